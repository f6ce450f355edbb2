/** A table as XLSX, to be filled in with any spreadsheet program. */

import {
  type CellStyle,
  type CellValue,
  colToLetter,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import { LARGEST_AMOUNT, LARGEST_NUMBER } from '#forms/amount.ts';
import { MOST_LINES } from './limits.ts';
import { type Mark, markText } from './mark.ts';

export type SheetColumn = {
  readonly header: string;
  readonly kind: 'amount' | 'number' | 'percentage' | 'date' | 'choice' | 'text';
  /** What can be chosen, as it is shown. */
  readonly options?: readonly string[];
  /** Shown beside a cell that is being filled in. */
  readonly help?: string;
};

/** A cell to be written: cents, a whole number, hundredths of a percent, a date as `2026-12-31`, an option as shown, a text. */
export type WrittenCell = number | string | undefined;

export type SheetTable = {
  readonly mark: Mark;
  /** The name of the sheet. */
  readonly name: string;
  /** What the reader must know of the first row, beside the mark. */
  readonly notice: string;
  /** The name of the sheet with the options to choose from. */
  readonly optionsName: string;
  readonly columns: readonly SheetColumn[];
  readonly lines: readonly (readonly WrittenCell[])[];
};

/** The rows above the lines: the mark and the headers. */
const HEAD = 2;
/** A sheet's name is at most so long, without these (ECMA-376 part 1, 18.2.19). */
const LONGEST_NAME = 31;
const forbiddenInName = /[\\/?*[\]:]/g;

const formats: Readonly<Record<SheetColumn['kind'], { readonly width: number; readonly style: CellStyle }>> = {
  // Without thousands marks: an English program would write them as commas into a CSV.
  amount: { width: 16, style: { numFmt: '0.00' } },
  number: { width: 12, style: { numFmt: '0' } },
  percentage: { width: 12, style: { numFmt: '0.00%' } },
  date: { width: 14, style: { numFmt: 'dd/mm/yyyy' } },
  choice: { width: 32, style: { numFmt: '@' } },
  text: { width: 40, style: { numFmt: '@' } },
};
const grey: CellStyle = { font: { color: { rgb: '595959' }, size: 9 } };
const header: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EDF5' } },
  alignment: { wrapText: true, vertical: 'top' },
};

/** The table as an XLSX file: the mark, the headers, the lines; with the formats of the columns and what they take. */
export async function writeTable(table: SheetTable): Promise<Uint8Array<ArrayBuffer>> {
  const { columns, lines, mark } = table;
  const name = sheetName(table.name);
  const rows = [
    [markText(mark), ...Array.from({ length: columns.length - 1 }, (_, index) => (index === 0 ? table.notice : null))],
    columns.map(({ header }) => header),
    ...lines.map((line) => columns.map(({ kind }, index) => written(kind, line[index]))),
  ];
  const cells = new Map(columns.flatMap((_, index) => [styled(0, index, grey), styled(1, index, header)]));
  const sheet: WriteSheet = {
    name,
    rows,
    cells,
    columns: columns.map(({ kind }) => formats[kind]),
    freezePane: { rows: HEAD },
    dataValidations: columns.map((column, index) => validation(table, column, index)),
  };
  const bytes = await writeXlsx({ sheets: [sheet, ...optionSheets(table)], activeSheet: 0 });
  return new Uint8Array(bytes);
}

function styled(row: number, column: number, style: CellStyle): [string, { style: CellStyle }] {
  return [`${row},${column}`, { style }];
}

function sheetName(name: string): string {
  return name.replace(forbiddenInName, ' ').trim().slice(0, LONGEST_NAME).trim();
}

function written(kind: SheetColumn['kind'], value: WrittenCell): CellValue {
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

/** The options stand on a sheet of their own: in a cell's rule they could hold no comma and 255 characters. */
function optionSheets({ columns, optionsName }: SheetTable): WriteSheet[] {
  const lists = columns.map(({ options = [] }) => options);
  const height = Math.max(...lists.map(({ length }) => length));
  if (height === 0) return [];
  const rows = Array.from({ length: height }, (_, row) => lists.map((options) => options[row] ?? null));
  return [{ name: sheetName(optionsName), rows, hidden: true }];
}

function validation({ optionsName }: SheetTable, column: SheetColumn, index: number): DataValidation {
  const letter = colToLetter(index);
  const rule: DataValidation = {
    ...bounds(column, letter, sheetName(optionsName)),
    range: `${letter}${HEAD + 1}:${letter}${HEAD + MOST_LINES}`,
    allowBlank: true,
    showErrorMessage: true,
  };
  if (column.help === undefined) return rule;
  // Excel shows 32 and 255 characters at most, and takes a file with more for damaged.
  return {
    ...rule,
    showInputMessage: true,
    inputTitle: column.header.slice(0, LONGEST_NAME),
    inputMessage: column.help.slice(0, 255),
  };
}

function bounds(
  { kind, options = [] }: SheetColumn,
  letter: string,
  optionsName: string,
): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'> {
  switch (kind) {
    case 'amount':
      return { type: 'decimal', operator: 'between', formula1: '0', formula2: String(LARGEST_AMOUNT / 100) };
    case 'number':
      return { type: 'whole', operator: 'between', formula1: '0', formula2: String(LARGEST_NUMBER) };
    case 'percentage':
      return { type: 'decimal', operator: 'between', formula1: '0', formula2: '1' };
    case 'date':
      // 1 January 1900, the first day that Excel knows.
      return { type: 'date', operator: 'greaterThanOrEqual', formula1: '1' };
    case 'choice':
      return {
        type: 'list',
        formula1: `'${optionsName.replaceAll("'", "''")}'!$${letter}$1:$${letter}$${options.length}`,
      };
    case 'text':
      return { type: 'textLength', operator: 'lessThanOrEqual', formula1: '2000' };
  }
}
