import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenForChanges } from '#database/changes.ts';
import { findReport } from '#database/reports.ts';
import { beginSession } from '#database/sessions.ts';
import { findForm } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { type Changes, createChanges } from '#services/web/changes.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { openBrowserWindow, startBrowser } from '#test/support/browser.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { serveConfirmations } from '#test/support/confirming.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { typeInGrid, withoutGrid } from '#test/support/line-grid.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

/** Two officers in the same form at the same time, and a report by keyboard alone. */
let database: FreshDatabase;
let backend: Backend;
let server: RunningServer;
let browser: Browser;
let changes: Changes;
let webUrl: string;
let identity: Awaited<ReturnType<typeof serveConfirmations>>;

beforeAll(async () => {
  database = await freshDatabase();
  backend = await startBackend(database.sql, 'two-officers');
  changes = createChanges();
  await listenForChanges(database.sql, changes.announce);
  let app = siteFor(database.sql);
  server = await listen({ fetch: (request, env) => app.fetch(request, env) }, { host: '127.0.0.1', port: 0 });
  webUrl = `http://127.0.0.1:${server.port}`;
  identity = await serveConfirmations(database.sql, () => webUrl);
  const { client, reports } = backend;
  app = siteFor(database.sql, { client, reports, changes, webUrl, confirmsAt: identity.url });
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  changes?.end();
  await server?.close();
  await identity?.close();
  await backend?.stop();
  await database?.drop();
});

const key = { form: 'integration-projects', year: 2026 };
const line = (files: number) => ({ sort: 'training', files, income: 100_000, cost: 90_000 });

/** An organisation whose report has two lines, and its two officers in windows of their own. */
async function twoOfficers(nis: string, language: Language, javaScriptEnabled: boolean) {
  const { sql } = database;
  const ids = [await addPerson(sql, nis, ['editor']), await addPerson(sql, nis, ['editor'])] as const;
  await fillInOrganisation(sql, nis, ids[0]);
  const definition = findForm(key.form, key.year);
  if (definition === undefined) throw new Error('no such form');
  const id = reportId({ ...key, nis });
  const draft = await draftOf(sql, id, { projects: [line(1), line(2)] }, ids[0]);
  const save = { type: 'save', commandId: randomUUID(), by: ids[0], basedOn: 0, draft } as const;
  await carryOut(sql, { id, definition, nis }, save);
  const open = async (personId: string) => {
    const { page, scriptErrors } = await openBrowserWindow(browser, { javaScriptEnabled, locale: `${language}-BE` });
    const session = await beginSession(sql, { personId, method: 'eid', idToken: 'none' });
    await page.context().addCookies([
      { name: 'language', value: language, url: webUrl },
      { name: 'session', value: session, url: webUrl },
    ]);
    return { page, scriptErrors };
  };
  const [officer, colleague] = [await open(ids[0]), await open(ids[1])];
  const [{ name = '' } = {}] = await sql<{ name: string }[]>`select name from persons where id = ${ids[1]}`;
  const report = `${webUrl}/organisations/${nis}/reports/${key.form}/${key.year}`;
  return { id, ids, officer, colleague, colleagueName: name, report };
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement.id || document.activeElement.className');
/** Axe needs JavaScript in the page. */
const accessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
    [],
  );

