import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayOf } from '#rules/calendar.ts';
import { addDays } from '#rules/days.ts';
import { receiptSchema } from '#services/fps-mi/api/answers.ts';
import { inviteHandler } from '#services/fps-mi/database/handlers.ts';
import { loggedDownload } from '#services/fps-mi/export/logged-download.ts';
import { nextPaymentDay } from '#services/fps-mi/payments/payment-days.ts';
import { startIdentity } from '#services/identity/identity.ts';
import { findPerson } from '#services/identity/persons.ts';
import { readSigningKeys } from '#services/identity/signing-keys.ts';
import type { RunningServer } from '#services/process.ts';
import { logInAt } from '#test/support/identity-visitor.ts';
import {
  addHandler,
  CLIENT_SECRET,
  cookieOf,
  deliver,
  deliverText,
  delivery,
  HANDLER_NAME,
  type Ministry,
  SITE_URL,
  startMinistry,
} from '#test/support/ministry.ts';
import { expectOneLineEach, readableLog, refused, uuid } from '#test/support/security-lines.ts';

/** Each act on the ministry's site and each call of its API gives one line. */
const { log, take, all } = readableLog();
let ministry: Ministry;
let identity: RunningServer & { issuer: string };
let one: Handler;
let other: Handler;

type Handler = { readonly id: string; readonly cookie: string };

beforeAll(async () => {
  const clients = [{ id: 'fps-mi', secret: CLIENT_SECRET, url: SITE_URL }];
  const signingKeys = await readSigningKeys(undefined);
  identity = await startIdentity(
    { webUrl: SITE_URL, clients, signingKeys, log: pino({ level: 'silent' }) },
    { host: '127.0.0.1', port: 0 },
  );
  ministry = await startMinistry({ issuer: identity.issuer, log, readingIsOpen: false });
  await addHandler(ministry.sql, { issuer: identity.issuer, subject: 'handler.fps-mi' });
  [one, other] = [await enter(), await enter()];
});
afterAll(async () => {
  await ministry?.close();
  await identity?.close();
});

async function enter(): Promise<Handler> {
  const id = await addHandler(ministry.sql);
  return { id, cookie: await cookieOf(ministry.sql, id) };
}
const post = (by: Handler, path: string, fields: Record<string, string> = {}) =>
  ministry.app.request(path, {
    method: 'POST',
    headers: { Cookie: by.cookie, Origin: SITE_URL },
    body: new URLSearchParams({ person: by.id, request: randomUUID(), ...fields }),
  });
async function receive(): Promise<string> {
  return receiptSchema.parse(await (await deliver(ministry.app)).json()).reference;
}

it('each login and refused page is one line', async () => {
  const who = { type: 'handler', id: one.id } as const;
  const logIn = (subject: string) => () => logInAt(ministry.app, SITE_URL, subject);
  const on = { method: 'itsme', identity: expect.stringMatching(/^[0-9a-f]{12}$/) } as const;
  const stranger = { event: 'login', who: { type: 'unknown' }, on, ...refused('not-admitted') } as const;
  const another = () => post(one, '/accept', { person: randomUUID() });
  await expectOneLineEach(take, [
    ['a login', logIn('handler.fps-mi'), { event: 'login', who: { type: 'handler', id: uuid }, result: 'done' }],
    ['a person who is no case handler', logIn('chair.11001'), stranger],
    ['a form of another person', another, { event: 'request', who, ...refused('person-changed') }],
    ['a form that no page sends', () => post(one, '/payments'), { event: 'request', who, ...refused('malformed') }],
  ]);
});

it('an invited person who logs in is a case handler from then on, which is a line of its own', async () => {
  const email = findPerson('clerk.11001')?.email ?? '';
  await inviteHandler(ministry.sql, { email, language: 'nl' });
  take();
  await logInAt(ministry.app, SITE_URL, 'clerk.11001');
  const who = { type: 'handler', id: uuid };
  expect(take()).toMatchObject([
    { event: 'handler-admitted', who, result: 'done' },
    { event: 'login', who, result: 'done' },
  ]);
});

