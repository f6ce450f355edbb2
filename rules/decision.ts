/** What FPS MI decides about a report that it has: it accepts it, or returns it for correction. */

/**
 * A decision of FPS MI, by its id there. Why, and by whom in words, stays out of the workflow: the notifier asks FPS MI
 * itself, which also proves that it said so.
 */
export type MinistryDecision = {
  readonly type: 'accept' | 'return';
  /** The id of the decision: the same decision twice is carried out once. */
  readonly commandId: string;
  /** The id of the case handler at FPS MI. */
  readonly handler: string;
  /** The reference of the report that was decided on. */
  readonly reference: string;
};

/** The report is closed for good; or it is open again: the same content as a new version, without signatures. */
export type DecisionEvent =
  | (Decided & { readonly type: 'accepted' })
  | (Decided & { readonly type: 'returned' /** The new version. */; readonly version: number });

type Decided = { readonly decision: string; readonly handler: string; readonly reference: string };

/** What the database knows of a decision: not confirmed by FPS MI, confirmed, or carried out before. */
export type DecisionStatus = 'unknown' | 'confirmed' | 'carried-out';

/**
 * Why a decision is refused, a closed set:
 * - `not-at-ministry`: FPS MI does not have the report under this reference any more, or has decided on it already
 * - `decision-unknown`: FPS MI does not know of this decision
 */
export const decisionRefusals = ['not-at-ministry', 'decision-unknown'] as const;
export type DecisionRefusal = (typeof decisionRefusals)[number];

/** The event that a decision leads to, on a report in this version. */
export function decisionEvent(
  { type, commandId: decision, handler, reference }: MinistryDecision,
  version: number,
): DecisionEvent {
  const decided = { decision, handler, reference };
  return type === 'accept' ? { type: 'accepted', ...decided } : { type: 'returned', ...decided, version: version + 1 };
}
