/** What was done to the roles of an organisation, as its audit trail has it. */

import type { Role } from '#rules/report.ts';
import type { Sql } from './connection.ts';

/** The actions of the audit trail that concern roles. */
export const accessActions = [
  'role-granted',
  'role-withdrawn',
  'invited',
  'invitation-resent',
  'invitation-accepted',
  'invitation-withdrawn',
  'absence-proposed',
  'absence-declined',
  'absence-cancelled',
] as const;

/** Something that happened to a role. `role-ended`: its last day has passed. */
export type AccessEntry = {
  readonly at: Date;
  readonly action: (typeof accessActions)[number] | 'role-ended';
  /** The person who did it; null for an operator, and when a day has passed. */
  readonly by: string | null;
  /** The name of the person whose role it is, or the address that was invited. */
  readonly who: string;
  readonly role: Role;
  /** Null where the audit trail does not repeat the days. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
};

/** The number of entries that a page shows. */
const MAX_ENTRIES = 200;

const entries = (sql: Sql, nis: string) => sql`
  select a.at, a.action, b.name as by, coalesce(p.name, a.details ->> 'email', '') as who, a.details ->> 'role' as role,
    a.details ->> 'startsOn' as "startsOn", a.details ->> 'endsOn' as "endsOn"
  from audit_trail a left join persons b on b.id = a.person_id
    left join persons p on p.id = (a.details ->> 'person')::uuid
  where a.subject = ${`organisation/${nis}`} and a.action in ${sql([...accessActions])}`;

/** The latest of what happened to the roles of an organisation, the latest first. */
export function accessHistory(sql: Sql, nis: string): Promise<AccessEntry[]> {
  return sql<AccessEntry[]>`
    ${entries(sql, nis)}
    union all
    select (r.ends_on + 1)::timestamp at time zone 'Europe/Brussels', 'role-ended', null, p.name, r.role,
      r.starts_on::text, r.ends_on::text
    from roles r join persons p on p.id = r.person_id
    where r.nis = ${nis} and r.withdrawn_at is null and r.ends_on < (now() at time zone 'Europe/Brussels')::date
    order by at desc limit ${MAX_ENTRIES}`;
}

/** What a command did to the roles of an organisation; null when it did nothing. */
export async function accessEntryOf(sql: Sql, nis: string, commandId: string): Promise<AccessEntry | null> {
  const [entry] = await sql<AccessEntry[]>`${entries(sql, nis)} and a.command_id = ${commandId}`;
  return entry ?? null;
}
