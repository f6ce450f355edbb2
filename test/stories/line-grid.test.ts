import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReport } from '#database/reports.ts';
import { beginSession } from '#database/sessions.ts';
import { findForm } from '#forms/catalogue.ts';
import type { Language, Line } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { openBrowserWindow, startBrowser } from '#test/support/browser.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { gridOf, typeInGrid } from '#test/support/line-grid.ts';
import { checkPage, views } from '#test/support/page-checks.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { textsIn } from '#web/text/texts.ts';

/** Lines are filled in as in a spreadsheet, in a real browser. */
let database: FreshDatabase;
let backend: Backend;
let server: RunningServer;
let browser: Browser;
let webUrl: string;

beforeAll(async () => {
  database = await freshDatabase();
  backend = await startBackend(database.sql, 'line-grid');
  let app = siteFor(database.sql);
  server = await listen({ fetch: (request, env) => app.fetch(request, env) }, { host: '127.0.0.1', port: 0 });
  webUrl = `http://127.0.0.1:${server.port}`;
  const { client, reports } = backend;
  app = siteFor(database.sql, { client, reports, webUrl });
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await backend?.stop();
  await database?.drop();
});

const key = { form: 'personnel-costs', year: 2026 };
const member = (number: number): Line => ({
  member: `P${number}`,
  function: 'other',
  from: '2026-01-01',
  until: '2026-12-31',
  fraction: 10_000,
  cost: 100_000 + number,
});

