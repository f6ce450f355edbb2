import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDecision } from '#database/decisions.ts';
import { addToken } from '#database/invitations.ts';
import { findReport } from '#database/reports.ts';
import { beginSession } from '#database/sessions.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import type { Role } from '#rules/report.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { startBrowser } from '#test/support/browser.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { serveConfirmations } from '#test/support/confirming.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { typeInGrid } from '#test/support/line-grid.ts';
import { checkPage, type View, views } from '#test/support/page-checks.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { putUniqueReportAt } from '#test/support/unique-report.ts';
import { verifyAddress } from '#web/document/verification-code.ts';
import { textsIn } from '#web/text/texts.ts';

/**
 * Every page in every state that matters, in three languages, light and dark, wide and 320 px narrow: axe finds nothing
 * and nothing overflows. With SCREENSHOTS=folder (`npm run screenshots`) each is kept as a picture.
 */
let database: FreshDatabase;
let backend: Backend;
let server: RunningServer;
let browser: Browser;
let webUrl: string;
let identity: Awaited<ReturnType<typeof serveConfirmations>>;

beforeAll(async () => {
  database = await freshDatabase();
  backend = await startBackend(database.sql, 'pages');
  let app = siteFor(database.sql);
  server = await listen({ fetch: (request, env) => app.fetch(request, env) }, { host: '127.0.0.1', port: 0 });
  webUrl = `http://127.0.0.1:${server.port}`;
  identity = await serveConfirmations(database.sql, () => webUrl);
  const { client, reports } = backend;
  app = siteFor(database.sql, { client, reports, webUrl, confirmsAt: identity.url });
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await identity?.close();
  await backend?.stop();
  await database?.drop();
});

/** Opens a window in this view, logged in as a person when one is given. */
async function open({ language, colorScheme, width }: View, personId?: string): Promise<Page> {
  // 320 by 256 px is what a window of 1280 by 1024 px shows at 400 %.
  const height = width === 320 ? 256 : 800;
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' });
  const cookies: { name: string; value: string; url: string }[] = [{ name: 'language', value: language, url: webUrl }];
  if (personId) {
    const value = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
    cookies.push({ name: 'session', value, url: webUrl });
  }
  await context.addCookies(cookies);
  return await context.newPage();
}

/** A reminder to an officer, with the contact person in copy, reaches neither. */
async function mailComesBack(nis: string, officerId: string): Promise<void> {
  await database.sql`
    with mail as (
      insert into mails (message_id, kind, report_id, recipient, sent_at, addresses)
      select gen_random_uuid(), 'reminder', ${`covid-premium/2022/${nis}`}, ${officerId}, now() + interval '1 hour',
        array[lower(p.email), lower(d.contact_email)]
      from persons p, organisation_data d where p.id = ${officerId} and d.nis = ${nis}
      returning message_id, addresses)
    insert into bounces (message_id, address, status, diagnostic)
    select message_id, unnest(addresses), '5.1.1', '550 5.1.1 User unknown' from mail`;
}

