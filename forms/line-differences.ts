/**
 * Which lines of a table are the same line in two states, wherever they stand: a table that was sorted differs in nothing.
 * Merging what two people typed needs the places of the lines too (line-alignment.ts).
 */

import type { Line, TableField } from './definition.ts';
import { matchKey } from './text.ts';

/** A line that differs. `at` counts from 0, in the later lines; for a removed line, in the earlier ones. */
export type LineDifference =
  | { readonly kind: 'added'; readonly at: number; readonly after: Line }
  | { readonly kind: 'removed'; readonly at: number; readonly before: Line }
  | { readonly kind: 'changed'; readonly at: number; readonly before: Line; readonly after: Line };

/** A line and its number, from 0. */
export type NumberedLine = { readonly at: number; readonly line: Line };

/** A line that both states have, with other values. */
export type ChangedLine = { readonly before: NumberedLine; readonly after: NumberedLine };

/** The lines of two states: which ones are equal, changed, added and removed, each in the order of its state. */
export type MatchedLines = {
  /** The numbers of the equal lines, before and after. */
  readonly equal: readonly (readonly [before: number, after: number])[];
  readonly changed: readonly ChangedLine[];
  readonly added: readonly NumberedLine[];
  readonly removed: readonly NumberedLine[];
};

type Matched = Pick<TableField, 'columns' | 'key'>;

/** The largest group of lines with one key, as before × after, in which every pair of lines is compared. */
const MAX_COMPARED = 2_500;

/**
 * Finds the same lines in two states. Equal lines are the same line wherever they stand. Of the others, two are the same
 * line when they have the same key; in a table without a key, when they have the same value in the first column. Takes time
 * in proportion to the number of lines.
 */
export function matchLines(table: Matched, before: readonly Line[], after: readonly Line[]): MatchedLines {
  const equal = equalLines(table, before, after);
  const [paired, pairedAfter] = [new Set(equal.map(([from]) => from)), new Set(equal.map(([, to]) => to))];
  const removed = new Set(numbered(before).filter(({ at }) => !paired.has(at)));
  const added = new Set(numbered(after).filter(({ at }) => !pairedAfter.has(at)));
  const keyOf = table.key ? (line: Line) => lineKey(table, line) : (line: Line) => firstCell(table, line);
  const waiting = groupsOf(removed, keyOf);
  const changed: ChangedLine[] = [];
  for (const [key, later] of groupsOf(added, keyOf)) {
    for (const pair of mostSimilar(waiting.get(key) ?? [], later)) {
      changed.push(pair);
      removed.delete(pair.before);
      added.delete(pair.after);
    }
  }
  return {
    equal,
    changed: changed.toSorted((one, other) => one.after.at - other.after.at),
    added: [...added],
    removed: [...removed],
  };
}

/** The lines that differ, in the order of the later lines; the removed ones come last. */
export function lineDifferences(table: Matched, before: readonly Line[], after: readonly Line[]): LineDifference[] {
  const matched = matchLines(table, before, after);
  const later = [
    ...matched.changed.map(
      (pair): LineDifference => ({
        kind: 'changed',
        at: pair.after.at,
        before: pair.before.line,
        after: pair.after.line,
      }),
    ),
    ...matched.added.map(({ at, line }): LineDifference => ({ kind: 'added', at, after: line })),
  ];
  return [
    ...later.sort((one, other) => one.at - other.at),
    ...matched.removed.map(({ at, line }): LineDifference => ({ kind: 'removed', at, before: line })),
  ];
}

/**
 * The key of a line, as people compare it: without differences of case, accents, spaces and dashes. Null: the table has no
 * key, or the line lacks a part of it.
 */
export function lineKey({ key = [] }: Pick<TableField, 'key'>, line: Line): string | null {
  const parts = key.map((column) => line[column]);
  if (parts.length === 0 || parts.includes(undefined)) return null;
  return JSON.stringify(parts.map((part) => (typeof part === 'string' ? matchKey(part) : part)));
}

function firstCell({ columns: [first] }: Matched, line: Line): string {
  return JSON.stringify(line[first?.id ?? '']) ?? '';
}

/** Pairs equal lines. A line that one state has twice and the other once is paired once. */
function equalLines(table: Matched, before: readonly Line[], after: readonly Line[]): [number, number][] {
  const textOf = (line: Line): string => JSON.stringify(table.columns.map(({ id }) => line[id] ?? null));
  const places = Map.groupBy(before.keys(), (at) => textOf(before[at] ?? {}));
  const taken = new Map<string, number>();
  return after.flatMap((line, to): [number, number][] => {
    const text = textOf(line);
    const next = taken.get(text) ?? 0;
    const from = places.get(text)?.[next];
    taken.set(text, next + 1);
    return from === undefined ? [] : [[from, to]];
  });
}

function numbered(lines: readonly Line[]): NumberedLine[] {
  return lines.map((line, at) => ({ at, line }));
}

/** The lines by key; those without one are in no group. */
function groupsOf(
  lines: Iterable<NumberedLine>,
  keyOf: (line: Line) => string | null,
): ReadonlyMap<string, readonly NumberedLine[]> {
  const groups = new Map<string, NumberedLine[]>();
  for (const each of lines) {
    const key = keyOf(each.line);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

/** Pairs lines of one key, those with most cells in common first; in a large group, in their order. */
function mostSimilar(before: readonly NumberedLine[], after: readonly NumberedLine[]): ChangedLine[] {
  const count = Math.min(before.length, after.length);
  if (before.length * after.length > MAX_COMPARED || before.length * after.length < 2)
    return before
      .slice(0, count)
      .flatMap((each, index) => (after[index] ? [{ before: each, after: after[index] }] : []));
  const pairs = before.flatMap((each) =>
    after.map((other) => ({ before: each, after: other, same: equalCells(each.line, other.line) })),
  );
  const used = new Set<NumberedLine>();
  return pairs
    .sort((one, other) => other.same - one.same)
    .flatMap((pair) => {
      if (used.has(pair.before) || used.has(pair.after)) return [];
      used.add(pair.before).add(pair.after);
      return [{ before: pair.before, after: pair.after }];
    });
}

function equalCells(one: Line, other: Line): number {
  return Object.keys(one).filter((column) => one[column] === other[column]).length;
}
