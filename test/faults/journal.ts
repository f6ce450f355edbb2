import type { SignatoryRole } from '#rules/report.ts';

/** Something that a person wanted, from the first click to the answer that says that it is done. */
export type Step = {
  readonly what: 'log in' | 'organisation data' | 'save' | 'sign' | 'see the reference' | 'read';
  readonly report: string;
  /** Times in ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** What each click before the last one got instead of an answer. */
  readonly failures: readonly string[];
};

/** What the application acknowledged to a person. */
export type Acknowledged =
  | { readonly type: 'saved'; readonly report: string; readonly euros: number }
  | { readonly type: 'signed'; readonly report: string; readonly role: SignatoryRole; readonly hash: string }
  | { readonly type: 'sent'; readonly report: string; readonly reference: string };

/** A fault that was caused. */
export type Fault = { readonly part: string; readonly at: number };

/** Everything that happened in a run: what people did, what was acknowledged to them, and which faults were caused. */
export type Journal = {
  readonly steps: Step[];
  readonly acknowledged: Acknowledged[];
  readonly faults: Fault[];
  /** How long each killed part took until it was ready again: the least that people wait. */
  readonly recoveries: { readonly part: string; readonly ms: number }[];
  /** Reports whose people finished: signed by both, and the reference was seen. */
  readonly finished: string[];
  /** Sentences about what no person should ever see. */
  readonly wrong: string[];
};

export function createJournal(): Journal {
  return { steps: [], acknowledged: [], faults: [], recoveries: [], finished: [], wrong: [] };
}

/** How long after a fault a step may still be due to it, in ms. */
const AFTERMATH_MS = 10_000;

/**
 * The longest time that a person was kept waiting, in ms, by the parts that were killed meanwhile or shortly before: a step
 * that failed, or that took longer than a second.
 */
export function longestRefusals({ steps, faults }: Journal): Map<string, { ms: number; what: string; times: number }> {
  const longest = new Map<string, { ms: number; what: string; times: number }>();
  for (const { what, from, to, failures } of steps) {
    if (failures.length === 0 && to - from < 1_000) continue;
    const causes = faults.filter(({ at }) => at < to && at > from - AFTERMATH_MS).map(({ part }) => part);
    const cause = [...new Set(causes)].sort().join(' + ') || 'no fault';
    const known = longest.get(cause) ?? { ms: 0, what: '', times: 0 };
    const ms = to - from;
    const times = known.times + 1;
    longest.set(cause, ms > known.ms ? { ms, what, times } : { ...known, times });
  }
  return longest;
}
