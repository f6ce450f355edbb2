import type { Language } from '#forms/definition.ts';
import type { KeptProof } from '#rules/proof.ts';
import { isSignatory, type Role } from '#rules/report.ts';
import { confirmProposal, coverAbsence, findProposalFor, replaceInvitation } from './absence-proposals.ts';
import type { Sql, Transaction } from './connection.ts';
import { addNotice, isQuotaReached } from './notices.ts';
import { lockOrganisation } from './organisations.ts';
import {
  addRole,
  type Grant,
  type GrantRefusal,
  grantIn,
  lockAndCheckDpo,
  type OrganisationCommand,
  recordAudit,
  wasCarriedOut,
} from './roles.ts';
import { newToken, tokenHash } from './tokens.ts';

/** The number of days after which an invitation expires; earlier when the role ends earlier. */
export const INVITATION_DAYS = 30;

/** A role that was offered to an e-mail address. */
export type Invitation = {
  readonly id: string;
  readonly nis: string;
  readonly email: string;
  readonly language: Language;
  readonly role: Role;
  /** Dates as YYYY-MM-DD in Belgian time, both included; null: no last day. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** The person who invited, and their name; null when an operator did. */
  readonly invitedBy: string | null;
  readonly inviter: string | null;
  readonly expiresAt: Date;
  readonly acceptedBy: string | null;
  /** `replaced`: it was sent again, with another link. */
  readonly state: 'open' | 'expired' | 'withdrawn' | 'replaced' | 'accepted';
};

/**
 * Why an invitation cannot be accepted, a closed set:
 * - `invitation-unknown`: no invitation has this link
 * - `invitation-expired`, `invitation-withdrawn`
 * - `invitation-replaced`: it was sent again, and only the latest link counts
 * - `invitation-taken`: another person has accepted it
 * - `own-signing-role`: the invited person is the inviter, who cannot give themselves a signing role
 * - `role-held`: the person already has this role in that period
 */
export type InvitationRefusal =
  | 'invitation-unknown'
  | 'invitation-expired'
  | 'invitation-withdrawn'
  | 'invitation-replaced'
  | 'invitation-taken'
  | 'own-signing-role'
  | 'role-held';

const columns = (sql: Sql | Transaction) => sql`
  select i.id, i.nis, i.email, i.language, i.role, i.starts_on::text as "startsOn", i.ends_on::text as "endsOn",
    i.invited_by as "invitedBy", p.name as inviter, i.expires_at as "expiresAt", i.accepted_by as "acceptedBy",
    case when exists (select from invitations n where n.replaces = i.id) then 'replaced'
      when i.withdrawn_at is not null then 'withdrawn' when i.accepted_at is not null then 'accepted'
      when i.expires_at <= now() then 'expired' else 'open' end as state
  from invitations i left join persons p on p.id = i.invited_by`;

/** The invitation with this id; null when it does not exist. */
export async function findInvitation(sql: Sql | Transaction, id: string): Promise<Invitation | null> {
  const [invitation] = await sql<Invitation[]>`${columns(sql)} where i.id = ${id}`;
  return invitation ?? null;
}

/** The invitation whose link has this token; null when it does not exist. */
export async function findInvitationOf(sql: Sql, token: string): Promise<Invitation | null> {
  const [invitation] = await sql<Invitation[]>`${columns(sql)} where i.token_hashes @> ${[tokenHash(token)]}`;
  return invitation ?? null;
}

/** The invitations of an organisation that are open or expired, by e-mail address. */
export function invitationsAt(sql: Sql, nis: string): Promise<Invitation[]> {
  return sql<Invitation[]>`
    ${columns(sql)} where i.nis = ${nis} and i.withdrawn_at is null and i.accepted_at is null
    order by i.email, i.role, i.starts_on`;
}

/** A role that is offered: the language is that of the mail. */
type Offer = Grant & { readonly language: Language };

type InviteResult = 'invited' | 'role-missing' | 'invitation-open' | 'mail-quota-reached';

/**
 * Offers a role to an e-mail address that is not a verified one of a known person; the notifier mails the link.
 * @returns `invited`, or the refusal: `by` is not a DPO now, the address already has such an invitation, or the organisation
 *   sent too many mails in a day
 */
export function invite(sql: Sql, offer: Offer): Promise<InviteResult> {
  return sql.begin((transaction) => inviteIn(transaction, offer));
}

