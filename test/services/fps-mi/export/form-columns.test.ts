import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decimal } from '#forms/amount.ts';
import { catalogue } from '#forms/catalogue.ts';
import { canonicalContent } from '#forms/content.ts';
import { type FormDefinition, fieldsOf, type Values } from '#forms/definition.ts';
import { completeValues, linesIn, payableOf, totalOf } from '#forms/values.ts';
import { unitOf } from '#forms/writing.ts';
import { columnsOf } from '#services/fps-mi/export/form-columns.ts';
import { exportedTables, reportColumns } from '#services/fps-mi/export/report-columns.ts';
import { grantedFor, typedInto } from '#test/support/any-report.ts';
import { type Ministry, startMinistry } from '#test/support/ministry.ts';

/** How many columns every list has. */
const OWN = reportColumns('nl').length;

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry?.close());
beforeEach(async () => {
  await ministry.sql`truncate received_reports cascade`;
});

/** Stores reports with these contents, in the order of their serial numbers. */
async function receive(definition: FormDefinition, contents: readonly Values[]): Promise<void> {
  const { id: form, year, version: formVersion, referencePrefix } = definition;
  for (const [index, values] of contents.entries()) {
    const serial = index + 1;
    const account = { iban: 'BE68539007547034', bic: 'GKCCBEBB' };
    const content = canonicalContent({ form, year, formVersion, nis: '11001', values, account });
    const row = { form, year, serial, nis: '11001', version: 1, content, content_hash: '', delivery_hash: '' };
    await ministry.sql`
      insert into received_reports ${ministry.sql({
        ...row,
        reference: `${referencePrefix}-${year}-11001-${serial}`,
        signatures: '[]',
        payable: payableOf(definition, values) ?? 0,
        idempotency_key: String(serial),
      })}`;
  }
}

async function download(path: string): Promise<ArrayBuffer> {
  const answer = await ministry.app.request(path, { headers: { Cookie: ministry.cookie } });
  expect(answer.status).toBe(200);
  return await answer.arrayBuffer();
}

/** The expected cells of a report's own columns in CSV. Any text will do where the value is a text. */
function expectedIn(definition: FormDefinition, values: Values): string[] {
  const commas = (unit: ReturnType<typeof unitOf>, number: number | undefined): string =>
    number === undefined ? '' : unit === 'number' ? String(number) : decimal(number).replace('.', ',');
  return fieldsOf(definition).flatMap((field) => {
    if (field.kind === 'table') {
      const lines = linesIn(values, field.id);
      const known = (column: string) => lines.some((line) => line[column] !== undefined);
      return field.columns
        .filter(({ total }) => total)
        .map((column) => commas(unitOf(column), known(column.id) ? totalOf(lines, column.id) : undefined));
    }
    const value = values[field.id];
    return typeof value === 'string'
      ? [expect.any(String)]
      : [commas(unitOf(field), typeof value === 'number' ? value : undefined)];
  });
}

const definitions = catalogue.map(
  (definition) => [`${definition.id} ${definition.year} v${definition.version}`, definition] as const,
);

describe('The export of one form', () => {
  it.each(definitions)('has each field and each total of %s as received, exact to the cent', async (_, definition) => {
    const { id: form, year } = definition;
    const samples = fc.sample(fc.tuple(typedInto(definition), grantedFor(definition)), 20);
    const contents = samples.map(([typed, granted]) => completeValues(definition, typed, granted));
    await receive(definition, contents);
    const bytes = await download(`/reports.csv?form=${form}&year=${year}&sort=reference&direction=up`);
    // The cast: without `columns` each row is an array, which the library's types do not say.
    const [heads = [], ...rows] = parse(new TextDecoder().decode(bytes), { delimiter: ';', bom: true }) as string[][];
    const columns = columnsOf({ form, year });
    expect(heads.slice(OWN)).toEqual(columns.map(({ label }) => label.nl));
    const own = fieldsOf(definition).flatMap((field) =>
      field.kind === 'table'
        ? field.columns.filter(({ total }) => total).map(({ id }) => `${field.id}.${id}`)
        : [field.id],
    );
    const places = own.map((id) => columns.findIndex((column) => column.id === id));
    expect(places).not.toContain(-1);
    const received = new Map(rows.map((row) => [row[0], places.map((place) => row[OWN + place])]));
    expect(received.size).toBe(contents.length);
    for (const [index, values] of contents.entries()) {
      const reference = `${definition.referencePrefix}-${year}-11001-${index + 1}`;
      expect([reference, received.get(reference)]).toEqual([reference, expectedIn(definition, values)]);
    }
  });

  it('has numbers in XLSX, and headings in the requested language', async () => {
    const [definition] = catalogue.filter(({ id }) => id === 'participation');
    if (definition === undefined) throw new Error('no such form');
    const line = { activity: 'Uitstap', sort: 'group', beneficiaries: 12, cost: 123_410 };
    const typed = { participation: [line, { ...line, cost: 30 }], modules: [], childPoverty: [] };
    await receive(definition, [completeValues(definition, typed, { participationMaximum: 100_001 })]);
    const bytes = new Uint8Array(await download('/reports.xlsx?form=participation&language=de'));
    const { sheets } = await readXlsx(bytes);
    const [heads = [], row = []] = sheets[0]?.rows ?? [];
    const cell = (id: string) =>
      row[OWN + columnsOf({ form: 'participation' }).findIndex((column) => column.id === id)];
    expect(heads).toHaveLength(OWN + columnsOf({ form: 'participation' }).length);
    expect(cell('participation.cost')).toBe(1234.4);
    expect(cell('participationMaximum')).toBe(1000.01);
    expect(cell('payable')).toBe(1000.01);
  });

  it('has the lines of each table as real numbers, dates and texts: a sheet of XLSX, or a CSV file', async () => {
    const [definition] = catalogue.filter(({ id }) => id === 'participation');
    if (definition === undefined) throw new Error('no such form');
    const line = { activity: '=1+1', sort: 'group', beneficiaries: 12, cost: 123_410 };
    const lines = [line, { ...line, activity: '_x0041_ & <b>', cost: 30 }];
    const typed = { participation: lines, modules: [], childPoverty: [] };
    await receive(definition, [completeValues(definition, typed, { participationMaximum: 100_001 })]);
    const { sheets } = await readXlsx(new Uint8Array(await download('/reports.xlsx?form=participation')));
    expect(sheets).toHaveLength(1 + exportedTables({ form: 'participation' }).length);
    const [heads = [], first = [], second = []] = sheets[1]?.rows ?? [];
    expect(heads.slice(0, 2)).toEqual(['Referentie', 'NIS']);
    expect(first.slice(5)).toEqual([2026, 'Te behandelen', 1, '=1+1', expect.any(String), 12, 1234.1]);
    expect(second.slice(7, 9)).toEqual([2, '_x0041_ & <b>']);
    const csv = new TextDecoder().decode(await download('/lines.csv?form=participation&table=participation'));
    expect(csv.split('\r\n')[1]).toContain(";2026;Te behandelen;1;'=1+1;");
    expect(csv.split('\r\n')[1]).toMatch(/;12;1234,10$/);
    const unknown = await ministry.app.request('/lines.csv?form=participation&table=nothing', {
      headers: { Cookie: ministry.cookie },
    });
    expect(unknown.status).toBe(404);
  });

  it('has no columns of a form when none is chosen', async () => {
    const [head] = new TextDecoder().decode(await download('/reports.csv')).split('\r\n');
    expect(head?.split(';')).toHaveLength(OWN);
  });
});
