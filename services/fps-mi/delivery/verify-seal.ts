/** Verifies the seal of a delivery: when it arrives, and later with the public key that was stored with it. */

import {
  type CompactVerifyGetKey,
  type CryptoKey,
  compactVerify,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  exportJWK,
} from 'jose';
import { z } from 'zod';
import { type PublicKey, publicKeySchema, SEAL_TYPE } from '#services/sealing.ts';

/** Finds the public key that a seal names. */
export type SealKeys = CompactVerifyGetKey<CryptoKey>;

/** How far the sender's clock may be ahead of this machine's clock. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

const headerSchema = z.object({
  typ: z.literal(SEAL_TYPE),
  cty: z.literal('json'),
  kid: z.string(),
  /** In seconds; at most what a Date can hold. */
  iat: z.int().min(0).max(8_640_000_000_000),
  jti: z.string(),
});

/** A delivery whose seal is valid. */
export type SealedDelivery = {
  /** The JWS as it arrived. */
  readonly seal: string;
  /** The public key that the seal was verified with. It is stored, because the sender will remove old keys. */
  readonly sealKey: PublicKey;
  readonly sealedAt: Date;
  readonly idempotencyKey: string;
  readonly payload: string;
};

/** Why a seal is invalid. */
export type SealFault = { readonly fault: string };

/** The sender's keys cannot be fetched at the moment, so the seal cannot be verified. */
export class SealKeysUnavailable extends Error {
  override readonly name = 'SealKeysUnavailable';
}

/**
 * The sender's public keys at a JWKS address. They are fetched again after ten minutes, or when a seal names an unknown
 * key. The cooldown prevents one request for each invented key id.
 */
export function sealKeysAt(url: URL): SealKeys {
  const keys = createRemoteJWKSet(url, { cooldownDuration: 5_000, cacheMaxAge: 600_000, timeoutDuration: 5_000 });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isUnknownKey(error)) throw error;
      throw new SealKeysUnavailable(`The keys at ${url} cannot be fetched`, { cause: error });
    }
  };
}

/** Whether the key set was fetched and does not contain the key. */
function isUnknownKey(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported;
}

/**
 * Verifies the seal of a delivery that arrives under `idempotencyKey`.
 * @throws SealKeysUnavailable when the sender's keys cannot be fetched
 */
export async function verifySeal(
  text: string,
  idempotencyKey: string,
  keys: SealKeys,
): Promise<SealedDelivery | SealFault> {
  const sealed = await verify(text, keys);
  if ('fault' in sealed) return sealed;
  if (sealed.idempotencyKey !== idempotencyKey) return { fault: 'The seal names another idempotency key (jti).' };
  if (sealed.sealedAt.getTime() > Date.now() + CLOCK_TOLERANCE_MS) {
    return { fault: 'The time of the seal is in the future (iat).' };
  }
  return sealed;
}

/** Verifies a stored seal with the public key that was stored beside it. */
export async function verifySealWith(text: string, key: PublicKey): Promise<SealedDelivery | SealFault> {
  return await verify(text, createLocalJWKSet({ keys: [key] })).catch(() => ({
    fault: 'The stored public key is invalid.',
  }));
}

async function verify(text: string, keys: SealKeys): Promise<SealedDelivery | SealFault> {
  try {
    const { protectedHeader, payload, key } = await compactVerify(text, keys, { algorithms: ['ES256'] });
    const header = headerSchema.safeParse(protectedHeader);
    if (!header.success) {
      return { fault: `The seal is not the seal of a delivery: ${header.error.issues[0]?.path.join()} is wrong.` };
    }
    const { kid, iat, jti } = header.data;
    return {
      seal: text,
      sealKey: publicKeySchema.parse({ ...(await exportJWK(key)), kid, alg: 'ES256', use: 'sig' }),
      sealedAt: new Date(iat * 1000),
      idempotencyKey: jti,
      payload: new TextDecoder('utf-8', { fatal: true }).decode(payload),
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { fault: faultFrom(error) };
    if (error instanceof TypeError) return { fault: 'The sealed payload is not UTF-8.' };
    throw error;
  }
}

function faultFrom(error: errors.JOSEError): string {
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'The seal is broken: the signature does not match.';
  if (error instanceof errors.JWKSNoMatchingKey) return 'The seal names a key (kid) that the sender does not publish.';
  if (error instanceof errors.JWSInvalid) return 'The delivery is not sealed: a JWS in compact form is expected.';
  return `The seal cannot be verified: ${error.message}.`;
}
