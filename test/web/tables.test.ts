import { beforeEach, describe, expect, it, test } from 'vitest';
import { beginUpload, finishUpload, UPLOAD_HOURS } from '#database/uploads.ts';
import { participation2026 } from '#forms/2026/participation.ts';
import { fileWith, line, lines } from '#test/support/participation-tables.ts';
import { addPerson } from '#test/support/people.ts';
import { type TableFixture, tableFixture } from '#test/support/table-fixture.ts';
import { elements, fieldsOf, hasLink, newRequest, visitor, words } from '#test/support/visitor.ts';
import { readSheet } from '#web/spreadsheet/read-sheet.ts';

let database: TableFixture['database'];
let app: TableFixture['app'];
let officer: TableFixture['officer'];
let officerId: string;
let nis: string;
let report: string;
let nextOrganisation: TableFixture['nextOrganisation'];
const fixture = tableFixture('tables');
beforeEach(() => {
  ({ database, app, officer, officerId, nis, report, nextOrganisation } = fixture());
});
const upload: TableFixture['upload'] = (file, options) => fixture().upload(file, options);
const saved = () => fixture().saved();
const uploads = () => fixture().uploads;
const reportId = () => fixture().reportId;

describe('the page with the empty tables', () => {
  test.each([
    ['nl', 'Tabellen om in te vullen', 'Activiteit'],
    ['fr', 'Tableaux à compléter', 'Activité'],
    ['de', 'Tabellen zum Ausfüllen', 'Aktivität'],
  ])('is public, in %s', async (language, title, header) => {
    const stranger = await visitor(app, database.sql, undefined, language);
    const page = await stranger.get('/tables');
    expect(words(page)).toContain(title);
    expect(words(await stranger.get('/unique-report'))).toContain(title);
    const path = '/tables/participation/2026/participation';
    expect(hasLink(page, path)).toBe(true);
    const file = await app.request(`http://uniek-verslag.example${path}`, {
      headers: { Cookie: `language=${language}` },
    });
    expect(file.headers.get('Content-Disposition')).toBe(
      `attachment; filename="participation-2026-v1-participation-${language}.xlsx"`,
    );
    const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()));
    expect(sheet).toMatchObject({
      mark: { form: 'participation', year: 2026, version: 1, table: 'participation' },
      rows: [{ cells: expect.arrayContaining([header]) }],
    });
    expect((await stranger.get('/tables/participation/2026/nothing')).status).toBe(404);
    expect((await stranger.get('/tables/nothing/2026/participation')).status).toBe(404);
  });
});

describe('an uploaded table', () => {
  it('is shown before it is saved, and is saved once when the form is submitted twice', async () => {
    const { path, page } = await upload(await fileWith(lines));
    expect(words(page)).toContain('2 regels gelezen uit tabel.xlsx. Er is nog niets opgeslagen.');
    expect(words(page)).toContain('€ 1.234,10');
    expect(words(page)).toContain('Groepsactiviteit');
    expect(await saved()).toBeNull();
    expect(await officer.post(path, fieldsOf(page))).toMatchObject({ status: 303, location: report });
    expect(await officer.post(path, fieldsOf(page))).toMatchObject({ status: 303, location: report });
    expect(await saved()).toMatchObject({ version: 1, content: { values: { participation: lines } } });
  });

  it('replaces the lines of its table, and nothing else in the form', async () => {
    await officer.post(`${report}/form`, {
      ...fieldsOf(await officer.get(`${report}/form`)),
      ...line('modules', 'Cursus'),
      ...line('participation', 'Oud'),
    });
    expect((await saved())?.content.values).toMatchObject({
      modules: [{ activity: 'Cursus' }],
      participation: [{ activity: 'Oud' }],
    });
    const { path, page } = await upload(await fileWith(lines));
    expect(words(page)).toContain('2 nieuw, 0 gewijzigd, 1 verdwenen, 0 gelijk');
    expect(words(page)).toContain('Deze regels zijn in het formulier ingevoerd');
    await officer.post(path, fieldsOf(page));
    expect((await saved())?.content.values).toMatchObject({ modules: [{ activity: 'Cursus' }], participation: lines });
  });

  test.each([
    [
      'CSV',
      'tabel.csv',
      'uniek-verslag/participation/2026/1/participation;;;\nActiviteit;Soort;Begunstigden;Kosten\nUitstap;Groepsactiviteit;12;1.234,10\nZwemmen;Individuele steun;3;0,30\n',
    ],
  ])('can be a %s file', async (_kind, name, content) => {
    const { path, page } = await upload(content, { name });
    expect(await officer.post(path, fieldsOf(page))).toMatchObject({ status: 303, location: report });
    expect((await saved())?.content.values).toMatchObject({ participation: lines });
  });

  it('is refused with each wrong cell, in the language of the user', async () => {
    const csv =
      'uniek-verslag/participation/2026/1/participation\nActivité;Type;Bénéficiaires;Coûts\nSortie;Groupe;1,5;12,345\n';
    const french = await visitor(app, database.sql, officerId, 'fr');
    const { path, page } = await upload(csv, { name: 'tableau.csv', by: french });
    expect(page.status).toBe(422);
    expect(words(page)).toContain('3 cellules ne sont pas correctes');
    expect(words(page)).toMatch(/Ligne du fichier 3 B, Type Groupe .* C, Bénéficiaires 1,5 .* D, Coûts 12,345 /);
    await french.post(path, { version: '0', request: newRequest() });
    expect(await saved()).toBeNull();
  });

  it('shows the warnings by row and column before it is saved', async () => {
    const dear = { activity: 'Toestel', sort: 'investment', beneficiaries: 1, cost: 50_001 };
    const { path, page } = await upload(await fileWith([dear]));
    expect(page.status).toBe(200);
    expect(words(page)).toMatch(/Controleer dit .* Rij 3 D, Kosten 500,01 Een investering is hoogstens 500 EUR/);
    expect(await officer.post(path, fieldsOf(page))).toMatchObject({ status: 303, location: report });
  });

  it('for another form, version or year is refused with the name of the right table', async () => {
    const other = await upload(await fileWith(lines, 'modules'));
    expect(other.page.status).toBe(422);
    expect(words(other.page)).toContain(
      'de tabel ‘Socioprofessionele modules, De participatie en sociale activering 2026, versie 1’',
    );
    expect(words(other.page)).toContain(
      'de tabel ‘Participatie, De participatie en sociale activering 2026, versie 1’ nodig',
    );
    const version = await upload(await fileWith(lines, 'participation', { ...participation2026, version: 2 }));
    expect(words(version.page)).toContain('2026, versie 2’');
    const year = await upload(await fileWith(lines, 'participation', { ...participation2026, year: 2025 }));
    expect(words(year.page)).toContain('2025, versie 1’');
    expect(words((await upload('Naam;Bedrag\nx;1\n')).page)).toContain('Dit is niet de tabel van dit formulier');
  });

  it('is refused with the reason when it is missing, empty, unreadable or too large', async () => {
    const empty = await officer.upload(uploads(), new File([], 'leeg.xlsx'));
    expect(empty.status).toBe(422);
    expect(words(empty)).toContain('Kies een bestand');
    expect(words(await officer.post(uploads(), { file: 'text' }))).toContain('Kies een bestand');
    expect(words((await upload(await fileWith([]))).page)).toContain('De tabel is leeg');
    expect(words((await upload('\u00d0')).page)).toContain('Dit is niet de tabel');
    expect(words((await upload(`PK\u0003\u0004${'x'.repeat(100)}`)).page)).toContain(
      'Dit bestand kan niet gelezen worden',
    );
    const large = await officer.upload(uploads(), new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'groot.xlsx'));
    expect(words(await officer.get(large.location ?? ''))).toContain('Het bestand is te groot');
    const larger = await officer.upload(uploads(), new File([new Uint8Array(7 * 1024 * 1024)], 'groter.xlsx'));
    expect(larger.status).toBe(413);
    expect(await saved()).toBeNull();
  });

  it('is not saved over what a colleague saved in the meantime before the page has said so', async () => {
    const { path, page } = await upload(await fileWith(lines));
    await officer.post(`${report}/form`, {
      ...fieldsOf(await officer.get(`${report}/form`)),
      ...line('participation', 'Nieuw'),
    });
    const conflict = await officer.post(path, fieldsOf(page));
    expect(conflict.status).toBe(409);
    expect(words(conflict)).toContain('Iemand anders heeft intussen iets opgeslagen');
    expect((await saved())?.content.values).toMatchObject({ participation: [{ activity: 'Nieuw' }] });
    expect(await officer.post(path, fieldsOf(conflict))).toMatchObject({ status: 303 });
    expect((await saved())?.content.values).toMatchObject({ participation: lines });
  });
});

