import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { findReport } from '#database/reports.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { catalogue } from '#forms/catalogue.ts';
import { contentHash } from '#forms/content.ts';
import type { FormDefinition, Line } from '#forms/definition.ts';
import { fileWith, line, lines } from '#test/support/participation-tables.ts';
import { addPerson } from '#test/support/people.ts';
import { type TableFixture, tableFixture } from '#test/support/table-fixture.ts';
import { putReportAt } from '#test/support/unique-report.ts';
import { elements, fieldsOf, hasLink, inputValue, visitor, words } from '#test/support/visitor.ts';
import { readSheet } from '#web/spreadsheet/read-sheet.ts';

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

describe('a second upload', () => {
  const staffReport = () => `/organisations/${nis}/reports/personnel-costs/2026`;
  const staffId = () => `personnel-costs/2026/${nis}`;
  const member = (number: string, cost: number): Line => ({
    member: number,
    function: 'socialWorker',
    from: '2026-01-01',
    until: '2026-12-31',
    fraction: 10_000,
    cost,
  });
  const staff = [member('P-001', 10_000), member('P-002', 20_000), member('P-003', 30_000)];
  const later = [member('p–003', 30_000), member('P-004', 40_000), member('P-001', 15_000)];
  const uploadStaff = async (members: readonly Line[]) =>
    await upload(await fileWith(members, 'staff', personnelCosts2026), { to: `${staffReport()}/tables/staff` });
  const savedStaff = async () => (await findReport(database.sql, staffId()))?.content.values['staff'];
  const saveStaff = async (members: readonly Line[]) => {
    const { path, page } = await uploadStaff(members);
    expect(await officer.post(path, fieldsOf(page))).toMatchObject({ status: 303 });
  };

  it('shows what is new, changed, gone and equal, and the totals, before it replaces all lines', async () => {
    await saveStaff(staff);
    const { path, page } = await uploadStaff(later);
    expect(words(page)).toContain('1 nieuw, 2 gewijzigd, 1 verdwenen, 0 gelijk');
    expect(words(page)).toMatch(/Totaal: Brutokost € 600,00 € 850,00 € 1.050,00/);
    const rows = elements(page, 'table.lines.compared tbody tr').map((row) =>
      (row.textContent ?? '').replace(/\s+/g, ' '),
    );
    expect(rows).toEqual([
      expect.stringMatching(/^Verdwenen Regel 2.*P-002/),
      expect.stringMatching(/^Gewijzigd Regel 1.*was P-003 is nu p–003/),
      expect.stringMatching(/^Gewijzigd Regel 3P-001.*was € 100,00 is nu € 150,00/),
      expect.stringMatching(/^Nieuw Regel 2P-004/),
    ]);
    expect(await officer.post(path, fieldsOf(page))).toMatchObject({ status: 303, location: staffReport() });
    expect(await savedStaff()).toEqual(later);
    expect(words(await officer.get(`${staffReport()}/form`))).toContain('Deze regels komen uit het bestand');
  });

  it('can update the lines with the same key and add the new ones, and then leaves them to the form', async () => {
    await saveStaff(staff);
    const { path, page } = await uploadStaff(later);
    const update = { ...fieldsOf(page), way: 'update' };
    expect(await officer.post(path, update)).toMatchObject({ status: 303, location: staffReport() });
    expect(await officer.post(path, update)).toMatchObject({ status: 303, location: staffReport() });
    expect(await savedStaff()).toEqual([later[2], staff[1], later[0], later[1]]);
    expect(await findReport(database.sql, staffId())).toMatchObject({ version: 2 });
    const form = await officer.get(`${staffReport()}/form`);
    expect(elements(form, 'button[value=edit-staff-0]')).toHaveLength(1);
    const actions = await database.sql`
      select action from audit_trail where subject = ${`tables/${staffId()}`} order by sequence`;
    expect(actions.map(({ action }) => action)).toEqual(['table-by-file', 'table-in-form']);
  });

  it('asks how to save only where it makes a difference', async () => {
    await saveStaff(staff);
    expect(elements((await uploadStaff([...staff, member('P-009', 1)])).page, '[name=way]')).toHaveLength(0);
    const fewer = await uploadStaff(staff.slice(1));
    expect(elements(fewer.page, '[name=way]')).toHaveLength(0);
    const refused = await officer.post(fewer.path, { ...fieldsOf(fewer.page), way: 'update' });
    expect(refused.status).toBe(422);
    expect(await savedStaff()).toEqual(staff);
  });

  it('says plainly that nothing has changed, and that only the order has', async () => {
    await saveStaff(staff);
    const same = await uploadStaff(staff);
    expect(words(same.page)).toContain('Er verandert niets: u hoeft niets op te slaan');
    expect(elements(same.page, 'main button')).toHaveLength(0);
    const reordered = await uploadStaff(staff.toReversed());
    expect(words(reordered.page)).toContain('0 nieuw, 0 gewijzigd, 0 verdwenen, 3 gelijk');
    expect(words(reordered.page)).toContain('alleen hun volgorde is anders');
    expect(await officer.post(reordered.path, fieldsOf(reordered.page))).toMatchObject({ status: 303 });
    expect(await savedStaff()).toEqual(staff.toReversed());
  });

  it('is compared with what a colleague saved in the meantime, before it changes that', async () => {
    await saveStaff(staff);
    const mine = await uploadStaff(later);
    await saveStaff([...staff, member('P-005', 50_000)]);
    const conflict = await officer.post(mine.path, { ...fieldsOf(mine.page), way: 'update' });
    expect(conflict.status).toBe(409);
    expect(words(conflict)).toContain('1 nieuw, 2 gewijzigd, 2 verdwenen, 0 gelijk');
    expect(elements(conflict, '[name=way][checked]')[0]?.getAttribute('value')).toBe('update');
    expect(await officer.post(mine.path, { ...fieldsOf(conflict) })).toMatchObject({ status: 303 });
    expect(await savedStaff()).toEqual([later[2], staff[1], later[0], member('P-005', 50_000), later[1]]);
  });

  it('warns of lines with the same key, and saves them', async () => {
    const { path, page } = await uploadStaff([...staff, member('p 001', 5), member('P-002 ', 5)]);
    expect(words(page)).toContain(
      'Rij 7 A, Personeelsnummer P-002 In rij 4 staat al hetzelfde (personeelsnummer en begindatum)',
    );
    expect(words(page)).not.toContain('Rij 6 A');
    expect(await officer.post(path, fieldsOf(page))).toMatchObject({ status: 303 });
    expect(await savedStaff()).toHaveLength(5);
  });

  it('lists many changes a page at a time', async () => {
    await saveStaff(staff);
    const { path, page } = await uploadStaff(Array.from({ length: 60 }, (_, index) => member(`Q-${index}`, index)));
    expect(elements(page, 'table.lines.compared tbody tr')).toHaveLength(50);
    const rest = await officer.get(`${path}?from=51`);
    expect(words(rest)).toContain('Regel 51 tot 63 van 63');
    expect(elements(rest, 'table.lines.compared tbody tr')).toHaveLength(13);
  });
});

