import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { tablesOf } from '#forms/definition.ts';
import { xlsxParts, zipOf } from '#test/support/zip.ts';
import type { NumberCell } from '#web/spreadsheet/cell.ts';
import { numberText, percentageText } from '#web/spreadsheet/cell.ts';
import { builtInFormat, readFormat } from '#web/spreadsheet/number-format.ts';
import { readCell } from '#web/spreadsheet/read-cell.ts';
import { readTable } from '#web/spreadsheet/read-table.ts';
import { dateDoubt, showsNumber } from '#web/spreadsheet/shown.ts';
import type { TypedColumn } from '#web/spreadsheet/table-sheet.ts';

const [staff] = tablesOf(personnelCosts2026);
if (staff === undefined) throw new Error('no table');
const fixture = (name: string): Promise<Buffer> => readFile(new URL(`./fixtures/${name}`, import.meta.url));
const readFixture = async (name: string) => await readTable(await fixture(name), personnelCosts2026, staff);

const line = {
  member: 'P-001',
  function: 'socialWorker',
  from: '2026-01-01',
  until: '2026-12-31',
  fraction: 5_000,
  cost: 4_125_075,
};

describe('a file of a person', () => {
  it('is read from the visible sheet, not from a hidden old copy', async () => {
    expect(await readFixture('s11-hidden-old-copy-first.xlsx')).toMatchObject({ lines: [{ cost: 2_222_222 }] });
  });

  it('with a fraction in a column of percentages is refused with both readings', async () => {
    expect(await readFixture('s08-fraction-without-percent-format.xlsx')).toMatchObject({
      type: 'wrong-cells',
      cells: [
        { row: 3, letter: 'E', found: '0,8', code: 'percentage-ambiguous', either: ['0,8 %', '80 %'] },
        { row: 4, letter: 'E', found: '1', code: 'percentage-ambiguous', either: ['1 %', '100 %'] },
      ],
    });
  });

  test.each([
    ['s18-iso-date-cells.xlsx', {}],
    ['s18b-iso-dates-by-openpyxl.xlsx', {}],
    ['s23-chartsheet-first.xlsx', {}],
    ['s25-difference-residue.xlsx', { cost: 110 }],
    ['s36-alt-enter.xlsx', { member: 'P-001 An' }],
    ['s37b-rtl-override.xlsx', { member: 'P-100' }],
  ])('%s is read', async (name, particular) => {
    expect(await readFixture(name)).toEqual({ type: 'lines', lines: [{ ...line, ...particular }], ignored: [] });
  });

  it('with only an invisible character in a cell has an empty cell', async () => {
    const { member: _, ...others } = line;
    expect(await readFixture('s37a-only-zero-width.xlsx')).toMatchObject({
      lines: [others],
      warnings: [{ row: 3, letter: 'A', code: 'text-missing' }],
    });
  });

  it('that is a binary workbook is refused as such', async () => {
    expect(await readFixture('s42b-xlsb-as.xlsx')).toEqual({ type: 'refused', code: 'file-binary' });
  });
});

const label = { nl: 'x', fr: 'x', de: 'x' };
const column = (kind: 'amount' | 'number' | 'percentage' | 'date' | 'text'): TypedColumn => ({ kind, id: 'x', label });

/** A number in a cell with a format. */
function formatted(number: number, code: string): NumberCell {
  const format = readFormat(code);
  const isPercentage = format.kind === 'percentage';
  return {
    type: isPercentage ? 'percentage' : 'number',
    number,
    text: isPercentage ? percentageText(number) : numberText(number),
    shown: format.show(number),
  };
}

