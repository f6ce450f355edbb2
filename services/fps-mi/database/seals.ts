/** Whether what the ministry keeps is still what was sealed. */

import type { Sql } from '#database/connection.ts';
import { canonicalContent, contentHash } from '#forms/content.ts';
import { deliverySchema, hashOf, type Signature } from '#services/fps-mi/delivery/delivery.ts';
import { openKeptSeal } from '#services/fps-mi/delivery/seal.ts';
import type { PublicKey } from '#services/sealing.ts';

/**
 * What a seal says of a report that was kept, checked anew:
 * - `sound`: whoever had the private key `kid` sealed, at `sealedAt`, exactly what is kept
 * - `broken`: the seal does not fit its key, or what is kept is not what was sealed; `reason` in English, for the log
 * - `none`: it came before deliveries were sealed
 */
export type KeptSeal =
  | { readonly state: 'sound'; readonly kid: string; readonly sealedAt: Date }
  | { readonly state: 'broken'; readonly reason: string }
  | { readonly state: 'none' };

type Kept = {
  seal: string | null;
  sealKey: PublicKey | null;
  version: number;
  content: string;
  contentHash: string;
  signatures: Signature[];
};

/** Checks the seal of a report anew, with the key that it was checked with when it came. @returns null: no such report */
export async function verifyStoredSeal(sql: Sql, reference: string): Promise<KeptSeal | null> {
  const [kept] = await sql<Kept[]>`
    select seal, seal_key as "sealKey", version, content, content_hash as "contentHash", signatures
    from received_reports where reference = ${reference}`;
  if (!kept) return null;
  if (kept.seal === null || kept.sealKey === null) return { state: 'none' };
  const opened = await openKeptSeal(kept.seal, kept.sealKey);
  if ('fault' in opened) return { state: 'broken', reason: opened.fault };
  // What was sealed passed these checks when it came: it can only fail them when the seal was replaced.
  const sealed = deliverySchema.safeParse(JSON.parse(opened.payload));
  if (!sealed.success) return { state: 'broken', reason: 'What is sealed is not a delivery.' };
  const { content, signatures, version } = sealed.data;
  const same =
    kept.content === canonicalContent(content) &&
    kept.contentHash === contentHash(content) &&
    hashOf({ content, contentHash: kept.contentHash, version: kept.version, signatures: kept.signatures }) ===
      hashOf({ content, contentHash: sealed.data.contentHash, version, signatures });
  if (!same) return { state: 'broken', reason: 'What is kept is not what was sealed.' };
  return { state: 'sound', kid: kept.sealKey.kid, sealedAt: opened.sealedAt };
}

/** Of these reports those whose seal is broken: nobody accepts or pays them. */
export async function brokenSeals(sql: Sql, references: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const reference of references) {
    if ((await verifyStoredSeal(sql, reference))?.state === 'broken') broken.push(reference);
  }
  return broken;
}