describe('an upload', () => {
  it('is visible only to the editors of its organisation', async () => {
    const { path } = await upload(await fileWith(lines));
    const elsewhere = nextOrganisation();
    const stranger = await visitor(app, database.sql, await addPerson(database.sql, elsewhere, ['editor']));
    expect((await stranger.get(path)).status).toBe(404);
    const theirs = await stranger.get(path.replace(nis, elsewhere));
    expect(theirs.status).toBe(422);
    expect(theirs.text).not.toContain('Uitstap');
    const chair = await visitor(app, database.sql, await addPerson(database.sql, nis, ['chair']));
    expect(await chair.get(path)).toMatchObject({ status: 303, location: report });
    expect((await chair.post(path, { version: '0', request: newRequest() })).status).toBe(403);
    const other = path.replace('tables/participation', 'tables/modules');
    expect(words(await officer.get(other))).toContain('niet meer bewaard');
    expect((await officer.get(`${report}/tables/nothing`)).status).toBe(404);
  });

  it('is deleted after a day', async () => {
    const { path } = await upload(await fileWith(lines));
    await database.sql`update uploads set kept_at = now() - ${UPLOAD_HOURS + 1} * interval '1 hour'`;
    expect(words(await officer.get(path))).toContain('Dit bestand is niet meer bewaard');
    await beginUpload(database.sql, { reportId: reportId(), field: 'modules', fileName: 'x', by: officerId });
    expect(await database.sql`select 1 from uploads where field = 'participation'`).toHaveLength(0);
  });

  it('shows that it is being read, even without JavaScript, and says so when reading has stopped', async () => {
    const id = await beginUpload(database.sql, {
      reportId: reportId(),
      field: 'participation',
      fileName: 'x.ods',
      by: officerId,
    });
    const page = await officer.get(`${uploads()}/${id}`);
    expect(words(page)).toContain('Het bestand wordt gelezen');
    expect(elements(page, 'noscript meta[http-equiv=refresh]')[0]?.getAttribute('content')).toBe('2');
    expect(elements(page, '[role=status]')[0]?.getAttribute('hx-get')).toBe(`${uploads()}/${id}?seen=reading`);
    await database.sql`update uploads set kept_at = now() - interval '10 minutes' where id = ${id}`;
    expect(words(await officer.get(`${uploads()}/${id}`))).toContain('Het lezen is gestopt');
    await finishUpload(database.sql, id, { type: 'no-lines' });
    await finishUpload(database.sql, id, { type: 'no-mark' });
    expect(words(await officer.get(`${uploads()}/${id}`))).toContain('De tabel is leeg');
  });
});