describe('a number in a cell', () => {
  test.each([
    ['amount', 1.1000000000003638, 'General', { value: 110 }],
    ['amount', 1234.5, '#,##0.00\\ "€"', { value: 123_450 }],
    ['amount', 0, '_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', { value: 0 }],
    ['amount', 1000, '0,', { value: 100_000, doubt: 'shown-differently' }],
    ['amount', 1234.56, '0', { value: 123_456, doubt: 'shown-differently' }],
    ['amount', 12_345, '0.00E+00', { value: 1_234_500, doubt: 'shown-differently' }],
    ['amount', 5, '[$$-409]#,##0.00', { value: 500, doubt: 'shown-differently' }],
    ['amount', 5, ';;;', { value: 500, doubt: 'shown-differently' }],
    ['amount', 0.5, '0%', { code: 'amount-not-understood' }],
    ['amount', 2105.2549, '0.00', { code: 'amount-too-precise' }],
    ['amount', -5, '0.00', { code: 'amount-negative' }],
    ['number', 12.000000000001, '0', { value: 12 }],
    ['number', 12.4, '0', { code: 'number-not-whole' }],
    ['percentage', 0.8, '0%', { value: 8_000 }],
    ['percentage', 0.125, '0%', { value: 1_250, doubt: 'shown-differently' }],
    ['percentage', 80, '0%', { code: 'percentage-too-large' }],
    ['percentage', 80, 'General', { value: 8_000, doubt: 'percentage-without-sign' }],
    ['percentage', 12.5, '0.0', { value: 1_250, doubt: 'percentage-without-sign' }],
    ['percentage', 0, 'General', { value: 0 }],
    ['percentage', 1, '0', { code: 'percentage-ambiguous', either: ['1 %', '100 %'] }],
    ['percentage', 0.005, 'General', { code: 'percentage-ambiguous', either: ['0,005 %', '0,5 %'] }],
    ['date', 46_023, 'General', { code: 'number-for-date' }],
    ['text', 7, '000', { value: '007' }],
    ['text', 7, 'General', { value: '7' }],
    ['text', 85_073_003_328, 'General', { value: '85073003328' }],
    ['text', 123_456_789_012, 'General', { value: '123456789012', doubt: 'text-by-format' }],
    ['text', 1234.5, '#,##0.00', { value: '1.234,50', doubt: 'text-by-format' }],
    ['text', 1e15, '0', { code: 'digits-lost' }],
    ['text', 1.5, '0', { value: '2', doubt: 'text-by-format' }],
    ['text', 1_234_567, '0,', { value: '1235', doubt: 'text-by-format' }],
    ['text', -7, '0;0', { value: '7', doubt: 'text-by-format' }],
    ['text', 470_123_456, '0000 00 00 00', { value: '0470 12 34 56' }],
    ['text', 7, ';;;', { value: '7', doubt: 'text-by-format' }],
  ] as const)('for a column of kind %s: %d in the format %s', (kind, number, code, result) => {
    const type = 'code' in result ? 'problem' : 'value';
    expect(readCell(column(kind), formatted(number, code))).toEqual({ type, ...result });
  });
});

describe('a text in a cell', () => {
  test.each([
    ['date', '2026-01-01T00:00:00', { value: '2026-01-01' }],
    ['date', '2026-01-01', { value: '2026-01-01' }],
    ['date', '1/2/2026', { value: '2026-02-01' }],
    ['date', '01/02/2026 00:00', { value: '2026-02-01' }],
    ['date', '1 februari 2026', { value: '2026-02-01' }],
    ['date', 'dimanche 1er février 2026', { value: '2026-02-01' }],
    ['date', '1. März 2026', { value: '2026-03-01' }],
    ['date', '1-mrt-26', { value: '2026-03-01' }],
    ['date', '1 maandag 2026', { code: 'date-not-understood' }],
    ['date', '31 février 2026', { code: 'date-not-understood' }],
    ['date', '31/02/2026', { code: 'date-not-understood' }],
    ['percentage', '80 %', { value: 8_000 }],
    ['percentage', '0,8%', { value: 80 }],
    ['percentage', '0,8', { code: 'percentage-ambiguous', either: ['0,8 %', '80 %'] }],
    ['percentage', '80', { value: 8_000, doubt: 'percentage-without-sign' }],
    ['amount', '1.234', { value: 123_400, doubt: 'dot-for-thousands' }],
    ['amount', '€ 1.234', { value: 123_400, doubt: 'dot-for-thousands' }],
    ['amount', '1.234 EUR', { value: 123_400, doubt: 'dot-for-thousands' }],
    ['number', '1.500', { value: 1_500, doubt: 'dot-for-thousands' }],
    ['number', '1 500', { value: 1_500 }],
    ['amount', '€ 1.234,50', { value: 123_450 }],
    ['amount', "'12,50", { value: 1_250 }],
    ['amount', '1,1000000000003638', { value: 110 }],
    ['amount', '1,0001', { code: 'amount-too-precise' }],
    ['text', "'t Zand", { value: "'t Zand" }],
    ['amount', '#DEEL/0!', { code: 'formula-failed' }],
    ['date', '########', { code: 'formula-failed' }],
    ['text', '#N/A', { value: '#N/A', doubt: 'error-text' }],
    ['text', '#DIV/0\u00a0!', { value: '#DIV/0 !', doubt: 'error-text' }],
    ['text', '#OVERLOOP!', { value: '#OVERLOOP!', doubt: 'error-text' }],
    ['text', '#1', { value: '#1' }],
    ['number', '#ÜBERLAUF!', { code: 'formula-failed' }],
    ['date', '2026-01-31T23:00:00Z', { code: 'date-not-understood' }],
    ['date', '2026-06-30T22:00:00+00:00', { code: 'date-not-understood' }],
    ['date', '2026-02-01T21:00:00Z', { value: '2026-02-01' }],
    ['date', '2026-02-01T00:00:00.000+0100', { value: '2026-02-01' }],
    ['date', '2026-02-01T99:99', { code: 'date-not-understood' }],
    ['date', 'vóór 1 februari 2026', { code: 'date-not-understood' }],
    ['date', 'bis 1. Februar 2026', { code: 'date-not-understood' }],
    ['date', 'le 1er février 2026', { value: '2026-02-01' }],
    ['date', 'So., 1. Februar 2026', { value: '2026-02-01' }],
    ['text', 'a\r\n b\u200b', { value: 'a b' }],
  ] as const)('for a column of kind %s: %j', (kind, text, result) => {
    const type = 'code' in result ? 'problem' : 'value';
    expect(readCell(column(kind), text)).toEqual({ type, ...result });
  });
});

