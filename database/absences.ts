/** Absences of the people who sign, with the deputies whom they propose. */

import { type AbsenceRefusal, type ProposalFacts, proposalRefusal } from '#rules/absence.ts';
import type { Role, SignatoryRole } from '#rules/report.ts';
import type { Sql, Transaction } from './connection.ts';
import { addNotice, isQuotaReached } from './notices.ts';
import { lockOrganisation } from './organisations.ts';
import { rolesOf } from './persons.ts';
import { lockAndCheckDpo, type OrganisationCommand, recordAudit, wasCarriedOut } from './roles.ts';

/** A chair or general director who is away, and who signs for them. */
export type Absence = {
  readonly id: string;
  readonly nis: string;
  readonly personId: string;
  /** The name of the absent person. */
  readonly name: string;
  readonly role: SignatoryRole;
  /** Dates as YYYY-MM-DD in Belgian time, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** The address of the deputy; the name of the person who has it, if they ever had a role at the organisation. */
  readonly deputyEmail: string;
  readonly deputyName: string | null;
  /** `lapsed`: nobody confirmed it before its last day. `over`: it was confirmed, and its last day has passed. */
  readonly state: 'proposed' | 'confirmed' | 'over' | 'lapsed' | 'declined' | 'cancelled';
  /** Whether the deputy has the role. Until they accept an invitation, they have not. */
  readonly covered: boolean;
  /** Whether an invitation of the deputy is open. */
  readonly invited: boolean;
  /** Why the DPO declined; null when they did not. */
  readonly declineReason: string | null;
};

const columns = (sql: Sql | Transaction) => sql`
  select a.id, a.nis, a.person_id as "personId", p.name, a.role, a.starts_on::text as "startsOn",
    a.ends_on::text as "endsOn", a.deputy_email as "deputyEmail",
    (select d.name from persons d where lower(d.email) = lower(a.deputy_email) and d.email_verified
      and exists (select from roles r where r.person_id = d.id and r.nis = a.nis) order by d.id limit 1) as "deputyName",
    case when a.cancelled_at is not null then 'cancelled' when a.declined_at is not null then 'declined'
      when a.confirmed_at is null then case when t.today > a.ends_on then 'lapsed' else 'proposed' end
      when t.today > a.ends_on then 'over' else 'confirmed' end as state,
    exists (select from covered_absences c where c.id = a.id) as covered,
    exists (select from invitations i where i.id = a.invitation and i.withdrawn_at is null and i.accepted_at is null
      and i.expires_at > now()) as invited,
    a.decline_reason as "declineReason"
  from absences a join persons p on p.id = a.person_id
    cross join (select (now() at time zone 'Europe/Brussels')::date as today) t`;

/** The absence with this id; null when it does not exist. */
export async function findAbsence(sql: Sql | Transaction, id: string): Promise<Absence | null> {
  const [absence] = await sql<Absence[]>`${columns(sql)} where a.id = ${id}`;
  return absence ?? null;
}

/** The absences of a person at an organisation, the latest first. */
export function absencesOf(sql: Sql, personId: string, nis: string): Promise<Absence[]> {
  return sql<Absence[]>`
    ${columns(sql)} where a.nis = ${nis} and a.person_id = ${personId} order by a.starts_on desc, a.proposed_at desc`;
}

/** The proposals that wait for a DPO of the organisation, by their first day. */
export function proposalsAt(sql: Sql, nis: string): Promise<Absence[]> {
  return sql<Absence[]>`
    ${columns(sql)} where a.nis = ${nis} and a.confirmed_at is null and a.declined_at is null and a.cancelled_at is null
      and a.ends_on >= t.today
    order by a.starts_on, a.proposed_at`;
}

/** The people who have a role at an organisation today, for someone who looks for a deputy: not that person themself. */
export function possibleDeputies(sql: Sql, nis: string, personId: string): Promise<{ name: string; email: string }[]> {
  return sql`
    select p.name, p.email from active_roles r join persons p on p.id = r.person_id
    where r.nis = ${nis} and p.id <> ${personId} and p.email_verified
    group by p.name, p.email order by p.name collate "und-x-icu", p.email`;
}

/** An absence that a person reports, and the deputy whom they propose. */
export type Proposal = OrganisationCommand & {
  readonly role: SignatoryRole;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly deputyEmail: string;
};

/**
 * Reports an absence and proposes a deputy; the DPOs get a mail. Idempotent by the command id.
 * @returns `proposed`, or why nothing was done
 */
export async function proposeAbsence(
  sql: Sql,
  proposal: Proposal,
): Promise<'proposed' | 'role-missing' | 'mail-quota-reached' | AbsenceRefusal> {
  return await sql.begin(async (transaction) => {
    const { nis, by, role, startsOn, endsOn, deputyEmail } = proposal;
    await lockOrganisation(transaction, nis);
    if (!(await rolesOf(transaction, by, nis)).includes(role)) return 'role-missing';
    if (await wasCarriedOut(transaction, proposal)) return 'proposed';
    const refusal = proposalRefusal(await factsOf(transaction, proposal));
    if (refusal !== null) return refusal;
    if (await isQuotaReached(transaction, nis, 'access')) return 'mail-quota-reached';
    const [{ id }] = await transaction<[{ id: string }]>`
      insert into absences (nis, person_id, role, starts_on, ends_on, deputy_email)
      values (${nis}, ${by}, ${role}, ${startsOn}, ${endsOn}, ${deputyEmail})
      returning id`;
    const details = { absence: id, email: deputyEmail, role, startsOn, endsOn };
    await recordAudit(transaction, proposal, 'absence-proposed', details);
    await addNotice(transaction, nis, { kind: 'absence-proposed', details: { absence: id, by } });
    return 'proposed';
  });
}

