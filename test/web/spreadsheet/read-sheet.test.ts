import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MAX_AMOUNT, parseAmount } from '#forms/amount.ts';
import { MAX_LINES } from '#forms/definition.ts';
import { sampleRows, sampleTable, tableOf } from '#test/support/sample-tables.ts';
import { markInXlsx, odsParts, xlsxParts, zipOf } from '#test/support/zip.ts';
import type { Cell } from '#web/spreadsheet/cell.ts';
import { MAX_UPLOAD_BYTES } from '#web/spreadsheet/limits.ts';
import { readRows, readSheet } from '#web/spreadsheet/read-sheet.ts';

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`./fixtures/${name}`, import.meta.url));
const refused = (code: string) => ({ type: 'refused', code });
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** What is read, each value of a cell as its text. */
async function sheetIn(bytes: Uint8Array) {
  const reading = await readSheet(bytes);
  if (reading.type !== 'table') return reading;
  const plain = (cell: Cell) => (typeof cell === 'string' || 'problem' in cell ? cell : cell.text);
  return { ...reading, rows: reading.rows.map(({ number, cells }) => ({ number, cells: cells.map(plain) })) };
}

/** The cells of the rows below the mark. */
async function cellsIn(bytes: Uint8Array): Promise<(readonly Cell[])[]> {
  const reading = await sheetIn(bytes);
  if (reading.type !== 'table') throw new Error(JSON.stringify(reading));
  return reading.rows.map(({ cells }) => cells);
}
const inXlsx = (rows: string, options?: Parameters<typeof xlsxParts>[1]) =>
  cellsIn(zipOf(xlsxParts(markInXlsx + rows, options)));
const inOds = (rows: string) => cellsIn(zipOf(odsParts(rows)));

/** The sample rows as they are in a CSV, where numbers and dates have the format of their cells. */
const shownInCsv = [
  sampleRows[0],
  { number: 3, cells: ['Uitstap; naar "zee"', 'Cultuur, sport', '21/07/2026', '12', '1234.10', '12.50%'] },
  { number: 4, cells: ['=1+1', 'L’emploi', '01/02/2026', '0', '0.30', '100.00%'] },
  { number: 5, cells: ['007', 'Kinderarmoede', '', '', '999999999.99', '0.05%'] },
];

