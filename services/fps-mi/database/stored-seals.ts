/** Checks that a stored report is still the report that was sealed. */

import type { Sql } from '#database/connection.ts';
import { canonicalContent, contentHash } from '#forms/content.ts';
import type { AuditHead } from '#rules/audit-heads.ts';
import { hashDelivery } from '#services/fps-mi/delivery/check-delivery.ts';
import { deliverySchema, type Signature } from '#services/fps-mi/delivery/delivery-schema.ts';
import { verifySealWith } from '#services/fps-mi/delivery/verify-seal.ts';
import type { PublicKey } from '#services/sealing.ts';

/**
 * The result of verifying the seal of a stored report:
 * - `valid`: the holder of the private key `kid` sealed exactly the stored report, at `sealedAt`
 * - `broken`: the seal is invalid, or the stored report differs from the sealed one; `reason` in English, for the log
 * - `unsealed`: the report arrived before deliveries were sealed
 */
export type StoredSeal =
  | { readonly state: 'valid'; readonly kid: string; readonly sealedAt: Date }
  | { readonly state: 'broken'; readonly reason: string }
  | { readonly state: 'unsealed' };

type Row = {
  seal: string | null;
  sealKey: PublicKey | null;
  version: number;
  content: string;
  contentHash: string;
  signatures: Signature[];
  auditHeads: AuditHead[] | null;
};

/**
 * Verifies the seal of a stored report with the public key that was stored with it. @returns null when there is no such
 * report
 */
export async function verifyStoredSeal(sql: Sql, reference: string): Promise<StoredSeal | null> {
  const [stored] = await sql<Row[]>`
    select seal, seal_key as "sealKey", version, content, content_hash as "contentHash", signatures,
      audit_heads as "auditHeads"
    from received_reports where reference = ${reference}`;
  if (!stored) return null;
  if (stored.seal === null || stored.sealKey === null) return { state: 'unsealed' };
  const opened = await verifySealWith(stored.seal, stored.sealKey);
  if ('fault' in opened) return { state: 'broken', reason: opened.fault };
  // The payload passed these checks when it arrived: it fails them only when the stored seal was replaced.
  const sealed = deliverySchema.safeParse(JSON.parse(opened.payload));
  if (!sealed.success) return { state: 'broken', reason: 'The sealed payload is not a delivery.' };
  const { content } = sealed.data;
  const same =
    stored.content === canonicalContent(content) &&
    stored.contentHash === contentHash(content) &&
    hashDelivery({
      content,
      contentHash: stored.contentHash,
      version: stored.version,
      signatures: stored.signatures,
      ...(stored.auditHeads && { auditHeads: stored.auditHeads }),
    }) === hashDelivery(sealed.data);
  if (!same) return { state: 'broken', reason: 'The stored report is not the sealed report.' };
  return { state: 'valid', kid: stored.sealKey.kid, sealedAt: opened.sealedAt };
}

/** The seal with which a report arrived (a JWS in compact form); null when it arrived before deliveries were sealed. */
export async function findSeal(sql: Sql, reference: string): Promise<string | null> {
  const [row] = await sql<{ seal: string | null }[]>`
    select seal from received_reports where reference = ${reference}`;
  return row?.seal ?? null;
}

/** The references of those reports whose seal is broken. They must not be accepted or paid. */
export async function findBrokenSeals(sql: Sql, references: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const reference of references) {
    if ((await verifyStoredSeal(sql, reference))?.state === 'broken') broken.push(reference);
  }
  return broken;
}