async function factsOf(sql: Transaction, proposal: Proposal): Promise<ProposalFacts> {
  const { nis, by: absent, role, startsOn, endsOn, deputyEmail } = proposal;
  const days = sql`daterange(${startsOn}::date, ${endsOn}::date, '[]')`;
  const [known] = await sql<
    [{ deputy: string | null; overlaps: boolean; deputyRoles: Role[]; dpos: string[]; sign: SignatoryRow[] }]
  >`
    with deputy as (
      select id from persons where lower(email) = lower(${deputyEmail}) and email_verified order by id limit 1)
    select (select id from deputy) as deputy,
      exists (select from absences a where a.nis = ${nis} and a.person_id = ${absent} and a.role = ${role}
        and a.cancelled_at is null and a.declined_at is null
        and daterange(a.starts_on, a.ends_on, '[]') && ${days}) as overlaps,
      array(select distinct r.role from roles r where r.nis = ${nis} and r.person_id = (select id from deputy)
        and r.withdrawn_at is null and daterange(r.starts_on, r.ends_on, '[]') && ${days}) as "deputyRoles",
      array(select distinct person_id from active_roles where nis = ${nis} and role = 'dpo') as dpos,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'person', r.person_id)) from roles r
        where r.nis = ${nis} and r.role in ('chair', 'generalDirector') and r.withdrawn_at is null
          and r.person_id <> ${absent} and daterange(r.starts_on, r.ends_on, '[]') @> ${days}
          and not exists (select from covered_absences c where c.nis = r.nis and c.person_id = r.person_id
            and c.role = r.role and daterange(c.starts_on, c.ends_on, '[]') && ${days})), '[]') as sign`;
  const signatories = (of: SignatoryRole) => known.sign.flatMap((row) => (row.role === of ? [row.person] : []));
  return {
    role,
    absent,
    deputy: known.deputy,
    overlaps: known.overlaps,
    deputyRoles: known.deputyRoles,
    signatories: { chair: signatories('chair'), generalDirector: signatories('generalDirector') },
    dpos: known.dpos,
  };
}

type SignatoryRow = { readonly role: SignatoryRole; readonly person: string };

/** A command on an absence. */
export type AbsenceCommand = OrganisationCommand & { readonly id: string };

/**
 * Cancels an own absence; the DPOs get a mail. The deputy loses the role, or the invitation to it, and gets a mail about
 * the role. Idempotent.
 * @returns `cancelled`, or the refusal: the absence is over, was declined, or is another person's
 */
export async function cancelAbsence(sql: Sql, command: AbsenceCommand): Promise<'cancelled' | 'absence-settled'> {
  return await sql.begin(async (transaction) => {
    const { id, nis, by } = command;
    await lockOrganisation(transaction, nis);
    const absence = await findAbsence(transaction, id);
    if (absence === null || absence.nis !== nis || absence.personId !== by) return 'absence-settled';
    if (absence.state === 'cancelled') return 'cancelled';
    if (absence.state !== 'proposed' && absence.state !== 'confirmed') return 'absence-settled';
    await transaction`update absences set cancelled_at = now() where id = ${id}`;
    const [role] = await transaction<{ id: string }[]>`
      update roles set withdrawn_at = now()
      where id = (select granted_role from absences where id = ${id}) and withdrawn_at is null returning id`;
    await transaction`
      update invitations set withdrawn_at = now()
      where id = (select invitation from absences where id = ${id}) and withdrawn_at is null and accepted_at is null`;
    await recordAudit(transaction, command, 'absence-cancelled', detailsOf(absence));
    if (role) await addNotice(transaction, nis, { kind: 'role-withdrawn', details: { role: role.id, by } });
    await addNotice(transaction, nis, { kind: 'absence-cancelled', details: { absence: id, by } });
    return 'cancelled';
  });
}

/**
 * Declines a proposal; the absent person gets a mail with the reason. Idempotent by the command id.
 * @returns `declined`, or the refusal: `by` is not a DPO now, or the proposal does not wait any more
 */
export async function declineAbsence(
  sql: Sql,
  command: AbsenceCommand & { readonly reason: string },
): Promise<'declined' | 'role-missing' | 'absence-settled'> {
  return await sql.begin(async (transaction) => {
    const { id, nis, by, reason } = command;
    if (!(await lockAndCheckDpo(transaction, command))) return 'role-missing';
    if (await wasCarriedOut(transaction, command)) return 'declined';
    const absence = await findAbsence(transaction, id);
    if (absence === null || absence.nis !== nis || absence.state !== 'proposed') return 'absence-settled';
    await transaction`
      update absences set declined_at = now(), declined_by = ${by}, decline_reason = ${reason} where id = ${id}`;
    await recordAudit(transaction, command, 'absence-declined', { ...detailsOf(absence), reason });
    await addNotice(transaction, nis, { kind: 'absence-declined', details: { absence: id, by } });
    return 'declined';
  });
}

function detailsOf({ id: absence, deputyEmail: email, role, startsOn, endsOn }: Absence) {
  return { absence, email, role, startsOn, endsOn };
}
