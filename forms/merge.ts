/** Merges what two people typed in the same form: a three-way merge of the typed values. */

import { canonicalValues } from './content.ts';
import {
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Line,
  type TableField,
  type TypedField,
  type Value,
  type Values,
} from './definition.ts';
import { alignLines, isSameLine } from './line-alignment.ts';
import { linesIn } from './values.ts';

/** The typed values of a form in three states. */
export type ThreeStates = {
  /** What both began with. */
  readonly base: Values;
  /** What is saved now. */
  readonly theirs: Values;
  /** What this person typed, not saved yet. */
  readonly mine: Values;
};

/** What counts where both changed the same: what is saved, or what this person typed. */
export const sides = ['theirs', 'mine'] as const;
export type Side = (typeof sides)[number];

/** A field, a line or a whole table that both changed, each in another way. A line that is null was removed. */
export type Clash =
  | {
      readonly kind: 'field';
      readonly field: TypedField;
      readonly base: Value | undefined;
      readonly theirs: Value | undefined;
      readonly mine: Value | undefined;
    }
  | {
      readonly kind: 'line';
      readonly field: TableField;
      /** The number of the line in `base`, from 0. */
      readonly number: number;
      readonly base: Line;
      readonly theirs: Line | null;
      readonly mine: Line | null;
    }
  | {
      readonly kind: 'table';
      readonly field: TableField;
      readonly base: readonly Line[];
      readonly theirs: readonly Line[];
      readonly mine: readonly Line[];
    };

/** With more clashes in a table, nobody chooses line by line: the table is one clash. */
export const MAX_LINE_CLASHES = 50;

type MergeOptions = {
  /** The tables that are merged as a whole, because their lines come from a file. */
  readonly wholeTables?: ReadonlySet<string>;
  /** For each clash what counts, in the order of the clashes; without it, what is saved. */
  readonly choices?: readonly Side[];
};

/**
 * Takes over every change that only one of the two made, and lists what both changed differently. Lines that both added
 * with the same values are added once; other added lines are all kept, those that are saved first.
 */
export function mergeValues(
  definition: Pick<FormDefinition, 'sections'>,
  states: ThreeStates,
  { wholeTables = new Set(), choices = [] }: MergeOptions = {},
): { readonly values: Values; readonly clashes: readonly Clash[] } {
  const values: Record<string, Value> = {};
  const clashes: Clash[] = [];
  const chosen: Choose = (clash) => {
    clashes.push(clash);
    return choices[clashes.length - 1] ?? 'theirs';
  };
  for (const field of fieldsOf(definition)) {
    if (field.kind === 'table') values[field.id] = mergeTable(field, states, wholeTables.has(field.id), chosen);
    if (!isTyped(field)) continue;
    const value = mergeField(field, states, chosen);
    if (value !== undefined) values[field.id] = value;
  }
  return { values, clashes };
}

/** Notes a clash. @returns what counts */
type Choose = (clash: Clash) => Side;

function mergeField(field: TypedField, states: ThreeStates, chosen: Choose): Value | undefined {
  const [base, theirs, mine] = [states.base[field.id], states.theirs[field.id], states.mine[field.id]];
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  return { theirs, mine }[chosen({ kind: 'field', field, base, theirs, mine })];
}

function mergeTable(field: TableField, states: ThreeStates, whole: boolean, chosen: Choose): readonly Line[] {
  const lines = {
    base: linesIn(states.base, field.id),
    theirs: linesIn(states.theirs, field.id),
    mine: linesIn(states.mine, field.id),
  };
  if (equalLines(lines.mine, lines.base) || equalLines(lines.mine, lines.theirs)) return lines.theirs;
  if (equalLines(lines.theirs, lines.base)) return lines.mine;
  const parts = whole ? null : mergedParts(field, lines);
  if (parts === null) return lines[chosen({ kind: 'table', field, ...lines })];
  return parts.flatMap((part) => ('clash' in part ? (part.clash[chosen(part.clash)] ?? []) : [part.line]));
}

type LineClash = Extract<Clash, { kind: 'line' }>;
type Part = { readonly line: Line } | { readonly clash: LineClash };

/** The lines of both in order, with the clashes at their places; null: there are too many clashes. */
function mergedParts(
  field: TableField,
  { base, theirs, mine }: { base: readonly Line[]; theirs: readonly Line[]; mine: readonly Line[] },
): Part[] | null {
  const [theirFates, myFates] = [fatesOf(base, theirs), fatesOf(base, mine)];
  const parts: Part[] = [];
  let clashCount = 0;
  for (let number = 0; number <= base.length; number += 1) {
    parts.push(...addedByBoth(theirFates.added[number] ?? [], myFates.added[number] ?? []));
    const line = base[number];
    if (line === undefined) continue;
    const [their, my] = [theirFates.became[number] ?? null, myFates.became[number] ?? null];
    if (equal(my, line) || equal(my, their)) parts.push(...partsOf(their));
    else if (equal(their, line)) parts.push(...partsOf(my));
    else {
      parts.push({ clash: { kind: 'line', field, number, base: line, theirs: their, mine: my } });
      clashCount += 1;
    }
  }
  return clashCount > MAX_LINE_CLASHES ? null : parts;
}

/** What each line became (null: removed), and the lines that were added before each line, the last ones after all. */
function fatesOf(base: readonly Line[], after: readonly Line[]) {
  const aligned = alignLines(base, after);
  const became = aligned.map((to) => (to === -1 ? null : (after[to] ?? null)));
  const added: Line[][] = Array.from({ length: base.length + 1 }, () => []);
  let next = 0;
  let place = 0;
  aligned.forEach((to, from) => {
    if (to === -1) return;
    added[place]?.push(...after.slice(next, to));
    [next, place] = [to + 1, from + 1];
  });
  added[place]?.push(...after.slice(next));
  return { became, added };
}

function addedByBoth(theirs: readonly Line[], mine: readonly Line[]): Part[] {
  if (mine.length === 0) return theirs.map((line) => ({ line }));
  const counts = new Map<string, number>();
  for (const line of theirs) counts.set(canonicalValues(line), (counts.get(canonicalValues(line)) ?? 0) + 1);
  const only = mine.filter((line) => {
    const left = counts.get(canonicalValues(line)) ?? 0;
    if (left > 0) counts.set(canonicalValues(line), left - 1);
    return left === 0;
  });
  return [...theirs, ...only].map((line) => ({ line }));
}

function partsOf(line: Line | null): Part[] {
  return line === null ? [] : [{ line }];
}

function equal(one: Line | null, other: Line | null): boolean {
  return one === other || (one !== null && other !== null && isSameLine(one, other));
}

function equalLines(one: readonly Line[], other: readonly Line[]): boolean {
  return one.length === other.length && one.every((line, number) => equal(line, other[number] ?? null));
}
