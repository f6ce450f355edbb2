import type { KeptProof } from '#rules/proof.ts';
import { isSignatory, type Role } from '#rules/report.ts';
import { confirmProposal, findProposalFor } from './absence-proposals.ts';
import { addToAuditTrail } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';
import { addNotice, isQuotaReached } from './notices.ts';
import { lockOrganisation } from './organisations.ts';
import { rolesOf } from './persons.ts';

/** A role that a person has, had or will have. */
export type GrantedRole = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** Whether mails go to the person: to a verified address, or to that of an accepted invitation. */
  readonly reachable: boolean;
  readonly role: Role;
  /** Dates as YYYY-MM-DD in Belgian time, both included; null: no last day. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly state: 'active' | 'future' | 'past';
};

/**
 * Why a role is not granted or withdrawn, a closed set:
 * - `role-missing`: `by` is not a DPO of this organisation now
 * - `person-unknown`: no person with this verified e-mail address has ever logged in
 * - `person-ambiguous`: several persons have logged in with this verified address
 * - `own-signing-role`: the DPO cannot grant a signing role to themselves
 * - `role-given`: the person already has this role in that period
 * - `absence-settled`: the absence was cancelled or declined meanwhile
 * - `mail-quota-reached`: too many roles were granted and offered in a day; each of them mails another person
 * - `last-dpo`: without this role nobody could grant roles any more
 */
export type GrantRefusal =
  | 'role-missing'
  | 'person-unknown'
  | 'person-ambiguous'
  | 'own-signing-role'
  | 'role-given'
  | 'absence-settled'
  | 'last-dpo'
  | 'mail-quota-reached';

/** A command on the roles of an organisation: the person who sends it, and its idempotency key. */
export type OrganisationCommand = { readonly nis: string; readonly by: string; readonly commandId: string };

/** A role that a DPO grants. */
export type Grant = OrganisationCommand & {
  readonly email: string;
  readonly role: Role;
  readonly startsOn: string;
  /** Null: no last day. */
  readonly endsOn: string | null;
  /** The id of the absence whose deputy gets the role. */
  readonly absence?: string | undefined;
  /** The proof that the DPO confirmed it; a role of which `needsConfirmation` is false has none. */
  readonly proof?: KeptProof | null;
};

/** Whether the DPO confirms the grant of this role through the identity service: it leads to signatures. */
export function needsConfirmation(role: Role): boolean {
  return role !== 'editor';
}

/** The role with this id, even if it was withdrawn since; null when it does not exist. */
export async function findRole(
  sql: Sql,
  id: string,
): Promise<Pick<GrantedRole, 'personId' | 'role' | 'startsOn' | 'endsOn'> | null> {
  const [row] = await sql<GrantedRole[]>`
    select person_id as "personId", role, starts_on::text as "startsOn", ends_on::text as "endsOn"
    from roles where id = ${id}`;
  return row ?? null;
}

/** The roles of an organisation that were not withdrawn, by the name of the person. */
export function rolesAt(sql: Sql, nis: string): Promise<GrantedRole[]> {
  return sql<GrantedRole[]>`
    select r.id, p.id as "personId", p.name, p.email, r.role,
      exists (select from reachable_persons n where n.id = p.id) as reachable,
      r.starts_on::text as "startsOn", r.ends_on::text as "endsOn",
      case when (now() at time zone 'Europe/Brussels')::date < r.starts_on then 'future'
        when (now() at time zone 'Europe/Brussels')::date > r.ends_on then 'past' else 'active' end as state
    from roles r join persons p on p.id = r.person_id
    where r.nis = ${nis} and r.withdrawn_at is null
    order by p.name collate "und-x-icu", r.role, r.starts_on`;
}

/** The days of a role that does not count today. */
export type OtherPeriod = Pick<GrantedRole, 'role' | 'startsOn' | 'endsOn'> & {
  /** The day on which it was withdrawn; null when it was not. */
  readonly withdrawnOn: string | null;
};

/** The roles that a person will have or had at an organisation, for someone who has none there today; the latest first. */
export function otherPeriodsOf(sql: Sql, personId: string, nis: string): Promise<OtherPeriod[]> {
  return sql<OtherPeriod[]>`
    select role, starts_on::text as "startsOn", ends_on::text as "endsOn",
      (withdrawn_at at time zone 'Europe/Brussels')::date::text as "withdrawnOn"
    from roles where person_id = ${personId} and nis = ${nis}
    order by starts_on desc, granted_at desc`;
}

/** A role that was not withdrawn, and the person who has it; null when this organisation has no such role. */
export async function grantedRoleAt(sql: Sql, nis: string, id: string): Promise<GrantedRole | null> {
  return (await rolesAt(sql, nis)).find((role) => role.id === id) ?? null;
}

/** Every person who has or ever had a role for an organisation, by name: a DPO can choose from them. */
export function everyRoleHolder(sql: Sql, nis: string): Promise<{ name: string; email: string }[]> {
  return sql`
    select p.name, p.email from roles r join persons p on p.id = r.person_id
    where r.nis = ${nis}
    group by p.name, p.email order by p.name collate "und-x-icu", p.email`;
}

/**
 * Grants a role to the person who has logged in before with this address, from and until these days (requirement A5), and
 * sends them a mail. A grant for the days of a proposed deputy confirms the proposal. Only an address that the identity service has verified identifies a person. Idempotent by the
 * command id.
 */
