import { generateKeyPairSync } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { payloadOf } from '#services/notifier/deliver-report.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey, SEAL_TYPE, seal } from '#services/sealing.ts';
import { delivery } from '#test/support/ministry.ts';

const key = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
const sent = delivery();
const signedReport = {
  content: sent.content,
  contentHash: sent.contentHash,
  signatures: sent.signatures.map((signature) => ({ ...signature, signedAt: new Date(signature.signedAt) })),
};

describe('the seal of a delivery', () => {
  it('is a compact JWS whose header has the type, the key, the time and the idempotency key', async () => {
    const sealed = await seal(key, '{"a":1}', 'covid-premium/2022/11001/v3', new Date('2026-11-24T12:00:00.900Z'));
    const publicKey = await importJWK(key.publicKey, 'ES256');
    const { protectedHeader, payload } = await compactVerify(sealed, publicKey);
    expect(protectedHeader).toEqual({
      alg: 'ES256',
      typ: SEAL_TYPE,
      cty: 'json',
      kid: key.publicKey.kid,
      iat: 1_795_521_600,
      jti: 'covid-premium/2022/11001/v3',
    });
    expect(new TextDecoder().decode(payload)).toBe('{"a":1}');
  });

  it('differs each time for the same payload', async () => {
    const seals = await Promise.all([1, 2].map(() => seal(key, payloadOf(signedReport, 3, null), 'key', new Date())));
    const [one = [], other = []] = seals.map((text) => text.split('.'));
    expect(one[1]).toBe(other[1]);
    expect(one[2]).not.toBe(other[2]);
  });

  it('covers canonical JSON: members in order, no spaces, times in UTC', () => {
    const text = payloadOf(signedReport, 3, null);
    expect(text).toMatch(/^\{"content":\{"account":\{"bic":"GKCCBEBB","iban":/);
    expect(text).toContain('"signedAt":"2022-02-20T09:00:00.000Z"');
    expect(JSON.parse(text)).toEqual(sent);
  });

  it('covers the heads of the audit trail', () => {
    const auditHeads = [{ subject: 'report/covid-premium/2022/11001', rows: 3, hash: 'f'.repeat(64) }];
    expect(JSON.parse(payloadOf(signedReport, 3, auditHeads))).toEqual({ ...sent, auditHeads });
  });
});

describe('the delivery key', () => {
  it('publishes only its public half, with its thumbprint as key id', () => {
    expect(Object.keys(key.publicKey).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(key.publicKey.kid).toMatch(/^[\w-]{43}$/);
  });

  it('has the same key id at each start', async () => {
    const text = makeDeliveryKey();
    const kids = await Promise.all([1, 2].map(() => deliveryKeyOf(deliveryKeySchema.parse(text))));
    expect(kids[0]?.publicKey).toEqual(kids[1]?.publicKey);
  });

  it.each([
    ['nothing', ''],
    ['some text', 'a long random text that is not a key'],
    ['half a key', makeDeliveryKey().slice(0, 60)],
    [
      'a key on another curve',
      generateKeyPairSync('ec', { namedCurve: 'P-384' })
        .privateKey.export({ format: 'der', type: 'pkcs8' })
        .toString('base64'),
    ],
  ])('cannot be %s, and the error message does not repeat the given value', (_, text) => {
    const parsed = deliveryKeySchema.safeParse(text);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
      'is not an EC key on P-256, as PKCS #8 DER in base64',
    ]);
  });
});
