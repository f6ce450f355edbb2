import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginSession } from '#database/sessions.ts';
import { beginUpload, finishUpload } from '#database/uploads.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import type { Line } from '#forms/definition.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { openBrowserWindow, startBrowser } from '#test/support/browser.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { checkPage, views } from '#test/support/page-checks.ts';
import { fileWith, lines } from '#test/support/participation-tables.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';

/** Lines from a spreadsheet, in a browser: in Dutch with JavaScript, in French without. */
let database: FreshDatabase;
let backend: Backend;
let server: RunningServer;
let browser: Browser;
let webUrl: string;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  backend = await startBackend(database.sql, 'table-story');
  let app = siteFor(database.sql);
  server = await listen({ fetch: (request, env) => app.fetch(request, env) }, { host: '127.0.0.1', port: 0 });
  webUrl = `http://127.0.0.1:${server.port}`;
  app = siteFor(database.sql, { client: backend.client, reports: backend.reports, webUrl });
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await backend?.stop();
  await database?.drop();
});

const stories = [
  {
    language: 'nl',
    javaScriptEnabled: true,
    nis: '11001',
    toTable: 'Regels invoeren via een rekenblad (Excel)',
    download: 'Tabel downloaden (XLSX)',
    file: 'Ingevulde tabel',
    upload: 'Uploaden en controleren',
    wrong: '1 cel is niet juist',
    cell: '12,345',
    confirm: 'Deze regels opslaan',
    amount: '€ 1.234,10',
    byFile: 'Deze regels komen uit het bestand tabel.xlsx',
    switch: 'Overschakelen naar het formulier',
    yes: 'Ja, overschakelen',
    table: 'Participatie',
    counts: '1 nieuw, 1 gewijzigd, 1 verdwenen, 1 gelijk',
    update: /^Bijwerken en aanvullen/,
    totals: /Totaal: Brutokost ?€ 600,00 ?€ 850,00 ?€ 1.050,00/,
    nothing: 'Er verandert niets',
  },
  {
    language: 'fr',
    javaScriptEnabled: false,
    nis: '92094',
    toTable: 'Encoder les lignes dans un tableur',
    download: 'Télécharger le tableau (XLSX)',
    file: 'Tableau complété',
    upload: 'Importer et vérifier',
    wrong: '1 cellule n’est pas correcte',
    cell: '12,345',
    confirm: 'Enregistrer ces lignes',
    amount: '1 234,10 €',
    byFile: 'Ces lignes viennent du fichier tabel.xlsx',
    switch: 'Passer au formulaire',
    yes: 'Oui, passer au formulaire',
    table: 'Participation',
    counts: '1 nouvelle, 1 modifiée, 1 disparue, 1 identique',
    update: /^Mettre à jour et compléter/,
    totals: /Total : Coût brut ?600,00 € ?850,00 € ?1 050,00 €/,
    nothing: 'Rien ne change',
  },
];

