/** Checks checkpoints among themselves: their seals, their order, their roots, and the copies of both sides. */

import { leafOf, type OpenedCheckpoint } from '#services/checkpoint.ts';
import { merkleRoot } from '#services/merkle-tree.ts';
import type { KeptCheckpoint } from './sources.ts';

/** The result of checking one series. */
export type CheckedSeries = {
  /** Sentences. */
  readonly faults: readonly string[];
  /** Those whose seal is valid, by day. */
  readonly byDay: ReadonlyMap<string, OpenedCheckpoint>;
  /** Those whose heads have the sealed root: what they say about the chains counts. */
  readonly proven: readonly KeptCheckpoint[];
};

/**
 * Checks the checkpoints of one side: each has a valid seal, names the one before it, and has the root of its heads.
 * @param place "here", "at FPS MI"
 */
export function checkSeries(checkpoints: readonly KeptCheckpoint[], place: string): CheckedSeries {
  const faults: string[] = [];
  const byDay = new Map<string, OpenedCheckpoint>();
  const proven: KeptCheckpoint[] = [];
  const tree = growingTree();
  let before: OpenedCheckpoint | null = null;
  for (const kept of checkpoints) {
    tree.apply(kept.heads);
    const name = `the checkpoint of ${kept.day} ${place}`;
    if ('fault' in kept.opened) {
      faults.push(`${name} is invalid: ${kept.opened.fault}`);
      continue;
    }
    const { checkpoint, hash } = kept.opened;
    if (checkpoint.day !== kept.day) {
      faults.push(`${name} is stored under another day: it is that of ${checkpoint.day}`);
      continue;
    }
    byDay.set(kept.day, kept.opened);
    const { previous } = checkpoint;
    if (previous?.day !== before?.checkpoint.day) {
      const expected = previous === null ? 'no checkpoint' : `that of ${previous.day}`;
      const found = before === null ? 'none' : `that of ${before.checkpoint.day}`;
      faults.push(`${name} names ${expected} as the one before it, and ${found} is there`);
    } else if (previous !== null && previous.hash !== before?.hash) {
      faults.push(`${name} names another checkpoint of ${previous.day} than the one that is there`);
    }
    if (tree.root() === checkpoint.root) proven.push(kept);
    else faults.push(`${name}: the heads that are stored with it are not those of its root ${hash.slice(0, 12)}`);
    before = kept.opened;
  }
  return { faults, byDay, proven };
}

/** The tree over the latest head of each chain, as heads change. */
function growingTree() {
  const leaves = new Map<string, Buffer>();
  return {
    apply: (changed: KeptCheckpoint['heads']): void => {
      for (const head of changed) {
        if (head.rows === 0) leaves.delete(head.subject);
        else leaves.set(head.subject, leafOf(head));
      }
    },
    root: (): string => {
      const ordered = [...leaves].sort(([one], [other]) => (one < other ? -1 : 1));
      return merkleRoot(ordered.map(([, leaf]) => leaf)).toString('hex');
    },
  };
}

/** Compares the checkpoints of both sides. One that was made after the last one at FPS MI may still be on its way. */
export function compareSeries(here: CheckedSeries, there: CheckedSeries): string[] {
  const faults: string[] = [];
  const lastThere = [...there.byDay.keys()].at(-1) ?? '';
  for (const day of new Set([...here.byDay.keys(), ...there.byDay.keys()].sort())) {
    const [mine, theirs] = [here.byDay.get(day), there.byDay.get(day)];
    if (mine === undefined) faults.push(`the checkpoint of ${day} is missing here: FPS MI has it`);
    else if (theirs !== undefined && theirs.hash !== mine.hash) {
      faults.push(`the checkpoint of ${day} here is another one than that at FPS MI`);
    } else if (theirs === undefined && day < lastThere) faults.push(`the checkpoint of ${day} is missing at FPS MI`);
  }
  return faults;
}

/** Compares one checkpoint, such as that in a mail, with those that are kept here. */
export function compareOne(one: OpenedCheckpoint, here: CheckedSeries, file: string): string[] {
  const { day } = one.checkpoint;
  const mine = here.byDay.get(day);
  if (mine === undefined) return [`the checkpoint of ${day} is missing here: ${file} has it`];
  return mine.hash === one.hash ? [] : [`the checkpoint of ${day} here is another one than that in ${file}`];
}
