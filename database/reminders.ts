/** The reports to remind of, and the reminders that were sent. */

import type { Day } from '#rules/days.ts';
import type { CampaignKey } from '#rules/keys.ts';
import type { ReminderState, SentReminder } from '#rules/reminders.ts';
import { type Role, type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import type { Sql } from './connection.ts';
import type { Recipient } from './mails.ts';

/** A report that is not sent yet, who has signed it, and the reminders that were sent about it. */
export type UnsentReport = {
  readonly nis: string;
  readonly version: number;
  readonly reminderState: ReminderState;
  readonly signers: readonly string[];
  readonly sent: readonly SentReminder[];
};

type Row = Omit<ReminderState, 'missing'> & { nis: string; version: number; sent: SentReminder[] } & {
  signed: { role: SignatoryRole; signer: string }[];
};

/** The reports of a campaign that are not sent yet, by NIS code; only that of one organisation when `nis` is given. */
export async function unsentReports(
  sql: Sql,
  { form, year }: CampaignKey,
  nis: string | null,
): Promise<UnsentReport[]> {
  const rows = await sql<Row[]>`
    select r.nis, r.version, r.stage, r.sequence,
      case when r.sequence > 0 then (r.updated_at at time zone 'Europe/Brussels')::date::text end as since,
      coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'signer', s.signer)) from signatures s
        where s.report_id = r.id and s.version = r.version and s.removed_at is null), '[]') as signed,
      coalesce((select jsonb_agg(jsonb_build_object('occasion', m.occasion,
        'day', (m.sent_at at time zone 'Europe/Brussels')::date)) from mails m
        where m.report_id = r.id and m.kind = 'reminder'), '[]') as sent
    from reports r
    where r.form = ${form} and r.year = ${year} and r.stage not in ('sending', 'sent', 'accepted')
      and (${nis}::text is null or r.nis = ${nis})
    order by r.nis`;
  return rows.map(({ nis: of, version, signed, sent, ...reminderState }) => ({
    nis: of,
    version,
    reminderState: {
      ...reminderState,
      missing: signatoryRoles.filter((role) => !signed.some((one) => one.role === role)),
    },
    signers: signed.map(({ signer }) => signer),
    sent,
  }));
}

/** The persons who have a role for an organisation on a day: deputies, and not those whom they stand in for. */
export function holdersOn(sql: Sql, nis: string, role: Role, day: Day): Promise<Recipient[]> {
  return sql<Recipient[]>`
    select distinct p.id, 'person' as reader, p.name, p.email, p.language from roles r join reachable_persons p on p.id = r.person_id
    where r.nis = ${nis} and r.role = ${role} and r.withdrawn_at is null
      and ${day}::date between r.starts_on and coalesce(r.ends_on, 'infinity')
      and not exists (select from covered_absences c where c.nis = r.nis and c.role = r.role
        and c.person_id = r.person_id and ${day}::date between c.starts_on and c.ends_on)
    order by p.id`;
}
