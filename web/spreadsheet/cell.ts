/** The cells of a sheet, the same for every file format. */

/**
 * Why a cell has no value (a closed set):
 * - `formula-without-value`: the file has no saved result of the formula; formulas are never run
 * - `formula-failed`: the result of the formula is an error such as `#DIV/0!`
 */
export const cellProblems = ['formula-without-value', 'formula-failed'] as const;
export type CellProblem = (typeof cellProblems)[number];

/**
 * A cell: its value as the text that a person in Belgium would type in a form (`1234,5`, `12,5 %`, `2026-12-31`), '' when
 * it is empty; or why it has no value.
 */
export type Cell = string | { readonly problem: CellProblem; readonly found: string };

/** A row that is not empty, with the number that a spreadsheet program shows beside it, from 1. */
export type Row = { readonly number: number; readonly cells: readonly Cell[] };

/**
 * Beware: files store numbers as binary fractions, so 1234.1 may be stored as 1234.0999999999999, and 0.1 + 0.2 as
 * 0.30000000000000004. Spreadsheet programs show at most 15 digits (ECMA-376 part 1, 18.17.5.2); this does the same.
 */
const numberFormat = new Intl.NumberFormat('nl-BE', { useGrouping: false, maximumSignificantDigits: 15 });

/** A number with a decimal comma: a point before three decimals would be read as a thousands separator. */
export function numberText(number: number): string {
  return numberFormat.format(number);
}

/** A fraction as a percentage: 0.125 is `12,5 %`. */
export function percentageText(fraction: number): string {
  return `${numberFormat.format(fraction * 100)} %`;
}

/** The text of a cell, to be read as a person would have typed it; of a cell without value what the sheet shows. */
export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.found;
}

/** A row without the empty cells at its end; null when the whole row is empty. */
export function rowOf(number: number, cells: readonly Cell[]): Row | null {
  const length = cells.findLastIndex((cell) => typeof cell !== 'string' || cell.trim() !== '') + 1;
  return length === 0 ? null : { number, cells: cells.slice(0, length) };
}
