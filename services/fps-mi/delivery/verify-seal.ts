/** Verifies the seal of a delivery: when it arrives, and later with the public key that was stored with it. */

import { createRemoteJWKSet, errors } from 'jose';
import { type OpenedSeal, openSeal, openStoredSeal, type SealFault, type SealKeys } from '#services/open-seal.ts';
import { type PublicKey, SEAL_TYPE } from '#services/sealing.ts';

/** How far the sender's clock may be ahead of this machine's clock. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

const delivery = { type: SEAL_TYPE, name: 'delivery' };

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
): Promise<OpenedSeal | SealFault> {
  const sealed = await openSeal(text, keys, delivery);
  if ('fault' in sealed) return sealed;
  if (sealed.idempotencyKey !== idempotencyKey) return { fault: 'The seal names another idempotency key (jti).' };
  if (sealed.sealedAt.getTime() > Date.now() + CLOCK_TOLERANCE_MS) {
    return { fault: 'The time of the seal is in the future (iat).' };
  }
  return sealed;
}

/** Verifies a stored seal with the public key that was stored beside it. */
export async function verifySealWith(text: string, key: PublicKey): Promise<OpenedSeal | SealFault> {
  return await openStoredSeal(text, key, delivery);
}
