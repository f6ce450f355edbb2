import type { Language } from '../forms/definition.ts';
import type { ReportEvent, Role } from '../workflows/rules.ts';
import type { Sql } from './connection.ts';

/** What a mail is about: a signature is asked, a signature was removed, the report was sent. */
export type MailKind = 'signature-asked' | 'signature-removed' | 'sent';

/** Somebody to write to. */
export type Recipient = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
};

/** An event of a report and who brought it about (null: the system). */
export type ToldEvent = { readonly event: ReportEvent; readonly by: string | null };

/** One event of a report, by its number; null when there is none. */
export async function findEvent(sql: Sql, id: string, sequence: number): Promise<ToldEvent | null> {
  const [row] = await sql<ToldEvent[]>`
    select a.details as event, p.name as by from audit_trail a left join persons p on p.id = a.person_id
    where a.subject = ${`report/${id}`} and a.sequence = ${sequence}`;
  return row ?? null;
}

/** Who has this role for an organisation now: the deputy too, and not whose role has ended. */
export function holdersOf(sql: Sql, nis: string, role: Role): Promise<Recipient[]> {
  return sql<Recipient[]>`
    select distinct p.id, p.name, p.email, p.language from active_roles a join persons p on p.id = a.person_id
    where a.nis = ${nis} and a.role = ${role} order by p.id`;
}

/** Who has signed a version of a report, also when the signature was removed since. */
export function signersOf(sql: Sql, id: string, version: number): Promise<Recipient[]> {
  return sql<Recipient[]>`
    select p.id, p.name, p.email, p.language from signatures s join persons p on p.id = s.signer
    where s.report_id = ${id} and s.version = ${version} order by p.id`;
}

/** Whether this mail went out already. */
export async function wasSent(sql: Sql, messageId: string): Promise<boolean> {
  const rows = await sql`select 1 from mails where message_id = ${messageId}`;
  return rows.length > 0;
}

/** Notes that a mail went out. */
export async function noteSent(
  sql: Sql,
  mail: { messageId: string; reportId: string; kind: MailKind; recipient: string },
): Promise<void> {
  await sql`
    insert into mails (message_id, report_id, kind, recipient)
    values (${mail.messageId}, ${mail.reportId}, ${mail.kind}, ${mail.recipient}) on conflict do nothing`;
}