async function inviteIn(sql: Transaction, offer: Offer): Promise<InviteResult> {
  if (!(await lockAndCheckDpo(sql, offer))) return 'role-missing';
  if (await wasCarriedOut(sql, offer)) return 'invited';
  if (await isQuotaReached(sql, offer.nis, 'access')) return 'mail-quota-reached';
  const { nis, email, language, role, startsOn, endsOn, by, proof = null } = offer;
  const [open] = await sql`
    select 1 from invitations where nis = ${nis} and lower(email) = lower(${email}) and role = ${role}
      and withdrawn_at is null and accepted_at is null and expires_at > now()
      and daterange(starts_on, ends_on, '[]') && daterange(${startsOn}::date, ${endsOn}::date, '[]')`;
  if (open) return 'invitation-open';
  const [{ id: invitation }] = await sql<[{ id: string }]>`
    insert into invitations (nis, email, language, role, starts_on, ends_on, invited_by, expires_at, proof)
    values (${nis}, ${email}, ${language}, ${role}, ${startsOn}, ${endsOn}, ${by},
      ${expiry(sql, endsOn)}, ${proof && sql.json(proof)})
    returning id`;
  const absence = await findProposalFor(sql, offer);
  const details = { invitation, email, role, startsOn, endsOn };
  await recordAudit(sql, offer, 'invited', absence === null ? details : { ...details, absence });
  await addNotice(sql, nis, { kind: 'invitation', details: { invitation } });
  if (absence !== null) await confirmProposal(sql, { id: absence, nis, by }, { invitation });
  return 'invited';
}

/** When an invitation that is sent now expires: no later than the role that it offers. */
function expiry(sql: Transaction, endsOn: string | null) {
  return sql`least(now() + ${INVITATION_DAYS} * interval '1 day',
    (${endsOn}::date + 1)::timestamp at time zone 'Europe/Brussels')`;
}

/** What became of an offer. */
export type OfferResult = 'granted' | InviteResult | Exclude<GrantRefusal, 'person-unknown'>;

/** Grants the role to the person with this verified address, or invites the address. Idempotent by the command id. */
export function grantOrInvite(sql: Sql, offer: Offer): Promise<OfferResult> {
  return sql.begin((transaction) => grantOrInviteIn(transaction, offer));
}

async function grantOrInviteIn(sql: Transaction, offer: Offer): Promise<OfferResult> {
  const granted = await grantIn(sql, offer);
  return granted === 'person-unknown' ? await inviteIn(sql, offer) : granted;
}

/** Rolls a rehearsal back. */
class Rehearsed extends Error {}

/** What `grantOrInvite` would do now. Nothing is written. */
export async function rehearseOffer(sql: Sql, offer: Offer): Promise<OfferResult> {
  let result: OfferResult | undefined;
  await sql
    .begin(async (transaction) => {
      result = await grantOrInviteIn(transaction, offer);
      throw new Rehearsed();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) throw error;
    });
  if (result === undefined) throw new Error('An offer without a result');
  return result;
}

/**
 * Withdraws an invitation: its link stops working. Idempotent.
 * @returns `withdrawn`, or the refusal: `by` is not a DPO now, or the invitation was accepted meanwhile
 */
export async function withdrawInvitation(
  sql: Sql,
  command: OrganisationCommand & { id: string },
): Promise<'withdrawn' | 'role-missing' | 'invitation-accepted'> {
  return await sql.begin(async (transaction) => {
    if (!(await lockAndCheckDpo(transaction, command))) return 'role-missing';
    const invitation = await findInvitation(transaction, command.id);
    if (invitation === null || invitation.nis !== command.nis) return 'withdrawn';
    if (invitation.state === 'withdrawn' || invitation.state === 'replaced') return 'withdrawn';
    if (invitation.state === 'accepted') return 'invitation-accepted';
    await transaction`update invitations set withdrawn_at = now() where id = ${command.id}`;
    const { id, email, role } = invitation;
    await recordAudit(transaction, command, 'invitation-withdrawn', { invitation: id, email, role });
    return 'withdrawn';
  });
}

/**
 * Why an invitation is not sent again:
 * - `role-missing`: `by` is not a DPO now
 * - `invitation-accepted`: there is nothing to accept any more
 * - `invitation-closed`: it was withdrawn, or sent again by another request
 * - `period-ended`: the role that it offers has ended
 * - `mail-quota-reached`: the organisation sent too many mails in a day
 */
export type ResendRefusal =
  | 'role-missing'
  | 'invitation-accepted'
  | 'invitation-closed'
  | 'period-ended'
  | 'mail-quota-reached';

/**
 * Sends an invitation again: a new one with the same offer takes its place, and the old link stops working. The proof of
 * the DPO who invited stays with it, since the offer is the one that they confirmed. Idempotent by the command id.
 */
