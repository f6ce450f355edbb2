/** Whether a chair or general director who will be away can propose a deputy. Pure functions. */

import { otherRole, type Role, type SignatoryRole } from './report.ts';

/**
 * Why a deputy cannot be proposed, a closed set:
 * - `absence-overlaps`: the person has reported another absence in this role for some of these days
 * - `deputy-self`: the deputy is the absent person
 * - `deputy-has-role`: the deputy can sign in this role on some of these days already
 * - `deputy-same-signer`: one person would have to give both signatures (requirement D2)
 * - `deputy-only-dpo`: the deputy is the only DPO, who cannot give themselves a signing role
 */
export const absenceRefusals = [
  'absence-overlaps',
  'deputy-self',
  'deputy-has-role',
  'deputy-same-signer',
  'deputy-only-dpo',
] as const;
export type AbsenceRefusal = (typeof absenceRefusals)[number];

/** What is known about a proposal. Persons are ids. */
export type ProposalFacts = {
  readonly role: SignatoryRole;
  readonly absent: string;
  /** The person who has the address as a verified one; null when nobody has. */
  readonly deputy: string | null;
  /** Whether the absent person has another absence in this role on some of these days. */
  readonly overlaps: boolean;
  /** The roles that the deputy has on some of these days. */
  readonly deputyRoles: readonly Role[];
  /** Who can sign on all of these days and is not away on any of them, the absent person left out. */
  readonly signatories: Readonly<Record<SignatoryRole, readonly string[]>>;
  /** Who can grant roles today. */
  readonly dpos: readonly string[];
};

/** Why a deputy cannot be proposed; null when they can. */
export function proposalRefusal(facts: ProposalFacts): AbsenceRefusal | null {
  const { role, absent, deputy, overlaps, deputyRoles, signatories, dpos } = facts;
  if (overlaps) return 'absence-overlaps';
  // The person who accepts an invitation is not known yet. The rule of the signatures holds for them too.
  if (deputy === null) return null;
  if (deputy === absent) return 'deputy-self';
  if (deputyRoles.includes(role)) return 'deputy-has-role';
  if (dpos.length === 1 && dpos[0] === deputy) return 'deputy-only-dpo';
  const other = otherRole(role);
  if (!deputyRoles.includes(other)) return null;
  const pairs = [...signatories[role], deputy].some((one) =>
    [...signatories[other], deputy].some((another) => another !== one),
  );
  return pairs ? null : 'deputy-same-signer';
}
