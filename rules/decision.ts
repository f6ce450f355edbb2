/** FPS MI's decision on a report that it received: it accepts the report, or returns it for correction. */

/**
 * The command that carries a decision out. It has no reason and no name: workflow histories contain no personal data. The
 * notifier fetches both from FPS MI, which also confirms the decision.
 */
export type MinistryDecision = {
  readonly type: 'accept' | 'return';
  /** The id of the decision at FPS MI. Idempotent: a decision is carried out once. */
  readonly commandId: string;
  /** The case handler's id at FPS MI. */
  readonly handler: string;
  /** FPS MI's reference number of the report. */
  readonly reference: string;
};

/** `accepted`: the report is final. `returned`: it is open again, with the same content as a new version without signatures. */
export type DecisionEvent =
  | (Decided & { readonly type: 'accepted' })
  | (Decided & { readonly type: 'returned' /** The new version. */; readonly version: number });

type Decided = { readonly decision: string; readonly handler: string; readonly reference: string };

/**
 * - `unknown`: FPS MI has not confirmed the decision
 * - `confirmed`: it has, and the decision can be carried out
 * - `repeated`: it has, and an earlier decision of the same type on the same reference was carried out: FPS MI has lost that one
 * - `carried-out`: this decision was carried out
 */
export type DecisionStatus = 'unknown' | 'confirmed' | 'repeated' | 'carried-out';

/**
 * Why a decision is refused:
 * - `not-at-ministry`: FPS MI no longer has the report under this reference, or has accepted it already
 * - `decision-unknown`: FPS MI has not confirmed this decision
 */
export const decisionRefusals = ['not-at-ministry', 'decision-unknown'] as const;
export type DecisionRefusal = (typeof decisionRefusals)[number];

/** The event for a decision. @param version the report's current version */
export function decisionEvent(
  { type, commandId: decision, handler, reference }: MinistryDecision,
  version: number,
): DecisionEvent {
  const decided = { decision, handler, reference };
  return type === 'accept' ? { type: 'accepted', ...decided } : { type: 'returned', ...decided, version: version + 1 };
}
