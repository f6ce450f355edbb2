/** Finds out which line of a table became which one. Lines have no identifier: they are recognised by their values. */

import { canonicalValues } from './content.ts';
import type { Line } from './definition.ts';

/** A line that was added, removed or changed. Numbers count from 0, before and after. */
export type LineChange = {
  /** Null: it was added. */
  readonly before: { readonly number: number; readonly line: Line } | null;
  /** Null: it was removed. */
  readonly after: { readonly number: number; readonly line: Line } | null;
};

/** The largest gap between equal lines, as before × after, in which every pair of lines is compared. */
const MAX_COMPARED = 250_000;
/** Equal lines count more than any number of similar ones. */
const EQUAL = 1_000_000_000;
/** An equal cell counts more than pairs of lines that have nothing in common. */
const EQUAL_CELL = 1_000;

/**
 * For each line of `before` the number of the line that it became, or -1 when it was removed. The numbers increase. Lines
 * that no line became were added. Takes time in proportion to the number of lines, also when many have changed.
 */
export function alignLines(before: readonly Line[], after: readonly Line[]): readonly number[] {
  const aligned = before.map(() => -1);
  const keys = { before: before.map(canonicalValues), after: after.map(canonicalValues) };
  const gaps: Gap[] = [{ before: [0, before.length], after: [0, after.length] }];
  for (let gap = gaps.pop(); gap !== undefined; gap = gaps.pop()) {
    const rest = pairEnds(gap, keys, aligned);
    const [height, width] = [rest.before[1] - rest.before[0], rest.after[1] - rest.after[0]];
    if (height === 0 || width === 0) continue;
    if (height * width <= MAX_COMPARED) {
      pairMostSimilar(rest, { before, after, keys }, aligned);
      continue;
    }
    const anchors = commonLines(rest, keys);
    if (anchors.length === 0) pairInOrder(rest, aligned);
    else gaps.push(...gapsBetween(rest, anchors, aligned));
  }
  return aligned;
}

/** The lines that were added, removed or changed, in the order of the later state. */
export function changedLines(before: readonly Line[], after: readonly Line[]): LineChange[] {
  const aligned = alignLines(before, after);
  const changes: LineChange[] = [];
  let next = 0;
  const addUntil = (end: number): void => {
    for (; next < end; next += 1) changes.push({ before: null, after: lineAt(after, next) });
  };
  aligned.forEach((to, from) => {
    if (to === -1) {
      changes.push({ before: lineAt(before, from), after: null });
      return;
    }
    addUntil(to);
    next = to + 1;
    const pair = { before: lineAt(before, from), after: lineAt(after, to) };
    if (!isSameLine(pair.before.line, pair.after.line)) changes.push(pair);
  });
  addUntil(after.length);
  return changes;
}

/** @returns the line with this number; an empty one beyond the last, which callers never ask for */
function lineAt(lines: readonly Line[], number: number): { number: number; line: Line } {
  return { number, line: lines[number] ?? {} };
}

type Range = readonly [start: number, end: number];
type Gap = { readonly before: Range; readonly after: Range };
type Keys = { readonly before: readonly string[]; readonly after: readonly string[] };
type Pair = readonly [before: number, after: number];

/** Pairs the equal lines at both ends of a gap. @returns what is left between them */
function pairEnds({ before, after }: Gap, keys: Keys, aligned: number[]): Gap {
  let [top, left] = [before[0], after[0]];
  let [bottom, right] = [before[1], after[1]];
  while (top < bottom && left < right && keys.before[top] === keys.after[left]) aligned[top++] = left++;
  while (top < bottom && left < right && keys.before[bottom - 1] === keys.after[right - 1]) aligned[--bottom] = --right;
  return { before: [top, bottom], after: [left, right] };
}

/** Pairs the anchors. @returns the gaps between them */
function gapsBetween({ before, after }: Gap, anchors: readonly Pair[], aligned: number[]): Gap[] {
  let [top, left] = [before[0], after[0]];
  const gaps: Gap[] = [];
  for (const [from, to] of anchors) {
    gaps.push({ before: [top, from], after: [left, to] });
    aligned[from] = to;
    [top, left] = [from + 1, to + 1];
  }
  return [...gaps, { before: [top, before[1]], after: [left, after[1]] }];
}

/** For a large gap without a line in common. */
function pairInOrder({ before, after }: Gap, aligned: number[]): void {
  const count = Math.min(before[1] - before[0], after[1] - after[0]);
  for (let step = 0; step < count; step += 1) aligned[before[0] + step] = after[0] + step;
}

/** The lines that occur once before and once after, as many as keep their order ("patience diff"). */
function commonLines({ before, after }: Gap, keys: Keys): Pair[] {
  const places = uniquePlaces(keys.after, after);
  const pairs = [...uniquePlaces(keys.before, before)].flatMap(([key, from]): Pair[] => {
    const to = places.get(key);
    return to === undefined ? [] : [[from, to]];
  });
  return longestIncreasing(pairs);
}

function uniquePlaces(keys: readonly string[], [start, end]: Range): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let place = start; place < end; place += 1) {
    const key = keys[place] ?? '';
    if (places.has(key)) repeated.add(key);
    places.set(key, place);
  }
  for (const key of repeated) places.delete(key);
  return places;
}

/** The longest subsequence in which both numbers increase. @param pairs in the order of their first numbers */
function longestIncreasing(pairs: readonly Pair[]): Pair[] {
  type Chain = { readonly pair: Pair; readonly previous: Chain | undefined };
  /** The chains of each length that end lowest. */
  const ends: Chain[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { pair, previous: ends[low - 1] };
  }
  const longest: Pair[] = [];
  for (let chain = ends.at(-1); chain !== undefined; chain = chain.previous) longest.push(chain.pair);
  return longest.reverse();
}

/** Pairs the lines of a gap so that equal and similar lines come together. */
function pairMostSimilar(
  { before: [top, bottom], after: [left, right] }: Gap,
  lines: { readonly before: readonly Line[]; readonly after: readonly Line[]; readonly keys: Keys },
  aligned: number[],
): void {
  const { before, after, keys } = lines;
  const width = right - left + 1;
  const similarity = (from: number, to: number): number =>
    keys.before[from] === keys.after[to] ? EQUAL : 1 + EQUAL_CELL * equalCells(before[from] ?? {}, after[to] ?? {});
  /** The best sum of similarities of the lines from here on. */
  const best = new Float64Array((bottom - top + 1) * width);
  const at = (from: number, to: number): number => best[(from - top) * width + to - left] ?? 0;
  for (let from = bottom - 1; from >= top; from -= 1) {
    for (let to = right - 1; to >= left; to -= 1) {
      best[(from - top) * width + to - left] = Math.max(
        at(from + 1, to + 1) + similarity(from, to),
        at(from + 1, to),
        at(from, to + 1),
      );
    }
  }
  for (let from = top, to = left; from < bottom && to < right; ) {
    if (at(from, to) === at(from + 1, to + 1) + similarity(from, to)) aligned[from++] = to++;
    else if (at(from, to) === at(from + 1, to)) from += 1;
    else to += 1;
  }
}

/** Whether two lines have the same values. */
export function isSameLine(one: Line, other: Line): boolean {
  const columns = Object.keys(one);
  return columns.length === Object.keys(other).length && equalCells(one, other) === columns.length;
}

function equalCells(one: Line, other: Line): number {
  let count = 0;
  for (const column of Object.keys(one)) if (one[column] === other[column]) count += 1;
  return count;
}
