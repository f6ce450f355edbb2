/** Signing several reports with one identification: which reports, and how each signature ended. Pure functions. */

import {
  type CommandOutcome,
  isClosed,
  type Refusal,
  type Role,
  refusals,
  type SignatoryRole,
  type Stage,
  signatoryRoles,
} from './report.ts';
import { type ReportProgress, taskOf, turnOf } from './tasks.ts';

/** The role in which a person can sign a report now; null if they cannot. The rules decide again when they sign. */
export function signableAs(
  progress: ReportProgress,
  ownRoles: readonly Role[],
  personId: string,
): SignatoryRole | null {
  const task = taskOf(progress, ownRoles, personId);
  if (task?.step === 'sign') return task.as;
  // A returned report waits for the officer, but it may be signed again as it is.
  const { step } = turnOf(progress);
  if (step !== 'correct-return' || progress.stage !== 'filledIn' || progress.outdated) return null;
  return signatoryRoles.find((role) => ownRoles.includes(role)) ?? null;
}

/**
 * Why a signature was not given, where no recorded command says it: the refusal of the rules before the trip to the identity
 * service, or `unavailable` when it could not be sent.
 */
export type EarlyEnd = Refusal | 'unavailable';

/** What is known about one signature of a round. */
export type RoundFacts = {
  readonly role: SignatoryRole;
  readonly version: number;
  readonly ended: EarlyEnd | null;
  /** The recorded command; null when there is none. */
  readonly command: { readonly outcome: CommandOutcome | null } | null;
  /** The report now; null when the person may not see it any more. */
  readonly report: { readonly stage: Stage; readonly version: number; readonly reference: string | null } | null;
};

/**
 * How a signature of a round ended:
 * - `signed`: `waits` for the other signature, is being sent, or was sent with a reference
 * - `superseded`: signed, and the report was changed since, which removed the signature
 * - `refused`: by the rules, before or after the trip
 * - `unavailable`: it could not be sent, nothing was done
 * - `unconfirmed`: recorded, without an answer yet
 * - `not-asked`: the person has not confirmed it
 */
export type RoundResult =
  | { readonly type: 'signed'; readonly next: 'waits' | 'sending' | 'sent'; readonly reference: string | null }
  | { readonly type: 'superseded' | 'unavailable' | 'unconfirmed' | 'not-asked' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

/** How a signature ended. What the database says about its command counts; `ended` is for what has none. */
export function resultOf({ version, ended, command, report }: RoundFacts): RoundResult {
  const outcome = command?.outcome ?? null;
  if (outcome?.type === 'accepted') {
    if (report === null) return { type: 'signed', next: 'waits', reference: null };
    if (report.version !== version) return { type: 'superseded' };
    if (!isClosed(report.stage)) return { type: 'signed', next: 'waits', reference: null };
    const next = report.stage === 'sending' ? 'sending' : 'sent';
    return { type: 'signed', next, reference: report.reference };
  }
  if (outcome?.type === 'refused') {
    const refusal = refusals.find((each) => each === outcome.refusal);
    return refusal === undefined ? { type: 'unconfirmed' } : { type: 'refused', refusal };
  }
  if (command !== null) return { type: 'unconfirmed' };
  if (ended === null) return { type: 'not-asked' };
  return ended === 'unavailable' ? { type: 'unavailable' } : { type: 'refused', refusal: ended };
}
