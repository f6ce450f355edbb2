import type { Content } from '#forms/content.ts';
import type { AuditHead } from '#rules/audit-heads.ts';
import type { IdentityProof } from '#rules/proof.ts';
import { subjectsOfReport } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';
import { parseContent, type SignatureRecord } from './reports.ts';
import { type KeptSeal, sealParts } from './sealed-deliveries.ts';

/** A version of a report that both have signed: what is sent to FPS MI. */
export type SignedReport = {
  readonly content: Content;
  readonly contentHash: string;
  readonly signatures: readonly ProvenSignature[];
};

/** A signature with the proof that the person gave it. */
export type ProvenSignature = Omit<SignatureRecord, 'identifiedAt'> & { readonly proof: IdentityProof };

/** A version of a report with its signatures; null when both have not signed it. */
export async function findSignedReport(sql: Sql, id: string, version: number): Promise<SignedReport | null> {
  const [[row], signatures] = await Promise.all([
    sql<{ content: string; contentHash: string }[]>`
      select content, content_hash as "contentHash" from report_versions where report_id = ${id} and version = ${version}`,
    sql<ProvenSignature[]>`
      select role, signer, signer_name as name, method, signed_at as "signedAt", version, content_hash as "contentHash",
        proof
      from signatures
      where report_id = ${id} and version = ${version} and removed_at is null and proof is not null order by role`,
  ]);
  if (!row || signatures.length !== 2) return null;
  return { content: parseContent(row.content), contentHash: row.contentHash, signatures };
}

/** An attempt to deliver a version, numbered from 1. */
export type Attempt = {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  /** The heads of the report's chains in the audit trail at the first attempt; null when an older program made that one. */
  readonly auditHeads: readonly AuditHead[] | null;
};

/** How an attempt ended. */
export type AttemptEnd = {
  /** The HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** The start of the answer, or why there was none. */
  readonly answer: string;
  /** FPS MI's acknowledgement, and the seal that it acknowledges; null when the attempt failed. */
  readonly receipt: (Receipt & KeptSeal) | null;
  readonly durationMs: number;
};

/** FPS MI's acknowledgement: its reference number, and when it received the report (ISO 8601, UTC). */
export type Receipt = { readonly reference: string; readonly receivedAt: string };

/** In characters: enough for the first few errors of a refusal. */
const MAX_ANSWER_LENGTH = 1000;

/**
 * Records the start of an attempt, sealed with the key `kid`. The first attempt stores the heads of the report's chains: the
 * same version must be the same delivery each time.
 */
export async function beginAttempt(sql: Sql, id: string, version: number, kid: string): Promise<Attempt> {
  const [row] = await sql<Pick<Attempt, 'number' | 'auditHeads'>[]>`
    with delivery as (
      insert into deliveries (report_id, version, attempts, last_attempt_at, audit_heads)
      values (${id}, ${version}, 1, now(), (
        select jsonb_agg(head order by head.subject)
        from unnest(${subjectsOfReport(id)}::text[]) as concerned (subject), lateral (
          select subject, sequence as rows, hash from audit_trail a where a.subject = concerned.subject
          order by sequence desc limit 1) as head))
      on conflict (report_id, version) do update set attempts = deliveries.attempts + 1, last_attempt_at = now()
      returning attempts, audit_heads)
    insert into delivery_attempts (report_id, version, number, kid)
    select ${id}, ${version}::int, attempts, ${kid} from delivery
    returning number, (select audit_heads from delivery) as "auditHeads"`;
  if (!row) throw new Error(`No attempt was recorded for version ${version} of ${id}`);
  return { id, version, ...row };
}

/**
 * Records how an attempt ended, and keeps the seal that FPS MI has acknowledged. The first one that is kept for a version stays.
 */
export async function endAttempt(sql: Sql, attempt: Attempt, end: AttemptEnd): Promise<void> {
  const { id, version, number } = attempt;
  const answer = end.answer.slice(0, MAX_ANSWER_LENGTH);
  const { receipt } = end;
  const seal = receipt === null ? null : { ...sealParts(receipt.seal), code: receipt.code };
  await sql`
    with attempt as (
      update delivery_attempts set status = ${end.status}, answer = ${answer}, duration_ms = ${end.durationMs},
        reference = ${end.receipt?.reference ?? null}, received_at = ${end.receipt?.receivedAt ?? null}
      where report_id = ${id} and version = ${version} and number = ${number})
    ${
      seal === null
        ? sql``
        : sql`, kept as (
            insert into sealed_deliveries ${sql({ report_id: id, version, ...seal })} on conflict do nothing)`
    }
    update deliveries set last_problem = ${end.receipt ? null : answer}
    where report_id = ${id} and version = ${version}`;
}

/** The acknowledgement that a recorded attempt to deliver this version received; null when there is none. */
export async function findReceipt(sql: Sql | Transaction, id: string, version: number): Promise<Receipt | null> {
  const [row] = await sql<{ reference: string; receivedAt: Date }[]>`
    select reference, received_at as "receivedAt" from delivery_attempts
    where report_id = ${id} and version = ${version} and reference is not null order by number limit 1`;
  return row ? { reference: row.reference, receivedAt: row.receivedAt.toISOString() } : null;
}

/** A report that FPS MI has acknowledged in its current version, and that was not returned. */
export type AcknowledgedReport = { readonly id: string; readonly version: number; readonly reference: string };

const selectAcknowledged = (sql: Sql) => sql`
  select r.id, r.version, d.reference from reports r
  join deliveries d on d.report_id = r.id and d.version = r.version and d.reference is not null
  where r.stage in ('sent', 'accepted')`;

/** The acknowledged reports whose id comes after `after`, in order; at most `limit`. */
export function acknowledgedReports(sql: Sql, after: string, limit: number): Promise<AcknowledgedReport[]> {
  return sql<AcknowledgedReport[]>`${selectAcknowledged(sql)} and r.id > ${after} order by r.id limit ${limit}`;
}

/** Whether a report is still the one that FPS MI acknowledged: neither returned nor sent again since. */
export async function isAcknowledged(sql: Sql, { id, version, reference }: AcknowledgedReport): Promise<boolean> {
  const rows = await sql`
    ${selectAcknowledged(sql)} and r.id = ${id} and r.version = ${version} and d.reference = ${reference}`;
  return rows.length > 0;
}

/** A report that both have signed and that FPS MI has not acknowledged yet. */
export type DeliveryUnderWay = {
  readonly id: string;
  readonly version: number;
  /** When the second one signed. */
  readonly since: Date;
  readonly attempts: number;
  readonly lastAttemptAt: Date | null;
  readonly lastProblem: string | null;
};

/** All reports that are being delivered, the one that has waited longest first. */
export function deliveriesUnderWay(sql: Sql): Promise<DeliveryUnderWay[]> {
  return sql<DeliveryUnderWay[]>`
    select r.id, r.version, max(s.signed_at) as since, coalesce(d.attempts, 0) as attempts,
      d.last_attempt_at as "lastAttemptAt", d.last_problem as "lastProblem"
    from reports r
    join signatures s on s.report_id = r.id and s.version = r.version and s.removed_at is null
    left join deliveries d on d.report_id = r.id and d.version = r.version
    where r.stage = 'sending'
    group by r.id, r.version, d.attempts, d.last_attempt_at, d.last_problem
    order by since, r.id`;
}
