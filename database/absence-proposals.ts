/** Proposals of deputies, for the code that grants roles: granting what was proposed confirms the proposal. */

import type { Role } from '#rules/report.ts';
import type { Transaction } from './connection.ts';
import { addNotice } from './notices.ts';

/** What a DPO grants. */
type Granted = {
  readonly nis: string;
  readonly email: string;
  readonly role: Role;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** The id of the proposal; without it, any that has the same role, days and address. */
  readonly absence?: string | undefined;
};

/** The proposal that waits for exactly this grant; null when there is none. */
export async function findProposalFor(sql: Transaction, granted: Granted): Promise<string | null> {
  const { nis, email, role, startsOn, endsOn, absence = null } = granted;
  if (endsOn === null) return null;
  const [proposal] = await sql<{ id: string }[]>`
    select id from absences where nis = ${nis} and role = ${role} and lower(deputy_email) = lower(${email})
      and starts_on = ${startsOn} and ends_on = ${endsOn} and (${absence}::uuid is null or id = ${absence})
      and confirmed_at is null and declined_at is null and cancelled_at is null
    order by proposed_at limit 1`;
  return proposal?.id ?? null;
}

/** Confirms a proposal with the role that was granted, or with the invitation that leads to it. */
export async function confirmProposal(
  sql: Transaction,
  { id, nis, by }: { readonly id: string; readonly nis: string; readonly by: string },
  given: { readonly role: string } | { readonly invitation: string },
): Promise<void> {
  const role = 'role' in given ? given.role : null;
  const invitation = 'invitation' in given ? given.invitation : null;
  await sql`
    update absences set confirmed_at = now(), confirmed_by = ${by}, granted_role = ${role}, invitation = ${invitation}
    where id = ${id}`;
  await addNotice(sql, nis, { kind: 'absence-confirmed', details: { absence: id, by } });
}

/** Gives an absence the role that its deputy has accepted. */
export async function coverAbsence(sql: Transaction, invitation: string, role: string): Promise<void> {
  await sql`update absences set granted_role = ${role} where invitation = ${invitation}`;
}

/** The deputy of an absence was invited again. */
export async function replaceInvitation(sql: Transaction, earlier: string, later: string): Promise<void> {
  await sql`update absences set invitation = ${later} where invitation = ${earlier}`;
}
