import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { deliver, delivery, type Ministry, startMinistry, TOKEN } from '#test/support/ministry.ts';

const listSchema = z.object({ reports: z.array(z.looseObject({ reference: z.string() })), total: z.int() });

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
  for (const nis of ['11001', '63023', '21001', '11001']) {
    expect((await deliver(ministry.app, delivery({ nis }))).status).toBe(201);
  }
});
afterAll(() => ministry.close());

async function list(query: string): Promise<{ references: string[]; total: number }> {
  const answer = await ministry.app.request(`/api/reports${query}`);
  expect(answer.status).toBe(200);
  const { reports, total } = listSchema.parse(await answer.json());
  return { references: reports.map(({ reference }) => reference), total };
}

const all = ['COV-2022-11001-2', 'COV-2022-21001-1', 'COV-2022-63023-1', 'COV-2022-11001-1'];

test.each([
  ['', all, 4],
  ['?form=&year=&nis=', all, 4],
  ['?form=covid-premium&year=2022', all, 4],
  ['?nis=11001', ['COV-2022-11001-2', 'COV-2022-11001-1'], 2],
  ['?form=covid-premium&year=2022&nis=63023', ['COV-2022-63023-1'], 1],
  ['?year=2021', [], 0],
  ['?nis=99999', [], 0],
  ['?limit=2', all.slice(0, 2), 4],
  ['?limit=2&offset=1', all.slice(1, 3), 4],
  ['?offset=10', [], 4],
])('lists the reports for the query "%s", newest first', async (query, references, total) => {
  expect(await list(query)).toEqual({ references, total });
});

test.each([
  ['?form=holiday-premium', 'form'],
  ['?year=22', 'year'],
  ['?year=2022.5', 'year'],
  ['?nis=1100', 'nis'],
  ["?nis=11001'--", 'nis'],
  ['?limit=0', 'limit'],
  ['?limit=1001', 'limit'],
  ['?offset=-1', 'offset'],
  ['?offset=99999999999', 'offset'],
  ['?yaer=2022', 'yaer'],
])('answers 422 and names the parameter for the query "%s"', async (query, parameter) => {
  const answer = await ministry.app.request(`/api/reports${query}`);
  expect(answer.status).toBe(422);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ errors: [{ parameter }] });
});

test('answers with everything that was delivered and the amount to pay', async () => {
  const { content, contentHash, version, signatures } = delivery();
  const { form, year, nis, values, account } = content;
  const answer = await ministry.app.request('/api/reports/COV-2022-11001-1');
  expect(answer.status).toBe(200);
  const report: unknown = await answer.json();
  expect(report).toEqual({
    reference: 'COV-2022-11001-1',
    receivedAt: expect.any(String),
    form,
    year,
    nis,
    formVersion: 1,
    version,
    contentHash,
    values,
    payable: 123_450,
    account,
    signatures: signatures.map(({ proof: _, ...signature }) => signature),
    auditHeads: null,
  });
  const first: unknown = await (await ministry.app.request('/api/reports?nis=11001&offset=1')).json();
  expect(first).toEqual({ reports: [report], total: 2 });
});

test.each(['COV-2022-11001-3', 'COV-2022-11001', 'cov-2022-11001-1', '%00', 'COV-2022-11001-99999999999'])(
  'answers 404 to the unknown reference %s',
  async (reference) => {
    const answer = await ministry.app.request(`/api/reports/${reference}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ title: 'Not Found', status: 404 });
  },
);

test('tells caches not to store the list, a report or the pages', async () => {
  for (const path of ['/api/reports', '/api/reports/COV-2022-11001-1', '/']) {
    expect((await ministry.app.request(path)).headers.get('Cache-Control')).toBe('no-store');
  }
});

test('requires the token for reading in production', async () => {
  const closed = await startMinistry({ readingIsOpen: false });
  const read = (path: string, headers = {}) => closed.app.request(path, { headers });
  for (const path of ['/api/reports', '/api/reports/COV-2022-11001-1']) {
    expect((await read(path)).status).toBe(401);
    expect((await read(path, { Authorization: 'Bearer another' })).status).toBe(401);
    expect((await read(path, { Cookie: closed.cookie })).status).toBe(401);
  }
  expect((await read('/api/reports', { Authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  await closed.close();
});