export function grantRole(sql: Sql, grant: Grant): Promise<'granted' | GrantRefusal> {
  return sql.begin((transaction) => grantIn(transaction, grant));
}

/** As `grantRole`, in a transaction of the caller. */
export async function grantIn(sql: Transaction, grant: Grant): Promise<'granted' | GrantRefusal> {
  if (!(await lockAndCheckDpo(sql, grant))) return 'role-missing';
  if (await wasCarriedOut(sql, grant)) return 'granted';
  if (await isQuotaReached(sql, grant.nis, 'access')) return 'mail-quota-reached';
  const absence = await findProposalFor(sql, grant);
  // Cancelled or declined while the DPO confirmed it: the deputy must not get a role for it.
  if (grant.absence !== undefined && absence === null) return 'absence-settled';
  const [person, another] = await sql<{ id: string }[]>`
    select id from persons where lower(email) = lower(${grant.email}) and email_verified limit 2`;
  if (!person) return 'person-unknown';
  if (another) return 'person-ambiguous';
  if (person.id === grant.by && isSignatory(grant.role)) return 'own-signing-role';
  const { nis, role, startsOn, endsOn, by, proof = null } = grant;
  const id = await addRole(sql, { personId: person.id, nis, role, startsOn, endsOn, grantedBy: by, proof });
  if (id === null) return 'role-given';
  const details = { person: person.id, role, startsOn, endsOn };
  await recordAudit(sql, grant, 'role-granted', absence === null ? details : { ...details, absence });
  await addNotice(sql, nis, { kind: 'role-granted', details: { role: id, by } });
  if (absence !== null) await confirmProposal(sql, { id: absence, nis, by }, { role: id });
  return 'granted';
}

/** Withdraws a role from this moment on, and sends its holder a mail. Idempotent. */
export async function withdrawRole(
  sql: Sql,
  command: OrganisationCommand & { id: string },
): Promise<'withdrawn' | 'role-missing' | 'last-dpo'> {
  return await sql.begin(async (transaction) => {
    if (!(await lockAndCheckDpo(transaction, command))) return 'role-missing';
    const [role] = await transaction<{ person: string; role: Role; startsOn: string; endsOn: string | null }[]>`
      select person_id as person, role, starts_on::text as "startsOn", ends_on::text as "endsOn" from roles
      where id = ${command.id} and nis = ${command.nis} and withdrawn_at is null`;
    if (!role) return 'withdrawn';
    if (role.role === 'dpo') {
      const others = await transaction`
        select 1 from roles where nis = ${command.nis} and role = 'dpo' and id <> ${command.id} and withdrawn_at is null
          and (now() at time zone 'Europe/Brussels')::date between starts_on and coalesce(ends_on, 'infinity')`;
      if (others.length === 0) return 'last-dpo';
    }
    await transaction`update roles set withdrawn_at = now() where id = ${command.id}`;
    await recordAudit(transaction, command, 'role-withdrawn', role);
    await addNotice(transaction, command.nis, {
      kind: 'role-withdrawn',
      details: { role: command.id, by: command.by },
    });
    return 'withdrawn';
  });
}

/** Adds a role. @returns its id; null when the person already has this role in that period */
export async function addRole(
  sql: Transaction,
  added: Pick<GrantedRole, 'personId' | 'role' | 'startsOn' | 'endsOn'> & {
    nis: string;
    grantedBy: string | null;
    proof?: KeptProof | null;
  },
): Promise<string | null> {
  const { personId, nis, role, startsOn, endsOn, grantedBy, proof = null } = added;
  const [given] = await sql`
    select 1 from roles where person_id = ${personId} and nis = ${nis} and role = ${role} and withdrawn_at is null
      and daterange(starts_on, ends_on, '[]') && daterange(${startsOn}::date, ${endsOn}::date, '[]')`;
  if (given) return null;
  const [row] = await sql<[{ id: string }]>`
    insert into roles (person_id, nis, role, starts_on, ends_on, granted_by, proof)
    values (${personId}, ${nis}, ${role}, ${startsOn}, ${endsOn}, ${grantedBy}, ${proof && sql.json(proof)})
    returning id`;
  return row.id;
}

/**
 * Locks the organisation, so that roles are granted and withdrawn one at a time and not while a signature is written.
 * @returns whether `by` is a DPO of the organisation
 */
export async function lockAndCheckDpo(sql: Transaction, { nis, by }: OrganisationCommand): Promise<boolean> {
  await lockOrganisation(sql, nis);
  return (await rolesOf(sql, by, nis)).includes('dpo');
}

/** Whether this command was carried out before, so that submitting twice has the effect of submitting once. */
export async function wasCarriedOut(sql: Transaction, { nis, commandId }: OrganisationCommand): Promise<boolean> {
  const rows = await sql`
    select 1 from audit_trail where subject = ${`organisation/${nis}`} and command_id = ${commandId}`;
  return rows.length > 0;
}

/** Adds a row to the organisation's audit trail. */
export async function recordAudit(
  sql: Transaction,
  { nis, by, commandId }: OrganisationCommand,
  action: string,
  details: Record<string, string | null>,
): Promise<void> {
  await addToAuditTrail(sql, {
    subject: `organisation/${nis}`,
    at: new Date(),
    personId: by,
    action,
    details,
    commandId,
  });
}