describe.each([
  ['with JavaScript, in Dutch', 'nl', '11001', true],
  ['without JavaScript, in French', 'fr', '92094', false],
] as const)('two officers, %s', (_, language, nis, javaScriptEnabled) => {
  const text = textsIn(language);
  const lineName = (number: number) => siteTextsIn(language).lines.line(String(number));

  it('see each other, and their changes are merged; where both changed the same they choose', async () => {
    const { id, officer, colleague, colleagueName, report } = await twoOfficers(nis, language, javaScriptEnabled);
    const { page } = officer;
    /** Types the number of files of a line: in the grid, or in a line that is opened and closed. */
    const change = async (who: Page, number: number, files: string) => {
      if (javaScriptEnabled) {
        await typeInGrid(who, `projects-${number}-files`, files);
        return;
      }
      await who.locator(`#edit-projects-${number}`).click();
      await who.locator(`input#projects-${number}-files`).fill(files);
      await who.getByRole('button', { name: text.form.keepLine }).click();
      await who.locator(`#edit-projects-${number}`).waitFor();
    };
    const save = (who: Page) => who.getByRole('button', { name: text.save }).click();

    await page.goto(`${report}/form`);
    if (javaScriptEnabled) await typeInGrid(page, 'projects-2-files', '77');
    await colleague.page.goto(`${report}/form`);
    if (!javaScriptEnabled) await page.goto(`${report}/form`);
    await page.getByText(text.merging.alsoOpen(colleagueName, '').replace(/[ .\d:]*$/, '')).waitFor();
    if (javaScriptEnabled) await accessible(page);

    await change(colleague.page, 0, '11');
    await save(colleague.page);
    await colleague.page.waitForURL(report);
    if (javaScriptEnabled) {
      // Without a reload: what was typed stays.
      await page.getByText(text.merging.mergedOnSave).waitFor();
      expect(await page.locator('#projects-2-files').textContent()).toBe('77');
      await page.locator('#projects-2-files').press('Control+z');
    }
    await change(page, 1, '22');
    await save(page);
    await page.getByRole('heading', { name: text.merging.mergedTitle }).waitFor();
    if (javaScriptEnabled) expect(await focused(page)).toContain('notice');
    if (javaScriptEnabled) await accessible(page);
    expect((await findReport(database.sql, id))?.version).toBe(2);
    await save(page);
    await page.waitForURL(report);
    const merged = await findReport(database.sql, id);
    expect(merged?.content.values['projects']).toMatchObject([{ files: 11 }, { files: 22 }]);

    await page.goto(`${report}/form`);
    await colleague.page.goto(`${report}/form`);
    await change(colleague.page, 0, '33');
    await save(colleague.page);
    await colleague.page.waitForURL(report);
    await change(page, 0, '44');
    await save(page);
    await page.getByRole('alert').getByText(text.merging.clashTitle).waitFor();
    const choice = page.getByRole('group', { name: new RegExp(lineName(1), 'i') });
    expect(await choice.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['11', '33', '44']));
    if (javaScriptEnabled) await accessible(page);
    await page.getByRole('button', { name: text.merging.merge }).click();
    await page.getByRole('alert').getByText(text.merging.choiceMissingTitle).waitFor();
    await choice.getByLabel(text.merging.keepMine).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: text.merging.merge }).press('Enter');
    await page.getByRole('heading', { name: text.merging.mergedTitle }).waitFor();
    await save(page);
    await page.waitForURL(report);
    const chosen = await findReport(database.sql, id);
    expect(chosen?.content.values['projects']).toMatchObject([{ files: 44 }, { files: 22 }]);
    expect([...officer.scriptErrors, ...colleague.scriptErrors]).toEqual([]);
    await Promise.all([officer, colleague].map((each) => each.page.context().close()));
  }, 120_000);
});

