import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MinistryDecision } from '#rules/decision.ts';
import { type DecisionRelay, startDecisionRelay } from '#services/fps-mi/decision-relay.ts';
import type { SendDecision } from '#services/temporal/reports.ts';
import {
  addHandler,
  cookieOf,
  deliver,
  delivery,
  type Ministry,
  SITE_URL,
  startMinistry,
  TOKEN,
} from '#test/support/ministry.ts';

let ministry: Ministry;
let decisionRelay: DecisionRelay;
let handler: string;
let cookie: string;
/** What the application was told, and what it answers. */
const told: MinistryDecision[] = [];
let answer: Awaited<ReturnType<SendDecision>>;
const carriedOut = { type: 'accepted', version: 1, stage: 'accepted' } as const;

beforeAll(async () => {
  ministry = await startMinistry({ decisionRelay: { run: () => decisionRelay.run() } });
  decisionRelay = startDecisionRelay({
    sql: ministry.sql,
    log: pino({ level: 'silent' }),
    sendDecision: (_key, decide) => {
      told.push(decide);
      return Promise.resolve(answer);
    },
  });
  handler = await addHandler(ministry.sql);
  cookie = await cookieOf(ministry.sql, handler);
});
afterAll(async () => {
  await decisionRelay?.stop();
  await ministry?.close();
});

let reference: string;
beforeEach(async () => {
  answer = carriedOut;
  told.length = 0;
  reference = await receive('11001');
});

async function receive(nis: string, justifiedTotal = 123_450): Promise<string> {
  const received = await deliver(ministry.app, delivery({ nis, justifiedTotal }));
  const body = (await received.json()) as { reference: string };
  return body.reference;
}

async function post(path: string, fields: Record<string, string> | [string, string][]) {
  const body = new URLSearchParams(fields);
  body.set('person', handler);
  const response = await ministry.app.request(path, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: SITE_URL },
    body,
  });
  return { status: response.status, location: response.headers.get('Location'), text: await response.text() };
}

const see = async (path: string) => (await ministry.app.request(path, { headers: { Cookie: cookie } })).text();

