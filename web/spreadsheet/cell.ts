/** What stands in the cells of a sheet, whatever kind of file it comes from. */

/**
 * Why a cell has no value, a closed set:
 * - `formula-without-value`: the program that saved the file kept no result of the formula, and formulas are never run
 * - `formula-failed`: the result of the formula is an error, as `#DIV/0!`
 */
export const cellProblems = ['formula-without-value', 'formula-failed'] as const;
export type CellProblem = (typeof cellProblems)[number];

/**
 * A cell: the text that a person in Belgium would type for it (`1234,5`, `12,5 %`, `2026-12-31`), which the fields of a
 * form read; empty is ''. Or why there is none.
 */
export type Cell = string | { readonly problem: CellProblem; readonly found: string };

/** A row in which something stands, under the number that a spreadsheet program shows beside it, from 1. */
export type Row = { readonly number: number; readonly cells: readonly Cell[] };

/**
 * The trap: files keep numbers as binary fractions, so that 1234.1 may come as 1234.0999999999999 and 0.1 + 0.2 as
 * 0.30000000000000004. Spreadsheet programs show 15 digits at most (ECMA-376 part 1, 18.17.5.2), and so do we.
 */
const shown = new Intl.NumberFormat('nl-BE', { useGrouping: false, maximumSignificantDigits: 15 });

/** A number with a comma before its decimals: a point before three of them would be taken for a thousands mark. */
export function numberText(number: number): string {
  return shown.format(number);
}

/** A share as a percentage: 0.125 is `12,5 %`. */
export function percentageText(share: number): string {
  return `${shown.format(share * 100)} %`;
}

/** A row without the empty cells at its end; null when nothing stands in it. */
export function rowOf(number: number, cells: readonly Cell[]): Row | null {
  const length = cells.findLastIndex((cell) => typeof cell !== 'string' || cell.trim() !== '') + 1;
  return length === 0 ? null : { number, cells: cells.slice(0, length) };
}
