/**
 * Which lines of a table differ between two states of a report, for reading: a table that was sorted differs in nothing.
 * Merging needs the places of the lines too (line-alignment.ts).
 */

import { canonicalValues } from './content.ts';
import type { Line, TableField } from './definition.ts';

/** A line that differs. `at` counts from 0, in the later lines; for a removed line, in the earlier ones. */
export type LineDifference =
  | { readonly kind: 'added'; readonly at: number; readonly after: Line }
  | { readonly kind: 'removed'; readonly at: number; readonly before: Line }
  | { readonly kind: 'changed'; readonly at: number; readonly before: Line; readonly after: Line };

type NumberedLine = { readonly at: number; readonly line: Line };

/**
 * The lines that differ, in the order of the later lines; the removed ones come last. Lines have no identifier: equal
 * lines are the same line wherever they stand, and of the others two are the same line when they have the same value in
 * the table's first column. Takes time in proportion to the number of lines.
 */
export function lineDifferences(table: TableField, before: readonly Line[], after: readonly Line[]): LineDifference[] {
  const [onlyBefore, onlyAfter] = withoutEqualLines(numbered(before), numbered(after));
  const key = ({ line }: NumberedLine): unknown => line[table.columns[0]?.id ?? ''];
  const waiting = Map.groupBy(onlyBefore, key);
  const changes = onlyAfter.map((each): LineDifference => {
    const earlier = waiting.get(key(each))?.shift();
    return earlier === undefined
      ? { kind: 'added', at: each.at, after: each.line }
      : { kind: 'changed', at: each.at, before: earlier.line, after: each.line };
  });
  const removed = [...waiting.values()].flat().sort((one, other) => one.at - other.at);
  return [...changes, ...removed.map(({ at, line }): LineDifference => ({ kind: 'removed', at, before: line }))];
}

function numbered(lines: readonly Line[]): NumberedLine[] {
  return lines.map((line, at) => ({ at, line }));
}

/** The lines that only one side has. A line that one side has twice and the other once remains once. */
function withoutEqualLines(before: NumberedLine[], after: NumberedLine[]): [NumberedLine[], NumberedLine[]] {
  const equal = Map.groupBy(before, ({ line }) => canonicalValues(line));
  const onlyAfter = after.filter(({ line }) => equal.get(canonicalValues(line))?.shift() === undefined);
  return [[...equal.values()].flat().sort((one, other) => one.at - other.at), onlyAfter];
}
