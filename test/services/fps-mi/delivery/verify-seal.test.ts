import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { base64url, CompactSign, FlattenedSign } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { verifyStoredSeal } from '#services/fps-mi/database/stored-seals.ts';
import { sealKeysAt } from '#services/fps-mi/delivery/verify-seal.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey, SEAL_TYPE, seal } from '#services/sealing.ts';
import {
  canonicalText,
  DELIVERY_KEY,
  deliver,
  deliverText,
  delivery,
  type Ministry,
  startMinistry,
} from '#test/support/ministry.ts';

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry.close());

const key = 'covid-premium/2022/11001/v3';
const now = () => new Date();
const bytes = (text: string) => new TextEncoder().encode(text);
const payload = canonicalText(delivery());
const newKey = () => deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
const validHeader = {
  alg: 'ES256',
  typ: SEAL_TYPE,
  cty: 'json',
  kid: DELIVERY_KEY.publicKey.kid,
  iat: 1_700_000_000,
  jti: key,
};
const sealedWith = (header: Record<string, unknown>, text = bytes(payload)) =>
  new CompactSign(text).setProtectedHeader({ ...validHeader, ...header }).sign(DELIVERY_KEY.privateKey);

/** Invalid deliveries: what is wrong, a part of the answer, and the delivery. */
const invalidSeals: [string, string, () => string | Promise<string>][] = [
  ['an empty text', 'not sealed', () => ''],
  ['a delivery without a seal', 'not sealed', () => payload],
  [
    'a JWS that is not compact',
    'not sealed',
    async () =>
      JSON.stringify(
        await new FlattenedSign(bytes(payload)).setProtectedHeader(validHeader).sign(DELIVERY_KEY.privateKey),
      ),
  ],
  [
    'a payload that was replaced',
    'broken',
    async () => {
      const [header, , signature] = (await sealedWith({})).split('.');
      return [header, base64url.encode(canonicalText(delivery({ justifiedTotal: 1 }))), signature].join('.');
    },
  ],
  [
    'a key that uses the name of a published key',
    'broken',
    async () => {
      const { privateKey } = await newKey();
      return await seal({ privateKey, publicKey: DELIVERY_KEY.publicKey }, payload, key, now());
    },
  ],
  ['the key of another sender', 'does not publish', async () => seal(await newKey(), payload, key, now())],
  [
    'no signature (alg none)',
    '"alg"',
    () => [base64url.encode(JSON.stringify({ ...validHeader, alg: 'none' })), base64url.encode(payload), ''].join('.'),
  ],
  [
    'a signature with the public key as a shared secret (HS256)',
    '"alg"',
    () =>
      new CompactSign(bytes(payload))
        .setProtectedHeader({ ...validHeader, alg: 'HS256' })
        .sign(bytes(JSON.stringify(DELIVERY_KEY.publicKey))),
  ],
  ['a seal of another type', 'typ', () => sealedWith({ typ: 'JWT' })],
  ['no time', 'iat', () => sealedWith({ iat: undefined })],
  ['a time in the future', '(iat)', () => sealedWith({ iat: Math.floor(Date.now() / 1000) + 3600 })],
  ['another idempotency key', '(jti)', () => sealedWith({ jti: 'covid-premium/2022/11001/v4' })],
  ['a payload that is not UTF-8', 'UTF-8', () => sealedWith({}, new Uint8Array([0xff, 0xfe]))],
];

test.each(invalidSeals)('answers 401 with the reason to %s', async (_, reason, make) => {
  const answer = await deliverText(ministry.app, await make(), { 'Idempotency-Key': key });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.headers.has('WWW-Authenticate')).toBe(true);
  expect(await answer.json()).toMatchObject({
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    detail: expect.stringContaining(reason),
  });
  const [row] = await ministry.sql`select count(*)::int as count from received_reports where idempotency_key = ${key}`;
  expect(row).toEqual({ count: 0 });
});

test('answers 401 to a delivery as plain JSON', async () => {
  const answer = await deliverText(ministry.app, payload, { 'Content-Type': 'application/json' });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('not sealed') });
});

test('stores one report and the first seal when the same delivery is sealed again', async () => {
  const sent = delivery({ nis: '11002' });
  const idempotency = { 'Idempotency-Key': randomUUID() };
  const first = await deliver(ministry.app, sent, idempotency);
  const again = await deliver(ministry.app, sent, idempotency);
  expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  expect(await again.text()).toBe(await first.text());
  const rows = await ministry.sql`select seal, seal_key from received_reports where nis = '11002'`;
  expect(rows).toEqual([{ seal: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/), seal_key: DELIVERY_KEY.publicKey }]);
});

test('refuses a sealed delivery under another idempotency key', async () => {
  const sealed = await seal(DELIVERY_KEY, canonicalText(delivery({ nis: '11004' })), 'once', now());
  expect((await deliverText(ministry.app, sealed, { 'Idempotency-Key': 'once' })).status).toBe(201);
  expect((await deliverText(ministry.app, sealed, { 'Idempotency-Key': 'once-more' })).status).toBe(401);
});

