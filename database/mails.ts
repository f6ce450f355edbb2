import type { Language } from '#forms/definition.ts';
import type { ReportEvent, Role } from '#rules/report.ts';
import type { Sql } from './connection.ts';
import type { NoticeContent } from './notices.ts';

/**
 * What a mail says: a signature is asked, a signature was removed, the report was sent, FPS MI accepted or returned it; a
 * reminder of what is missing; the list of what is missing, for the ministry; or the fact of a notice.
 */
export type MailKind =
  | 'signature-asked'
  | 'signature-removed'
  | 'sent'
  | 'report-accepted'
  | 'report-returned'
  | 'reminder'
  | 'list'
  | NoticeContent['kind'];

/** What a mail is about; null: of no single report or notice. */
export type MailSubject = { readonly reportId: string } | { readonly noticeId: string } | null;

/** Somebody to write to. */
export type Recipient = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
};

/** An event of a report and who brought it about (null: the system). */
export type RecordedEvent = { readonly event: ReportEvent; readonly by: string | null };

/** One event of a report, by its number; null when there is none. */
export async function findEvent(sql: Sql, id: string, sequence: number): Promise<RecordedEvent | null> {
  const [row] = await sql<RecordedEvent[]>`
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

/** The person with this id; null when there is none. */
export async function findRecipient(sql: Sql, id: string): Promise<Recipient | null> {
  const [person] = await sql<Recipient[]>`select id, name, email, language from persons where id = ${id}`;
  return person ?? null;
}

/** Who has signed a version of a report, also when the signature was removed since. */
export function signersOf(sql: Sql, id: string, version: number): Promise<Recipient[]> {
  return sql<Recipient[]>`
    select p.id, p.name, p.email, p.language from signatures s join persons p on p.id = s.signer
    where s.report_id = ${id} and s.version = ${version} order by p.id`;
}

/** The contact person of an organisation, in its main language; none when it has not named one. */
export function contactOf(sql: Sql, nis: string): Promise<Recipient[]> {
  return sql<Recipient[]>`
    select 'contact' as id, d.contact_name as name, d.contact_email as email, o.languages[1] as language
    from organisation_data d join organisations o on o.nis = d.nis where d.nis = ${nis}`;
}

/** Whether this mail went out already. */
export async function wasSent(sql: Sql, messageId: string): Promise<boolean> {
  const rows = await sql`select 1 from mails where message_id = ${messageId}`;
  return rows.length > 0;
}

/** A mail that went out. */
export type SentMail = {
  readonly messageId: string;
  readonly about: MailSubject;
  readonly kind: MailKind;
  /** What a reminder is for; the others are about an event. */
  readonly occasion: string | null;
  readonly recipient: string;
  readonly sentAt: Date;
};

/** Notes that a mail went out. */
export async function recordSentMail(sql: Sql, mail: SentMail): Promise<void> {
  const { messageId, about, kind, occasion, recipient, sentAt } = mail;
  const row = {
    message_id: messageId,
    report_id: about !== null && 'reportId' in about ? about.reportId : null,
    notice_id: about !== null && 'noticeId' in about ? about.noticeId : null,
    kind,
    occasion,
    recipient,
    sent_at: sentAt,
  };
  await sql`insert into mails ${sql(row)} on conflict do nothing`;
}
