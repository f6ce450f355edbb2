import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { contentHash } from '#forms/content.ts';
import { fileWith, line, lines } from '#test/support/participation-tables.ts';
import { addPerson } from '#test/support/people.ts';
import { type TableFixture, tableFixture } from '#test/support/table-fixture.ts';
import { elements, fieldsOf, inputValue, visitor, words } from '#test/support/visitor.ts';

let database: TableFixture['database'];
let app: TableFixture['app'];
let officer: TableFixture['officer'];
let officerId: string;
let nis: string;
let report: string;
const fixture = tableFixture('lines-of-files');
beforeEach(() => {
  ({ database, app, officer, officerId, nis, report } = fixture());
});
const upload: TableFixture['upload'] = (file, options) => fixture().upload(file, options);
const saved = () => fixture().saved();
const uploads = () => fixture().uploads;
const reportId = () => fixture().reportId;

const editButton = 'button[value=edit-participation-0]';

describe('lines from a file', () => {
  it('are read-only in the form, whatever is posted, until the officer switches to the form', async () => {
    const first = await upload(await fileWith(lines));
    await officer.post(first.path, fieldsOf(first.page));
    const hash = (await saved())?.contentHash;
    const form = await officer.get(`${report}/form`);
    expect(words(form)).toContain('Deze regels komen uit het bestand tabel.xlsx');
    expect(inputValue(form, 'participation-0-activity')).toBeUndefined();
    expect(elements(form, editButton)).toHaveLength(0);
    await officer.post(`${report}/form`, { ...fieldsOf(form), do: 'remove-participation-0' });
    await officer.post(`${report}/form`, {
      ...fieldsOf(form),
      ...line('participation', 'Binnengesmokkeld'),
      ...line('modules', 'Cursus'),
    });
    expect((await saved())?.content.values).toMatchObject({ participation: lines, modules: [{ activity: 'Cursus' }] });

    expect(words(await officer.get(`${uploads()}/switch`))).toContain('Voortaan in het formulier?');
    expect(elements(await officer.get(`${report}/form`), editButton)).toHaveLength(0);
    expect(await officer.post(`${uploads()}/switch`, {})).toMatchObject({ status: 303 });
    const open = await officer.get(`${report}/form`);
    expect(elements(open, editButton)).toHaveLength(1);
    expect((await saved())?.content.values).toMatchObject({ participation: lines });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are recorded with each switch and its person in the history and the audit trail', async () => {
    const { path, page } = await upload(await fileWith(lines));
    await officer.post(path, fieldsOf(page));
    const again = await upload(await fileWith(lines.slice(0, 1)));
    await officer.post(again.path, fieldsOf(again.page));
    const colleague = await addPerson(database.sql, nis, ['editor']);
    const other = await visitor(app, database.sql, colleague);
    await other.post(`${uploads()}/switch`, {});
    await other.post(`${uploads()}/switch`, {});
    const third = await upload(await fileWith(lines), { by: other });
    await other.post(third.path, fieldsOf(third.page));

    const rows = await database.sql`
      select action, person_id as by, details->>'table' as table from audit_trail
      where subject = ${`tables/${reportId()}`} order by sequence`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { action: 'table-by-file', by: officerId, table: 'participation' },
      { action: 'table-in-form', by: colleague, table: 'participation' },
      { action: 'table-by-file', by: colleague, table: 'participation' },
    ]);
    expect(await verifyAuditTrail(database.sql)).toMatchObject({ faults: [] });
    const overview = words(await officer.get(report));
    expect(overview).toMatch(/schakelde voor de regels van ‘Participatie’ over naar een rekenblad/);
    expect(overview).toMatch(
      /over naar een rekenblad .* sloeg versie 3 op .* over naar het formulier .* versie 2 .* over naar een rekenblad .* versie 1/,
    );
  });

  it('have the same hash as typed lines', async () => {
    const { path, page } = await upload(await fileWith(lines.slice(0, 1)));
    await officer.post(path, fieldsOf(page));
    const byFile = await saved();
    if (!byFile) throw new Error('nothing saved');
    expect(byFile.contentHash).toBe(contentHash(byFile.content));
    expect(JSON.stringify(byFile.content)).not.toMatch(/tabel|file/);
    await officer.post(`${uploads()}/switch`, {});
    const typed = {
      'participation-0-activity': 'Uitstap',
      'participation-0-sort': 'group',
      'participation-0-beneficiaries': '12',
      'participation-0-cost': '1.234,10',
    };
    await officer.post(`${report}/form`, { ...fieldsOf(await officer.get(`${report}/form`)), ...typed });
    expect((await saved())?.contentHash).toBe(byFile.contentHash);
  });

  it('are in the table that is downloaded after the login', async () => {
    const { path, page } = await upload(await fileWith(lines));
    await officer.post(path, fieldsOf(page));
    expect(words(await officer.get(uploads()))).toContain('De regels die opgeslagen zijn, staan er al in.');
    const bytes = await officer.bytes(`${uploads()}/file`);
    const again = await upload(bytes);
    expect(words(again.page)).toContain('2 regels gelezen');
  });

  it('are refused when LibreOffice saved the file of another form', async () => {
    const bytes = await readFile(new URL('./spreadsheet/fixtures/libreoffice.ods', import.meta.url));
    expect(words((await upload(new Uint8Array(bytes), { name: 'x.ods' })).page)).toContain(
      'de tabel ‘activities, sample-form 2026, versie 3’',
    );
  });
});
