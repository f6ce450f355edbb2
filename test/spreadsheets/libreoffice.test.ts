import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { DOMParser } from 'linkedom';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { currentForms } from '#forms/catalogue.ts';
import { type Line, type TableField, tablesOf } from '#forms/definition.ts';
import { convertWithLibreOffice } from '#test/support/libreoffice.ts';
import { sampleTable, tableOf } from '#test/support/sample-tables.ts';
import { readLines } from '#web/spreadsheet/read-lines.ts';
import { readSheet } from '#web/spreadsheet/read-sheet.ts';
import { sheetOf } from '#web/spreadsheet/table-sheet.ts';
import { writeTable } from '#web/spreadsheet/write-table.ts';
import { textsIn } from '#web/text/texts.ts';
import { anyLines, anyTable } from './any-table.ts';
import { madeCases } from './make/cases/index.ts';
import { fileOf } from './make/corpus.ts';
import { expectMinistryLists, ministryLists } from './ministry-lists.ts';
import { readExpected, rightReading } from './read-expected.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** The files by their names without extension, with another extension. */
function named(files: Files, extension: string): Map<string, Uint8Array> {
  return new Map([...files].map(([name, bytes]) => [`${name.replace(/\.\w+$/, '')}.${extension}`, bytes]));
}

const [form] = currentForms;
if (form === undefined) throw new Error('no forms');
const texts = textsIn('nl').tables.sheet;

describe('a table with random lines', () => {
  const filled = anyTable.chain((table) => anyLines(table).map((lines) => ({ table, lines })));
  const ofForms = fc
    .constantFrom(...currentForms.flatMap(tablesOf))
    .chain((table) => anyLines(table).map((lines) => ({ table, lines })));
  const tables: { table: TableField; lines: Line[] }[] = fc.sample(fc.oneof(filled, ofForms), { numRuns: 16, seed: 1 });
  const nameOf = (index: number): string => `table-${index}`;

  async function expectLines(files: Files): Promise<void> {
    for (const [index, { table, lines }] of tables.entries()) {
      const sheet = await readSheet(files.get(nameOf(index)) ?? new Uint8Array());
      if (sheet.type !== 'table') throw new Error(JSON.stringify(sheet));
      expect(readLines(table, sheet.rows)).toMatchObject({ type: 'lines', lines });
    }
  }

  it('is the same after LibreOffice saved it as ODS, that as XLSX, and that as CSV', async () => {
    const written = new Map<string, Uint8Array>();
    for (const [index, { table, lines }] of tables.entries())
      written.set(`${nameOf(index)}.xlsx`, await writeTable(sheetOf(form, table, lines, 'nl', texts)));
    for (const [name, bytes] of await ministryLists()) written.set(name, bytes);
    const ods = await convertWithLibreOffice(written, 'ods');
    await expectLines(ods);
    await expectMinistryLists(ods);
    const xlsx = await convertWithLibreOffice(named(ods, 'ods'), 'xlsx');
    await expectLines(xlsx);
    await expectMinistryLists(xlsx);
    const csv = await convertWithLibreOffice(named(xlsx, 'xlsx'), { separator: ';', encoding: 'utf-8' });
    await expectLines(csv);
    await expectMinistryLists(csv);
  });
});

/** Files that LibreOffice changes, so that something else is right afterwards. */
const changedByLibreOffice = [
  // It computes formulas again.
  'formulas.xlsx',
  // It takes escapes for texts.
  'texts-rich.xlsx',
  'texts-shared-rich.xlsx',
  // It drops tabs and line breaks that it does not write itself.
  'ods-texts.ods',
  // It gives ISO dates without a format no format either.
  'days-iso.xlsx',
  // It shows numbers and days in English, where the file does not say how.
  'texts-numbers-as-numbers.xlsx',
  'ods-values.ods',
  // It shows the first sheet, although it is hidden.
  'ods-hidden-sheet.ods',
];

