/** Reads reports. carry-out.ts changes them. */

import type { Content } from '#forms/content.ts';
import type { FormDefinition } from '#forms/definition.ts';
import type { Granted } from '#forms/values.ts';
import { type AuthenticationMethod, emptyReport, type Report, type SignatoryRole, type Stage } from '#rules/report.ts';
import type { Sql, Transaction } from './connection.ts';

/** A signature as people see it. */
export type SignatureRecord = {
  readonly role: SignatoryRole;
  readonly signer: string;
  readonly name: string;
  readonly method: AuthenticationMethod;
  /** When the identity service had identified the person; null for a signature from before this was kept. */
  readonly identifiedAt: Date | null;
  readonly signedAt: Date;
  readonly version: number;
  readonly contentHash: string;
};

/** The delivery to FPS MI as people see it. */
export type DeliveryRecord = {
  readonly attempts: number;
  readonly reference: string | null;
  readonly receivedAt: Date | null;
};

/** A report as people see it: the current content, the signatures on it and its delivery. */
export type ReportRecord = {
  readonly stage: Stage;
  readonly version: number;
  readonly contentHash: string;
  readonly content: Content;
  readonly savedAt: Date;
  readonly savedBy: string;
  /** When FPS MI returned the report, which made this version; null for a version that a person saved. */
  readonly reopenedAt: Date | null;
  readonly signatures: readonly SignatureRecord[];
  readonly delivery: DeliveryRecord | null;
};

/** A signature in JSON, where a time is text. */
type TextualSignature = Omit<SignatureRecord, 'signedAt' | 'identifiedAt'> & {
  signedAt: string;
  identifiedAt: string | null;
};

/** The report with this id, or null when nothing was saved yet. */
export async function findReport(sql: Sql, id: string): Promise<ReportRecord | null> {
  const [row] = await sql<
    (Omit<ReportRecord, 'content' | 'signatures' | 'delivery'> &
      DeliveryRecord & { content: string; signatures: TextualSignature[] })[]
  >`
    select r.stage, r.version, r.content_hash as "contentHash", v.content, v.saved_at as "savedAt", p.name as "savedBy",
      (select max(carried_out_at) from decisions
        where report_id = r.id and version = r.version - 1 and type = 'return') as "reopenedAt",
      coalesce(d.attempts, 0) as attempts, d.reference, d.received_at as "receivedAt",
      coalesce(
        (select jsonb_agg(to_jsonb(s) order by s.role)
          from (${selectSignatures(sql)} where report_id = r.id and version = r.version and removed_at is null) s),
        '[]') as signatures
    from reports r
      join report_versions v on v.report_id = r.id and v.version = r.version
      join persons p on p.id = v.saved_by
      left join deliveries d on d.report_id = r.id and d.version = r.version
    where r.id = ${id}`;
  if (!row) return null;
  const { attempts, reference, receivedAt, content, signatures, ...report } = row;
  return {
    ...report,
    content: parseContent(content),
    signatures: signatures.map(({ signedAt, identifiedAt, ...signature }) => ({
      ...signature,
      signedAt: new Date(signedAt),
      identifiedAt: identifiedAt === null ? null : new Date(identifiedAt),
    })),
    delivery: attempts === 0 ? null : { attempts, reference, receivedAt },
  };
}

/** The content of one version of a report; null when that version does not exist. */
export async function findContent(sql: Sql | Transaction, id: string, version: number): Promise<Content | null> {
  const [row] = await sql<{ content: string }[]>`
    select content from report_versions where report_id = ${id} and version = ${version}`;
  return row ? parseContent(row.content) : null;
}

/** Who saved a version of a report, and when. */
export type SavedVersion = {
  readonly version: number;
  readonly personId: string;
  readonly name: string;
  readonly savedAt: Date;
};

/** The versions after this one that people saved, in order. A version that a return made is not among them. */
export function savesAfter(sql: Sql, id: string, version: number): Promise<SavedVersion[]> {
  // A returned report gets a version with the author and the moment of the version before it.
  return sql<SavedVersion[]>`
    select v.version, v.saved_by as "personId", p.name, v.saved_at as "savedAt"
    from report_versions v join persons p on p.id = v.saved_by
    where v.report_id = ${id} and v.version > ${version} and not exists (
      select from report_versions e
      where e.report_id = v.report_id and e.version = v.version - 1 and e.saved_at = v.saved_at)
    order by v.version`;
}

/** Reads the column `report_versions.content`. */
export function parseContent(column: string): Content {
  // The cast: `carryOut` writes this column with a canonical Content, and a returned report copies it.
  return JSON.parse(column) as Content;
}

const selectSignatures = (sql: Sql | Transaction) => sql`
  select role, signer, signer_name as name, method, identified_at as "identifiedAt", signed_at as "signedAt", version,
    content_hash as "contentHash"
  from signatures`;

/** The signatures on one version of a report. */
export function signaturesOf(sql: Sql | Transaction, id: string, version: number): Promise<SignatureRecord[]> {
  return sql<SignatureRecord[]>`
    ${selectSignatures(sql)} where report_id = ${id} and version = ${version} and removed_at is null order by role`;
}

/** The amounts that FPS MI granted an organisation for a form, by field, in cents. */
export async function grantedTo(
  sql: Sql | Transaction,
  form: Pick<FormDefinition, 'id' | 'year'>,
  nis: string,
): Promise<Granted> {
  const rows = await sql<{ field: string; cents: bigint }[]>`
    select field, cents from advances where form = ${form.id} and year = ${form.year} and nis = ${nis}`;
  return Object.fromEntries(rows.map(({ field, cents }) => [field, Number(cents)]));
}

/** The report as the rules see it; `emptyReport` when nothing was saved yet. */
export async function loadReport(sql: Sql | Transaction, id: string): Promise<Report> {
  const [row] = await sql<Report[]>`
    select r.sequence, r.version, r.content_hash as "contentHash", r.valid, d.reference, r.stage = 'accepted' as accepted,
      coalesce(
        (select jsonb_object_agg(role, signer) from signatures
          where report_id = r.id and version = r.version and removed_at is null),
        '{}') as signatures
    from reports r left join deliveries d on d.report_id = r.id and d.version = r.version and r.stage in ('sent', 'accepted')
    where r.id = ${id}`;
  return row ?? emptyReport;
}

/** The stage of a report; null when it is not open yet. */
export async function findStage(sql: Sql, id: string): Promise<Stage | null> {
  const [row] = await sql<{ stage: Stage }[]>`select stage from reports where id = ${id}`;
  return row?.stage ?? null;
}