describe('a table', () => {
  it('is read back as it was written', async () => {
    expect(await sheetIn(await tableOf(sampleTable.lines))).toEqual({
      type: 'table',
      mark: sampleTable.mark,
      rows: sampleRows,
    });
  });

  test.each([
    ['libreoffice.xlsx', sampleRows],
    ['libreoffice.ods', sampleRows],
    ['libreoffice-utf-8-semicolon.csv', shownInCsv],
    ['libreoffice-windows-1252-comma.csv', shownInCsv],
    ['libreoffice-utf-16-tab.csv', shownInCsv],
  ])('keeps its mark and its lines when LibreOffice saves it: %s', async (name, rows) => {
    expect(await sheetIn(await fixture(name))).toEqual({ type: 'table', mark: sampleTable.mark, rows });
  });

  it('can have 10 000 lines and no more', async () => {
    const full = Array.from({ length: MAX_LINES }, () => ['x']);
    expect(await sheetIn(await tableOf(full))).toMatchObject({ type: 'table' });
    expect(await sheetIn(await tableOf([...full, ['x']]))).toEqual(refused('file-too-many-lines'));
    const csv = `uniek-verslag/sample-form/2026/3/activities\n${'x\n'.repeat(MAX_LINES + 2)}`;
    expect(await sheetIn(text(csv))).toEqual(refused('file-too-many-lines'));
    const ods =
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>';
    expect(await sheetIn(zipOf(odsParts(ods)))).toEqual(refused('file-too-many-lines'));
  }, 120_000);

  it('keeps every amount to the cent', async () => {
    const amounts = fc.array(fc.integer({ min: 0, max: MAX_AMOUNT }), { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(amounts, async (cents) => {
        const [, ...rows] = await cellsIn(
          await tableOf(cents.map((amount) => ['x', undefined, undefined, undefined, amount])),
        );
        expect(rows.map((row) => parseAmount(String(row[4] ?? '')))).toEqual(cents);
      }),
      { numRuns: 20 },
    );
  }, 120_000);
});

describe('a file without a mark', () => {
  it('gives all rows of its one filled sheet', async () => {
    const rows = [
      { number: 1, cells: ['nis', 'amount'] },
      { number: 3, cells: ['21001', '1.234,50'] },
    ];
    expect(await readRows(text('nis;amount\r\n\r\n21001;1.234,50\r\n'))).toEqual({ type: 'rows', rows });
    expect(await readRows(text('sep=;\r\n\r\n'))).toEqual({ type: 'empty' });
    expect(await readRows(new Uint8Array(MAX_UPLOAD_BYTES + 1))).toEqual(refused('file-too-large'));
  });
});

describe('an XLSX cell', () => {
  test.each([
    ['1234.0999999999999', '1234,1'],
    ['0.30000000000000004', '0,3'],
    ['12.345', '12,345'],
    ['1.125', '1,125'],
    ['-5', '-5'],
    ['1E+21', '1000000000000000000000'],
    ['4.35', '4,35'],
  ])('with the number %s is read as %s', async (value, read) => {
    expect(await inXlsx(`<row r="2"><c r="A2"><v>${value}</v></c></row>`)).toEqual([[read]]);
  });

  test.each([
    [false, '46023', '2026-01-01'],
    [true, '44561', '2026-01-01'],
    [false, '59', '1900-02-28'],
    [false, '61', '1900-03-01'],
    [false, '46023.75', '2026-01-01'],
  ])('with a date (1904 date system: %s): day %s is %s', async (date1904, serial, date) => {
    expect(await inXlsx(`<row r="2"><c r="A2" s="1"><v>${serial}</v></c></row>`, { date1904 })).toEqual([[date]]);
  });

  it('with a percentage is read as one, even when the binary fraction is not exact', async () => {
    expect(await inXlsx('<row r="2"><c r="A2" s="2"><v>0.285</v></c><c r="B2" s="2"><v>1</v></c></row>')).toEqual([
      ['28,5 %', '100 %'],
    ]);
  });

  it('with a formula has its saved result, or the problem that there is no result', async () => {
    const cells =
      '<c r="A2"><f>SUM(1,2)</f><v>3</v></c><c r="B2"><f>SUM(1,2)</f></c><c r="C2"><f t="shared" si="0"/></c>' +
      '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E2"><f>[1]Blad1!A1</f><v>7</v></c>';
    expect(await inXlsx(`<row r="2">${cells}</row>`)).toEqual([
      [
        '3',
        { problem: 'formula-without-value', found: '' },
        { problem: 'formula-without-value', found: '' },
        { problem: 'formula-failed', found: '#DIV/0!' },
        '7',
      ],
    ]);
  });

  it('with a custom XML entity makes the file unreadable', async () => {
    const [sheet] = xlsxParts('').slice(-1);
    const lol = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const data = `${sheet?.data}`
      .replace('?>', `?>${lol}`)
      .replace(
        '<sheetData>',
        `<sheetData>${markInXlsx}<row r="2"><c r="A2" t="inlineStr"><is><t>&b;</t></is></c></row>`,
      );
    const bytes = zipOf([...xlsxParts('').slice(0, -1), { name: sheet?.name ?? '', data }]);
    expect(await sheetIn(bytes)).toEqual(refused('file-unreadable'));
  });
});

describe('an ODS cell', () => {
  it('is read by its value type: percentage, date, currency or text', async () => {
    const cells =
      '<table:table-cell office:value-type="percentage" office:value="0.5"/><table:table-cell office:value-type="date" office:date-value="2026-12-31T10:00:00"/>' +
      '<table:table-cell office:value-type="currency" office:value="1234.1"><text:p>€ 1.234,10</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>';
    expect(await inOds(`<table:table-row>${cells}</table:table-row>`)).toEqual([
      ['50 %', '2026-12-31', '1234,1', 'a  b\nc'],
    ]);
  });

  it('with a formula has its saved result, or the problem that there is no result', async () => {
    const cells =
      '<table:table-cell table:formula="of:=1+2" office:value-type="float" office:value="3"/><table:table-cell table:formula="of:=1+2"/>' +
      '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>';
    expect(await inOds(`<table:table-row>${cells}</table:table-row>`)).toEqual([
      ['3', { problem: 'formula-without-value', found: '' }, { problem: 'formula-failed', found: '#DIV/0!' }],
    ]);
  });

  it('is read in a group of rows, with the right row number after empty rows', async () => {
    const cell = '<table:table-cell office:value-type="float" office:value="1"/>';
    const rows = `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row><table:table-row-group><table:table-row>${cell}</table:table-row></table:table-row-group>`;
    expect(await sheetIn(zipOf(odsParts(rows)))).toMatchObject({ rows: [{ number: 5, cells: ['1'] }] });
  });

  it('with a custom XML entity makes the file unreadable', async () => {
    const lol = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]>';
    const row = '<table:table-row><table:table-cell><text:p>&a;</text:p></table:table-cell></table:table-row>';
    expect(await sheetIn(zipOf(odsParts(row, lol)))).toEqual(refused('file-unreadable'));
  });
});