/** An officer of an organisation whose report has these lines, with the form open. */
async function officerOf(nis: string, lines: readonly Line[], language: Language = 'nl') {
  const { sql } = database;
  const personId = await addPerson(sql, nis, ['editor']);
  await fillInOrganisation(sql, nis, personId);
  const id = reportId({ ...key, nis });
  const definition = findForm(key.form, key.year);
  if (definition === undefined) throw new Error('no such form');
  if (lines.length > 0) {
    const draft = await draftOf(sql, id, { staff: lines }, personId);
    const save = { type: 'save', commandId: randomUUID(), by: personId, basedOn: 0, draft } as const;
    await carryOut(sql, { id, definition, nis }, save);
  }
  const user = await openBrowserWindow(browser, {
    locale: `${language}-BE`,
    viewport: { width: 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page } = user;
  const logIn = async () => {
    const session = await beginSession(sql, { personId, method: 'eid', idToken: 'none' });
    await page.context().addCookies([
      { name: 'language', value: language, url: webUrl },
      { name: 'session', value: session, url: webUrl },
    ]);
  };
  await logIn();
  const report = `${webUrl}/organisations/${nis}/reports/${key.form}/${key.year}`;
  const open = async (query = '') => {
    await page.goto(`${report}/form${query}`);
    await gridOf(page, 'staff');
  };
  await open();
  const saved = async () => (await findReport(sql, id))?.content.values['staff'];
  return { ...user, personId, report, open, logIn, saved };
}

const { lineGrid: text } = textsIn('nl');
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id || document.activeElement.tagName');
/** With plain spaces, as people type them. */
const plain = (words: string | null) => words?.replaceAll(/[\u00a0\u202f]/g, ' ');
const cell = async (page: Page, name: string) => plain(await page.locator(`#staff-${name}`).textContent());
const news = (page: Page, words: string) => page.locator('.grid-news', { hasText: words }).waitFor();
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const each of keys) await page.keyboard.press(each);
};
const paste = async (page: Page, block: string) => {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(block)})`);
  await page.keyboard.press('ControlOrMeta+v');
};

describe('the grid of lines', () => {
  it('is filled in by keyboard: the focus goes on, wrong texts stay and are explained, and all of it is undone', async () => {
    const { page, scriptErrors, saved, report } = await officerOf('11001', []);
    // An empty table has no operations: from the link before it, Tab reaches the cells.
    expect(await page.locator('.grid-tools').isVisible()).toBe(false);
    await page.getByRole('link', { name: /rekenblad/ }).focus();
    for (let tabs = 0; tabs < 3 && (await focused(page)) !== 'staff-0-member'; tabs += 1) await press(page, 'Tab');
    expect(await focused(page)).toBe('staff-0-member');
    await page.keyboard.type('P1');
    await press(page, 'Tab', 'm', 'Tab');
    expect(await cell(page, '0-function')).toBe('Maatschappelijk werker');
    await page.keyboard.type('1/1/26');
    await press(page, 'Tab');
    await page.keyboard.type('morgen');
    await press(page, 'Tab');
    await news(page, 'Tot en met, regel 1: Schrijf de datum als 31/12/2026.');
    await page.keyboard.type('100');
    await press(page, 'Tab');
    await page.keyboard.type('45123,4');
    // The total follows each key, before the cell is left.
    expect(plain(await page.locator('.grid tfoot').textContent())).toContain('€ 45.123,40');
    await page.keyboard.type('5');
    await press(page, 'Enter');
    expect(await focused(page)).toBe('staff-1-member');
    expect([await cell(page, '0-until'), await cell(page, '0-cost')]).toEqual(['morgen', '€ 45.123,45']);
    const wrong = page.locator('#staff-0-until');
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    const findings = page.locator(`#${await wrong.getAttribute('aria-describedby')}`);
    expect(await findings.textContent()).toContain('Tot en met: Schrijf de datum als 31/12/2026.');
    // Nothing is missing in a line that was not begun.
    expect(await page.locator('.grid-count').textContent()).toBe('1 regel · 1 met een fout');

    await page.locator('#staff-0-until').click();
    await page.keyboard.type('31/12/2025');
    await press(page, 'Escape');
    expect([await cell(page, '0-until'), await focused(page)]).toEqual(['morgen', 'staff-0-until']);
    await press(page, 'F2', 'ControlOrMeta+a');
    await page.keyboard.type('31.12.2026');
    await press(page, 'Enter');
    expect(await findings.count()).toBe(0);
    await press(page, 'ControlOrMeta+z');
    await news(page, text.news.undone);
    expect([await cell(page, '0-until'), await focused(page)]).toEqual(['morgen', 'staff-0-until']);
    await press(page, 'ControlOrMeta+y');
    expect(await cell(page, '0-until')).toBe('31/12/2026');

    await press(page, 'Shift+Space', 'ControlOrMeta+d');
    await news(page, '1 regel gedupliceerd.');
    await press(page, 'Shift+Space', 'Delete');
    await news(page, '1 regel verwijderd. Ongedaan maken: Ctrl+Z.');
    // Escape and Tab leave the grid; saving waits for what was not sent yet.
    await press(page, 'Escape', 'Tab');
    expect(await page.evaluate<boolean>("document.activeElement.closest('.grid') === null")).toBe(true);
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.waitForURL(report);
    expect(await saved()).toMatchObject([
      { member: 'P1', function: 'socialWorker', from: '2026-01-01', cost: 4_512_345 },
    ]);
    expect(scriptErrors).toEqual([]);
    await page.context().close();
  });

  it('takes a block from a spreadsheet: by the names of its columns, wrong cells marked, what does not fit named', async () => {
    const { page, scriptErrors, open } = await officerOf('11002', []);
    await page.locator('#staff-0-member').click();
    await paste(
      page,
      'Coût brut\tMatricule\tOpmerking\tFunctie\n€ 1.250,50\tP1\tx\tAutre fonction\nveel\tP2\ty\tSozialarbeiter(in)\n',
    );
    await news(
      page,
      '6 cellen geplakt. De kolommen zijn herkend aan hun naam. 1 ervan is niet juist en is gemarkeerd.',
    );
    await news(page, 'Niet geplakt, want de tabel heeft er geen kolom voor: Opmerking.');
    expect([await cell(page, '0-cost'), await cell(page, '1-cost')]).toEqual(['€ 1.250,50', 'veel']);
    expect([await cell(page, '0-function'), await cell(page, '1-function')]).toEqual([
      'Andere functie',
      'Maatschappelijk werker',
    ]);
    // What is copied is pasted back, as a new line.
    await page.locator('#staff-0-member').click();
    await press(page, 'Shift+Space', 'ControlOrMeta+c');
    await page.locator('#staff-2-member').click();
    await press(page, 'ControlOrMeta+v');
    expect(await cell(page, '2-cost')).toBe('€ 1.250,50');
    // A block that is pasted while a cell is edited goes into the table, one value into the cell.
    await press(page, 'Control+End', 'F2');
    await paste(page, '1\n2\n3');
    expect(await cell(page, '5-cost')).toBe('€ 3,00');
    // A list of findings that names a cell leads to it; what cannot be read is kept by the server.
    await page.locator('#autosave-state', { hasText: /\d\d:\d\d/ }).waitFor();
    await open();
    expect(await cell(page, '1-cost')).toBe('veel');
    await page.getByRole('button', { name: /Personeelslid 2, brutokost/ }).click();
    await page.locator('#staff-1-cost input').fill('75');
    await press(page, 'Enter');
    await page.locator('#findings', { hasText: 'brutokost' }).waitFor({ state: 'detached' });
    expect(scriptErrors).toEqual([]);
    await page.context().close();
  });

  it('keeps what was typed while the server cannot be reached or the session has ended, and sends it again', async () => {
    const { page, scriptErrors, saved, logIn, report } = await officerOf('11004', [member(0), member(1)]);
    await page.context().setOffline(true);
    await typeInGrid(page, 'staff-0-cost', '17');
    await page.locator('.grid-failure', { hasText: text.failures.unreachable }).waitFor();
    expect(await cell(page, '0-cost')).toBe('€ 17,00');
    await database.sql`delete from sessions`;
    await page.context().setOffline(false);
    await page.getByRole('button', { name: text.tryAgain }).click();
    await page.locator('.grid-failure', { hasText: text.failures['401'] }).waitFor();
    await logIn();
    await page.getByRole('button', { name: text.tryAgain }).click();
    await page.locator('.grid-failure').waitFor({ state: 'hidden' });
    await typeInGrid(page, 'staff-1-cost', '18');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.waitForURL(report);
    expect(await saved()).toMatchObject([{ cost: 1_700 }, { cost: 1_800 }]);
    expect(scriptErrors).toEqual([]);
    await page.context().close();
  });

  it('shows 10 000 lines with the elements of those that are visible, and opens, sorts and finds any of them', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => member(index));
    const { page, scriptErrors, open } = await officerOf('11005', lines);
    const elements = () => page.locator('.grid tbody tr').count();
    expect(await elements()).toBeLessThan(100);
    expect(await page.locator('.grid').getAttribute('aria-rowcount')).toBe('10002');
    await page.locator('#staff-0-member').click();
    await press(page, 'Control+End');
    expect(await focused(page)).toBe('staff-9999-cost');
    expect(await elements()).toBeLessThan(100);
    await open('#staff-7654-until');
    await expect.poll(() => focused(page)).toBe('staff-7654-until');
    await page.locator('#staff-7654-until').press('Control+Home');
    await press(page, 'ArrowUp', 'Enter', 'Enter', 'ArrowDown');
    await news(page, 'Gesorteerd op Personeelsnummer, aflopend.');
    expect(await cell(page, '0-member')).toBe('P9999');
    await page.getByLabel(text.filter.search).fill('P765');
    await news(page, '11 regels gevonden.');
    await page.getByLabel(text.filter.search).fill('');
    await news(page, text.news.unfiltered);
    expect(scriptErrors).toEqual([]);
    await page.context().close();
  });

  it.each(views)('has nothing that axe finds ($language, $width px)', async ({ language, width, colorScheme }) => {
    const nis = { nl: '11007', fr: '92094', de: '63023' }[language];
    const lines = [...Array.from({ length: 12 }, (_, index) => member(index)), { member: 'Q', fraction: 0 }];
    const { page, open } = await officerOf(nis, lines, language);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await open();
    await page.locator('#staff-12-member').click();
    await press(page, 'Shift+ArrowUp');
    expect(await checkPage(page, { language, colorScheme, width }, 'line-grid')).toEqual([]);
    await press(page, 'F2');
    const { violations } = await new AxeBuilder({ page }).include('line-grid').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await page.context().close();
  });
});
