/** What follows when a person loses a role. Pure functions. */

import { type Role, type SignatoryRole, signatoryRoles } from './report.ts';

/** A report that waits for signatures. */
export type WaitingReport = {
  readonly form: string;
  readonly year: number;
  /** The ids of the persons who signed the current version, by role. */
  readonly signatures: Readonly<Partial<Record<SignatoryRole, string>>>;
};

/** What follows when a role is withdrawn. */
export type Consequences = {
  /** Nobody else has the role today. */
  readonly lastHolder: boolean;
  /** The reports that the person has signed in this role: these signatures stay valid. */
  readonly signed: readonly WaitingReport[];
  /** The reports that nobody could sign in this role any more. */
  readonly stranded: readonly WaitingReport[];
};

/**
 * What follows when a person loses a role that they have today.
 * @param others the ids of the others who have this role today
 * @param waiting the reports that are filled in and not signed by both
 */
export function consequencesOf(
  { role, personId }: { readonly role: Role; readonly personId: string },
  others: readonly string[],
  waiting: readonly WaitingReport[],
): Consequences {
  const lastHolder = others.length === 0;
  const signing = signatoryRoles.find((each) => each === role);
  if (signing === undefined) return { lastHolder, signed: [], stranded: [] };
  return {
    lastHolder,
    signed: waiting.filter(({ signatures }) => signatures[signing] === personId),
    stranded: waiting.filter(
      ({ signatures }) =>
        signatures[signing] === undefined &&
        // A person who has signed in the other role cannot sign in this one (requirement D2).
        others.every((other) => Object.values(signatures).includes(other)),
    ),
  };
}