describe('a file is refused', () => {
  test.each([
    ['larger than 5 MB', () => new Uint8Array(MAX_UPLOAD_BYTES + 1), 'file-too-large'],
    [
      'from before 2007, or with a password',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'file-old-or-locked',
    ],
    ['that is an image', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'file-unknown'],
    [
      'that is a zip with a spreadsheet in it',
      () => zipOf([{ name: 'table.xlsx', data: zipOf(xlsxParts(markInXlsx)) }]),
      'file-unknown',
    ],
    ['cut off', () => zipOf(xlsxParts(markInXlsx)).slice(0, -30), 'file-unreadable'],
    [
      'with a macro',
      () => zipOf([...xlsxParts(markInXlsx), { name: 'xl/vbaProject.bin', data: 'x' }]),
      'file-with-macros',
    ],
    [
      'with a macro sheet of Excel 4',
      () => zipOf([...xlsxParts(markInXlsx), { name: 'xl/macrosheets/sheet1.xml', data: 'x' }]),
      'file-with-macros',
    ],
    [
      'with a content type for macros',
      () => zipOf(xlsxParts(markInXlsx, { contentType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' })),
      'file-with-macros',
    ],
    [
      'with a macro of LibreOffice',
      () => zipOf([...odsParts(''), { name: 'Basic/Standard/Module1.xml', data: 'x' }]),
      'file-with-macros',
    ],
    [
      'that unpacks to 101 MB',
      () => zipOf([...xlsxParts(markInXlsx), { name: 'xl/media/a.xml', data: new Uint8Array(101 * 1024 * 1024) }]),
      'file-swells',
    ],
    [
      'with 1001 files in the zip',
      () => zipOf(Array.from({ length: 1001 }, (_, i) => ({ name: `${i}`, data: '' }))),
      'file-swells',
    ],
    [
      'with a part that is declared as empty and is not',
      () =>
        zipOf([
          ...xlsxParts('').slice(0, -1),
          { name: 'xl/worksheets/sheet1.xml', data: 'x'.repeat(1e6), declaredSize: 0 },
        ]),
      'file-swells',
    ],
    [
      'with a part that is larger than declared (XLSX)',
      () =>
        zipOf([
          ...xlsxParts('').slice(0, -1),
          { name: 'xl/worksheets/sheet1.xml', data: new Uint8Array(3e8), declaredSize: 1000 },
        ]),
      'file-unreadable',
    ],
    [
      'with a part that is larger than declared (ODS)',
      () => zipOf([{ name: 'content.xml', data: new Uint8Array(3e8), declaredSize: 1000 }]),
      'file-unreadable',
    ],
  ])('%s', async (_what, make, code) => {
    const bytes = make();
    const before = process.memoryUsage().rss;
    expect(await sheetIn(bytes)).toEqual(refused(code));
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('hides no columns before the first one', async () => {
    const parts = xlsxParts(`${markInXlsx}<row r="2"><c><v>1</v></c></row>`).map((part) => ({
      ...part,
      data: String(part.data).replace(
        '<sheetData>',
        '<cols><col min="-999999999" max="1" hidden="1"/></cols><sheetData>',
      ),
    }));
    expect(await sheetIn(zipOf(parts))).toMatchObject({ hidden: { rows: [], columns: [0] } });
  });

  it('names sheets without invisible characters', async () => {
    const parts = xlsxParts(`${markInXlsx}<row r="2"><c><v>1</v></c></row>`).map((part) => ({
      ...part,
      data: String(part.data).replace('name="Blad1"', 'name="Blad\u202e1\u200b" state="veryHidden"'),
    }));
    expect(await sheetIn(zipOf(parts))).toEqual({ type: 'sheet-hidden', sheets: ['Blad1'] });
  });

  it('without the mark of a table', async () => {
    expect(await sheetIn(zipOf(xlsxParts('<row r="1"><c r="A1"><v>1</v></c></row>')))).toEqual({ type: 'no-mark' });
    expect(await sheetIn(text('Naam;Bedrag\nx;1\n'))).toEqual({ type: 'no-mark' });
  });
});
