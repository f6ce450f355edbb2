/** Proofs that a checkpoint covers a chain. They can be verified alone, without a database. */

import { z } from 'zod';
import { checkpointsAfter, headsAt } from '#database/checkpoints.ts';
import type { Sql } from '#database/connection.ts';
import { auditHeadSchema, leafOf, leavesOf, openCheckpoint, openStoredCheckpoint } from '#services/checkpoint.ts';
import { inclusionPath, rootFromPath } from '#services/merkle-tree.ts';
import { publicKeySchema } from '#services/sealing.ts';
import { keysHere } from './sources.ts';

/** A head, its place in the tree of a checkpoint, and the hashes with which the sealed root follows from it. */
const proofSchema = z.strictObject({
  head: auditHeadSchema,
  checkpoint: z.string(),
  key: publicKeySchema,
  index: z.int().min(0),
  path: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(64),
});
export type Proof = z.output<typeof proofSchema>;

/**
 * Makes the proof for a chain from the last checkpoint, or from that of a day.
 * @throws when there is no such checkpoint, or it does not cover the chain
 */
export async function makeProof(sql: Sql, subject: string, day?: string): Promise<Proof> {
  const kept = (await checkpointsAfter(sql, null)).findLast((each) => day === undefined || each.day === day);
  if (kept === undefined)
    throw new Error(day === undefined ? 'there is no checkpoint' : `there is no checkpoint of ${day}`);
  const opened = await openCheckpoint(kept.seal, await keysHere(sql));
  if ('fault' in opened) throw new Error(`the checkpoint of ${kept.day} is invalid: ${opened.fault}`);
  const heads = await headsAt(sql, kept.day);
  const { subjects, leaves } = leavesOf(heads);
  const index = subjects.indexOf(subject);
  const head = heads.find((each) => each.subject === subject);
  if (head === undefined) throw new Error(`the checkpoint of ${kept.day} does not cover ${subject}`);
  const path = inclusionPath(leaves, index).map((hash) => hash.toString('hex'));
  const proof = { head, checkpoint: kept.seal, key: opened.sealed.sealKey, index, path };
  const verified = await verifyProof(proof);
  if ('fault' in verified) throw new Error(`${verified.fault} Run npm run verify-audit-trail.`);
  return proof;
}

/** What a proof shows, or why it shows nothing. */
export type VerifiedProof =
  | { readonly day: string; readonly kid: string; readonly head: Proof['head'] }
  | { readonly fault: string };

/** Verifies a proof with nothing but itself. Whether its key is the application's must be compared with the key in a mail. */
export async function verifyProof(given: unknown): Promise<VerifiedProof> {
  const parsed = proofSchema.safeParse(given);
  if (!parsed.success) return { fault: 'This is not a proof.' };
  const { head, checkpoint: seal, key, index, path } = parsed.data;
  const opened = await openStoredCheckpoint(seal, key);
  if ('fault' in opened) return opened;
  const { day, chains, root } = opened.checkpoint;
  const hashes = path.map((each) => Buffer.from(each, 'hex'));
  const found = rootFromPath(leafOf(head), { index, size: chains }, hashes);
  if (found?.toString('hex') !== root) return { fault: `The checkpoint of ${day} does not contain this.` };
  return { day, kid: key.kid, head };
}