describe.each(stories)('in $language, JavaScript: $javaScriptEnabled', (words) => {
  it('an officer downloads the table, fills it in, corrects a cell, saves it, and continues in the form', async () => {
    const { nis, language, javaScriptEnabled } = words;
    const personId = await addPerson(database.sql, nis, ['editor']);
    await fillInOrganisation(database.sql, nis, personId);
    const { page, context, scriptErrors } = await openBrowserWindow(browser, {
      javaScriptEnabled,
      acceptDownloads: true,
    });
    const value = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
    await context.addCookies([
      { name: 'language', value: language, url: webUrl },
      { name: 'session', value, url: webUrl },
    ]);
    await page.goto(`${webUrl}/organisations/${nis}/reports/participation/2026/form`);
    await page.locator('#participation').getByRole('link', { name: words.toTable }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: words.download }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`participation-2026-v1-participation-${language}.xlsx`);

    const wrong = join(folder, 'tabel.csv');
    const mark = 'uniek-verslag/participation/2026/1/participation';
    await writeFile(wrong, `${mark};;;\nActiviteit;Soort;Begunstigden;Kosten\nUitstap;group;12;12,345\n`);
    await page.getByLabel(words.file).setInputFiles(wrong);
    await page.getByRole('button', { name: words.upload }).click();
    await page.getByRole('heading', { name: words.wrong }).waitFor({ timeout: 60_000 });
    await page.locator('.wrong-cells').getByText(words.cell).waitFor();

    const right = join(folder, 'tabel.xlsx');
    await writeFile(right, await fileWith(lines));
    await page.getByLabel(words.file).setInputFiles(right);
    await page.getByRole('button', { name: words.upload }).click();
    const confirm = page.getByRole('button', { name: words.confirm });
    await confirm.waitFor({ timeout: 60_000 });
    const plain = async () => ((await page.locator('main').textContent()) ?? '').replace(/\s/g, ' ');
    expect(await plain()).toContain(words.amount);
    await confirm.click();
    await page.waitForURL(/participation\/2026$/);
    expect(await plain()).toContain(words.amount);

    await page.goto(`${webUrl}/organisations/${nis}/reports/participation/2026/form`);
    const table = page.locator('#participation');
    await table.getByText(words.byFile).waitFor();
    expect(await table.getByRole('button').count()).toBe(0);
    await table.getByRole('link', { name: words.switch }).click();
    await page.getByRole('button', { name: words.yes }).click();
    // In the grid, or in the line editor of the server.
    await table.locator('#participation-0-activity').waitFor();
    expect(scriptErrors).toEqual([]);
    await context.close();
  }, 300_000);

  it('an officer uploads a corrected table, sees what it changes, and keeps the lines that it does not have', async () => {
    const { nis, language, javaScriptEnabled } = words;
    const personId = await addPerson(database.sql, nis, ['editor']);
    const { page, context, scriptErrors } = await openBrowserWindow(browser, { javaScriptEnabled });
    const value = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
    await context.addCookies([
      { name: 'language', value: language, url: webUrl },
      { name: 'session', value, url: webUrl },
    ]);
    const report = `${webUrl}/organisations/${nis}/reports/personnel-costs/2026`;
    const confirm = page.getByRole('button', { name: words.confirm });
    const plain = async () => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
    const send = async (members: readonly Line[]) => {
      await page.goto(`${report}/tables/staff`);
      const buffer = Buffer.from(await fileWith(members, 'staff', personnelCosts2026));
      await page.getByLabel(words.file).setInputFiles({ name: 'personeel.xlsx', mimeType: 'application/zip', buffer });
      await page.getByRole('button', { name: words.upload }).click();
      await page.locator('#lines-staff').waitFor({ timeout: 60_000 });
    };
    await send([member('P-001', 10_000), member('P-002', 20_000), member('P-003', 30_000)]);
    await confirm.click();
    await page.waitForURL(/personnel-costs\/2026$/);

    const corrected = [member('P-004', 40_000), member('P-003', 30_000), member('P-001', 15_000)];
    await send(corrected);
    expect(await plain()).toContain(words.counts);
    expect(await plain()).toMatch(words.totals);
    const changes = page.locator('table.compared.lines tbody tr');
    expect(await changes.count()).toBe(3);
    await page.locator('tr.removed').getByText('P-002').waitFor();
    await page.locator('tr.changed').locator('del').getByText('100,00').waitFor();
    await page.locator('tr.changed').locator('ins').getByText('150,00').waitFor();
    await page.locator('tr.added').getByText('P-004').waitFor();
    await page.getByRole('radio', { name: words.update }).check();
    await confirm.click();
    await page.waitForURL(/personnel-costs\/2026$/);
    await page.goto(`${report}/form`);
    await page.locator('#staff-1-member', { hasText: 'P-002' }).waitFor();
    const kept = (await page.locator('#staff').textContent()) ?? '';
    expect(kept.match(/P-00\d/g)).toEqual(['P-001', 'P-002', 'P-003', 'P-004']);

    await send([member('P-001', 15_000), member('P-002', 20_000), member('P-003', 30_000), member('P-004', 40_000)]);
    expect(await plain()).toContain(words.nothing);
    expect(await confirm.count()).toBe(0);
    expect(scriptErrors).toEqual([]);
    await context.close();
  }, 300_000);
});

/** A line of the table "staff". */
function member(number: string, cost: number): Line {
  const period = { from: '2026-01-01', until: '2026-12-31' };
  return { member: number, function: 'socialWorker', ...period, fraction: 10_000, cost };
}

describe('while a file is being read', () => {
  it.each([
    [
      'another table',
      { type: 'other-table', mark: { form: 'participation', year: 2026, version: 1, table: 'modules' } },
    ],
    ['a file that cannot be read', { type: 'refused', code: 'file-unreadable' }],
    ['lines', { type: 'lines', lines, ignored: [] }],
  ] as const)('the page polls until the outcome is known: %s', async (_, outcome) => {
    const nis = '44021';
    const personId = await addPerson(database.sql, nis, ['editor']);
    const [data] = await database.sql`select 1 from organisation_data where nis = ${nis}`;
    if (!data) await fillInOrganisation(database.sql, nis, personId);
    const { page, context } = await openBrowserWindow(browser, {});
    const value = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
    await context.addCookies([{ name: 'session', value, url: webUrl }]);
    const place = { reportId: `participation/2026/${nis}`, field: 'participation' };
    const upload = await beginUpload(database.sql, { ...place, fileName: 'tabel.xlsx', by: personId });
    await page.goto(`${webUrl}/organisations/${nis}/reports/participation/2026/tables/participation/${upload}`);
    await page.locator('progress').waitFor();
    await finishUpload(database.sql, upload, outcome);
    await page.locator('progress').waitFor({ state: 'detached' });
    await page.locator(outcome.type === 'lines' ? 'table.lines' : '.error-summary').waitFor();
    await context.close();
  });
});

