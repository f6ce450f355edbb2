/** The seal of a delivery, checked when it comes and whenever somebody asks again. */

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

/** How far the sender's clock may be ahead of ours. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

const headerSchema = z.object({
  typ: z.literal(SEAL_TYPE),
  cty: z.literal('json'),
  kid: z.string(),
  /** In seconds; what a Date can hold. */
  iat: z.int().min(0).max(8_640_000_000_000),
  jti: z.string(),
});

/** A delivery whose seal is sound. */
export type Sealed = {
  /** As it came in. */
  readonly seal: string;
  /** The public key that the seal was checked with: kept, so that it can be checked when the sender has forgotten it. */
  readonly sealKey: PublicKey;
  readonly sealedAt: Date;
  readonly idempotencyKey: string;
  readonly payload: string;
};

/** Why a seal is none. */
export type SealFault = { readonly fault: string };

/** The sender's keys cannot be asked for just now: nothing can be said about a seal. */
export class KeysAway extends Error {
  override readonly name = 'KeysAway';
}

/**
 * The sender's public keys at a JWKS address. They are asked for again when ten minutes old, and at a key that is not
 * known, unless they were just asked for: made-up keys must not make us ask without end.
 */
export function sealKeysAt(url: URL): SealKeys {
  const keys = createRemoteJWKSet(url, { cooldownDuration: 5_000, cacheMaxAge: 600_000, timeoutDuration: 5_000 });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (saysNo(error)) throw error;
      throw new KeysAway(`The keys at ${url} cannot be had`, { cause: error });
    }
  };
}

/** Whether the keys are there, and the one that is asked for is not among them. */
function saysNo(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported;
}

/**
 * Checks the seal of a delivery that comes in under `idempotencyKey`.
 * @throws KeysAway when the sender's keys cannot be had
 */
export async function openSeal(text: string, idempotencyKey: string, keys: SealKeys): Promise<Sealed | SealFault> {
  const sealed = await open(text, keys);
  if ('fault' in sealed) return sealed;
  if (sealed.idempotencyKey !== idempotencyKey) return { fault: 'The seal names another idempotency key (jti).' };
  if (sealed.sealedAt.getTime() > Date.now() + CLOCK_TOLERANCE_MS) {
    return { fault: 'The seal is of a moment to come (iat).' };
  }
  return sealed;
}

/** Checks a seal anew with the key that was kept beside it. */
export async function openKeptSeal(text: string, key: PublicKey): Promise<Sealed | SealFault> {
  return await open(text, createLocalJWKSet({ keys: [key] })).catch(() => ({
    fault: 'The key that was kept is none.',
  }));
}

async function open(text: string, keys: SealKeys): Promise<Sealed | SealFault> {
  try {
    const { protectedHeader, payload, key } = await compactVerify(text, keys, { algorithms: ['ES256'] });
    const header = headerSchema.safeParse(protectedHeader);
    if (!header.success) {
      return { fault: `The seal is not one of a delivery: ${header.error.issues[0]?.path.join()} is not as agreed.` };
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
    if (error instanceof errors.JOSEError) return { fault: faultOf(error) };
    if (error instanceof TypeError) return { fault: 'What is sealed is not UTF-8.' };
    throw error;
  }
}

function faultOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The seal is broken: the signature does not fit.';
  if (error instanceof errors.JWKSNoMatchingKey) return 'The seal names a key (kid) that the sender does not publish.';
  if (error instanceof errors.JWSInvalid) return 'The delivery is not sealed: a JWS in compact form is expected.';
  return `The seal cannot be taken: ${error.message}.`;
}
