/** Changes of the lines of a table, as a grid sends them: a pure function from lines to lines. */

import { isTyped, type Line, MAX_LINES, type TableField } from './definition.ts';
import { readLine, type TypedLine } from './reading.ts';

/** Removes `remove` lines from number `at` on, and puts the lines of `insert` there: a text for each typed column, as typed. */
export type Splice = {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly (readonly string[])[];
};

/** The lines of a table while they are edited. */
export type EditedLines = {
  readonly lines: readonly Line[];
  /** The texts that could not be read, by the number of the line and the column. Their cells have no value. */
  readonly unread: ReadonlyMap<number, TypedLine>;
};

/**
 * Why splices are not applied. None of them is then.
 * - `outside`: one names a line that is not there: it was made for other lines
 * - `too-many-cells`: an inserted line has more texts than the table has typed columns
 * - `too-many-lines`: the table would have more than `MAX_EDITED_LINES`
 */
export type SpliceRefusal = 'outside' | 'too-many-cells' | 'too-many-lines';

/** The most lines that a table has while it is edited. Above `MAX_LINES` it has a problem, and keeps what was typed. */
export const MAX_EDITED_LINES = 2 * MAX_LINES;

type EditedLine = { readonly line: Line; readonly unread: TypedLine | undefined };

/** Applies splices one after the other: each to the lines that the one before it left. */
export function applySplices(
  table: Pick<TableField, 'columns'>,
  { lines, unread }: EditedLines,
  splices: readonly Splice[],
): EditedLines | SpliceRefusal {
  const columns = table.columns.filter(isTyped).map(({ id }) => id);
  const edited = lines.map((line, number): EditedLine => ({ line, unread: unread.get(number) }));
  for (const { at, remove, insert } of splices) {
    if (at + remove > edited.length) return 'outside';
    if (insert.some((texts) => texts.length > columns.length)) return 'too-many-cells';
    if (edited.length - remove + insert.length > MAX_EDITED_LINES) return 'too-many-lines';
    edited.splice(at, remove, ...insert.map((texts) => readTexts(table, columns, texts)));
  }
  return {
    lines: edited.map(({ line }) => line),
    unread: new Map(
      edited.flatMap(({ unread: texts }, number): [number, TypedLine][] => (texts ? [[number, texts]] : [])),
    ),
  };
}

function readTexts(
  table: Pick<TableField, 'columns'>,
  columns: readonly string[],
  texts: readonly string[],
): EditedLine {
  const typed = Object.fromEntries(columns.map((column, index) => [column, texts[index] ?? '']));
  const { values, problems } = readLine(table, typed);
  if (problems.length === 0) return { line: values, unread: undefined };
  return { line: values, unread: Object.fromEntries(problems.map(({ column }) => [column, typed[column] ?? ''])) };
}

/** The numbers that the lines put in by splices have after all of them. @param after how many lines there are then */
export function linesPutIn(splices: readonly Splice[], after: number): ReadonlySet<number> {
  const added = splices.reduce((sum, { remove, insert }) => sum + insert.length - remove, 0);
  const isNew = Array.from({ length: after - added }, () => false);
  for (const { at, remove, insert } of splices) isNew.splice(at, remove, ...insert.map(() => true));
  return new Set(isNew.flatMap((each, number) => (each ? [number] : [])));
}