/** More lines than a page shows at a time; the second has a long text. */
const manyLines = Array.from({ length: 103 }, (_, index) => ({
  activity:
    index === 1
      ? 'Aankoop van sportmateriaal voor de kinderopvang en de buitenschoolse opvang'
      : `Uitstap ${index + 1}`,
  sort: index === 1 ? 'investment' : 'group',
  beneficiaries: 12 + index,
  cost: 65_000 + index,
}));

describe.each(views)('the pages in $language, $colorScheme, $width px', (view) => {
  it('are accessible', async () => {
    const { language, colorScheme, width } = view;
    // Each view has an organisation of its own, where nothing has been saved.
    const nis = { nl: ['11002', '11004'], fr: ['62063', '62060'], de: ['63023', '63040'] }[language][
      views.filter((each) => each.language === language).indexOf(view)
    ];
    if (nis === undefined) throw new Error('more views than organisations');
    const personId = await addPerson(database.sql, nis, ['editor']);
    const [data] = await database.sql`select 1 from organisation_data where nis = ${nis}`;
    if (!data) await fillInOrganisation(database.sql, nis, personId);
    const { page, context } = await openBrowserWindow(browser, {
      colorScheme,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    await context.addCookies([{ name: 'language', value: language, url: webUrl }]);
    const found: string[] = [];
    const visit = async (path: string, name: string): Promise<void> => {
      await page.goto(`${webUrl}${path}`);
      found.push(...(await checkPage(page, view, name)));
    };
    /** Uploads a file and waits for the refusal or the preview. */
    const send = async (content: Uint8Array, fileName: string, outcome: string, name: string): Promise<void> => {
      await page.locator('#file').setInputFiles({ name: fileName, mimeType: 'text/csv', buffer: Buffer.from(content) });
      await page.locator('main button.primary:visible').click();
      await page.locator(outcome).waitFor({ timeout: 60_000 });
      found.push(...(await checkPage(page, view, name)));
    };
    await visit('/tables', 'tables-1-to-take');
    const value = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
    await context.addCookies([{ name: 'session', value, url: webUrl }]);
    const report = `/organisations/${nis}/reports/participation/2026`;
    const here = `${report}/tables/participation`;
    await visit(here, 'tables-2-upload');
    const head = 'uniek-verslag/participation/2026/1/participation\nActiviteit;Soort;Begunstigden;Kosten\n';
    const wrong = new TextEncoder().encode(`${head};Uitstap naar zee met alle kinderen;1,5;12,345\n`);
    await send(wrong, 'tabel.csv', '.wrong-cells', 'tables-3-wrong-cells');
    await visit(here, 'tables-2-upload');
    await send(await fileWith(lines, 'modules'), 'tabel.xlsx', '.error-summary', 'tables-4-another-table');
    await send(await fileWith(manyLines), 'tabel.xlsx', 'table.lines', 'tables-5-read');
    await page.locator('main button.primary:visible').click();
    await page.waitForURL(/participation\/2026$/);
    found.push(...(await checkPage(page, view, 'tables-9-overview')));
    await visit(`${report}/lines/participation?from=101`, 'tables-10-last-lines');
    await visit(`${report}/form`, 'tables-6-form');
    await visit(`${here}/switch`, 'tables-7-switch');
    const place = { reportId: `participation/2026/${nis}`, field: 'participation' };
    const upload = await beginUpload(database.sql, { ...place, fileName: 'tabel.xlsx', by: personId });
    await visit(`${here}/${upload}`, 'tables-8-being-read');
    const staffPage = `/organisations/${nis}/reports/personnel-costs/2026/tables/staff`;
    const sendStaff = async (members: readonly Line[], name: string): Promise<void> =>
      await send(await fileWith(members, 'staff', personnelCosts2026), 'tabel.xlsx', '#lines-staff', name);
    await visit(staffPage, 'tables-2-upload');
    const staffHead =
      'uniek-verslag/personnel-costs/2026/1/staff\nPersoneelsnummer;Functie;Van;Tot en met;Deel van voltijds;Brutokost\n';
    const doubtful = `${staffHead}P-001;Andere functie;1/1/2026;31/12/2026;80;1.234\n#N/A;;1/1/2026;31/12/2026;100%;1\n`;
    await send(new TextEncoder().encode(doubtful), 'tabel.csv', '#lines-staff', 'tables-11-doubtful');
    await visit(staffPage, 'tables-2-upload');
    await sendStaff([member('P-001', 10_000), member('P-002', 20_000), member('P-003', 30_000)], 'tables-5-read');
    await page.locator('main button.primary:visible').click();
    await page.waitForURL(/personnel-costs\/2026$/);
    await visit(staffPage, 'tables-2-upload');
    const corrected = [
      member('P-003', 30_000),
      member('P-001', 1_234_567),
      member('P-004', 40_000),
      member('P-004', 1),
    ];
    await sendStaff(corrected, 'tables-12-changes');
    await visit(`${here}/switch`, 'tables-7-switch');
    await page.locator('main button.primary:visible').click();
    await page.waitForURL(/form#participation$/);
    await visit(`${report}/form?open=participation-1`, 'tables-11-line-open');
    expect(found).toEqual([]);
    await context.close();
  }, 240_000);
});
