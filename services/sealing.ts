/** The seal of a delivery, as both sides use it: a JWS in compact form (RFC 7515), signed with ES256. */

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint } from 'jose';
import { z } from 'zod';

/** The media type of a sealed delivery (RFC 7515, section 9.2.1). */
export const SEALED = 'application/jose';

/** The header with the reference of a delivery that FPS MI had acknowledged and has lost. It gets this reference again. */
export const LOST_REFERENCE = 'Lost-Reference';

/** The header `typ`. A JWS that this key signed for another purpose is not accepted on a delivery (RFC 8725, section 3.11). */
export const SEAL_TYPE = 'uniek-verslag-delivery+jws';

/** The header `typ` of a checkpoint of the audit trail. */
export const CHECKPOINT_SEAL_TYPE = 'uniek-verslag-checkpoint+jws';

/** The published half of a key: a JWK (RFC 7517) whose id is its thumbprint (RFC 7638). */
export const publicKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string().min(1),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
});
export type PublicKey = z.output<typeof publicKeySchema>;

/** The key that seals deliveries. The private half never leaves the process that seals. */
export type DeliveryKey = { readonly privateKey: KeyObject; readonly publicKey: PublicKey };

/**
 * A private key on the curve P-256 in a configuration: PKCS #8, DER, in base64.
 * `openssl pkcs8 -topk8 -nocrypt -outform DER | base64 -w 0` writes it.
 */
export const deliveryKeySchema = z.string().transform((text, context): KeyObject => {
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // The text may be a part of a private key, so the message does not repeat it.
  }
  context.addIssue({ code: 'custom', message: 'is not an EC key on P-256, as PKCS #8 DER in base64' });
  return z.NEVER;
});

/** Makes a private key, in the form that a configuration takes. */
export function makeDeliveryKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** The key pair of a private key. */
export async function deliveryKeyOf(privateKey: KeyObject): Promise<DeliveryKey> {
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, publicKey: publicKeySchema.parse({ ...jwk, kid, alg: 'ES256', use: 'sig' }) };
}

/**
 * Seals a delivery, or what another type names. Sealing the same twice gives two different texts, because ECDSA uses a random
 * number.
 * @param payload canonical JSON (RFC 8785)
 * @param idempotencyKey part of the seal, so that the delivery cannot be sent again under another key
 */
export async function seal(
  key: DeliveryKey,
  payload: string,
  idempotencyKey: string,
  now: Date,
  type = SEAL_TYPE,
): Promise<string> {
  return await new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({
      alg: 'ES256',
      typ: type,
      cty: 'json',
      kid: key.publicKey.kid,
      iat: Math.floor(now.getTime() / 1000),
      jti: idempotencyKey,
    })
    .sign(key.privateKey);
}
