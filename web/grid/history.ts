/** Undo and redo. Pure. */

import { apply, type Difference, differenceOf, type GridLine, reverse } from './lines.ts';

/** A change of the lines that is undone as a whole. */
type Step = {
  readonly difference: Difference;
  /** The line that had the focus before and after it, by index. */
  readonly before: number;
  readonly after: number;
};

export type History = { readonly done: readonly Step[]; readonly undone: readonly Step[] };

export const noHistory: History = { done: [], undone: [] };

/** How many steps can be undone. */
const MAX_STEPS = 500;

/** The lines after a step was undone or done again, and the line that gets the focus. */
export type Travelled = { readonly lines: readonly GridLine[]; readonly history: History; readonly line: number };

/** Remembers a change, unless it changes nothing. */
export function remember(
  history: History,
  [before, after]: readonly [readonly GridLine[], readonly GridLine[]],
  [from, to]: readonly [number, number],
): History {
  const difference = differenceOf(before, after);
  if (difference === null) return history;
  return { done: [...history.done, { difference, before: from, after: to }].slice(-MAX_STEPS), undone: [] };
}

export function undo(lines: readonly GridLine[], { done, undone }: History): Travelled | null {
  const step = done.at(-1);
  if (step === undefined) return null;
  const history = { done: done.slice(0, -1), undone: [...undone, step] };
  return { lines: apply(lines, reverse(step.difference)), history, line: step.before };
}

export function redo(lines: readonly GridLine[], { done, undone }: History): Travelled | null {
  const step = undone.at(-1);
  if (step === undefined) return null;
  const history = { done: [...done, step], undone: undone.slice(0, -1) };
  return { lines: apply(lines, step.difference), history, line: step.after };
}
