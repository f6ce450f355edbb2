import { addToAuditTrail } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';
import { INVITATION_DAYS } from './invitations.ts';
import { addNotice } from './notices.ts';
import { findOrganisation, lockOrganisation } from './organisations.ts';

/** An operator's invitation of a DPO. */
type DpoInvitation = {
  readonly nis: string;
  readonly email: string;
  /** The operator's user account. */
  readonly operator: string;
  /** Why there must be another DPO although the organisation has one; null when it must have none. */
  readonly emergency: string | null;
};

/**
 * Invites a person to be the DPO of an organisation: the first one, who then grants all other roles. The notifier mails the
 * link; the address is verified by opening it. Idempotent by the organisation and the address while the invitation is open.
 * @returns `invited`, or why nothing was done: `dpo-active` without an emergency, `invitation-open` to this address
 */
export async function inviteDpo(
  sql: Sql,
  invitation: DpoInvitation,
): Promise<'invited' | 'organisation-unknown' | 'dpo-active' | 'invitation-open'> {
  const { nis, email, operator, emergency } = invitation;
  const organisation = await findOrganisation(sql, nis);
  if (organisation === undefined) return 'organisation-unknown';
  return await sql.begin(async (transaction) => {
    await lockOrganisation(transaction, nis);
    if (await isInvited(transaction, nis, email)) return 'invitation-open';
    const active = await transaction`select from active_roles where nis = ${nis} and role = 'dpo'`;
    if (active.length > 0 && emergency === null) return 'dpo-active';
    const [{ id, startsOn }] = await transaction<[{ id: string; startsOn: string }]>`
      insert into invitations (nis, email, language, role, starts_on, ends_on, invited_by, expires_at)
      values (${nis}, ${email}, ${organisation.languages[0] ?? 'nl'}, 'dpo', (now() at time zone 'Europe/Brussels')::date,
        null, null, now() + ${INVITATION_DAYS} * interval '1 day')
      returning id, starts_on::text as "startsOn"`;
    await addToAuditTrail(transaction, {
      subject: `organisation/${nis}`,
      at: new Date(),
      personId: null,
      action: 'invited',
      details: { invitation: id, email, role: 'dpo', startsOn, endsOn: null, operator, emergency },
      commandId: id,
    });
    await addNotice(transaction, nis, { kind: 'invitation', details: { invitation: id } });
    return 'invited';
  });
}

async function isInvited(sql: Transaction, nis: string, email: string): Promise<boolean> {
  const open = await sql`
    select from invitations where nis = ${nis} and lower(email) = lower(${email}) and role = 'dpo'
      and withdrawn_at is null and accepted_at is null and expires_at > now()`;
  return open.length > 0;
}