it('without the grid lines are typed by keyboard: the focus goes to what is wrong or comes next, and failures are shown', async () => {
  const { ids, officer, colleague, report } = await twoOfficers('11002', 'nl', true);
  await colleague.page.context().close();
  const text = textsIn('nl');
  const { page } = officer;
  await withoutGrid(page);
  const news = (words: string) => page.locator('#line-news', { hasText: words }).waitFor();
  await page.goto(`${report}/form`);
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(expect.arrayContaining(['Afrekening']));

  await page.locator('#projects-2-files').focus();
  for (const key of ['x', 'Tab', '5', 'Tab', '6', 'Enter']) await page.keyboard.press(key);
  await news(text.lineEditor.notTaken(1));
  expect(await focused(page)).toBe('projects-2-files');
  await accessible(page);
  await page.keyboard.press('Control+A');
  for (const key of ['7', 'Enter']) await page.keyboard.press(key);
  await news(`Regel 3 is toegevoegd. ${text.lineEditor.toCheck(1)}`);
  expect(await focused(page)).toBe('projects-3-sort');
  // The missing choice is shown under the line; the finding opens it there.
  await page.locator('tr.line-findings', { hasText: 'Soort' }).waitFor();
  await page.locator('#edit-projects-2').press('Enter');
  await page.locator('tr.open').waitFor();
  expect(await focused(page)).toBe('projects-2-sort');
  await page.locator('#projects-2-sort').selectOption('general');
  await page.getByRole('button', { name: 'Klaar' }).press('Enter');
  await news('Regel 3 is bijgewerkt.');
  expect(await focused(page)).toBe('edit-projects-2');
  await page.locator('#remove-projects-2').press('Enter');
  await news('Regel 3 is verwijderd.');
  expect(await focused(page)).toBe('edit-projects-1');

  await page.locator('#projects-2-files').fill('8');
  await page.context().setOffline(true);
  await page.locator('#add-projects').click();
  await page.locator('.line-failure', { hasText: 'De toepassing antwoordt niet' }).waitFor();
  await page.context().setOffline(false);
  // htmx writes to the console that it could not reach the server.
  officer.scriptErrors.splice(0);
  await database.sql`delete from sessions where person_id = ${ids[0]}`;
  await page.locator('#add-projects').click();
  const failure = page.locator('.line-failure', { hasText: 'Uw sessie is afgelopen' });
  await failure.getByRole('link').waitFor();
  expect(await page.locator('#projects-2-files').inputValue()).toBe('8');
  await accessible(page);
  const value = await beginSession(database.sql, { personId: ids[0], method: 'eid', idToken: 'none' });
  await page.context().addCookies([{ name: 'session', value, url: webUrl }]);
  await page.locator('#add-projects').click();
  await news('Regel 3 is toegevoegd.');
  expect(await failure.count()).toBe(0);

  // From the overview, a finding opens its line with the focus in the field.
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await page.getByRole('link', { name: /regel 3, Soort/i }).click();
  await page.locator('tr.open').waitFor();
  await expect.poll(() => focused(page)).toBe('projects-2-sort');

  // Enter in a field outside the lines saves the form.
  await page.goto(report.replace(key.form, 'energy-funds').concat('/form'));
  await page.locator('#debtFiles').fill('3');
  await page.locator('#debtFiles').press('Enter');
  await page.waitForURL(report.replace(key.form, 'energy-funds'));
  expect(officer.scriptErrors).toEqual([]);
  await page.context().close();
}, 120_000);

