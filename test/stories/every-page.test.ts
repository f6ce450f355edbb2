import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken } from '#database/invitations.ts';
import { beginSession } from '#database/sessions.ts';
import type { Role } from '#rules/report.ts';
import { type Listening, listen } from '#services/process.ts';
import { startBrowser } from '#test/support/browser.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { type Engine, startEngine } from '#test/support/engine.ts';
import { examine, type Look, looks } from '#test/support/page-checks.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { putUniqueReportAt } from '#test/support/unique-report.ts';

/**
 * Every page in every state that matters, in three languages, light and dark, wide and 320 px narrow: axe finds nothing,
 * and nothing sticks out. With SCREENSHOTS=folder (`npm run screenshots`) each is kept as a picture for somebody to look at.
 */
let database: FreshDatabase;
let engine: Engine;
let server: Listening;
let browser: Browser;
let webUrl: string;

beforeAll(async () => {
  database = await freshDatabase();
  engine = await startEngine(database.sql, 'pages');
  let app = siteFor(database.sql);
  server = await listen({ fetch: (request, env) => app.fetch(request, env) }, { host: '127.0.0.1', port: 0 });
  webUrl = `http://127.0.0.1:${server.port}`;
  app = siteFor(database.sql, { client: engine.client, reports: engine.reports, webUrl });
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await engine?.stop();
  await database?.drop();
});

/** A browser window of somebody, as they like it. */
async function open({ language, colorScheme, width }: Look, personId?: string): Promise<Page> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  const cookies: { name: string; value: string; url: string }[] = [{ name: 'language', value: language, url: webUrl }];
  if (personId) {
    const value = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
    cookies.push({ name: 'session', value, url: webUrl });
  }
  await context.addCookies(cookies);
  return await context.newPage();
}

describe.each(looks)('$language, $colorScheme, $width px', (look) => {
  it('every page can be read and used by everybody', async () => {
    const wide = look.width > 1000;
    const nis = { nl: wide ? '11001' : '11002', fr: wide ? '92094' : '62063', de: wide ? '63023' : '63040' }[
      look.language
    ];
    const person = (...roles: Role[]) => addPerson(database.sql, nis, roles);
    const clerkId = await person('editor');
    const [clerk, chair, director, dpo, stranger] = await Promise.all([
      open(look, clerkId),
      open(look, await person('editor', 'chair')),
      open(look, await person('generalDirector')),
      open(look, await person('dpo')),
      open(look),
    ]);
    const home = `${webUrl}/organisations/${nis}`;
    const report = `${home}/reports/covid-premium/2022`;
    const found: string[] = [];
    const visit = async (page: Page, address: string, name: string): Promise<void> => {
      await page.goto(address);
      found.push(...(await examine(page, look, name)));
    };
    /** Presses the page's main button and looks at what comes: what was asked for, or the page that says what is wrong. */
    const press = async (page: Page, name: string, outcome: 'done' | 'refused' = 'done'): Promise<void> => {
      await Promise.all([page.waitForEvent('load'), page.locator('main button.primary').click()]);
      expect(await page.getByRole('alert').count(), name).toBe(outcome === 'done' ? 0 : 1);
      found.push(...(await examine(page, look, name)));
    };
    const amount = (page: Page) => page.locator('#justifiedTotal');

    await visit(stranger, webUrl, '01-portal');
    await visit(stranger, `${webUrl}/unique-report`, '02-about');
    await visit(stranger, `${webUrl}/nowhere`, '03-not-found');
    await visit(clerk, home, '04-home-without-data');
    await visit(clerk, `${report}/form`, '05-form-without-data');
    await visit(clerk, `${home}/data`, '06-data');
    await press(clerk, '07-data-with-problems', 'refused');
    await fillInOrganisation(database.sql, nis, clerkId);
    await visit(clerk, `${report}/form`, '08-form');
    await amount(clerk).fill('12,345');
    await press(clerk, '09-form-with-a-problem', 'refused');
    await amount(clerk).fill('1234,50');
    await press(clerk, '10-overview-of-the-clerk');
    await visit(chair, report, '11-overview-of-the-chair');
    // Whoever cannot ask whether it is still so is told, and cannot sign.
    await chair.context().setOffline(true);
    await chair.locator('.unverified').waitFor();
    found.push(...(await examine(chair, look, '11-overview-that-is-unverified')));
    await chair.context().setOffline(false);
    await chair.locator('.unverified').waitFor({ state: 'hidden' });
    const other = await open(look, clerkId);
    await other.goto(`${report}/form`);
    await press(chair, '12-signed-by-the-chair');
    await visit(clerk, `${report}/form`, '13-form-that-is-signed');
    await amount(clerk).fill('200');
    await press(clerk, '14-changed');
    await amount(other).fill('300');
    await press(other, '15-conflict', 'refused');
    await chair.goto(report);
    await press(chair, '16-signed-again');
    await visit(dpo, `${home}/access`, '17-access');
    await dpo.locator('#email').fill(`invited.${look.language}@ocmw.example`);
    await press(dpo, '17-access-with-an-invitation');
    const [invitation] = await database.sql<{ id: string }[]>`select id from invitations where nis = ${nis}`;
    const token = await addToken(database.sql, invitation?.id ?? '');
    await stranger.goto(`${webUrl}/invitation?token=nonsense`);
    found.push(...(await examine(stranger, look, '24-invitation-unknown')));
    await visit(director, `${webUrl}/invitation?token=${token}`, '25-invitation');
    await press(director, '26-invitation-accepted');
    await dpo.locator('#email').fill('nobody');
    await press(dpo, '18-access-with-a-problem', 'refused');
    await visit(dpo, home, '19-home-of-the-dpo');
    engine.ministry.mood = 'fails';
    await director.goto(report);
    await press(director, '20-sending');
    engine.ministry.mood = 'receives';
    await director.locator('dd', { hasText: 'COV-' }).waitFor();
    await director.locator('summary').click();
    found.push(...(await examine(director, look, '21-sent')));
    await visit(clerk, home, '22-home-sent');

    const staff = `${home}/reports/personnel-costs/2026`;
    await visit(clerk, `${staff}/form`, '24-form-with-lines');
    await clerk.locator('#staff-0-member').fill('P1');
    await clerk.locator('#staff-0-cost').fill('12,345');
    await press(clerk, '25-lines-with-a-problem', 'refused');
    await clerk.locator('#staff-0-cost').fill('2.500');
    await press(clerk, '26-overview-of-an-unfinished-form');
    await visit(clerk, `${staff}/form`, '27-unfinished-form');
    await clerk.locator('button[value="edit-staff-0"]').click();
    await clerk.locator('tr.open').waitFor();
    found.push(...(await examine(clerk, look, '28-open-line')));
    // The line is not saved: the browser asks before it leaves.
    clerk.once('dialog', (dialog) => dialog.accept());
    await visit(clerk, `${staff}/lines/staff`, '29-lines');
    await visit(clerk, `${home}/reports/energy-funds/2026/versions`, '30-versions-of-a-form');
    await putUniqueReportAt(database.sql, nis, 'sent');
    await visit(clerk, `${home}/data`, '31-data-closed');
    expect(await clerk.locator('[name=account]').count()).toBe(0);
    expect(found).toEqual([]);

    await Promise.all([clerk, chair, director, dpo, stranger, other].map((page) => page.context().close()));
  }, 300_000);
});
