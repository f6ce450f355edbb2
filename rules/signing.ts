/** What a signer confirms besides the content that is signed. Pure. */

import type { Cents } from '#forms/definition.ts';

/**
 * Each has a checkbox of its own beside the declaration:
 * - `repayment`: the organisation must pay back
 * - `unchanged`: nothing has changed since FPS MI returned the report
 */
export const signingConfirmations = ['repayment', 'unchanged'] as const;
export type SigningConfirmation = (typeof signingConfirmations)[number];

/** The code of the text that says why signing does not begin. */
export type MissingConfirmation = `${SigningConfirmation}-not-confirmed`;

/**
 * What the signer of a content must confirm. All of it follows from the content: it needs no check again after the trip
 * to the identity service, where a content that has changed is refused.
 */
export function neededConfirmations(report: {
  /** In cents; below zero, what the organisation must pay back. Undefined while it is not known. */
  readonly payable: Cents | undefined;
  readonly contentHash: string;
  /** The hash of the content that FPS MI returned and that both have not signed again; null: there is none. */
  readonly returnedHash: string | null;
}): SigningConfirmation[] {
  const needed: Record<SigningConfirmation, boolean> = {
    repayment: (report.payable ?? 0) < 0,
    unchanged: report.contentHash === report.returnedHash,
  };
  return signingConfirmations.filter((each) => needed[each]);
}

/** The first confirmation that is needed and was not given: without it signing does not begin. Null if none is missing. */
export function missingConfirmation(
  needed: readonly SigningConfirmation[],
  given: readonly SigningConfirmation[],
): SigningConfirmation | null {
  return needed.find((each) => !given.includes(each)) ?? null;
}
