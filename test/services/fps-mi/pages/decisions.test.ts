import { randomUUID } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receiptSchema } from '#services/fps-mi/api/answers.ts';
import { type DecisionRelay, startDecisionRelay } from '#services/fps-mi/decision-relay.ts';
import type { SendDecision } from '#services/temporal/reports.ts';
import {
  addHandler,
  cookieOf,
  deliver,
  delivery,
  grantAmounts,
  type Ministry,
  SITE_URL,
  startMinistry,
  TOKEN,
} from '#test/support/ministry.ts';

let ministry: Ministry;
let decisionRelay: DecisionRelay;
let handler: string;
let cookie: string;
/** The ids of the decisions that the workflows received. */
const sent: string[] = [];
/** The decisions that the workflows received, as the ministry stores them. */
const sentDecisions = async (): Promise<{ type: string; reference: string }[]> =>
  await Promise.all(
    sent.map(async (id) => {
      const [row] = await ministry.sql<[{ type: string; reference: string }]>`
        select type, reference from decisions where id = ${id}`;
      return row;
    }),
  );
type Answer = Awaited<ReturnType<SendDecision>>;
/** The answer of the workflows. */
let answer: Answer;
/** The organisations whose workflows answer something else. */
const answers = new Map<string, Answer>();
const carriedOut = { type: 'accepted', version: 1, stage: 'accepted' } as const;

