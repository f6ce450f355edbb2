/** Workbooks: which sheet is read, and how each program writes one. */

import { type CorpusCase, STAFF, staffHeaders, staffLine } from '#test/spreadsheets/make/case.ts';
import {
  aboveStaff,
  as,
  day,
  type Sheet,
  type SheetCell,
  staffBook,
  staffCells,
  xlsx,
} from '#test/spreadsheets/make/xlsx.ts';

const table = (name: string, cost: number, state?: 'hidden' | 'veryHidden'): Sheet => ({
  name,
  ...(state && { state }),
  rows: [...aboveStaff, staffCells({ 5: as('0.00', cost) })],
});
const empty = (name: string): Sheet => ({ name, rows: aboveStaff });
const other = (name: string): Sheet => ({ name, rows: [['Namen'], ['An Peeters']] });
const right = { lines: [staffLine()] };

const sheets: readonly CorpusCase[] = [
  {
    name: 'sheets-hidden-copy-first.xlsx',
    kind: 'sheets',
    what: 'an old copy on a hidden sheet before the visible one',
    writer: 'Excel',
    bytes: xlsx({ sheets: [table('Oud', 11_111.11, 'hidden'), table('Personeelsleden', 41_250.75)] }),
    expected: right,
  },
  {
    name: 'sheets-very-hidden-copy-last.xlsx',
    kind: 'sheets',
    what: 'an old copy on a sheet that only macros can show, after the visible one',
    writer: 'Excel',
    bytes: xlsx({ sheets: [table('Personeelsleden', 41_250.75), table('Kopie', 11_111.11, 'veryHidden')] }),
    expected: right,
  },
  {
    name: 'sheets-copied-and-emptied.xlsx',
    kind: 'sheets',
    what: 'a copy "(2)" that is empty: the filled one is read',
    writer: 'Excel',
    bytes: xlsx({ sheets: [empty('Personeelsleden (2)'), table('Personeelsleden', 41_250.75)] }),
    expected: right,
  },
  {
    name: 'sheets-two-filled.xlsx',
    kind: 'sheets',
    what: 'two visible sheets with lines: neither is guessed',
    writer: 'Excel',
    bytes: xlsx({ sheets: [table('Personeelsleden', 41_250.75), table('Personeelsleden (2)', 11_111.11)] }),
    expected: { refused: 'several-sheets', names: ['Personeelsleden', 'Personeelsleden (2)'] },
  },
  {
    name: 'sheets-of-the-person-first.xlsx',
    kind: 'sheets',
    what: 'sheets of the person’s own before and after the table',
    writer: 'Excel',
    bytes: xlsx({ sheets: [other('Namen'), table('Personeelsleden', 41_250.75), other('Loon')] }),
    expected: right,
  },
  {
    name: 'sheets-chart-between.xlsx',
    kind: 'chart sheets',
    what: 'a chart sheet before the table',
    writer: 'Excel',
    bytes: xlsx({ sheets: [{ name: 'Grafiek', kind: 'chart', rows: [] }, table('Personeelsleden', 41_250.75)] }),
    expected: right,
  },
];

const officeDate: SheetCell = { format: 'd"/"m"/"yyyy', value: 46_023 };
const lastDay: SheetCell = { format: 'd"/"m"/"yyyy', value: 46_387 };
const asGoogle = staffCells({ 2: officeDate, 3: lastDay });

/** Numbers writes a sheet for each table, and first one about the export. */
const numbersSummary: Sheet = {
  name: 'Exportoverzicht',
  rows: [
    ['Dit document is geëxporteerd uit Numbers. Elke tabel is omgezet naar een Excel-werkblad.'],
    [],
    ['Naam werkblad Numbers', 'Naam tabel Numbers', 'Naam werkblad Excel'],
    ['Personeelsleden', '', ''],
    ['', 'Tabel 1', 'Personeelsleden'],
  ],
};

