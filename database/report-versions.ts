/** Reads the earlier versions of a report, and the mails about it. */

import type { Content } from '#forms/content.ts';
import type { SignatoryRole } from '#rules/report.ts';
import type { Sql } from './connection.ts';
import type { MailKind } from './mails.ts';
import { parseContent } from './reports.ts';

/** A signature on a version, also one that was removed since. */
export type VersionSignature = {
  readonly role: SignatoryRole;
  readonly name: string;
  readonly signedAt: Date;
  /** When a change of the content removed it; null: it counts, or was delivered. */
  readonly removedAt: Date | null;
};

/** A version of a report, without its content. */
export type ReportVersion = {
  readonly version: number;
  readonly contentHash: string;
  readonly savedAt: Date;
  readonly savedBy: string;
  /** For a version that FPS MI made by returning the one before it, with the same content; null for others. */
  readonly reopened: { readonly by: string; readonly at: Date } | null;
  readonly signatures: readonly VersionSignature[];
  /** FPS MI's acknowledgement; null when this version was not delivered. */
  readonly receipt: { readonly reference: string; readonly receivedAt: Date } | null;
};

type VersionRow = Omit<ReportVersion, 'signatures' | 'reopened' | 'receipt'> & {
  /** In JSON, where a time is text. */
  readonly signatures: { role: SignatoryRole; name: string; signedAt: string; removedAt: string | null }[];
  readonly reopenedBy: string | null;
  readonly reopenedAt: Date | null;
  readonly reference: string | null;
  readonly receivedAt: Date | null;
};

/** Every version of a report, the latest first. */
export async function versionsOf(sql: Sql, id: string): Promise<ReportVersion[]> {
  const rows = await sql<VersionRow[]>`
    select v.version, v.content_hash as "contentHash", v.saved_at as "savedAt", p.name as "savedBy",
      r.handler_name as "reopenedBy", r.decided_at as "reopenedAt", d.reference, d.received_at as "receivedAt",
      coalesce((
        select jsonb_agg(jsonb_build_object('role', s.role, 'name', s.signer_name, 'signedAt', s.signed_at,
          'removedAt', s.removed_at) order by s.signed_at)
        from signatures s where s.report_id = v.report_id and s.version = v.version), '[]') as signatures
    from report_versions v
      join persons p on p.id = v.saved_by
      left join deliveries d on d.report_id = v.report_id and d.version = v.version
      left join decisions r on r.report_id = v.report_id and r.version = v.version - 1 and r.type = 'return'
        and r.carried_out_at is not null
    where v.report_id = ${id}
    order by v.version desc`;
  return rows.map(({ signatures, reopenedBy, reopenedAt, reference, receivedAt, ...version }) => ({
    ...version,
    reopened: reopenedBy === null || reopenedAt === null ? null : { by: reopenedBy, at: reopenedAt },
    receipt: reference === null || receivedAt === null ? null : { reference, receivedAt },
    signatures: signatures.map(({ signedAt, removedAt, ...signature }) => ({
      ...signature,
      signedAt: new Date(signedAt),
      removedAt: removedAt === null ? null : new Date(removedAt),
    })),
  }));
}

/** The contents of some versions of a report, by version; without those that do not exist. */
export async function contentsOf(sql: Sql, id: string, versions: readonly number[]): Promise<Map<number, Content>> {
  const rows = await sql<{ version: number; content: string }[]>`
    select version, content from report_versions where report_id = ${id} and version in ${sql(versions)}`;
  return new Map(rows.map(({ version, content }) => [version, parseContent(content)]));
}

/** The kinds of mails that belong to one report. */
type ReportMailKind = Extract<
  MailKind,
  | 'ready'
  | 'signature-asked'
  | 'signature-removed'
  | 'sent'
  | 'report-accepted'
  | 'report-returned'
  | 'reminder'
  | 'campaign-opened'
  | 'deadline-moved'
  | 'digest'
>;

/** A mail that was sent about a report. */
export type ReportMail = {
  readonly kind: ReportMailKind;
  readonly sentAt: Date;
  /** The name of the person who got it; null: the organisation's contact person. */
  readonly recipient: string | null;
  /** The status of the mail servers, when it did not reach all recipients; otherwise null. */
  readonly bounced: string | null;
};

/** The mails about a report, the latest first, at most `limit`. */
export function mailsAbout(sql: Sql, id: string, limit: number): Promise<ReportMail[]> {
  return sql<ReportMail[]>`
    select m.kind, m.sent_at as "sentAt", p.name as recipient,
      (select max(status) from bounces b where b.message_id = m.message_id) as bounced
    from mails m left join persons p on p.id::text = m.recipient
    where m.report_id = ${id} or (m.mentions <> '{}' and m.mentions @> array[${id}]::text[])
    order by m.sent_at desc limit ${limit}`;
}
