import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { participation2026 } from '#forms/2026/participation.ts';
import { completeValues } from '#forms/values.ts';
import { dayOf } from '#rules/calendar.ts';
import { findBatch, listBatchPayments, prepareBatch } from '#services/fps-mi/database/payment-batches.ts';
import { releaseBatch, releaseStatement } from '#services/fps-mi/payments/batch-actions.ts';
import { nextPaymentDay } from '#services/fps-mi/payments/payment-days.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { startBrowser } from '#test/support/browser.ts';
import {
  addHandler,
  cookieOf,
  deliver,
  delivery,
  grantAmounts,
  type Ministry,
  PAYER,
  startMinistry,
} from '#test/support/ministry.ts';
import { checkPage, views } from '#test/support/page-checks.ts';
import { proofFor } from '#test/support/proofs.ts';

/** Every page of the ministry's case handlers, as in every-page.test.ts. */
let ministry: Ministry;
let server: RunningServer;
let browser: Browser;
let url: string;
/** Not the very next day: midnight may pass while the tests run. */
const executeOn = nextPaymentDay(nextPaymentDay(dayOf(new Date())));

beforeAll(async () => {
  server = await listen({ fetch: (request, env) => ministry.app.fetch(request, env) }, { host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${server.port}`;
  ministry = await startMinistry({ siteUrl: url });
  for (const nis of ['11001', '11002', '63023', '92094', '21001', '44021']) {
    expect((await deliver(ministry.app, delivery({ nis, justifiedTotal: Number(nis) * 100 }))).status).toBe(201);
  }
  const { id: form, year, version: formVersion } = participation2026;
  const participation = Array.from({ length: 103 }, (_, index) => ({
    activity: index === 1 ? 'Aankoop van sportmateriaal voor de kinderopvang' : `Uitstap ${index + 1}`,
    sort: index === 1 ? 'investment' : 'group',
    beneficiaries: 12 + index,
    cost: 65_000 + index,
  }));
  const values = completeValues(participation2026, { participation }, { participationMaximum: 5_000_000 });
  const maximum = { nis: '73028', field: 'participationMaximum', cents: 5_000_000 };
  await grantAmounts(ministry.sql, { form, year }, [maximum]);
  expect((await deliver(ministry.app, delivery({ form, year, formVersion, nis: '73028', values }))).status).toBe(201);
  const handler = await addHandler(ministry.sql);
  await ministry.sql`
    insert into decisions (id, reference, type, reason, handler, carried_out_at) values
      (gen_random_uuid(), 'COV-2022-11001-1', 'accept', null, ${handler}, now()),
      (gen_random_uuid(), 'COV-2022-63023-1', 'return', 'Les primes de mars manquent.', ${handler}, now()),
      (gen_random_uuid(), 'COV-2022-92094-1', 'accept', null, ${handler}, null)`;
  await pay(handler);
  // The first no longer matches its seal, the second came without one.
  await ministry.sql`update received_reports set version = 9 where nis = '21001'`;
  await ministry.sql`update received_reports set seal = null, seal_key = null where nis = '11002'`;
  browser = await startBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await ministry?.close();
});

/** A released payment, one to release, a report to be paid, and an organisation that must pay back. */
async function pay(handler: string): Promise<void> {
  const { sql } = ministry;
  const accept = async (nis: string, advance = 0): Promise<void> => {
    const values = { advance, justifiedTotal: 123_450, payable: 123_450 - advance };
    if (advance > 0) {
      await grantAmounts(sql, { form: 'covid-premium', year: 2022 }, [{ nis, field: 'advance', cents: advance }]);
    }
    expect((await deliver(ministry.app, delivery({ nis, values }))).status).toBe(201);
    await sql`
      insert into decisions (id, reference, type, handler, carried_out_at)
      values (gen_random_uuid(), ${`COV-2022-${nis}-1`}, 'accept', ${handler}, now())`;
  };
  const prepare = async (total: number): Promise<number> => {
    const groups = [{ form: 'covid-premium', year: 2022 }];
    const batch = { id: randomUUID(), handler, executeOn, payer: PAYER, groups, expected: { count: 1, total } };
    const number = await prepareBatch(sql, batch);
    if (number === 'changed') throw new Error(`it is not ${total} that is to be paid`);
    return number;
  };
  const first = await findBatch(sql, await prepare(1_100_100));
  if (first === null) throw new Error('nothing was prepared');
  const releaser = await addHandler(sql);
  const payments = await listBatchPayments(sql, first.id);
  const statement = releaseStatement(first, payments);
  const proof = { ...proofFor(statement), statement };
  await releaseBatch(sql, first, {
    handler: releaser,
    today: dayOf(new Date()),
    purpose: () => 'Covid-19',
    payments,
    proof,
  });
  await accept('24062');
  await prepare(123_450);
  await accept('71016');
  await accept('62063', 200_000);
}

it.each(views)(
  'the ministry’s pages are accessible: $language, $colorScheme, $width px',
  async (view) => {
    const { colorScheme, width, language } = view;
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    const [name = '', value = ''] = (await cookieOf(ministry.sql, await addHandler(ministry.sql))).split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const found: string[] = [];
    const visit = async (path: string, label: string): Promise<void> => {
      await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}language=${language}`);
      found.push(...(await checkPage(page, view, label)));
    };
    const press = async (selector: string, label: string): Promise<void> => {
      await Promise.all([page.waitForEvent('load'), page.locator(selector).click()]);
      found.push(...(await checkPage(page, view, label)));
    };
    await visit('/sessions', 'ministry-00-sessions');
    await context.clearCookies();
    await visit('/', 'ministry-00-login');
    await context.addCookies([{ name, value, url }]);
    await visit('/?year=2099', 'ministry-00-none');
    await visit('/?year=20', 'ministry-01-wrong-filter');
    await visit('/', 'ministry-02-reports');
    await press('form[action^="/accept"] button', 'ministry-03-none-chosen');
    await visit('/?form=participation', 'ministry-04-one-form');
    await visit('/?sort=payable', 'ministry-04-sorted');
    for (const box of await page.locator('input[type=checkbox]').all()) await box.check();
    await press('form[action^="/accept"] button', 'ministry-05-accept-many');
    await visit('/reports/COV-2022-44021-1', 'ministry-06-report');
    await press('form[action*="/return"] button', 'ministry-07-no-reason');
    await visit('/reports/COV-2022-63023-1', 'ministry-08-returned');
    await visit('/reports/COV-2022-92094-1', 'ministry-09-on-the-way');
    await visit('/reports/PSA-2026-73028-1', 'ministry-12-report-with-lines');
    await visit('/reports/PSA-2026-73028-1/lines/participation?from=101', 'ministry-13-last-lines');
    await visit('/totals', 'ministry-10-totals');
    await visit('/nothing', 'ministry-11-not-found');
    await visit('/payments', 'ministry-12-payments');
    await visit('/payments/new?executeOn=2027-01-01', 'ministry-13-payment-refused');
    await visit(`/payments/new?group=covid-premium.2022&executeOn=${executeOn}`, 'ministry-14-prepare');
    await press('form[action^="/payments"] button', 'ministry-15-own-payment');
    await press('form[action*="/cancel"] button', 'ministry-16-cancelled');
    await visit('/payments/1', 'ministry-17-released');
    await visit('/payments/2', 'ministry-18-to-release');
    await visit('/claims', 'ministry-19-claims');
    await visit('/campaigns/covid-premium/2022/missing?province=luxembourg', 'ministry-21-missing');
    await visit('/reports/COV-2022-24062-1', 'ministry-20-in-payment');
    await visit('/reports/COV-2022-21001-1', 'ministry-22-broken-seal');
    await visit('/reports/COV-2022-11002-1', 'ministry-23-no-seal');
    expect(found).toEqual([]);
    await context.close();
  },
  300_000,
);