it('each delivery and each refused call of the API is one line', async () => {
  const { app } = ministry;
  const path = '/api/reports';
  const who = { type: 'service', id: 'notifier' } as const;
  const unknown = { event: 'request', who: { type: 'unknown' } } as const;
  const event = 'report-received';
  const guess = { Authorization: 'Bearer guess' };
  const unsealed = { 'Content-Type': 'application/json' };
  const on = { delivery: uuid };
  await expectOneLineEach(take, [
    [
      'a wrong token',
      () => deliver(app, delivery(), guess),
      { ...unknown, on: { request: `POST ${path}` }, ...refused('wrong-token') },
    ],
    ['no token', () => app.request(path), { ...unknown, on: { request: `GET ${path}` }, ...refused('wrong-token') }],
    ['no seal', () => deliverText(app, '{}', unsealed), { event, who, on, ...refused('seal-missing') }],
    ['a bad seal', () => deliverText(app, 'a.b.c'), { event, who, on, ...refused('seal-invalid') }],
    ['a wrong delivery', () => deliver(app, { content: {} }), { event, who, on, ...refused('delivery-invalid') }],
    ['a delivery', receive, { event, who, on: { ...on, reference: 'COV-2022-11001-1' }, result: 'done' }],
  ]);
});

it('each decision and payment is one line', async () => {
  const executeOn = nextPaymentDay(dayOf(new Date()));
  const [accepted, returned] = [await receive(), await receive()];
  const taken = (reference: string, decision: 'accept' | 'return') =>
    ({ event: 'decision-taken', on: { reference, decision, command: uuid } }) as const;
  const accept = () => post(one, `/reports/${accepted}/accept`);
  const giveBack =
    (reference: string, by = one) =>
    () =>
      post(by, `/reports/${reference}/return`, { reason: 'Jan Peeters asks for it' });
  const prepare = () => post(one, '/payments', { group: 'covid-premium.2022', executeOn, count: '1', total: '123450' });
  const prepareFirst = async () => {
    await ministry.sql`update decisions set carried_out_at = now()`;
    await prepare();
  };
  const on = { payment: 'PAY-000001' };
  const who = { type: 'handler', id: one.id } as const;
  await expectOneLineEach(take, [
    ['an acceptance', accept, { who, ...taken(accepted, 'accept'), result: 'done' }],
    ['a second decision', giveBack(accepted, other), { ...taken(accepted, 'return'), ...refused('closed') }],
    ['a return', giveBack(returned), { who, ...taken(returned, 'return'), result: 'done' }],
    ['a payment', prepareFirst, { who, event: 'payment-prepared', on: { ...on, command: uuid }, result: 'done' }],
    ['the same reports again', prepare, { event: 'payment-prepared', on: { command: uuid }, ...refused('changed') }],
    [
      'release of an own payment',
      () => post(one, '/payments/1/release'),
      { event: 'payment-released', on, ...refused('own-batch') },
    ],
    [
      'a cancelled payment',
      () => post(one, '/payments/1/cancel'),
      { who, event: 'payment-cancelled', on, result: 'done' },
    ],
  ]);
});

it('each act on a campaign is one line, also when Temporal cannot be reached', async () => {
  const today = dayOf(new Date());
  const plan = { opensOn: today, dueOn: addDays(today, 40), closesOn: addDays(today, 70), at: '09:00' };
  const schedule = { daysBeforeDue: '30', signatureEvery: '3', dailyInLast: '7', copyFrom: '3', overdueEvery: '7' };
  const send = (version: string) => () => post(one, '/campaigns/covid-premium/2022', { ...plan, ...schedule, version });
  const remind = () => post(one, '/campaigns/covid-premium/2022/missing', { nis: '11002' });
  const on = { campaign: 'campaign/covid-premium/2022', command: uuid };
  await expectOneLineEach(take, [
    ['opened', send('0'), { event: 'campaign-opened', on, result: 'failed' }],
    ['changed', send('1'), { event: 'campaign-changed', on, result: 'failed' }],
    ['reminders', remind, { event: 'reminders-requested', on: { ...on, organisations: 1 }, result: 'failed' }],
  ]);
});

it('the log has no name, account, amount or subject of a person', () => {
  for (const secret of [HANDLER_NAME, 'Jan Peeters', 'chair.11001', 'BE68', '123450', '@']) {
    expect(all()).not.toContain(secret);
  }
});

it('a download that breaks off is a line of the log with the reason, which the client does not get', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('reference;')),
    pull: () => Promise.reject(new Error('the row of An Peeters')),
  });
  const failures: unknown[] = [];
  const answer = new Response(loggedDownload(broken, (error) => failures.push(error)));
  await expect(answer.text()).rejects.toThrow('the download broke off');
  expect(failures).toEqual([new Error('the row of An Peeters')]);
});