export async function resendInvitation(
  sql: Sql,
  command: OrganisationCommand & { id: string },
): Promise<'resent' | ResendRefusal> {
  return await sql.begin(async (transaction) => {
    if (!(await lockAndCheckDpo(transaction, command))) return 'role-missing';
    if (await wasCarriedOut(transaction, command)) return 'resent';
    const invitation = await findInvitation(transaction, command.id);
    const refusal = refusalToResend(invitation, command.nis);
    if (refusal !== null || invitation === null) return refusal ?? 'invitation-closed';
    const { id: replaces, nis, email, role, startsOn, endsOn } = invitation;
    const [period] = await transaction<[{ ended: boolean }]>`
      select coalesce(${endsOn}::date < (now() at time zone 'Europe/Brussels')::date, false) as ended`;
    if (period.ended) return 'period-ended';
    if (await isQuotaReached(transaction, nis, 'access')) return 'mail-quota-reached';
    await transaction`update invitations set withdrawn_at = now() where id = ${replaces}`;
    const [{ id }] = await transaction<[{ id: string }]>`
      insert into invitations (nis, email, language, role, starts_on, ends_on, invited_by, expires_at, proof, replaces)
      select nis, email, language, role, starts_on, ends_on, invited_by, ${expiry(transaction, endsOn)}, proof, id
      from invitations where id = ${replaces}
      returning id`;
    await replaceInvitation(transaction, replaces, id);
    const details = { invitation: id, replaces, email, role, startsOn, endsOn };
    await recordAudit(transaction, command, 'invitation-resent', details);
    await addNotice(transaction, nis, { kind: 'invitation', details: { invitation: id } });
    return 'resent';
  });
}

function refusalToResend(invitation: Invitation | null, nis: string): ResendRefusal | null {
  if (invitation === null || invitation.nis !== nis) return 'invitation-closed';
  switch (invitation.state) {
    case 'accepted':
      return 'invitation-accepted';
    case 'withdrawn':
    case 'replaced':
      return 'invitation-closed';
    case 'open':
    case 'expired':
      return null;
  }
}

/**
 * Adds a token for the link of an invitation; only its hash is stored, so the token is made when the mail is written. A
 * mail that is sent a second time (see notices.ts) has another token; both links lead to the same invitation.
 */
export async function addToken(sql: Sql, id: string): Promise<string> {
  const token = newToken();
  await sql`update invitations set token_hashes = token_hashes || ${tokenHash(token)}::text where id = ${id}`;
  return token;
}

/** Why this person cannot accept an invitation; null when they can, or already have. */
export function refusalFor(invitation: Invitation | null, personId: string): InvitationRefusal | null {
  if (invitation === null) return 'invitation-unknown';
  switch (invitation.state) {
    case 'accepted':
      return invitation.acceptedBy === personId ? null : 'invitation-taken';
    case 'withdrawn':
      return 'invitation-withdrawn';
    case 'replaced':
      return 'invitation-replaced';
    case 'expired':
      return 'invitation-expired';
    case 'open':
      return invitation.invitedBy === personId && isSignatory(invitation.role) ? 'own-signing-role' : null;
  }
}

/**
 * Accepts an invitation: this person gets the role, and nobody else can use the link. Idempotent for the same person.
 */
export async function acceptInvitation(
  sql: Sql,
  acceptance: { token: string; by: string; commandId: string },
): Promise<'accepted' | InvitationRefusal> {
  const { token, by: personId, commandId } = acceptance;
  const known = await findInvitationOf(sql, token);
  if (known === null) return 'invitation-unknown';
  return await sql.begin(async (transaction) => {
    const { id, nis } = known;
    // Roles of an organisation are granted one at a time.
    await lockOrganisation(transaction, nis);
    const invitation = await findInvitation(transaction, id);
    const refusal = refusalFor(invitation, personId);
    if (refusal !== null) return refusal;
    if (invitation === null || invitation.state === 'accepted') return 'accepted';
    const { role, startsOn, endsOn, invitedBy } = invitation;
    const [offered] = await transaction<{ proof: KeptProof | null }[]>`
      select proof from invitations where id = ${id}`;
    const proof = offered?.proof ?? null;
    const added = await addRole(transaction, { personId, nis, role, startsOn, endsOn, grantedBy: invitedBy, proof });
    if (added === null) return 'role-held';
    await coverAbsence(transaction, id, added);
    await transaction`update invitations set accepted_by = ${personId}, accepted_at = now() where id = ${id}`;
    const details = { invitation: id, person: personId, role, startsOn, endsOn };
    await recordAudit(transaction, { nis, by: personId, commandId }, 'invitation-accepted', details);
    await addNotice(transaction, nis, { kind: 'invitation-accepted', details: { invitation: id } });
    return 'accepted';
  });
}