describe('last year’s lines', () => {
  /** The same form a year earlier, without the function of a staff member. */
  const earlierForm: FormDefinition = {
    ...personnelCosts2026,
    year: 2025,
    sections: personnelCosts2026.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.kind === 'table' ? { ...field, columns: field.columns.filter(({ id }) => id !== 'function') } : field,
      ),
    })),
  };
  const staffPage = () => `/organisations/${nis}/reports/personnel-costs/2026/tables/staff`;
  const period = (from: string, until: string): Line => ({ member: 'P-001', from, until, fraction: 5_000, cost: 1 });

  it('are in a table to download: who and what, without amounts and days', async () => {
    // The cast: only this test adds a form to the catalogue.
    const forms = catalogue as FormDefinition[];
    forms.push(earlierForm);
    try {
      expect(hasLink(await officer.get(staffPage()), `${staffPage()}/last-year`)).toBe(false);
      const id = `personnel-costs/2025/${nis}`;
      await putReportAt(database.sql, { form: 'personnel-costs', year: 2025, nis }, 'accepted');
      const staff = [period('2025-01-01', '2025-06-30'), period('2025-07-01', '2025-12-31')];
      const content = { form: 'personnel-costs', year: 2025, formVersion: 1, nis, values: { staff } };
      await database.sql`
        insert into report_versions (report_id, version, content, content_hash, saved_at, saved_by)
        values (${id}, 1, ${JSON.stringify(content)}, '', now(), ${officerId})`;
      const page = await officer.get(staffPage());
      expect(words(page)).toContain('Tabel downloaden met de regels van 2025');
      expect(words(page)).toContain(
        '1 regel uit uw verslag van 2025. Al ingevuld: personeelsnummer en deel van voltijds. ' +
          'Nog in te vullen: functie, begindatum, einddatum en brutokost.',
      );
      const sheet = await readSheet(await officer.bytes(`${staffPage()}/last-year`));
      expect(sheet).toMatchObject({
        mark: { year: 2026 },
        rows: [{}, { cells: ['P-001', '', '', '', { type: 'percentage', number: 0.5, shown: '50,00%' }] }],
      });
    } finally {
      forms.pop();
    }
    expect(await officer.get(`${staffPage()}/last-year`)).toMatchObject({ status: 303, location: staffPage() });
  });
});