describe.each(views)('$language, $colorScheme, $width px', (view) => {
  it('every page is accessible', async () => {
    const wide = view.width > 1000;
    const nis = { nl: wide ? '11001' : '11002', fr: wide ? '92094' : '62063', de: wide ? '63023' : '63040' }[
      view.language
    ];
    const person = (...roles: Role[]) => addPerson(database.sql, nis, roles);
    const officerId = await person('editor');
    const [officer, chair, director, dpo, stranger] = await Promise.all([
      open(view, officerId),
      open(view, await person('editor', 'chair')),
      open(view, await person('generalDirector')),
      open(view, await person('dpo')),
      open(view),
    ]);
    const home = `${webUrl}/organisations/${nis}`;
    const report = `${home}/reports/covid-premium/2022`;
    const covidId = `covid-premium/2022/${nis}`;
    const covid = { id: covidId, definition: covidPremium2022, nis };
    const found: string[] = [];
    const visit = async (page: Page, address: string, name: string): Promise<void> => {
      await page.goto(address);
      found.push(...(await checkPage(page, view, name)));
    };
    /** Clicks the page's main button and checks the page that follows; `refused` expects an error summary on it. */
    const submit = async (page: Page, name: string, outcome: 'done' | 'refused' = 'done'): Promise<void> => {
      await Promise.all([page.waitForEvent('load'), page.locator('main button.primary:visible').click()]);
      expect(await page.getByRole('alert').count(), name).toBe(outcome === 'done' ? 0 : 1);
      found.push(...(await checkPage(page, view, name)));
    };
    const amount = (page: Page) => page.locator('#justifiedTotal');

    await visit(stranger, webUrl, '01-portal');
    await visit(stranger, `${webUrl}/unique-report`, '02-about');
    await visit(stranger, `${webUrl}/nowhere`, '03-not-found');
    for (const path of [
      'help',
      'help/signing',
      'help?q=e',
      'contact',
      'accessibility',
      'privacy',
      'cookies',
      'about',
      'blank-forms',
      'blank-forms/energy-funds/2026',
    ]) {
      await visit(stranger, `${webUrl}/${path}`, `02-${path.replaceAll(/\W/g, '-')}`);
    }
    await visit(stranger, home, '03-login');
    await open(view, officerId);
    await visit(officer, `${webUrl}/sessions`, '03-sessions');
    await visit(officer, home, '04-home-without-data');
    await visit(officer, `${report}/form`, '05-form-without-data');
    await visit(officer, `${home}/data`, '06-data');
    await submit(officer, '07-data-with-problems', 'refused');
    await fillInOrganisation(database.sql, nis, officerId);
    await visit(officer, `${report}/form`, '08-form');
    // The help opens beside the form, which keeps what was typed; a search there finds more.
    await amount(officer).fill('7');
    const [helpTab] = await Promise.all([
      officer.context().waitForEvent('page'),
      officer.locator('a.help-here').click(),
    ]);
    await helpTab.locator('main h1').waitFor();
    const { help, sign } = textsIn(view.language);
    expect(await helpTab.locator('main h1').textContent()).toBe(help.topics.form.title);
    await helpTab.goto(`${webUrl}/help`);
    await helpTab.locator('#q').fill(sign);
    await helpTab.keyboard.press('Enter');
    await helpTab.locator('.topics a[href="/help/signing"]').click();
    await helpTab.locator('main h1', { hasText: help.topics.signing.title }).waitFor();
    await helpTab.close();
    expect(await amount(officer).inputValue()).toBe('7');
    await amount(officer).fill('12,345');
    await submit(officer, '09-form-with-a-problem', 'refused');
    await amount(officer).fill('1234,50');
    await submit(officer, '10-overview-of-the-officer');
    await visit(chair, home, '11-home-of-the-chair');
    await visit(chair, report, '11-overview-of-the-chair');
    // Offline, the page says that it may be outdated, and nobody can sign.
    await chair.context().setOffline(true);
    await chair.locator('.unverified').waitFor();
    found.push(...(await checkPage(chair, view, '11-overview-that-is-unverified')));
    await chair.context().setOffline(false);
    await chair.locator('.unverified').waitFor({ state: 'hidden' });
    const other = await open(view, officerId);
    await other.goto(`${report}/form`);
    await submit(chair, '12-signed-by-the-chair');
    await visit(officer, `${report}/form`, '13-form-that-is-signed');
    await amount(officer).fill('200');
    await submit(officer, '14-changed');
    await amount(other).fill('300');
    await submit(other, '15-conflict', 'refused');
    await submit(other, '15-conflict-without-a-choice', 'refused');
    await other.locator('#choice-justifiedTotal-theirs').check();
    await submit(other, '15-merged', 'refused');
    await visit(chair, `${webUrl}/sign`, '16-sign-many');
    await submit(chair, '16-sign-many-with-nothing-chosen', 'refused');
    await chair.goto(`${webUrl}/sign?all=yes`);
    await submit(chair, '16-signed-many');
    await visit(chair, report, '16-signed-again');
    await mailComesBack(nis, officerId);
    await visit(officer, `${report}/history`, '37-history');
    await visit(officer, `${home}/data`, '37-data-with-a-wrong-address');
    await visit(dpo, home, '37-home-with-a-wrong-address');
    await visit(officer, `${report}/history/1`, '38-earlier-version');
    await visit(officer, `${report}/history/compare?from=1&to=2`, '39-compared-versions');
    await visit(dpo, `${home}/access`, '17-access');
    await dpo.locator('#email').fill(`invited.${view.language}@ocmw.example`);
    await dpo.locator('input[value="editor"]').check();
    await submit(dpo, '17-access-with-an-invitation');
    await dpo.locator('main details summary').last().click();
    found.push(...(await checkPage(dpo, view, '17-access-history')));
    await dpo.locator('.role-holders a[href*="/withdraw-invitation"]').click();
    found.push(...(await checkPage(dpo, view, '17-withdraw-invitation')));
    await dpo.goBack();
    await dpo.locator('.role-holders a[href*="/withdraw?"]').first().click();
    found.push(...(await checkPage(dpo, view, '17-withdraw-role')));
    await dpo.goto(`${home}/access`);
    const later = await addPerson(database.sql, nis, []);
    await database.sql`insert into roles (person_id, nis, role, starts_on) values (${later}, ${nis}, 'chair', '2099-12-21')`;
    const future = await open(view, later);
    await visit(future, home, '03-role-that-begins-later');
    await future.context().close();
    const signer = await open(view, await person('chair', 'generalDirector'));
    await visit(signer, `${home}/absence`, '17-absence');
    await submit(signer, '17-absence-with-problems', 'refused');
    await signer.locator('#role').check();
    await signer.locator('#startsOn').fill('01/07/2099');
    await signer.locator('#endsOn').fill('15/07/2099');
    await signer.locator('#deputyEmail').fill(`deputy.${view.language}@ocmw.example`);
    await submit(signer, '17-absence-proposed');
    await signer.locator('a[href*="/absence/cancel"]').click();
    found.push(...(await checkPage(signer, view, '17-absence-to-cancel')));
    await visit(dpo, `${home}/access`, '17-access-with-a-proposal');
    await dpo.locator('a[href*="/decline-absence"]').click();
    found.push(...(await checkPage(dpo, view, '17-proposal-to-decline')));
    await submit(dpo, '17-proposal-without-a-reason', 'refused');
    await dpo.locator('#reason').fill('Reason');
    await submit(dpo, '17-proposal-declined');
    await visit(signer, `${home}/absence`, '17-absence-declined');
    await signer.context().close();
    const [invitation] = await database.sql<{ id: string }[]>`select id from invitations where nis = ${nis}`;
    const token = await addToken(database.sql, invitation?.id ?? '');
    await stranger.goto(`${webUrl}/invitation?token=nonsense`);
    found.push(...(await checkPage(stranger, view, '24-invitation-unknown')));
    await visit(director, `${webUrl}/invitation?token=${token}`, '25-invitation');
    await submit(director, '26-invitation-accepted');
    await dpo.locator('#email').fill('nobody');
    await submit(dpo, '18-access-with-a-problem', 'refused');
    await visit(dpo, home, '19-home-of-the-dpo');
    backend.ministry.behaviour = 'fails';
    await director.goto(report);
    await submit(director, '20-sending');
    backend.ministry.behaviour = 'receives';
    await director.locator('dd', { hasText: 'COV-' }).waitFor();
    await director.locator('.history > summary').click();
    found.push(...(await checkPage(director, view, '21-sent')));
    await visit(officer, home, '22-home-sent');
    await visit(officer, `${webUrl}/preferences`, '38-preferences');
    await submit(officer, '39-preferences-saved');

    const [sealed] = await database.sql<{ reference: string; code: string }[]>`
      select d.reference, s.code from sealed_deliveries s join deliveries d using (report_id, version)
      where report_id = ${covidId}`;
    if (sealed === undefined) throw new Error('no seal is kept');
    await visit(stranger, `${webUrl}/verify`, '32-verify');
    await stranger.locator('#reference').fill('COV-2022-11001-9');
    await submit(stranger, '33-verify-unknown', 'refused');
    await visit(stranger, verifyAddress(webUrl, sealed.reference, sealed.code), '34-verify-filled-in');
    await submit(stranger, '35-verified');
    const pdf = await officer.request.get(`${report}/print`);
    await stranger.goto(`${webUrl}/verify`);
    await stranger
      .locator('#file')
      .setInputFiles({ name: 'r.pdf', mimeType: 'application/pdf', buffer: await pdf.body() });
    await Promise.all([stranger.waitForEvent('load'), stranger.locator('main button:not(.primary):visible').click()]);
    await stranger.locator('.notice.confirmed').waitFor();
    found.push(...(await checkPage(stranger, view, '36-verified-file')));

    // A returned report, as it looks to an officer of two organisations.
    const returned = { id: randomUUID(), reference: sealed.reference, type: 'return', handler: randomUUID() } as const;
    const decision = { ...returned, reason: 'Too much. '.repeat(30), handlerName: 'An', decidedAt: new Date() };
    await storeDecision(database.sql, covidId, decision);
    const { id: commandId, ...command } = returned;
    await carryOut(database.sql, covid, { ...command, commandId });
    await database.sql`insert into roles (person_id, nis, role) values (${officerId}, '11004', 'dpo')`;
    await visit(officer, `${webUrl}/organisations`, '37-organisations');
    await visit(director, home, '38-home-without-tasks');
    /** Presses the button of a signer who has not confirmed what the page asks, past the check of the browser. */
    const signWithoutTick = async (name: string): Promise<void> => {
      await chair.locator('.signing form').evaluate((form) => form.setAttribute('novalidate', ''));
      await submit(chair, name, 'refused');
    };
    await visit(chair, report, '40-returned-report');
    await signWithoutTick('41-unchanged-not-confirmed');
    await database.sql`
      insert into advances (form, year, nis, field, cents) values ('covid-premium', 2022, ${nis}, 'advance', 105050)
      on conflict (form, year, nis, field) do update set cents = excluded.cents`;
    const draft = await draftOf(database.sql, covidId, { justifiedTotal: 5_000 }, officerId);
    const { version: basedOn = 0 } = (await findReport(database.sql, covidId)) ?? {};
    await carryOut(database.sql, covid, { type: 'save', commandId: randomUUID(), by: officerId, basedOn, draft });
    await visit(chair, report, '42-repayment');
    await signWithoutTick('43-repayment-not-confirmed');

    const staff = `${home}/reports/personnel-costs/2026`;
    await visit(officer, `${staff}/form`, '24-form-with-lines');
    await typeInGrid(officer, 'staff-0-member', 'P1');
    await typeInGrid(officer, 'staff-0-cost', '12,345');
    await submit(officer, '25-lines-with-a-problem', 'refused');
    await typeInGrid(officer, 'staff-0-cost', '2.500');
    await submit(officer, '26-overview-of-an-unfinished-form');
    await visit(officer, `${staff}/form`, '27-unfinished-form');
    await officer.locator('#findings button[value="edit-staff-0-function"]').click();
    await officer.locator('#staff-0-function select').waitFor();
    // The check moves the focus, which closes a cell: line-grid.test.ts looks at an open one.
    await officer.keyboard.press('Escape');
    found.push(...(await checkPage(officer, view, '28-marked-cell')));
    await visit(officer, `${staff}/lines/staff`, '29-lines');
    await visit(officer, `${home}/reports/energy-funds/2026/versions`, '30-versions-of-a-form');
    await putUniqueReportAt(database.sql, nis, 'sent');
    await visit(officer, `${home}/data`, '31-data-closed');
    expect(await officer.locator('[name=account]').count()).toBe(0);
    expect(found).toEqual([]);

    await Promise.all([officer, chair, director, dpo, stranger, other].map((page) => page.context().close()));
  }, 300_000);
});
