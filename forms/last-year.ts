/** What the lines of last year's table are good for at the start of this year's. */

import { type Column, isTyped, type Line, type TableField, type TypedField } from './definition.ts';
import { problemWith } from './values.ts';

type TypedColumn = Column & TypedField;

/** Which typed columns of a table have last year's values, and which ones are filled in again. */
export type ContinuedColumns = { readonly kept: readonly TypedColumn[]; readonly empty: readonly TypedColumn[] };

/**
 * Texts, choices and percentages describe who or what a line is about, and mostly stay the same. Amounts, numbers and days
 * are about one year.
 */
const kept: ReadonlySet<TypedField['kind']> = new Set(['text', 'choice', 'percentage']);

/** The columns of this year's table, by whether last year's has a column of the same id and kind that stays. */
export function continuedColumns(table: TableField, lastYear: TableField): ContinuedColumns {
  const columns = table.columns.filter((column): column is TypedColumn => isTyped(column));
  const stays = (column: TypedColumn): boolean =>
    kept.has(column.kind) && lastYear.columns.some(({ id, kind }) => id === column.id && kind === column.kind);
  return { kept: columns.filter(stays), empty: columns.filter((column) => !stays(column)) };
}

/**
 * Last year's lines with the cells that stay, to begin this year's table with. Values that this year's table does not take
 * are left out, and so are lines that then say the same: two periods of one staff member become one line.
 */
export function continuedLines(table: TableField, lastYear: TableField, lines: readonly Line[]): Line[] {
  const columns = continuedColumns(table, lastYear).kept;
  const known = new Set<string>();
  return lines.flatMap((line) => {
    const cells = columns.flatMap((column) => {
      const value = line[column.id];
      return value === undefined || problemWith(column, value) !== null ? [] : [[column.id, value] as const];
    });
    const text = JSON.stringify(cells);
    if (cells.length === 0 || known.has(text)) return [];
    known.add(text);
    return [Object.fromEntries(cells)];
  });
}
