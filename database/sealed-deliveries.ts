/** The seals of the deliveries that FPS MI has acknowledged. A seal is a JWS in compact form (RFC 7515). */

import type { Stage } from '#rules/report.ts';
import type { Sql } from './connection.ts';

/** A seal as the table has it: the payload as text, the other parts in base64url. */
export type SealParts = { readonly header: string; readonly payload: string; readonly signature: string };

/** A seal to keep, and the code that the document of its delivery prints. */
export type KeptSeal = { readonly seal: string; readonly code: string };

/** @throws when the text is not a JWS in compact form */
export function sealParts(seal: string): SealParts {
  const [header, payload, signature, ...rest] = seal.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    throw new Error('A seal has three parts');
  }
  return { header, payload: Buffer.from(payload, 'base64url').toString('utf8'), signature };
}

function sealFrom({ header, payload, signature }: SealParts): string {
  return `${header}.${Buffer.from(payload).toString('base64url')}.${signature}`;
}

/** The seal of the delivery of this version; null when FPS MI has not acknowledged it, or did before seals were kept. */
export async function findSeal(sql: Sql, reportId: string, version: number): Promise<string | null> {
  const [row] = await sql<SealParts[]>`
    select header, payload, signature from sealed_deliveries where report_id = ${reportId} and version = ${version}`;
  return row === undefined ? null : sealFrom(row);
}

/** A delivery that FPS MI has acknowledged and whose seal is kept. */
export type SealedDelivery = {
  readonly reportId: string;
  readonly version: number;
  readonly reference: string;
  readonly receivedAt: Date;
};

const selectDelivery = (sql: Sql) => sql`
  select d.report_id as "reportId", d.version, d.reference, d.received_at as "receivedAt"
  from deliveries d join sealed_deliveries s on s.report_id = d.report_id and s.version = d.version`;

/**
 * The delivery with this reference and this code; null when there is none. A wrong code and an unknown reference cost the same:
 * no payload is read.
 */
export async function findSealedDelivery(sql: Sql, reference: string, code: string): Promise<SealedDelivery | null> {
  const [row] = await sql<SealedDelivery[]>`
    ${selectDelivery(sql)} where s.code = ${code} and d.reference = ${reference}`;
  return row ?? null;
}

/** The delivery with this code; null when there is none. */
export async function findDeliveryByCode(sql: Sql, code: string): Promise<SealedDelivery | null> {
  const [row] = await sql<SealedDelivery[]>`
    ${selectDelivery(sql)} where s.code = ${code} and d.reference is not null`;
  return row ?? null;
}

/**
 * Where a delivery stands:
 * - `current`: FPS MI has it and no newer one; `acceptedAt`: when it was accepted, if it was
 * - `returned`: FPS MI returned it for correction, and it was not sent again; null: when is not known here
 * - `replaced`: a newer version was received under another reference
 */
export type Standing =
  | { readonly type: 'current'; readonly acceptedAt: Date | null }
  | { readonly type: 'returned'; readonly at: Date | null }
  | { readonly type: 'replaced'; readonly reference: string; readonly receivedAt: Date };

/** Where a delivery stands now. */
export async function standingOf(sql: Sql, { reportId, version, reference }: SealedDelivery): Promise<Standing> {
  const [[row], [newer]] = await Promise.all([
    sql<{ version: number; stage: Stage; returnedAt: Date | null; acceptedAt: Date | null }[]>`
      select r.version, r.stage,
        (select max(decided_at) from decisions
          where report_id = r.id and reference = ${reference} and type = 'return' and carried_out_at is not null) as "returnedAt",
        (select max(decided_at) from decisions
          where report_id = r.id and reference = ${reference} and type = 'accept' and carried_out_at is not null) as "acceptedAt"
      from reports r where r.id = ${reportId}`,
    sql<{ reference: string; receivedAt: Date }[]>`
      select reference, received_at as "receivedAt" from deliveries
      where report_id = ${reportId} and version > ${version} and reference is not null order by version desc limit 1`,
  ]);
  if (newer !== undefined) return { type: 'replaced', ...newer };
  const isCurrent = row?.version === version && (row.stage === 'sent' || row.stage === 'accepted');
  return isCurrent
    ? { type: 'current', acceptedAt: row.acceptedAt }
    : { type: 'returned', at: row?.returnedAt ?? null };
}
