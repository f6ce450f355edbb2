import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { base64url, CompactSign, FlattenedSign } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { verifyStoredSeal } from '#services/fps-mi/database/stored-seals.ts';
import { sealKeysAt } from '#services/fps-mi/delivery/verify-seal.ts';
import { type Listening, listen } from '#services/process.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey, SEAL_TYPE, seal } from '#services/sealing.ts';
import { DELIVERY_KEY, deliver, delivery, type Ministry, post, startMinistry } from '#test/support/ministry.ts';

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry.close());

const key = 'covid-premium/2022/11001/v3';
const now = () => new Date();
const bytes = (text: string) => new TextEncoder().encode(text);
const payload = JSON.stringify(delivery());
const freshKey = () => deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
const sound = {
  alg: 'ES256',
  typ: SEAL_TYPE,
  cty: 'json',
  kid: DELIVERY_KEY.publicKey.kid,
  iat: 1_700_000_000,
  jti: key,
};
const sealedWith = (header: Record<string, unknown>, text = bytes(payload)) =>
  new CompactSign(text).setProtectedHeader({ ...sound, ...header }).sign(DELIVERY_KEY.privateKey);

const seals: [string, string, () => string | Promise<string>][] = [
  ['nothing', 'not sealed', () => ''],
  ['the bare delivery', 'not sealed', () => payload],
  [
    'a JWS that is not compact',
    'not sealed',
    async () =>
      JSON.stringify(await new FlattenedSign(bytes(payload)).setProtectedHeader(sound).sign(DELIVERY_KEY.privateKey)),
  ],
  [
    'another content put in',
    'broken',
    async () => {
      const [header, , signature] = (await sealedWith({})).split('.');
      return [header, base64url.encode(JSON.stringify(delivery({ justifiedTotal: 1 }))), signature].join('.');
    },
  ],
  [
    'a key of somebody else under the name of a known one',
    'broken',
    async () => {
      const { privateKey } = await freshKey();
      return await seal({ privateKey, publicKey: DELIVERY_KEY.publicKey }, payload, key, now());
    },
  ],
  ['a key that is not published', 'does not publish', async () => seal(await freshKey(), payload, key, now())],
  [
    'no signature at all (alg none)',
    '"alg"',
    () => [base64url.encode(JSON.stringify({ ...sound, alg: 'none' })), base64url.encode(payload), ''].join('.'),
  ],
  [
    'the public key used as a shared secret (HS256)',
    '"alg"',
    () =>
      new CompactSign(bytes(payload))
        .setProtectedHeader({ ...sound, alg: 'HS256' })
        .sign(bytes(JSON.stringify(DELIVERY_KEY.publicKey))),
  ],
  ['a seal of another type', 'typ', () => sealedWith({ typ: 'JWT' })],
  ['no moment', 'iat', () => sealedWith({ iat: undefined })],
  ['a moment to come', '(iat)', () => sealedWith({ iat: Math.floor(Date.now() / 1000) + 3600 })],
  ['another idempotency key', '(jti)', () => sealedWith({ jti: 'covid-premium/2022/11001/v4' })],
  ['what is no text', 'UTF-8', () => sealedWith({}, new Uint8Array([0xff, 0xfe]))],
];

test.each(seals)('Sealed with %s: 401, in problem details that say why', async (_, why, make) => {
  const answer = await post(ministry.app, await make(), { 'Idempotency-Key': key });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.headers.has('WWW-Authenticate')).toBe(true);
  expect(await answer.json()).toMatchObject({
    ...{ type: 'about:blank', title: 'Unauthorized', status: 401 },
    detail: expect.stringContaining(why),
  });
  const [row] = await ministry.sql`select count(*)::int as count from received_reports where idempotency_key = ${key}`;
  expect(row).toEqual({ count: 0 });
});

test('A delivery as plain JSON is one without a seal: 401', async () => {
  const answer = await post(ministry.app, payload, { 'Content-Type': 'application/json' });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('not sealed') });
});

test('The same delivery sealed anew is the same delivery: one report, the first seal kept', async () => {
  const sent = delivery({ nis: '11002' });
  const idempotency = { 'Idempotency-Key': randomUUID() };
  const first = await deliver(ministry.app, sent, idempotency);
  const again = await deliver(ministry.app, sent, idempotency);
  expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  expect(await again.text()).toBe(await first.text());
  const rows = await ministry.sql`select seal, seal_key from received_reports where nis = '11002'`;
  expect(rows).toEqual([{ seal: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/), seal_key: DELIVERY_KEY.publicKey }]);
});

