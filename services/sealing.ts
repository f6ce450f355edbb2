/** What both sides agree upon about the seal of a delivery: a JWS in compact form (RFC 7515), signed with ES256. */

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint } from 'jose';
import { z } from 'zod';

/** The media type of a sealed delivery (RFC 7515, section 9.2.1). */
export const SEALED = 'application/jose';

/** The header `typ`: a seal that this key set on something else is none on a delivery (RFC 8725, section 3.11). */
export const SEAL_TYPE = 'uniek-verslag-delivery+jws';

/** The public half of a key as others get to see it: a JWK (RFC 7517), named after its thumbprint (RFC 7638). */
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

/** The key that deliveries are sealed with. The private half stays in the process that seals. */
export type DeliveryKey = { readonly privateKey: KeyObject; readonly publicKey: PublicKey };

/**
 * A private key on the curve P-256 as it stands in a configuration: PKCS #8, DER, in base64.
 * What `openssl pkcs8 -topk8 -nocrypt -outform DER | base64 -w 0` writes.
 */
export const deliveryKeySchema = z.string().transform((text, context): KeyObject => {
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // What was given may be half a key: nothing of it belongs in a message.
  }
  context.addIssue({ code: 'custom', message: 'is not an EC key on P-256, as PKCS #8 DER in base64' });
  return z.NEVER;
});

/** A fresh private key, as it stands in a configuration. */
export function makeDeliveryKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** The key with its public half, which others may know. */
export async function deliveryKeyOf(privateKey: KeyObject): Promise<DeliveryKey> {
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, publicKey: publicKeySchema.parse({ ...jwk, kid, alg: 'ES256', use: 'sig' }) };
}

/**
 * Seals a delivery. ECDSA draws a new random number each time: the same delivery sealed again is another text.
 * @param payload canonical JSON (RFC 8785)
 * @param idempotencyKey part of what is sealed: nobody can send it again under another key
 */
export async function seal(key: DeliveryKey, payload: string, idempotencyKey: string, now: Date): Promise<string> {
  return await new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({
      alg: 'ES256',
      typ: SEAL_TYPE,
      cty: 'json',
      kid: key.publicKey.kid,
      iat: Math.floor(now.getTime() / 1000),
      jti: idempotencyKey,
    })
    .sign(key.privateKey);
}