const dialects: readonly CorpusCase[] = [
  {
    name: 'dialect-excel.xlsx',
    kind: 'dialects',
    what: 'shared strings, spans, views, and a table of Excel’s own around the lines',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          ...table('Personeelsleden', 41_250.75),
          before:
            '<dimension ref="A1:F3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
          rowAttributes: { 1: ' spans="1:6"', 3: ' spans="1:6" s="1" customFormat="1" ht="30" customHeight="1"' },
          after: '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
        },
      ],
      shared: true,
    }),
    expected: right,
  },
  {
    name: 'dialect-google-sheets.xlsx',
    kind: 'dialects',
    what: 'shared strings, dates with a format of its own, no styles of empty cells',
    writer: 'Google Sheets',
    bytes: xlsx({
      sheets: [
        {
          name: 'Personeelsleden',
          rows: [...aboveStaff, asGoogle],
          before:
            '<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>',
          after: '<drawing r:id="rId1"/>',
        },
        { name: 'Keuzes', state: 'hidden', rows: [[null, 'Maatschappelijk werker']] },
      ],
      shared: true,
    }),
    expected: right,
  },
  {
    name: 'dialect-numbers.xlsx',
    kind: 'dialects',
    what: 'a sheet about the export first, then a sheet for each table',
    writer: 'Numbers',
    bytes: xlsx({
      sheets: [
        numbersSummary,
        { name: 'Personeelsleden', rows: [...aboveStaff, staffCells({ 2: as('d/m/yyyy', 46_023) })] },
      ],
      shared: true,
    }),
    expected: right,
  },
  {
    name: 'dialect-numbers-with-table-names.xlsx',
    kind: 'dialects',
    what: 'the name of the table in a row above it',
    writer: 'Numbers',
    bytes: xlsx({
      sheets: [numbersSummary, { name: 'Personeelsleden - Tabel 1', rows: [['Tabel 1'], ...aboveStaff, staffCells()] }],
      shared: true,
    }),
    expected: right,
  },
  {
    name: 'dialect-open-xml-sdk.xlsx',
    kind: 'dialects',
    what: 'a prefix before every element, and absolute targets',
    writer: 'Open XML SDK',
    bytes: staffBook([staffCells()], { prefix: 'x:', absolute: true }),
    expected: right,
  },
  {
    name: 'dialect-without-references.xlsx',
    kind: 'dialects',
    what: 'cells and rows without their names, which follow from their order',
    writer: 'a payroll program',
    bytes: staffBook([staffCells({ 1: null }), staffCells({ 0: 'P-002' })], { withoutReferences: true }),
    expected: {
      lines: [staffLine({ function: undefined }), staffLine({ member: 'P-002' })],
      warnings: { B3: 'choice-missing' },
    },
  },
  {
    name: 'dialect-strict.xlsx',
    kind: 'strict OOXML',
    what: 'the strict form of the standard, with other namespaces and ISO dates',
    writer: 'Excel ("Strict Open XML")',
    bytes: staffBook([staffCells({ 2: { type: 'd', value: '2026-01-01', format: 'mm-dd-yy' } })], { strict: true }),
    expected: right,
  },
  {
    name: 'dialect-comments-and-links.xlsx',
    kind: 'dialects',
    what: 'a hyperlink, a picture and a comment at the cells, and extensions of Excel',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          ...table('Personeelsleden', 41_250.75),
          after:
            '<hyperlinks><hyperlink ref="A3" r:id="rId1"/></hyperlinks><legacyDrawing r:id="rId2"/><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="expression" priority="1" id="{1}"><xm:f>A3=1</xm:f></x14:cfRule><xm:sqref>A3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>',
        },
      ],
      extra: {
        'xl/worksheets/_rels/sheet1.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>',
        'xl/drawings/vmlDrawing1.vml': '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
        'xl/media/image1.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
      },
    }),
    expected: right,
  },
  {
    name: 'dialect-many-columns.xlsx',
    kind: 'dialects',
    what: 'the table in columns after Z',
    writer: 'Excel',
    bytes: xlsx({
      sheets: [
        {
          name: 'Personeelsleden',
          rows: [
            [STAFF],
            [...Array.from({ length: 26 }, () => null), ...staffHeaders],
            [...Array.from({ length: 26 }, () => null), ...staffCells({ 2: day(45_657) })],
          ],
        },
      ],
    }),
    expected: { refused: 'wrong-cells', cells: { AC3: 'date-outside-period' } },
  },
];

export const workbooks: readonly CorpusCase[] = [...sheets, ...dialects];
