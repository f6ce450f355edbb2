import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestControls } from '#services/fps-mi/api/test-controls.ts';
import { listen } from '#services/process.ts';
import { deliver, delivery, type Ministry, startMinistry, TOKEN } from '#test/support/ministry.ts';

const SLOW_MS = 200;

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry({ testControls: createTestControls({ slowMs: SLOW_MS }) });
});
afterAll(() => ministry.close());

const set = async (setting: unknown): Promise<Response> =>
  await ministry.app.request('/test-controls', { method: 'PUT', body: JSON.stringify(setting) });

async function totalOf(nis: string): Promise<unknown> {
  const body: unknown = await (await ministry.app.request(`/api/reports?nis=${nis}`)).json();
  return body;
}

test('start without a failure and answer with the setting', async () => {
  expect(await (await ministry.app.request('/test-controls')).json()).toEqual({ failure: 'none' });
  const answer = await set({ failure: 'error', times: 2 });
  expect(answer.status).toBe(200);
  expect(await (await ministry.app.request('/test-controls')).json()).toEqual({ failure: 'error', times: 2 });
  await set({ failure: 'none' });
});

test.each([{ failure: 'flood' }, {}, null, { failure: 'slow', times: 0 }, { failure: 'slow', forever: true }])(
  'answer 422 to the setting %j',
  async (setting) => {
    expect((await set(setting)).status).toBe(422);
  },
);

test('error: answers 500 and stores nothing for the given number of deliveries', async () => {
  await set({ failure: 'error', times: 2 });
  const sent = delivery({ nis: '11001' });
  const key = { 'Idempotency-Key': 'error' };
  expect((await deliver(ministry.app, sent, key)).status).toBe(500);
  expect((await deliver(ministry.app, sent, key)).status).toBe(500);
  expect(await totalOf('11001')).toMatchObject({ total: 0 });
  const answer = await deliver(ministry.app, sent, key);
  expect(answer.status).toBe(201);
  expect(answer.headers.has('Idempotency-Replayed')).toBe(false);
});

test('lost-answer: stores the report and answers 503; the next attempt gets the receipt', async () => {
  await set({ failure: 'lost-answer', times: 1 });
  const sent = delivery({ nis: '11002' });
  const key = { 'Idempotency-Key': 'lost-answer' };
  const lost = await deliver(ministry.app, sent, key);
  expect(lost.status).toBe(503);
  expect(lost.headers.has('Location')).toBe(false);
  expect(await lost.text()).not.toContain('COV-');
  expect(await totalOf('11002')).toMatchObject({ total: 1 });
  const answer = await deliver(ministry.app, sent, key);
  expect(answer.headers.get('Idempotency-Replayed')).toBe('true');
  expect(await answer.json()).toMatchObject({ reference: 'COV-2022-11002-1' });
});

test('refuse: answers 422 until the next setting when no number is given', async () => {
  await set({ failure: 'refuse' });
  for (let time = 0; time < 3; time += 1) {
    const answer = await deliver(ministry.app, delivery({ nis: '11004' }));
    expect(answer.status).toBe(422);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  }
  await set({ failure: 'none' });
  expect((await deliver(ministry.app, delivery({ nis: '11004' }))).status).toBe(201);
});

test('slow: gives the usual answer after a delay', async () => {
  await set({ failure: 'slow', times: 1 });
  const start = performance.now();
  expect((await deliver(ministry.app, delivery({ nis: '11005' }))).status).toBe(201);
  expect(performance.now() - start).toBeGreaterThan(SLOW_MS - 10);
});

test('twice: stores one report and answers with its receipt', async () => {
  await set({ failure: 'twice', times: 1 });
  const answer = await deliver(ministry.app, delivery({ nis: '11007' }));
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ reference: 'COV-2022-11007-1' });
  expect(await totalOf('11007')).toMatchObject({ total: 1 });
});

test('down: closes the connection without an answer and stores nothing', async () => {
  const server = await listen(ministry.app, { host: '127.0.0.1', port: 0 });
  try {
    await set({ failure: 'down', times: 1 });
    const sending = fetch(`http://127.0.0.1:${server.port}/api/reports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}` },
      body: 'not read',
    });
    await expect(sending).rejects.toThrow('fetch failed');
    expect(await totalOf('11008')).toMatchObject({ total: 0 });
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  } finally {
    await server.close();
  }
});

test('do not count a delivery without the token', async () => {
  await set({ failure: 'error', times: 1 });
  expect((await deliver(ministry.app, delivery(), { Authorization: null })).status).toBe(401);
  expect((await deliver(ministry.app, delivery())).status).toBe(500);
});

test('answer 404 when they are switched off', async () => {
  const plain = await startMinistry();
  try {
    expect((await plain.app.request('/test-controls')).status).toBe(404);
    expect((await plain.app.request('/test-controls', { method: 'PUT', body: '{"failure":"error"}' })).status).toBe(
      404,
    );
  } finally {
    await plain.close();
  }
});