/** Presses Tab until the focus is on this element, or Shift+Tab: whatever is needed can be reached so. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

it.each([
  ['nl', '11004'],
  ['fr', '62063'],
] as const)(
  'a report with lines is filled in without the grid, saved and signed by keyboard alone (%s)',
  async (language, nis) => {
    const { sql } = database;
    const text = textsIn(language);
    const wrong = siteTextsIn(language).page.wrong('');
    const lineName = (number: number) => siteTextsIn(language).lines.line(String(number));
    const personId = await addPerson(sql, nis, ['editor', 'chair']);
    await fillInOrganisation(sql, nis, personId);
    const { page, scriptErrors } = await openBrowserWindow(browser, { locale: `${language}-BE` });
    await withoutGrid(page);
    const session = await beginSession(sql, { personId, method: 'eid', idToken: 'none' });
    await page.context().addCookies([
      { name: 'language', value: language, url: webUrl },
      { name: 'session', value: session, url: webUrl },
    ]);
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** The live region was on the page before it says this. */
    const news = (words: string) => page.locator('#line-news', { hasText: words }).waitFor();
    const path = `/organisations/${nis}/reports/${key.form}/${key.year}`;
    const save = '#report-form .actions button.primary';

    // The first Tab leads past the frame of the page to its content.
    await page.goto(`${webUrl}/organisations/${nis}`);
    await press('Tab');
    expect(await focused(page)).toBe('skip');
    await press('Enter');
    expect(await focused(page)).toBe('main');
    await tabTo(page, `a[href*="${path}"]`);
    await press('Enter');
    await page.waitForURL(`${webUrl}${path}/form`);
    expect((await page.title()).startsWith(wrong)).toBe(false);

    // A wrong cell: it keeps the focus, the live region and the title say so.
    await tabTo(page, '#projects-0-sort');
    await press('ArrowDown', 'Tab', 'x', 'Tab', '5', 'Tab', '6', 'Enter');
    await news(text.lineEditor.notTaken(1));
    expect(await focused(page)).toBe('projects-0-files');
    expect((await page.title()).startsWith(wrong)).toBe(true);
    // Saving says it too: the summary has the focus, and its link leads to the cell.
    await tabTo(page, save);
    await press('Enter');
    await page.locator('.error-summary').waitFor();
    expect(await focused(page)).toBe('error-summary');
    expect((await page.title()).startsWith(wrong)).toBe(true);
    await press('Tab', 'Enter');
    expect(await focused(page)).toBe('projects-0-files');
    await press('Control+A', '2', 'Enter');
    await news(text.lineEditor.kept(lineName(1)));
    expect(await focused(page)).toBe('edit-projects-0');

    // A second line without its first cell, a change of the first line, and a third line that is removed.
    await tabTo(page, '#projects-1-sort');
    await press('Tab', '3', 'Tab', '7', 'Tab', '8', 'Enter');
    await news(text.lineEditor.added(lineName(2)));
    expect(await focused(page)).toBe('projects-2-sort');
    await press('ArrowDown', 'Tab', '4', 'Enter');
    await news(text.lineEditor.added(lineName(3)));
    await tabTo(page, '#remove-projects-2', 'Shift+Tab');
    await press('Enter');
    await news(text.lineEditor.removed(lineName(3)));
    expect(await focused(page)).toBe('edit-projects-1');
    await tabTo(page, '#edit-projects-0', 'Shift+Tab');
    await press('Enter');
    await page.locator('tr.open').waitFor();
    expect(await focused(page)).toBe('projects-0-sort');
    await press('Tab', 'Control+A', '4', 'Enter');
    await news(text.lineEditor.kept(lineName(1)));
    expect(await focused(page)).toBe('edit-projects-0');
    await tabTo(page, save);
    await press('Enter');

    // The overview lists what is missing, and leads to the cell.
    await page.waitForURL(`${webUrl}${path}`);
    await tabTo(page, 'a[href*="open=projects-1-sort"]');
    await press('Enter');
    await page.locator('tr.open').waitFor();
    await expect.poll(() => focused(page)).toBe('projects-1-sort');
    await press('ArrowDown', 'Tab', 'Enter');
    await news(text.lineEditor.kept(lineName(2)));
    expect(await focused(page)).toBe('edit-projects-1');
    await tabTo(page, save);
    await press('Enter');
    await page.waitForURL(`${webUrl}${path}`);
    const report = await findReport(sql, reportId({ ...key, nis }));
    expect(report?.content.values['projects']).toMatchObject([{ files: 4 }, { files: 3 }]);

    await tabTo(page, `form[action="${path}/sign"] button[type=submit]`);
    await press('Enter');
    await page.locator('.signature.signed').waitFor();
    expect(await page.locator('#report [role=status]').first().textContent()).not.toBe('');
    expect((await page.title()).startsWith(wrong)).toBe(false);
    expect(scriptErrors).toEqual([]);
    await page.context().close();
  },
  120_000,
);
