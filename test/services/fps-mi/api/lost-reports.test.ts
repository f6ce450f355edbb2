import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOST_REFERENCE } from '#services/sealing.ts';
import {
  deliver,
  delivery,
  type Ministry,
  ministryWithoutDatabase,
  startMinistry,
  TOKEN,
} from '#test/support/ministry.ts';

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry.close());

const ask = async (body: unknown, token = TOKEN, { app } = ministry): Promise<Response> =>
  await app.request('/api/reports/missing', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const restore = (nis: string, reference: string, key = `covid-premium/2022/${nis}/v3`) =>
  deliver(ministry.app, delivery({ nis }), { 'Idempotency-Key': key, [LOST_REFERENCE]: reference });
const referenceOf = async (answer: Response): Promise<unknown> => await answer.json();

test('answers which of the references no report has', async () => {
  await deliver(ministry.app, delivery({ nis: '11001' }));
  const references = ['COV-2022-11001-1', 'COV-2022-11001-2', 'COV-2022-11002-1'];
  const answer = await ask({ references });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ missing: ['COV-2022-11001-2', 'COV-2022-11002-1'] });
});

test('tells nobody without the token', async () => {
  expect((await ask({ references: ['COV-2022-11001-1'] }, 'another token')).status).toBe(401);
});

test.each([
  ['no JSON', '{'],
  ['no list', {}],
  ['an empty list', { references: [] }],
  ['what is not a reference', { references: ["COV-2022-11001-1'--"] }],
  ['more than a thousand references', { references: Array(1001).fill('COV-2022-11001-1') }],
])('answers 422 to %s', async (_, body) => {
  const answer = await ask(body);
  expect(answer.status).toBe(422);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
});

test('answers a thousand of the longest references, and 413 to a list that is larger', async () => {
  const longest = 'ABCDEFGHIJ-2022-11001-1234567890';
  expect((await ask({ references: Array(1000).fill(longest) })).status).toBe(200);
  expect((await ask({ references: Array(3000).fill(longest) })).status).toBe(413);
});

test('answers 503 while the database cannot be reached', async () => {
  const { app, sql } = ministryWithoutDatabase();
  expect((await ask({ references: ['COV-2022-11001-1'] }, TOKEN, { ...ministry, app })).status).toBe(503);
  await sql.end();
});

test('receives a lost report under its reference, and goes on after it', async () => {
  const answer = await restore('11002', 'COV-2022-11002-4');
  expect(answer.status).toBe(201);
  expect(await referenceOf(answer)).toMatchObject({ reference: 'COV-2022-11002-4' });
  expect(await referenceOf(await restore('11002', 'COV-2022-11002-2', 'an earlier one'))).toMatchObject({
    reference: 'COV-2022-11002-2',
  });
  expect(await referenceOf(await deliver(ministry.app, delivery({ nis: '11002' })))).toMatchObject({
    reference: 'COV-2022-11002-5',
  });
});

test('answers as before to a report that is not lost', async () => {
  const key = 'covid-premium/2022/11004/v3';
  const first = await deliver(ministry.app, delivery({ nis: '11004' }), { 'Idempotency-Key': key });
  const again = await restore('11004', 'COV-2022-11004-9', key);
  expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  expect(await again.text()).toBe(await first.text());
});

test('answers 409 when another report has the reference, and stores nothing', async () => {
  await deliver(ministry.app, delivery({ nis: '11005' }));
  const answer = await restore('11005', 'COV-2022-11005-1');
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ errors: [{ header: LOST_REFERENCE }] });
  expect(await ministry.sql`select from received_reports where nis = '11005'`).toHaveLength(1);
});

test.each([
  'COV-2022-11008-1',
  'COV-2021-11007-1',
  'HOL-2022-11007-1',
  'COV-2022-11007-0',
  'COV-2022-11007-01',
  'COV-2022-11007-9999999999',
  'COV',
])('answers 422 to a report of 11007 under the reference %s', async (reference) => {
  const answer = await restore('11007', reference);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ header: LOST_REFERENCE }] });
  expect(await ministry.sql`select from serials where nis = '11007'`).toHaveLength(0);
});
