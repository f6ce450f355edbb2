/** Tables whose lines have a natural key, such as the number of a staff member. */

import { type Line, MAX_LINES, type TableField } from './definition.ts';
import { lineKey, type MatchedLines } from './line-differences.ts';

/**
 * The saved lines with what an uploaded table says about them: a line that both have gets the values of the upload and keeps
 * its place, lines that only the upload has come last, and lines that it does not have stay.
 * @param matched the lines of both, from `matchLines`
 */
export function updatedLines(saved: readonly Line[], { changed, added }: MatchedLines): Line[] {
  const updates = new Map(changed.map(({ before, after }) => [before.at, after.line]));
  return [...saved.map((line, at) => updates.get(at) ?? line), ...added.map(({ line }) => line)];
}

/** Whether a table can have this number of lines. */
export function fitsIn({ maxLines = MAX_LINES }: Pick<TableField, 'maxLines'>, lines: number): boolean {
  return lines <= maxLines;
}

/** The lines whose key an earlier line has already, with the number of that line. Numbers count from 0. */
export function repeatedKeys(
  table: Pick<TableField, 'key'>,
  lines: readonly Line[],
): { readonly line: number; readonly first: number }[] {
  const firsts = new Map<string, number>();
  return lines.flatMap((each, line) => {
    const key = lineKey(table, each);
    if (key === null) return [];
    const first = firsts.get(key);
    if (first !== undefined) return [{ line, first }];
    firsts.set(key, line);
    return [];
  });
}
