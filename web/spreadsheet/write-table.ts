/** Writes a table as an XLSX file, to fill in with any spreadsheet program. */

import {
  type CellStyle,
  type CellValue,
  colToLetter,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import { MAX_AMOUNT, MAX_NUMBER } from '#forms/amount.ts';
import { MAX_LINES } from '#forms/definition.ts';
import { formatTableMark, type TableMark } from './table-mark.ts';

export type SheetColumn = {
  readonly header: string;
  readonly kind: 'amount' | 'number' | 'percentage' | 'date' | 'choice' | 'text';
  /** The options of a choice, as the user sees them. */
  readonly options?: readonly string[];
  /** Shown beside the cell that the user is filling in. */
  readonly help?: string;
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
const markStyle: CellStyle = { font: { color: { rgb: '595959' }, size: 9 } };
const headerStyle: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EDF5' } },
  alignment: { wrapText: true, vertical: 'top' },
};

/** The table as an XLSX file: the mark, the headers and the lines, with the format and the validation of each column. */
export async function writeTable(table: SheetTable): Promise<Uint8Array<ArrayBuffer>> {
  const { columns, lines, mark } = table;
  const name = sheetName(table.name);
  const rows = [
    [
      formatTableMark(mark),
      ...Array.from({ length: columns.length - 1 }, (_, index) => (index === 0 ? table.notice : null)),
    ],
    columns.map(({ header }) => header),
    ...lines.map((line) => columns.map(({ kind }, index) => cellValue(kind, line[index]))),
  ];
  const cells = new Map(columns.flatMap((_, index) => [styled(0, index, markStyle), styled(1, index, headerStyle)]));
  const sheet: WriteSheet = {
    name,
    rows,
    cells,
    columns: columns.map(({ kind }) => formats[kind]),
    freezePane: { rows: HEADER_ROWS },
    dataValidations: columns.map((column, index) => validationOf(table, column, index)),
  };
  const bytes = await writeXlsx({ sheets: [sheet, ...optionSheets(table)], activeSheet: 0 });
  return new Uint8Array(bytes);
}

function styled(row: number, column: number, style: CellStyle): [string, { style: CellStyle }] {
  return [`${row},${column}`, { style }];
}

function sheetName(name: string): string {
  return name.replace(forbiddenInName, ' ').trim().slice(0, MAX_NAME_LENGTH).trim();
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

function validationOf({ optionsName }: SheetTable, column: SheetColumn, index: number): DataValidation {
  const letter = colToLetter(index);
  const rule: DataValidation = {
    ...bounds(column, letter, sheetName(optionsName)),
    range: `${letter}${HEADER_ROWS + 1}:${letter}${HEADER_ROWS + MAX_LINES}`,
    allowBlank: true,
    showErrorMessage: true,
  };
  if (column.help === undefined) return rule;
  // Excel shows at most 32 and 255 characters, and reports a file with more as damaged.
  return {
    ...rule,
    showInputMessage: true,
    inputTitle: column.header.slice(0, MAX_NAME_LENGTH),
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
      return { type: 'decimal', operator: 'between', formula1: '0', formula2: String(MAX_AMOUNT / 100) };
    case 'number':
      return { type: 'whole', operator: 'between', formula1: '0', formula2: String(MAX_NUMBER) };
    case 'percentage':
      return { type: 'decimal', operator: 'between', formula1: '0', formula2: '1' };
    case 'date':
      // 1 January 1900, the first date of Excel.
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
