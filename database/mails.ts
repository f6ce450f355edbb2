import type { Language } from '#forms/definition.ts';
import type { ReportEvent, Role } from '#rules/report.ts';
import { type Bounce, recordBounces } from './bounces.ts';
import type { Sql } from './connection.ts';
import type { NoticeContent } from './notices.ts';

/**
 * What a mail is about. By kind:
 * - `signature-asked`, `signature-removed`, `sent`, `report-accepted`, `report-returned`: an event of a report
 * - `reminder`: what an organisation still has to do
 * - `ready`: reports that a person can sign; `campaign-opened`: forms that can be filled in; `digest`: several things
 * - `list`: the list for the ministry of the reports that are missing
 * - `checkpoint`: a checkpoint of the audit trail, for the ministry's auditor
 * - the others: a notice
 */
export type MailKind =
  | 'signature-asked'
  | 'signature-removed'
  | 'sent'
  | 'report-accepted'
  | 'report-returned'
  | 'reminder'
  | 'ready'
  | 'digest'
  | 'list'
  | 'checkpoint'
  | Exclude<NoticeContent['kind'], 'report-event'>;

/** The report or the notice that a mail is about; null for the list of missing reports and for a checkpoint. */
export type MailSubject = { readonly reportId: string } | { readonly noticeId: string } | null;

/** Who reads a mail: a person who can log in, the contact person of an organisation, someone who is invited, or a mailbox of the ministry. */
export type Reader = 'person' | 'contact' | 'invited' | 'mailbox';

/** Who gets a mail. The address of a person is verified (`reachable_persons`). */
export type Recipient = {
  readonly id: string;
  readonly reader: Reader;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
};

/** An event of a report, and the name of the person who caused it (null: the system). */
export type RecordedEvent = { readonly event: ReportEvent; readonly by: string | null };

/** The event of a report with this number; null when it does not exist. */
export async function findEvent(sql: Sql, id: string, sequence: number): Promise<RecordedEvent | null> {
  const [row] = await sql<RecordedEvent[]>`
    select a.details as event, p.name as by from audit_trail a left join persons p on p.id = a.person_id
    where a.subject = ${`report/${id}`} and a.sequence = ${sequence}`;
  return row ?? null;
}

/** The persons who have this role for an organisation today, deputies included. */
export function holdersOf(sql: Sql, nis: string, role: Role): Promise<Recipient[]> {
  return sql<Recipient[]>`
    select distinct p.id, 'person' as reader, p.name, p.email, p.language from active_roles a join reachable_persons p on p.id = a.person_id
    where a.nis = ${nis} and a.role = ${role} order by p.id`;
}

/** The person with this id; null when they do not exist, or have no address to which mails may go. */
export async function findRecipient(sql: Sql, id: string): Promise<Recipient | null> {
  const [person] = await sql<Recipient[]>`
    select id, 'person' as reader, name, email, language from reachable_persons where id = ${id}`;
  return person ?? null;
}

/** The name of the person with this id; null when they do not exist. */
export async function findName(sql: Sql, id: string): Promise<string | null> {
  const [person] = await sql<{ name: string }[]>`select name from persons where id = ${id}`;
  return person?.name ?? null;
}

/** The persons who signed a version of a report, even if their signature was removed since. */
export function signersOf(sql: Sql, id: string, version: number): Promise<Recipient[]> {
  return sql<Recipient[]>`
    select p.id, 'person' as reader, p.name, p.email, p.language from signatures s join reachable_persons p on p.id = s.signer
    where s.report_id = ${id} and s.version = ${version} order by p.id`;
}

/** The contact person of an organisation, in its main language; empty when it has not named one. */
export function contactOf(sql: Sql, nis: string): Promise<Recipient[]> {
  return sql<Recipient[]>`
    select 'contact' as id, 'contact' as reader, d.contact_name as name, d.contact_email as email, o.languages[1] as language
    from organisation_data d join organisations o on o.nis = d.nis where d.nis = ${nis}`;
}

/** Whether this mail was already handed over to the mail server, also if it was refused. */
export async function wasSent(sql: Sql, messageId: string): Promise<boolean> {
  const rows = await sql`select 1 from mails where message_id = ${messageId}`;
  return rows.length > 0;
}

/** A mail that was handed over to the mail server. */
export type SentMail = {
  readonly messageId: string;
  readonly about: MailSubject;
  readonly kind: MailKind;
  /** Identifies a reminder or a list within its campaign, and a checkpoint; null for other mails. */
  readonly occasion: string | null;
  /** The reports that a mail about several things, or about a campaign, names. */
  readonly mentions: readonly string[];
  readonly recipient: string;
  readonly sentAt: Date;
  /** The id in the envelope sender of this sending. */
  readonly envelope: string;
  /** All recipients, in lower case. */
  readonly addresses: readonly string[];
  /** The recipients whom the mail server refused; when it refused all of them, the mail did not go out. */
  readonly bounces: readonly Bounce[];
};

/** Records that a mail was handed over, and whom the mail server refused. Idempotent by the Message-ID. */
export async function recordSentMail(sql: Sql, mail: SentMail): Promise<void> {
  const { messageId, about, kind, occasion, mentions, recipient, sentAt, envelope, addresses, bounces } = mail;
  const row = {
    message_id: messageId,
    report_id: about !== null && 'reportId' in about ? about.reportId : null,
    notice_id: about !== null && 'noticeId' in about ? about.noticeId : null,
    kind,
    occasion,
    mentions: [...mentions],
    recipient,
    sent_at: sentAt,
    envelope,
    addresses: [...addresses],
  };
  await sql.begin(async (transaction) => {
    const added = await transaction`insert into mails ${transaction(row)} on conflict do nothing returning 1`;
    if (added.length > 0) await recordBounces(transaction, messageId, bounces);
  });
}
