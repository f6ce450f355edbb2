/** The cells of a sheet, the same for every file format. */

import { cleanLine } from '#forms/text.ts';

/**
 * Why a cell has no value (a closed set):
 * - `formula-without-value`: the file has no saved result of the formula; formulas are never run
 * - `formula-failed`: the cell has an error such as `#DIV/0!`
 * - `cell-unreadable`: the file does not say what is in the cell: it is damaged there
 * - `cell-merged`: the cell is covered by another one with which it is merged, so its own value is not known
 */
export const cellProblems = ['formula-without-value', 'formula-failed', 'cell-unreadable', 'cell-merged'] as const;
export type CellProblem = (typeof cellProblems)[number];

/** A cell without a value. `found`: what it shows. */
export type FaultyCell = { readonly problem: CellProblem; readonly found: string };

type Shown = {
  /** The value as the text that a person in Belgium would type in a form: `1234,5`, `12,5 %`, `2026-12-31`. */
  readonly text: string;
  /** What the spreadsheet program showed, with its number format: `€ 1.234,50`, `31 december 2026`. */
  readonly shown: string;
};

/** A cell with a number. A percentage is the fraction that the file has: 0.125 is 12.5%. */
export type NumberCell = Shown & { readonly type: 'number' | 'percentage'; readonly number: number };

/** A cell with another value than a number or a text. A `time` is an hour or a duration, without a day. */
export type OtherCell = Shown & { readonly type: 'date' | 'time' | 'boolean' };

/** A cell: a text as it is in the file ('' when it is empty), a value of another type, or why it has no value. */
export type Cell = string | NumberCell | OtherCell | FaultyCell;

/** A row that is not empty, with the number that a spreadsheet program shows beside it, from 1. */
export type Row = { readonly number: number; readonly cells: readonly Cell[] };

/** What is read of a sheet. */
export type SheetContent = {
  readonly rows: readonly Row[];
  /** The numbers of the hidden rows among `rows`: filtered ones too. */
  readonly hiddenRows: readonly number[];
  /** The indexes of the hidden columns. */
  readonly hiddenColumns: readonly number[];
};

/** A sheet of a file. A hidden one can be read too. */
export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** @param maxRows stops after this many rows that are not empty */
  readonly read: (maxRows?: number) => Promise<SheetContent>;
};

/**
 * Beware: files store numbers as binary fractions, so 1234.1 may be stored as 1234.0999999999999, and 0.1 + 0.2 as
 * 0.30000000000000004. Spreadsheet programs show at most 15 digits (ECMA-376 part 1, 18.17.5.2); this does the same.
 */
const numberFormat = new Intl.NumberFormat('nl-BE', { useGrouping: false, maximumSignificantDigits: 15 });

/** A number with a decimal comma: a point before three decimals would be read as a thousands separator. */
export function numberText(number: number): string {
  // Much faster, for numbers of at most 15 digits.
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number);
  return numberFormat.format(number);
}

/** A fraction as a percentage: 0.125 is `12,5 %`. */
export function percentageText(fraction: number): string {
  return `${numberFormat.format(fraction * 100)} %`;
}

/** The text of a cell, to be read as a person would have typed it; of a cell without value what the sheet shows. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return 'problem' in cell ? cell.found : cell.text;
}

/** What the spreadsheet program showed in a cell. */
export function shownText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return 'problem' in cell ? cell.found : cell.shown;
}

/** What most texts have: cleaning them takes much longer than finding one of these. */
const certainlyVisible = /[!-~\u00a1-\u00ac\u00ae-\u02ff]/;

/** Whether a cell has neither a value nor a problem. */
export function isEmptyCell(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === '') return true;
  return typeof cell === 'string' && !certainlyVisible.test(cell) && cleanLine(cell) === '';
}

/** A row without the empty cells at its end; null when the whole row is empty. */
export function rowOf(number: number, cells: readonly Cell[]): Row | null {
  const length = cells.findLastIndex((cell) => !isEmptyCell(cell)) + 1;
  return length === 0 ? null : { number, cells: cells.slice(0, length) };
}
