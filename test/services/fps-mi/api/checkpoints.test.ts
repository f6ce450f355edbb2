import { CompactSign } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditHead } from '#rules/audit-heads.ts';
import { sealCheckpoint } from '#services/checkpoint.ts';
import {
  CHECKPOINT_SEAL_TYPE,
  deliveryKeyOf,
  deliveryKeySchema,
  makeDeliveryKey,
  SEAL_TYPE,
  seal,
} from '#services/sealing.ts';
import { DELIVERY_KEY, type Ministry, ministryWithoutDatabase, startMinistry, TOKEN } from '#test/support/ministry.ts';

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry.close());

const heads: AuditHead[] = [
  { subject: 'report/covid-premium/2022/11001', rows: 3, hash: 'a'.repeat(64) },
  { subject: 'organisation/11001', rows: 1, hash: 'b'.repeat(64) },
];
const madeAt = new Date('2026-11-20T00:01:00Z');
const made = async (day = '2026-11-20', of = heads, key = DELIVERY_KEY) =>
  (await sealCheckpoint(key, { day, madeAt, previous: null }, of)).seal;
const call = async (path: string, options: RequestInit = {}, { app } = ministry, token = TOKEN): Promise<Response> =>
  await app.request(path, { headers: { Authorization: `Bearer ${token}` }, ...options });
const post = async (body: object, { app } = ministry, token = TOKEN): Promise<Response> =>
  await app.request('/api/checkpoints', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });

test('keeps a checkpoint once, and lists it with its key and its heads', async () => {
  expect(await (await call('/api/checkpoints/latest')).json()).toEqual({ latest: null });
  const sent = { seal: await made(), heads };
  const first = await post(sent);
  expect(first.status).toBe(201);
  const again = await post(sent);
  expect(again.status).toBe(201);
  expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  expect(await again.json()).toEqual(await first.json());
  expect(await (await call('/api/checkpoints/latest')).json()).toEqual({
    latest: { day: '2026-11-20', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  const list = (query: string) => call(`/api/checkpoints${query}`).then((answer) => answer.json());
  expect(await list('')).toEqual({
    checkpoints: [
      {
        day: '2026-11-20',
        receivedAt: expect.any(String),
        seal: sent.seal,
        key: DELIVERY_KEY.publicKey,
        heads: heads.toReversed(),
      },
    ],
  });
  expect(await list('?after=2026-11-20')).toEqual({ checkpoints: [] });
});

test('answers 409 to another checkpoint of the same day, and to one of an earlier day', async () => {
  const other = heads.slice(1);
  expect((await post({ seal: await made('2026-11-20', other), heads: other })).status).toBe(409);
  expect((await post({ seal: await made('2026-11-19'), heads })).status).toBe(409);
});

test.each([
  ['other heads than the sealed ones', { heads: heads.slice(1) }],
  ['a head that was changed', { heads: [{ ...heads[0], rows: 4 }, heads[1]] }],
  ['a head twice', { heads: [...heads, heads[0]] }],
  ['an invalid head', { heads: [{ subject: 'x', rows: 1, hash: 'a' }] }],
  ['no heads', { heads: undefined }],
  ['no seal', { seal: 'x' }],
  ['an unknown member', { note: 'x' }],
])('answers 422 to a checkpoint with %s', async (_, change) => {
  const answer = await post({ seal: await made('2026-11-21'), heads, ...change });
  expect(answer.status).toBe(422);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
});

test('answers 422 to a checkpoint of the future', async () => {
  const future = new Date(Date.now() + 3_600_000);
  const sealed = await sealCheckpoint(DELIVERY_KEY, { day: '2026-11-21', madeAt: future, previous: null }, heads);
  expect((await post({ seal: sealed.seal, heads })).status).toBe(422);
});

const sealed = (type: string, payload: string, jti = 'checkpoint/2026-11-21') =>
  seal(DELIVERY_KEY, payload, jti, madeAt, type);
test.each([
  [
    'the key of another sender',
    async () => made('2026-11-21', heads, await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()))),
  ],
  ['the seal of a delivery', () => sealed(SEAL_TYPE, '{}')],
  ['a payload that is not a checkpoint', () => sealed(CHECKPOINT_SEAL_TYPE, '{"day":"2026-11-21"}')],
  ['a payload that is not JSON', () => sealed(CHECKPOINT_SEAL_TYPE, 'x')],
  [
    'another day in its header',
    async () => {
      const [, payload = ''] = (await made('2026-11-21')).split('.');
      return await sealed(CHECKPOINT_SEAL_TYPE, Buffer.from(payload, 'base64url').toString(), 'checkpoint/2026-11-22');
    },
  ],
  [
    'another algorithm',
    () =>
      new CompactSign(Buffer.from('{}'))
        .setProtectedHeader({ alg: 'HS256', typ: CHECKPOINT_SEAL_TYPE })
        .sign(Buffer.from(JSON.stringify(DELIVERY_KEY.publicKey))),
  ],
])('answers 401 to a checkpoint with %s', async (_, make) => {
  const answer = await post({ seal: await make(), heads });
  expect(answer.status).toBe(401);
  expect(answer.headers.has('WWW-Authenticate')).toBe(true);
});

test('tells and takes nothing without the token', async () => {
  expect((await post({ seal: await made('2026-11-21'), heads }, ministry, 'another token')).status).toBe(401);
  for (const path of ['/api/checkpoints', '/api/checkpoints/latest']) {
    expect((await call(path, {}, ministry, 'another token')).status).toBe(401);
  }
});

test.each(['?after=yesterday', '?limit=0', '?limit=101', '?day=2026-11-20'])(
  'answers 422 to the query %s',
  async (query) => {
    expect((await call(`/api/checkpoints${query}`)).status).toBe(422);
  },
);

test('answers 503 without its database', async () => {
  const away = ministryWithoutDatabase();
  const answer = await away.app.request('/api/checkpoints/latest', { headers: { Authorization: `Bearer ${TOKEN}` } });
  expect(answer.status).toBe(503);
});