test('The same sealed delivery cannot be sent again under another key', async () => {
  const sealed = await seal(DELIVERY_KEY, JSON.stringify(delivery({ nis: '11004' })), 'once', now());
  expect((await post(ministry.app, sealed, { 'Idempotency-Key': 'once' })).status).toBe(201);
  expect((await post(ministry.app, sealed, { 'Idempotency-Key': 'once-more' })).status).toBe(401);
});

test('A kept seal can be checked anew, without asking its sender', async () => {
  await deliver(ministry.app, delivery({ nis: '11005' }));
  const kept = await verifyStoredSeal(ministry.sql, 'COV-2022-11005-1');
  expect(kept).toEqual({ state: 'valid', kid: DELIVERY_KEY.publicKey.kid, sealedAt: expect.any(Date) });
  expect(await verifyStoredSeal(ministry.sql, 'COV-2022-11005-9')).toBeNull();
});

test.each([
  ['the content', 'content = replace(content, \'"payable":\', \'"payable":9\')'],
  ['the hash', `content_hash = '${'f'.repeat(64)}'`],
  ['the version', 'version = 9'],
  ['who signed', "signatures = jsonb_set(signatures, '{0,name}', '\"Somebody else\"')"],
  ['the seal', "seal = regexp_replace(seal, '\\.[^.]+\\.', '.e30.')"],
  ['the key', "seal_key = jsonb_set(seal_key, '{x}', seal_key -> 'y')"],
])('When %s was changed in the database, the check says so', async (_, change) => {
  const sent = await deliver(ministry.app, delivery({ nis: '11007' }));
  const { reference } = z.object({ reference: z.string() }).parse(await sent.json());
  await ministry.sql.unsafe(`update received_reports set ${change} where reference = '${reference}'`);
  expect(await verifyStoredSeal(ministry.sql, reference)).toEqual({ state: 'broken', reason: expect.any(String) });
});

test('What came before deliveries were sealed has no seal, and that is all', async () => {
  await deliver(ministry.app, delivery({ nis: '11008' }));
  await ministry.sql`update received_reports set seal = null, seal_key = null where nis = '11008'`;
  expect(await verifyStoredSeal(ministry.sql, 'COV-2022-11008-1')).toEqual({ state: 'unsealed' });
});

/** A sender that publishes its keys, or does not. */
const sender = { asked: 0, answer: () => new Response(null, { status: 500 }) };
let publishing: Listening;
beforeAll(async () => {
  const app = new Hono().get('/keys', () => {
    sender.asked += 1;
    return sender.answer();
  });
  publishing = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterAll(() => publishing.close());
afterEach(() => {
  sender.asked = 0;
});
const publishes = (...keys: object[]) => {
  sender.answer = () => Response.json({ keys });
};

test.each([
  ['answer 500', () => new Response(null, { status: 500 })],
  ['are no JSON', () => new Response('<html>')],
  ['are no keys', () => Response.json({ keys: 'none' })],
])('While the sender’s keys %s: 503 with Retry-After, and nothing is held against it', async (_, answer) => {
  sender.answer = answer;
  const waiting = await startMinistry({ sealKeys: sealKeysAt(new URL(`http://127.0.0.1:${publishing.port}/keys`)) });
  try {
    const idempotency = { 'Idempotency-Key': randomUUID() };
    const refused = await deliver(waiting.app, delivery(), idempotency);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    publishes(DELIVERY_KEY.publicKey);
    expect((await deliver(waiting.app, delivery(), idempotency)).status).toBe(201);
  } finally {
    await waiting.close();
  }
});

test('Nobody answers at the address of the keys: 503', async () => {
  const waiting = await startMinistry({ sealKeys: sealKeysAt(new URL('http://127.0.0.1:9/keys')) });
  try {
    expect((await deliver(waiting.app)).status).toBe(503);
  } finally {
    await waiting.close();
  }
});

test('Keys are asked for once, and made-up ones do not make the ministry ask without end', async () => {
  publishes(DELIVERY_KEY.publicKey);
  const asking = await startMinistry({ sealKeys: sealKeysAt(new URL(`http://127.0.0.1:${publishing.port}/keys`)) });
  try {
    for (let time = 0; time < 5; time += 1) {
      expect(
        (await post(asking.app, await seal(await freshKey(), payload, key, now()), { 'Idempotency-Key': key })).status,
      ).toBe(401);
    }
    expect((await deliver(asking.app)).status).toBe(201);
    expect(sender.asked).toBe(1);
  } finally {
    await asking.close();
  }
});