describe('a file of the corpus', () => {
  const readable = madeCases.filter(
    ({ name, expected }) => /\.(?:xlsx|ods)$/.test(name) && 'lines' in expected && !changedByLibreOffice.includes(name),
  );
  const saved = new Map<string, Files>();
  beforeAll(async () => {
    const files = new Map<string, Uint8Array>();
    for (const { name } of readable) files.set(name, new Uint8Array(await readFile(fileOf(name))));
    for (const format of ['xlsx', 'ods'] as const) saved.set(format, await convertWithLibreOffice(files, format));
  });

  test.each(readable)('$name is read the same after LibreOffice saved it', async ({ name, expected }) => {
    for (const [format, files] of saved) {
      const bytes = files.get(name.replace(/\.\w+$/, '')) ?? new Uint8Array();
      expect(await readExpected(bytes, expected), format).toEqual(rightReading(expected));
    }
  });
});

describe('a table as it is downloaded', () => {
  it('has its formats, lists and colours in every row of LibreOffice', async () => {
    const fods = await convertWithLibreOffice(new Map([['empty.xlsx', await tableOf([])]]), 'fods');
    const xml = new DOMParser().parseFromString(new TextDecoder().decode(fods.get('empty')), 'text/xml');
    const styles = new Map(
      [...xml.querySelectorAll('style\\:style')].map((style) => [
        style.getAttribute('style:name'),
        style.getAttribute('style:data-style-name') ?? '',
      ]),
    );
    const formats = new Map(
      [...xml.querySelectorAll('[style\\:name]')]
        .filter(({ localName }) => localName.startsWith('number:'))
        .map((format) => [format.getAttribute('style:name') ?? '', format.localName]),
    );
    const kindOf = (style: string | null): string | undefined => formats.get(styles.get(style) ?? '');
    const kinds = ['text', 'text', 'date', 'number', 'number', 'percentage'].map((kind) => `number:${kind}-style`);
    const columns = [...xml.querySelectorAll('table\\:table-column')].flatMap((column) =>
      Array.from({ length: Number(column.getAttribute('table:number-columns-repeated') ?? 1) }, () =>
        kindOf(column.getAttribute('table:default-cell-style-name')),
      ),
    );
    expect(columns.slice(0, 6)).toEqual(kinds);
    const [row] = [...xml.querySelectorAll('table\\:table-row')].slice(2);
    expect(row?.getAttribute('table:number-rows-repeated')).toBe('10000');
    const cells = [...(row?.querySelectorAll('table\\:table-cell') ?? [])];
    expect(cells.map((cell) => kindOf(cell.getAttribute('table:style-name')))).toEqual(kinds);
    expect(cells.every((cell) => cell.hasAttribute('table:content-validation-name'))).toBe(true);
    expect(xml.querySelectorAll('calcext\\:conditional-format').length).toBe(6);
    expect(xml.querySelector('[table\\:display-filter-buttons="true"]')).not.toBeNull();
  });

  test.each([
    { separator: ',', encoding: 'windows-1252' },
    { separator: '\t', encoding: 'utf-16' },
  ] as const)('survives a CSV with $separator in $encoding', async (dialect) => {
    const files = new Map([['table.xlsx', await tableOf(sampleTable.lines)]]);
    const converted = await convertWithLibreOffice(files, dialect);
    expect(await readSheet(converted.get('table') ?? new Uint8Array())).toMatchObject({
      type: 'table',
      mark: sampleTable.mark,
      rows: [
        { number: 2 },
        { cells: ['Uitstap; naar "zee"', 'Cultuur, sport', '21/07/2026', '12', '1234.10', '12.50%'] },
        { cells: ['=1+1', 'L’emploi', '01/02/2026', '0', '0.30', '100.00%'] },
        { cells: ['007', 'Kinderarmoede', '', '', '999999999.99', '0.05%'] },
      ],
    });
  });
});
