import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { MAX_DELIVERY_BYTES } from '#services/fps-mi/delivery/delivery-schema.ts';
import {
  deliver,
  delivery,
  grantAmounts,
  type Ministry,
  ministryWithoutDatabase,
  startMinistry,
} from '#test/support/ministry.ts';

const receiptSchema = z.strictObject({ reference: z.string(), receivedAt: z.iso.datetime() });

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry.close());

const receiptOf = async (answer: Response) => receiptSchema.parse(await answer.json());
const countOf = async (nis: string): Promise<number> => {
  const [row] = await ministry.sql<{ count: number }[]>`
    select count(*)::int as count from received_reports where nis = ${nis}`;
  return row?.count ?? -1;
};

test('answers 201 with a reference of form, year, municipality and number, and the address of the report', async () => {
  const answer = await deliver(ministry.app, delivery({ nis: '11002' }));
  expect(answer.status).toBe(201);
  const receipt = await receiptOf(answer);
  expect(receipt.reference).toBe('COV-2022-11002-1');
  expect(answer.headers.get('Location')).toBe('/api/reports/COV-2022-11002-1');
  expect(answer.headers.has('Idempotency-Replayed')).toBe(false);
  expect(Math.abs(Date.now() - Date.parse(receipt.receivedAt))).toBeLessThan(5000);
});

test('answers the same to the same report under the same key and stores it once', async () => {
  const key = { 'Idempotency-Key': 'covid-premium/2022/11004/v3' };
  const sent = delivery({ nis: '11004' });
  const first = await deliver(ministry.app, sent, key);
  // The order of the members and of the signatures does not matter.
  const { contentHash, ...rest } = sent;
  const again = await deliver(ministry.app, { contentHash, ...rest, signatures: sent.signatures.toReversed() }, key);
  expect(again.status).toBe(201);
  expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
  expect(await again.text()).toBe(await first.text());
  expect(await countOf('11004')).toBe(1);
});

test('answers 409 to another report under the same key', async () => {
  const key = { 'Idempotency-Key': 'covid-premium/2022/11005/v3' };
  await deliver(ministry.app, delivery({ nis: '11005' }), key);
  const answer = await deliver(ministry.app, delivery({ nis: '11005', justifiedTotal: 1 }), key);
  expect(answer.status).toBe(409);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({
    title: 'Conflict',
    status: 409,
    errors: [{ header: 'Idempotency-Key' }],
  });
  expect(await countOf('11005')).toBe(1);
});

test('gives a newer version under another key the next number', async () => {
  const references = [];
  for (const version of [1, 2]) {
    const answer = await deliver(ministry.app, delivery({ nis: '11007', version, justifiedTotal: version }));
    references.push((await receiptOf(answer)).reference);
  }
  expect(references).toEqual(['COV-2022-11007-1', 'COV-2022-11007-2']);
});

test('stores the largest amount and a negative amount to the cent', async () => {
  const values = { advance: 100_000_000_000, justifiedTotal: 99_999_999_999, payable: -1 };
  const advances = [{ nis: '11008', field: 'advance', cents: values.advance }];
  await grantAmounts(ministry.sql, { form: 'covid-premium', year: 2022 }, advances);
  const { reference } = await receiptOf(await deliver(ministry.app, delivery({ nis: '11008', values })));
  const kept = await ministry.app.request(`/api/reports/${reference}`);
  expect(await kept.json()).toMatchObject({ values, payable: -1 });
});

test('stores a report once when it arrives twenty times at the same time', async () => {
  const key = { 'Idempotency-Key': randomUUID() };
  const sent = delivery({ nis: '11009' });
  const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(ministry.app, sent, key)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(201));
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect(answers.filter((answer) => answer.headers.has('Idempotency-Replayed'))).toHaveLength(19);
  expect(await countOf('11009')).toBe(1);
});

test('numbers twenty reports of a municipality that arrive at the same time from 1 to 20, in order of receipt', async () => {
  const sent = Array.from({ length: 20 }, (_, index) => delivery({ nis: '11013', justifiedTotal: index }));
  const answers = await Promise.all(sent.map((each) => deliver(ministry.app, each)));
  const receipts = await Promise.all(answers.map(receiptOf));
  const serials = receipts.map(({ reference }) => Number(reference.split('-')[3]));
  expect(serials.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  const byTime = await ministry.sql<{ serial: number }[]>`
    select serial from received_reports where nis = '11013' order by received_at, serial`;
  expect(byTime.map(({ serial }) => serial)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test('gives a refused delivery no number', async () => {
  const key = { 'Idempotency-Key': randomUUID() };
  await deliver(ministry.app, delivery({ nis: '11016' }), key);
  await deliver(ministry.app, delivery({ nis: '11016', justifiedTotal: 7 }), key);
  const { reference } = await receiptOf(await deliver(ministry.app, delivery({ nis: '11016', justifiedTotal: 8 })));
  expect(reference).toBe('COV-2022-11016-2');
});

test.each([
  ['no token', null],
  ['another token', 'Bearer another-token-of-the-tests'],
  ['another scheme', 'Basic YTpi'],
  ['no token after the scheme', 'Bearer'],
])('answers 401 to a delivery with %s, without reading it', async (_, authorization) => {
  const answer = await deliver(ministry.app, 'nonsense', {
    Authorization: authorization,
    'Content-Type': 'text/plain',
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="fps-mi"');
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ title: 'Unauthorized', status: 401 });
});

test.each(['text/plain', 'application/xml', 'application/jsonx', null])(
  'answers 415 to the content type %s',
  async (type) => {
    const answer = await deliver(ministry.app, delivery(), { 'Content-Type': type });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ status: 415 });
  },
);

test('ignores the parameters and the case of the content type', async () => {
  const answer = await deliver(ministry.app, delivery({ nis: '11018' }), {
    'Content-Type': 'Application/JOSE; charset=utf-8',
  });
  expect(answer.status).toBe(201);
});

test('answers 413 to a delivery that is too large, with or without Content-Length', async () => {
  const body = `"${'x'.repeat(MAX_DELIVERY_BYTES)}"`;
  for (const headers of [{}, { 'Content-Length': String(body.length) }]) {
    const answer = await deliver(ministry.app, body, headers);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ status: 413 });
  }
});

test('answers 503 with Retry-After while the database cannot be reached; /readyz reports it and /healthz does not', async () => {
  const { app, sql } = ministryWithoutDatabase();
  const answer = await deliver(app);
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await answer.json()).toMatchObject({ status: 503 });
  const list = await app.request('/api/reports');
  expect(list.status).toBe(503);
  const page = await app.request('/', { headers: { Cookie: 'fps_mi_session=any' } });
  expect(page.status).toBe(503);
  expect(await page.text()).toContain('Even niet bereikbaar');
  const readiness = await app.request('/readyz');
  expect(readiness.status).toBe(503);
  // Why is in the log only.
  expect(await readiness.json()).toEqual({ database: 'not ready' });
  expect(readiness.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(await (await app.request('/healthz')).text()).toBe('ok');
  await sql.end();
});

test('answers 200 on /readyz while the database can be reached', async () => {
  const answer = await ministry.app.request('/readyz');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ database: 'ready' });
});
