/** Opens what the delivery key sealed: checks the signature and the purpose, and gives the payload. */

import { type CompactVerifyGetKey, type CryptoKey, compactVerify, createLocalJWKSet, errors, exportJWK } from 'jose';
import { z } from 'zod';
import { type PublicKey, publicKeySchema } from './sealing.ts';

/** Finds the public key that a seal names. */
export type SealKeys = CompactVerifyGetKey<CryptoKey>;

/** What a seal is expected to be on: the header `typ`, and its name in the texts of faults. */
export type SealedThing = { readonly type: string; readonly name: string };

/** A seal that is valid. */
export type OpenedSeal = {
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

/** Verifies a JWS in compact form. @throws what `keys` throws when the keys cannot be read */
export async function openSeal(text: string, keys: SealKeys, thing: SealedThing): Promise<OpenedSeal | SealFault> {
  try {
    const { protectedHeader, payload, key } = await compactVerify(text, keys, { algorithms: ['ES256'] });
    const header = headerSchema(thing).safeParse(protectedHeader);
    if (!header.success) {
      return { fault: `The seal is not the seal of a ${thing.name}: ${header.error.issues[0]?.path.join()} is wrong.` };
    }
    const { kid, iat, jti } = header.data;
    return {
      seal: text,
      sealKey: publicKeySchema.parse({ ...(await exportJWK(key)), kid, alg: 'ES256', use: 'sig' }),
      sealedAt: new Date(iat * 1000),
      idempotencyKey: jti,
      payload: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload),
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { fault: faultFrom(error, thing) };
    if (error instanceof TypeError) return { fault: 'The sealed payload is not UTF-8.' };
    throw error;
  }
}

/** Verifies a stored seal with the public key that was stored beside it. */
export async function openStoredSeal(
  text: string,
  key: PublicKey,
  thing: SealedThing,
): Promise<OpenedSeal | SealFault> {
  return await openSeal(text, createLocalJWKSet({ keys: [key] }), thing).catch(() => ({
    fault: 'The stored public key is invalid.',
  }));
}

const headerSchema = ({ type }: SealedThing) =>
  z.object({
    typ: z.literal(type),
    cty: z.literal('json'),
    kid: z.string(),
    /** In seconds; at most what a Date can hold. */
    iat: z.int().min(0).max(8_640_000_000_000),
    jti: z.string(),
  });

function faultFrom(error: errors.JOSEError, { name }: SealedThing): string {
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'The seal is broken: the signature does not match.';
  if (error instanceof errors.JWKSNoMatchingKey) return 'The seal names a key (kid) that the sender does not publish.';
  if (error instanceof errors.JWSInvalid) return `The ${name} is not sealed: a JWS in compact form is expected.`;
  return `The seal cannot be verified: ${error.message}.`;
}