beforeAll(async () => {
  ministry = await startMinistry({ decisionRelay: { run: () => decisionRelay.run() } });
  decisionRelay = startDecisionRelay({
    sql: ministry.sql,
    log: pino({ level: 'silent' }),
    sendDecision: ({ nis }, { commandId }) => {
      sent.push(commandId);
      return Promise.resolve(answers.get(nis) ?? answer);
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
  answers.clear();
  sent.length = 0;
  reference = await receive('11001');
});

async function receive(nis: string, justifiedTotal = 123_450): Promise<string> {
  const received = await deliver(ministry.app, delivery({ nis, justifiedTotal }));
  return receiptSchema.parse(await received.json()).reference;
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

describe('A case handler', () => {
  it('accepts a report, and the page then shows who accepted it', async () => {
    const done = await post(`/reports/${reference}/accept`, { request: randomUUID() });
    expect(done).toMatchObject({ status: 303, location: `/reports/${reference}` });
    expect(await sentDecisions()).toEqual([{ type: 'accept', reference }]);
    const page = await see(`/reports/${reference}`);
    expect(page).toContain('Aanvaard door Hilde Claes');
    expect(page).not.toContain('<textarea');
    expect(await see(`/?search=${reference}`)).toContain('<span class="status accepted">Aanvaard</span>');
  });

  it('returns a report with a reason, which the application reads from the API with its token', async () => {
    await post(`/reports/${reference}/return`, {
      request: randomUUID(),
      reason: '  Premies van\u202e maart\u200b ontbreken.\u0007\r\n',
    });
    const [decision] = sent;
    expect(await sentDecisions()).toEqual([{ type: 'return', reference }]);
    const path = `/api/decisions/${decision}`;
    expect((await ministry.app.request(path)).status).toBe(401);
    const asked = await ministry.app.request(path, { headers: { Authorization: `Bearer ${TOKEN}` } });
    expect(await asked.json()).toEqual({
      id: decision,
      reference,
      type: 'return',
      reason: 'Premies van maart ontbreken.',
      handler: { id: handler, name: 'Hilde Claes' },
      decidedAt: expect.stringMatching(/Z$/),
    });
    const unknown = await ministry.app.request(`/api/decisions/${randomUUID()}`, {
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    expect(unknown.status).toBe(404);
  });

  it('cannot return a report without a reason or with one that is too long, and keeps the typed text', async () => {
    for (const reason of ['   ', 'x'.repeat(2001)]) {
      const page = await post(`/reports/${reference}/return`, { request: randomUUID(), reason });
      expect(page.status).toBe(422);
      expect(page.text).toContain('<a href="#reason">');
      expect(page.text).toContain(reason.trim());
    }
    expect(sent).toEqual([]);
  });

  it.each(['Premies\ue000', 'Premies\ufffd'])('cannot return a report with the reason %j', async (reason) => {
    const page = await post(`/reports/${reference}/return`, { request: randomUUID(), reason });
    expect(page.status).toBe(422);
    expect(page.text).toContain('tekens in die niet bewaard kunnen worden');
    expect(sent).toEqual([]);
  });

  it.each([
    ['multipart/form-data', 'request=x', 400],
    ['multipart/form-data; boundary=other', '--this--', 400],
    ['application/json', '{}', 415],
    ['application/x-www-form-urlencoded', 'reason=%00', 400],
  ])('cannot post a body that is not a form: %s, %j', async (type, body, status) => {
    const headers = { Cookie: cookie, Origin: SITE_URL, 'Content-Type': type };
    for (const path of [`/reports/${reference}/return`, '/accept', '/payments', '/campaigns/covid-premium/2022']) {
      expect((await ministry.app.request(path, { method: 'POST', headers, body })).status).toBe(status);
    }
  });

  it.each(['/?search=%00', '/reports.csv?search=%00', '/reports/%zz', '/%ff'])('cannot open %s', async (path) => {
    expect((await ministry.app.request(path, { headers: { Cookie: cookie } })).status).toBe(400);
  });

  it('decides once: submitting twice is one decision, and a later decision is refused', async () => {
    const fields = { request: randomUUID() };
    const both = await Promise.all([1, 2].map(() => post(`/reports/${reference}/accept`, fields)));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(sent).size).toBe(1);
    const other = await post(`/reports/${reference}/return`, { request: randomUUID(), reason: 'Toch niet.' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('Er is al een beslissing genomen');
    const rows = await ministry.sql`select type from decisions where reference = ${reference}`;
    expect(rows).toEqual([{ type: 'accept' }]);
  });

  it('sees that a decision is on its way until the workflow can be reached', async () => {
    answer = { type: 'unavailable' };
    await post(`/reports/${reference}/accept`, { request: randomUUID() });
    expect(await see(`/reports/${reference}`)).toContain('wordt doorgegeven aan het OCMW');
    answer = carriedOut;
    await decisionRelay.run();
    expect(await see(`/reports/${reference}`)).not.toContain('wordt doorgegeven aan het OCMW');
  });

  it('is not held up by decisions on other reports that get no answer', async () => {
    const others = ['11002', '11004', '11005', '11008', '11009', '11013', '11016', '11018', '11021', '11022'];
    for (const nis of others) {
      answers.set(nis, { type: 'unconfirmed' });
      await post(`/reports/${await receive(nis)}/accept`, { request: randomUUID() });
    }
    await post(`/reports/${reference}/accept`, { request: randomUUID() });
    expect(await see(`/reports/${reference}`)).toContain('Aanvaard door Hilde Claes');
    answers.clear();
    await decisionRelay.run();
  });

  it('can decide again when the workflow refused the decision', async () => {
    answer = { type: 'refused', refusal: 'not-at-ministry' };
    await post(`/reports/${reference}/accept`, { request: randomUUID() });
    expect(await see(`/reports/${reference}`)).toContain('<textarea');
    const [row] = await ministry.sql`select refusal from decisions where reference = ${reference}`;
    expect(row).toEqual({ refusal: 'not-at-ministry' });
  });

  it('accepts several reports at once after seeing their number and sum', async () => {
    const second = await receive('63023', 100);
    const chosen: [string, string][] = [
      ['reference', reference],
      ['reference', second],
    ];
    const asked = await post('/accept', chosen);
    expect(asked.status).toBe(200);
    expect(asked.text.replaceAll('\u00a0', ' ')).toContain('U aanvaardt 2 verslagen, samen € 1.235,50');
    expect(sent).toEqual([]);
    expect((await post('/accept', [...chosen, ['request', randomUUID()]])).status).toBe(303);
    await decisionRelay.run();
    expect((await sentDecisions()).map((each) => each.reference).sort()).toEqual([reference, second].sort());
    expect((await post('/accept', [])).status).toBe(422);
  });

  it('sums what is paid and what is paid back apart', async () => {
    const advances = [{ nis: '63023', field: 'advance', cents: 300 }];
    await grantAmounts(ministry.sql, { form: 'covid-premium', year: 2022 }, advances);
    const values = { advance: 300, justifiedTotal: 100, payable: -200 };
    const received = await deliver(ministry.app, delivery({ nis: '63023', values }));
    const { reference: second } = receiptSchema.parse(await received.json());
    const asked = await post('/accept', [
      ['reference', reference],
      ['reference', second],
    ]);
    expect(asked.text.replaceAll('\u00a0', ' ')).toContain(
      'samen € 1.234,50 en € 2,00 (terug te betalen door het OCMW)',
    );
    await grantAmounts(ministry.sql, { form: 'covid-premium', year: 2022 }, []);
  });

  it('can return but not accept a report whose seal is broken, alone or among others', async () => {
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
    expect((await sentDecisions()).map((each) => each.reference)).toEqual([sound]);
    await post(`/reports/${reference}/return`, { request: randomUUID(), reason: 'Stuur opnieuw op.' });
    expect((await sentDecisions()).at(-1)).toEqual({ reference, type: 'return' });
  });

  it('gets 404 for an unknown report', async () => {
    const done = await post('/reports/COV-2022-11001-999/accept', { request: randomUUID() });
    expect(done.status).toBe(404);
    expect((await post(`/reports/${reference}/accept`, {})).status).toBe(400);
  });
});

describe('The list of reports as CSV', () => {
  const file = (path: string) => ministry.app.request(path, { headers: { Cookie: cookie } });

  it('has a byte order mark, semicolons and amounts exact to the cent', async () => {
    const eupen = await receive('63023', 99_999_999_999);
    const answered = await file(`/reports.csv?search=${eupen}`);
    expect(answered.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answered.arrayBuffer());
    const [head, line] = text.split('\r\n');
    expect(head).toMatch(
      /^\ufeffReferentie;NIS;OCMW \(nl\);OCMW \(fr\);OCMW \(de\);Provincie;Formulier;Jaar;Versie;Status;/,
    );
    const cells = 'Luik;Covid-19: Tijdelijke premie;2022;3;Te behandelen;999999999,99';
    expect(line).toContain(`${eupen};63023;Eupen;Eupen;Eupen;${cells};`);
    expect(line).toContain(';BE68539007547034;GKCCBEBB;');
  });

  it('requires a login', async () => {
    expect((await ministry.app.request('/reports.csv')).status).toBe(401);
  });
});

it('The document of a report is a PDF', async () => {
  const answered = await ministry.app.request(`/reports/${reference}/document.pdf?language=de`, {
    headers: { Cookie: cookie },
  });
  expect(answered.headers.get('Content-Type')).toBe('application/pdf');
  expect(String.fromCharCode(...new Uint8Array(await answered.arrayBuffer()).slice(0, 5))).toBe('%PDF-');
});

it('The totals count all 581 organisations by status', async () => {
  const page = await see('/totals');
  expect(page).toContain('waar de 581 OCMW’s staan');
  expect(page).toContain('Hoever de andere OCMW’s staan, is nu even niet te zien.');
  const { document } = parseHTML(page);
  const counts = [...document.querySelectorAll('.chart li')].map((item) => item.textContent);
  expect(counts).toContain('Nog niet ontvangen: 569');
});