describe('what a spreadsheet program showed', () => {
  test.each([
    ['01/01/2026', '2026-01-01', null],
    ['1-1-26', '2026-01-01', null],
    ['01/25/2026', '2026-01-25', null],
    ['02/01/2026', '2026-02-01', 'date-order'],
    ['2/1/26 6:00 PM', '2026-02-01', 'date-order'],
    ['donderdag 1 januari 2026', '2026-01-01', null],
    ['1-jan-26', '2026-01-01', null],
    ['jan-26', '2026-01-26', 'date-incomplete'],
    ['1-feb', '2026-02-01', 'date-incomplete'],
    ['######', '2026-02-01', 'date-incomplete'],
  ])('%s for the day %s: %s', (shown, date, doubt) => {
    expect(dateDoubt(shown, date)).toBe(doubt);
  });

  test.each([
    ['1.234,50 €', 1234.5, true],
    ['EUR 1,234.50', 1234.5, true],
    ['1 234,50', 1234.5, true],
    ['- €', 0, true],
    ['1', 1000, false],
    ['$ 5.00', 5, false],
    ['', 5, false],
  ])('%s shows %d: %s', (shown, number, shows) => {
    expect(showsNumber(shown, number)).toBe(shows);
  });
});

describe('a number format', () => {
  test.each([
    ['dd/mm/yyyy', 'date'],
    ['[$-80C]d mmmm yyyy;@', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
    ['mmm', 'date'],
    ['[h]:mm', 'time'],
    ['mm:ss.0', 'time'],
    ['h:mm AM/PM', 'time'],
    ['0" dagen"', 'number'],
    ['[Red]0.00', 'number'],
    ['0.00"%"', 'number'],
    ['0.00\\%', 'number'],
    ['0.00%', 'percentage'],
    ['General', 'number'],
    ['"[[', 'number'],
  ])('%s is a %s', (code, kind) => {
    expect(readFormat(code).kind).toBe(kind);
  });

  test.each([
    [14, 'date'],
    [20, 'time'],
    [22, 'date'],
    [9, 'percentage'],
    [44, 'number'],
    [46, 'time'],
    [163, 'number'],
  ])('%d of those without a code is a %s', (id, kind) => {
    expect(readFormat(builtInFormat(id)).kind).toBe(kind);
  });
});

const workbook = (rows: string, particular: Parameters<typeof xlsxParts>[1] = {}) =>
  zipOf(
    xlsxParts(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>uniek-verslag/personnel-costs/2026/1/staff</t></is></c></row>${rows}`,
      particular,
    ),
  );
const textCell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const headers = ['Personeelsnummer', 'Functie', 'Van', 'Tot en met', 'Deel van voltijds', 'Brutokost']
  .map((header, index) => textCell(`${'ABCDEF'[index]}2`, header))
  .join('');
const cellsOf = (row: number, date = 46_023) =>
  `${textCell(`A${row}`, 'P-001')}${textCell(`B${row}`, 'Maatschappelijk werker')}<c r="C${row}" s="1"><v>${date}</v></c>` +
  `<c r="D${row}" s="1"><v>46387</v></c><c r="E${row}" s="2"><v>0.5</v></c><c r="F${row}"><v>41250.75</v></c>`;

describe('a sheet', () => {
  const read = (rows: string) => readTable(workbook(`<row r="2">${headers}</row>${rows}`), personnelCosts2026, staff);

  it('names the hidden rows and columns that were read', async () => {
    const rows = `<row r="3">${cellsOf(3)}</row><row r="4" hidden="1">${cellsOf(4, 46_024)}</row>`;
    expect(await read(rows)).toMatchObject({ hidden: { rows: [4], rowCount: 1, columns: [] } });
  });

  it('is read with a title between the mark and the headers', async () => {
    const shifted = headers.replaceAll('2"', '4"');
    const bytes = workbook(
      `<row r="3">${textCell('A3', 'Onze lijst')}</row><row r="4">${shifted}</row><row r="5">${cellsOf(5)}</row>`,
    );
    expect(await readTable(bytes, personnelCosts2026, staff)).toEqual({ type: 'lines', lines: [line], ignored: [] });
  });

  it('is read in the order of its row numbers, and refused when two rows or cells have one place', async () => {
    const [first, second] = [`<row r="3">${cellsOf(3)}</row>`, `<row r="4">${cellsOf(4, 46_024)}</row>`];
    expect(await read(second + first)).toMatchObject({ lines: [line, { ...line, from: '2026-01-02' }] });
    const unreadable = { type: 'refused', code: 'file-unreadable' };
    expect(await read(first + first)).toEqual(unreadable);
    expect(await read(`<row r="3">${cellsOf(3)}<c r="F3"><v>1</v></c></row>`)).toEqual(unreadable);
    expect(await read(`<row r="3">${cellsOf(4)}</row>`)).toEqual(unreadable);
  });
});