test('verifies a stored seal without the sender', async () => {
  await deliver(ministry.app, delivery({ nis: '11005' }));
  const stored = await verifyStoredSeal(ministry.sql, 'COV-2022-11005-1');
  expect(stored).toEqual({ state: 'valid', kid: DELIVERY_KEY.publicKey.kid, sealedAt: expect.any(Date) });
  expect(await verifyStoredSeal(ministry.sql, 'COV-2022-11005-9')).toBeNull();
});

const auditHeads = [{ subject: 'report/covid-premium/2022/11007', rows: 4, hash: 'e'.repeat(64) }];

test('verifies a stored seal with the heads of the audit trail', async () => {
  await deliver(ministry.app, {
    ...delivery({ nis: '11009' }),
    auditHeads: [{ ...auditHeads[0], subject: 'report/covid-premium/2022/11009' }],
  });
  expect(await verifyStoredSeal(ministry.sql, 'COV-2022-11009-1')).toMatchObject({ state: 'valid' });
});

test.each([
  ['the content', 'content = replace(content, \'"payable":\', \'"payable":9\')'],
  ['the hash', `content_hash = '${'f'.repeat(64)}'`],
  ['the version', 'version = 9'],
  ['the name of a signer', "signatures = jsonb_set(signatures, '{0,name}', '\"Another name\"')"],
  ['a head of the audit trail', "audit_heads = jsonb_set(audit_heads, '{0,rows}', '3')"],
  ['the heads of the audit trail', 'audit_heads = null'],
  ['the seal', "seal = regexp_replace(seal, '\\.[^.]+\\.', '.e30.')"],
  ['the key', "seal_key = jsonb_set(seal_key, '{x}', seal_key -> 'y')"],
])('finds a stored seal broken when %s was changed in the database', async (_, change) => {
  const sent = await deliver(ministry.app, { ...delivery({ nis: '11007' }), auditHeads });
  const { reference } = z.object({ reference: z.string() }).parse(await sent.json());
  await ministry.sql.unsafe(`update received_reports set ${change} where reference = '${reference}'`);
  expect(await verifyStoredSeal(ministry.sql, reference)).toEqual({ state: 'broken', reason: expect.any(String) });
});

test('reports a stored report without a seal as unsealed', async () => {
  await deliver(ministry.app, delivery({ nis: '11008' }));
  await ministry.sql`update received_reports set seal = null, seal_key = null where nis = '11008'`;
  expect(await verifyStoredSeal(ministry.sql, 'COV-2022-11008-1')).toEqual({ state: 'unsealed' });
});

/** A server for the keys of the sender. Each test sets its answer. */
const sender = { requests: 0, answer: () => new Response(null, { status: 500 }) };
let keyServer: RunningServer;
beforeAll(async () => {
  const app = new Hono().get('/keys', () => {
    sender.requests += 1;
    return sender.answer();
  });
  keyServer = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterAll(() => keyServer.close());
afterEach(() => {
  sender.requests = 0;
});
const publish = (...keys: object[]) => {
  sender.answer = () => Response.json({ keys });
};

test.each([
  ['answers 500', () => new Response(null, { status: 500 })],
  ['answers something other than JSON', () => new Response('<html>')],
  ['answers JSON without keys', () => Response.json({ keys: 'none' })],
])('answers 503 with Retry-After while the key server %s, and accepts the delivery afterwards', async (_, answer) => {
  sender.answer = answer;
  const ministryWithKeyServer = await startMinistry({
    sealKeys: sealKeysAt(new URL(`http://127.0.0.1:${keyServer.port}/keys`)),
  });
  try {
    const idempotency = { 'Idempotency-Key': randomUUID() };
    const refused = await deliver(ministryWithKeyServer.app, delivery(), idempotency);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    publish(DELIVERY_KEY.publicKey);
    expect((await deliver(ministryWithKeyServer.app, delivery(), idempotency)).status).toBe(201);
  } finally {
    await ministryWithKeyServer.close();
  }
});

test('answers 503 when the key server cannot be reached', async () => {
  const ministryWithKeyServer = await startMinistry({ sealKeys: sealKeysAt(new URL('http://127.0.0.1:9/keys')) });
  try {
    expect((await deliver(ministryWithKeyServer.app)).status).toBe(503);
  } finally {
    await ministryWithKeyServer.close();
  }
});

test('fetches the keys once, even when seals name unknown keys', async () => {
  publish(DELIVERY_KEY.publicKey);
  const ministryWithKeyServer = await startMinistry({
    sealKeys: sealKeysAt(new URL(`http://127.0.0.1:${keyServer.port}/keys`)),
  });
  try {
    for (let time = 0; time < 5; time += 1) {
      const sealed = await seal(await newKey(), payload, key, now());
      const answer = await deliverText(ministryWithKeyServer.app, sealed, { 'Idempotency-Key': key });
      expect(answer.status).toBe(401);
    }
    expect((await deliver(ministryWithKeyServer.app)).status).toBe(201);
    expect(sender.requests).toBe(1);
  } finally {
    await ministryWithKeyServer.close();
  }
});
