/** Writes a table as an XLSX file, to fill in with any spreadsheet program. */

import { type CellStyle, type CellValue, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { MAX_LINES } from '#forms/definition.ts';
import { type ColumnPlace, colouringOf, validationOf } from './column-rules.ts';
import { formatTableMark, type TableMark } from './table-mark.ts';

export type SheetColumn = {
  readonly header: string;
  readonly kind: 'amount' | 'number' | 'percentage' | 'date' | 'choice' | 'text';
  /** The options of a choice, as the user sees them. */
  readonly options?: readonly string[];
  /** May be left empty in a line. */
  readonly optional?: boolean;
  /** The longest text, in characters. */
  readonly maxLength?: number;
  /** The first and the last day that a date may be, as `2026-12-31`. */
  readonly earliest?: string;
  readonly latest?: string;
  /** Shown beside the cell that the user is filling in. */
  readonly message?: string;
  /** Shown when something else was typed. */
  readonly refusal?: string;
};

/**
 * The value of a cell: cents, a whole number, hundredths of a percent, a date as `2026-12-31`, an option as the user sees
 * it, or a text; undefined: empty.
 */
export type WrittenCell = number | string | undefined;

export type SheetTable = {
  readonly mark: TableMark;
  /** The name of the sheet. */
  readonly name: string;
  /** The instruction beside the mark: leave this row in place. */
  readonly notice: string;
  /** The name of the hidden sheet with the options of the choices. */
  readonly optionsName: string;
  readonly columns: readonly SheetColumn[];
  readonly lines: readonly (readonly WrittenCell[])[];
};

/** The rows above the lines: the mark and the headers. */
const HEADER_ROWS = 2;
/** The name of a sheet has at most 31 characters and none of these (ECMA-376 part 1, 18.2.19). */
const MAX_NAME_LENGTH = 31;
const forbiddenInName = /[\\/?*[\]:]/g;

const formats: Readonly<Record<SheetColumn['kind'], { readonly width: number; readonly style: CellStyle }>> = {
  // Without thousands separators: an English program would write them as commas into a CSV.
  amount: { width: 16, style: { numFmt: '0.00' } },
  number: { width: 12, style: { numFmt: '0' } },
  percentage: { width: 12, style: { numFmt: '0.00%' } },
  date: { width: 14, style: { numFmt: 'dd/mm/yyyy' } },
  choice: { width: 32, style: { numFmt: '@' } },
  text: { width: 40, style: { numFmt: '@' } },
};
const font = 'Calibri';
const markStyle: CellStyle = {
  font: { name: font, size: 9, color: { rgb: '595959' } },
  alignment: { wrapText: true, vertical: 'top' },
};
const headerStyle: CellStyle = {
  font: { name: font, size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EDF5' } },
  alignment: { wrapText: true, vertical: 'top' },
};

/**
 * The number of empty rows below the lines whose cells are formatted one by one. The format of the columns is enough for Excel
 * and LibreOffice; other programs do not all keep it.
 */
const FORMATTED_EMPTY_ROWS = 500;

/**
 * The table as an XLSX file: the mark, the headers and the lines. Every column has its format, its validation and its colours
 * in all rows that can be filled in. Nothing is protected: people paste, sort, and add columns of their own.
 */
export async function writeTable(table: SheetTable): Promise<Uint8Array<ArrayBuffer>> {
  const { columns, lines, mark } = table;
  const name = sheetName(table.name);
  const optionsName = sheetName(table.optionsName);
  const lastLetter = colToLetter(columns.length - 1);
  const emptyRows = Math.max(0, Math.min(FORMATTED_EMPTY_ROWS, MAX_LINES - lines.length));
  const rows = [
    [
      formatTableMark(mark),
      ...Array.from({ length: columns.length - 1 }, (_, index) => (index === 0 ? table.notice : null)),
    ],
    columns.map(({ header }) => header),
    ...lines.map((line) => columns.map(({ kind }, index) => cellValue(kind, line[index]))),
    ...Array.from({ length: emptyRows }, () => columns.map(() => null)),
  ];
  const places = (index: number): ColumnPlace => placeOf(index, columns.length);
  const widths = columns.map(({ kind, header }) => widthOf(kind, header));
  const headerLines = Math.max(...columns.map(({ header }, index) => linesOf(header, widths[index] ?? 0)));
  const noticeWidth = widths.slice(1).reduce((sum, width) => sum + width, 0);
  const sheet: WriteSheet = {
    name,
    rows,
    rowDefs: new Map([
      [0, { height: linesOf(table.notice, noticeWidth * 1.2) * NOTICE_LINE_HEIGHT_PT + 3 }],
      [1, { height: headerLines * LINE_HEIGHT_PT + 3 }],
    ]),
    merges: columns.length > 2 ? [{ startRow: 0, startCol: 1, endRow: 0, endCol: columns.length - 1 }] : [],
    cells: new Map(columns.flatMap((_, index) => [styled(0, index, markStyle), styled(1, index, headerStyle)])),
    columns: columns.map(({ kind }, index) => ({ style: formats[kind].style, width: widths[index] ?? 0 })),
    freezePane: { rows: HEADER_ROWS },
    autoFilter: { range: `A${HEADER_ROWS}:${lastLetter}${LAST_ROW}` },
    dataValidations: columns.map((column, index) =>
      validationOf(
        column,
        places(index),
        `${quoted(optionsName)}!$${colToLetter(index)}$1:$${colToLetter(index)}$${column.options?.length ?? 1}`,
      ),
    ),
    conditionalRules: columns.flatMap((column, index) => colouringOf(column, places(index), 2 * index + 1)),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      showGridLines: true,
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  };
  const titles = `${quoted(name)}!$1:$${HEADER_ROWS}`;
  // Without this name, which Excel writes as well, LibreOffice shows no filter. `hidden` is of our patch.
  const filter = `${quoted(name)}!$A$${HEADER_ROWS}:$${lastLetter}$${LAST_ROW}`;
  const filterName = { name: '_xlnm._FilterDatabase', range: filter, scope: name, hidden: true };
  const bytes = await writeXlsx({
    sheets: [sheet, ...optionSheets(table)],
    activeSheet: 0,
    // Not `printTitlesRow` of the page: hucre does not quote the name of the sheet.
    namedRanges: [filterName, { name: '_xlnm.Print_Titles', range: titles, scope: name }],
  });
  return new Uint8Array(bytes);
}

const LAST_ROW = HEADER_ROWS + MAX_LINES;

function placeOf(index: number, count: number): ColumnPlace {
  return {
    letter: colToLetter(index),
    firstLetter: 'A',
    lastLetter: colToLetter(count - 1),
    firstRow: HEADER_ROWS + 1,
    lastRow: LAST_ROW,
  };
}

function styled(row: number, column: number, style: CellStyle): [string, { style: CellStyle }] {
  return [`${row},${column}`, { style }];
}

/** Beware: a name must not begin or end with an apostrophe either. */
function sheetName(name: string): string {
  const cut = name.replace(forbiddenInName, ' ').trim().slice(0, MAX_NAME_LENGTH);
  return cut.replace(/[\ud800-\udbff]$/, '').replace(/^[\s']+|[\s']+$/g, '');
}

/** The name of a sheet in a formula. */
function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** In points, of the font of the headers, and of the smaller one of the notice. */
const LINE_HEIGHT_PT = 15;
const NOTICE_LINE_HEIGHT_PT = 12;
/** The room that the arrow of a filter takes, and bold letters, in characters. */
const FILTER_ROOM = 4;
const BOLD_ROOM = 2;

/** Wide enough for the longest word of a header, and for the whole header on three lines. */
function widthOf(kind: SheetColumn['kind'], header: string): number {
  const longest = Math.max(...header.split(' ').map(({ length }) => length));
  return Math.max(formats[kind].width, Math.max(longest, Math.ceil(header.length / 3)) + FILTER_ROOM);
}

/** How many lines a text takes in a width: programs do not all find the height of a row themselves. */
function linesOf(text: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of text.split(' ')) {
    if (used > 0 && used + 1 + length > width - BOLD_ROOM) {
      lines += 1;
      used = length;
    } else used += length + (used > 0 ? 1 : 0);
  }
  return lines;
}

function cellValue(kind: SheetColumn['kind'], value: WrittenCell): CellValue {
  if (value === undefined) return null;
  if (typeof value === 'string') return kind === 'date' ? new Date(`${value}T00:00:00Z`) : value;
  switch (kind) {
    case 'amount':
      return value / 100;
    case 'percentage':
      return value / 10_000;
    default:
      return value;
  }
}

/** The options are on a sheet of their own: within a validation rule they are limited to 255 characters without commas. */
function optionSheets({ columns, optionsName }: SheetTable): WriteSheet[] {
  const lists = columns.map(({ options = [] }) => options);
  const height = Math.max(...lists.map(({ length }) => length));
  if (height === 0) return [];
  const rows = Array.from({ length: height }, (_, row) => lists.map((options) => options[row] ?? null));
  return [{ name: sheetName(optionsName), rows, hidden: true }];
}