describe('a case handler', () => {
  it('accepts a report: the application is told, the page says by whom', async () => {
    const done = await post(`/reports/${reference}/accept`, { request: randomUUID() });
    expect(done).toMatchObject({ status: 303, location: `/reports/${reference}` });
    expect(told).toMatchObject([{ type: 'accept', reference, handler }]);
    const page = await see(`/reports/${reference}`);
    expect(page).toContain('Aanvaard door Hilde Claes');
    expect(page).not.toContain('<textarea');
    expect(await see(`/?search=${reference}`)).toContain('<span class="status accepted">Aanvaard</span>');
  });

  it('returns a report with a reason, which the application gets by asking, with the token only', async () => {
    await post(`/reports/${reference}/return`, { request: randomUUID(), reason: '  Premies van maart ontbreken.\r\n' });
    const [decision] = told;
    expect(decision).toMatchObject({ type: 'return', reference });
    const path = `/api/decisions/${decision?.commandId}`;
    expect((await ministry.app.request(path)).status).toBe(401);
    const asked = await ministry.app.request(path, { headers: { Authorization: `Bearer ${TOKEN}` } });
    expect(await asked.json()).toEqual({
      ...{ id: decision?.commandId, reference, type: 'return', reason: 'Premies van maart ontbreken.' },
      ...{ handler: { id: handler, name: 'Hilde Claes' }, decidedAt: expect.stringMatching(/Z$/) },
    });
    const nobody = await ministry.app.request(`/api/decisions/${randomUUID()}`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    expect(nobody.status).toBe(404);
  });

  it('must say why: without a reason, or with too long a one, nothing is decided and what was typed stays', async () => {
    for (const reason of ['   ', 'x'.repeat(2001)]) {
      const page = await post(`/reports/${reference}/return`, { request: randomUUID(), reason });
      expect(page.status).toBe(422);
      expect(page.text).toContain('<a href="#reason">');
      expect(page.text).toContain(reason.trim());
    }
    expect(told).toEqual([]);
  });

  it('decides once: the same press twice is one decision, another one afterwards is refused', async () => {
    const press = { request: randomUUID() };
    const both = await Promise.all([1, 2].map(() => post(`/reports/${reference}/accept`, press)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(told.map(({ commandId }) => commandId)).size).toBe(1);
    const other = await post(`/reports/${reference}/return`, { request: randomUUID(), reason: 'Toch niet.' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('Er is al een beslissing genomen');
    const rows = await ministry.sql`select type from decisions where reference = ${reference}`;
    expect(rows).toEqual([{ type: 'accept' }]);
  });

  it('sees that a decision is under way while the application is away; it is carried out later', async () => {
    answer = { type: 'away' };
    await post(`/reports/${reference}/accept`, { request: randomUUID() });
    expect(await see(`/reports/${reference}`)).toContain('wordt doorgegeven aan het OCMW');
    answer = carriedOut;
    await decisionRelay.run();
    expect(await see(`/reports/${reference}`)).not.toContain('wordt doorgegeven aan het OCMW');
  });

  it('can decide anew when the application refused', async () => {
    answer = { type: 'refused', refusal: 'not-at-ministry' };
    await post(`/reports/${reference}/accept`, { request: randomUUID() });
    expect(await see(`/reports/${reference}`)).toContain('<textarea');
    const [row] = await ministry.sql`select refusal from decisions where reference = ${reference}`;
    expect(row).toEqual({ refusal: 'not-at-ministry' });
  });

  it('accepts many at once, after having seen how many and how much', async () => {
    const second = await receive('63023', 100);
    const chosen: [string, string][] = [
      ['reference', reference],
      ['reference', second],
    ];
    const asked = await post('/accept', chosen);
    expect(asked.status).toBe(200);
    expect(asked.text.replaceAll('\u00a0', ' ')).toContain('U aanvaardt 2 verslagen, samen € 1.235,50');
    expect(told).toEqual([]);
    expect((await post('/accept', [...chosen, ['request', randomUUID()]])).status).toBe(303);
    await decisionRelay.run();
    expect(told.map((each) => each.reference).sort()).toEqual([reference, second].sort());
    expect((await post('/accept', [])).status).toBe(422);
  });

  it('cannot accept what is no longer what was sealed, alone or among others, but can return it', async () => {
    const sound = await receive('63023', 100);
    await ministry.sql`update received_reports set version = version + 1 where reference = ${reference}`;
    expect(await see(`/reports/${reference}`)).not.toContain(`/reports/${reference}/accept`);
    const tried = await post(`/reports/${reference}/accept`, { request: randomUUID() });
    expect([tried.status, tried.text.includes('Het zegel klopt niet')]).toEqual([409, true]);
    const chosen: [string, string][] = [
      ['reference', reference],
      ['reference', sound],
    ];
    const asked = await post('/accept', chosen);
    expect(asked.text).toContain(`Het zegel klopt niet bij ${reference}.`);
    expect(asked.text).toContain('U aanvaardt één verslag');
    await post('/accept', [...chosen, ['request', randomUUID()]]);
    await decisionRelay.run();
    expect(told.map((each) => each.reference)).toEqual([sound]);
    await post(`/reports/${reference}/return`, { request: randomUUID(), reason: 'Stuur opnieuw op.' });
    expect(told.at(-1)).toMatchObject({ reference, type: 'return' });
  });

  it('gets 404 for a report that is not there', async () => {
    const done = await post('/reports/COV-2022-11001-999/accept', { request: randomUUID() });
    expect(done.status).toBe(404);
    expect((await post(`/reports/${reference}/accept`, {})).status).toBe(400);
  });
});

describe('the list as a file', () => {
  const file = (path: string) => ministry.app.request(path, { headers: { Cookie: cookie } });

  it('is CSV as spreadsheets here read it, exact to the cent', async () => {
    const eupen = await receive('63023', 99_999_999_999);
    const answered = await file(`/reports.csv?search=${eupen}`);
    expect(answered.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answered.arrayBuffer());
    const [head, line] = text.split('\r\n');
    expect(head).toBe('\ufeffReferentie;OCMW;NIS;Formulier;Jaar;Provincie;Te betalen;Ontvangen op;Stand');
    expect(line).toContain(`${eupen};Eupen;63023;Covid-19: Tijdelijke premie;2022;Luik;999999999,99;`);
  });

  it('is for case handlers only', async () => {
    expect((await ministry.app.request('/reports.csv')).status).toBe(303);
  });
});

it('a report can be read as the document that the organisation has', async () => {
  const answered = await ministry.app.request(`/reports/${reference}/document.pdf?language=de`, {
    headers: { Cookie: cookie },
  });
  expect(answered.headers.get('Content-Type')).toBe('application/pdf');
  expect(String.fromCharCode(...new Uint8Array(await answered.arrayBuffer()).slice(0, 5))).toBe('%PDF-');
});

it('the totals tell where all 581 stand', async () => {
  const page = await see('/totals');
  expect(page).toContain('waar de 581 OCMW’s staan');
  expect(page).toContain('Hoever de andere OCMW’s staan, is nu even niet te zien.');
  expect(page).toMatch(/Nog niet ontvangen: <strong>579<\/strong>/);
});
