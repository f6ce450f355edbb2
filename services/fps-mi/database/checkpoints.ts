/** The checkpoints of the sender's audit trail that the ministry has received. */

import type { Sql, Transaction } from '#database/connection.ts';
import { type AuditHead, changedHeads } from '#rules/audit-heads.ts';
import type { OpenedCheckpoint } from '#services/checkpoint.ts';
import type { PublicKey } from '#services/sealing.ts';

/** A received checkpoint: its seal with the key that it was verified with, and the heads that changed since the one before. */
export type ReceivedCheckpoint = {
  readonly day: string;
  readonly receivedAt: Date;
  readonly seal: string;
  readonly key: PublicKey;
  /** 0 rows: the sender did not have the chain any more. */
  readonly heads: readonly AuditHead[];
};

export type LatestCheckpoint = { readonly day: string; readonly hash: string };

/**
 * The result of storing a checkpoint:
 * - `received`: it is stored; `replayed` when it was stored before. `follows`: it names the last one as the one before it.
 *   `shorter`: the chains that lost rows since the last one, or have another last row at the same length
 * - `day-taken`: there is another checkpoint of this day
 * - `out-of-order`: there is a checkpoint of a later day
 */
export type CheckpointResult =
  | {
      readonly type: 'received';
      readonly receivedAt: Date;
      readonly replayed: boolean;
      readonly follows: boolean;
      readonly shorter: readonly string[];
    }
  | { readonly type: 'day-taken' | 'out-of-order' };

/** Stores a checkpoint with the heads that changed. Idempotent by day and hash. */
export async function receiveCheckpoint(
  sql: Sql,
  { checkpoint, hash, sealed }: OpenedCheckpoint,
  heads: readonly AuditHead[],
): Promise<CheckpointResult> {
  const { day, previous } = checkpoint;
  return await sql.begin(async (transaction): Promise<CheckpointResult> => {
    await transaction`select pg_advisory_xact_lock(hashtext('checkpoints'))`;
    const [earlier] = await transaction<{ hash: string; receivedAt: Date }[]>`
      select hash, received_at as "receivedAt" from checkpoints where day = ${day}`;
    if (earlier !== undefined) {
      const { receivedAt } = earlier;
      if (earlier.hash !== hash) return { type: 'day-taken' };
      return { type: 'received', receivedAt, replayed: true, follows: true, shorter: [] };
    }
    const latest = await latestCheckpoint(transaction);
    if (latest !== null && latest.day > day) return { type: 'out-of-order' };
    const before = await latestHeads(transaction);
    const changed = changedHeads(before, heads);
    const [row] = await transaction<{ receivedAt: Date }[]>`
      insert into checkpoints (day, seal, seal_key, hash)
      values (${day}, ${sealed.seal}, ${transaction.json(sealed.sealKey)}, ${hash})
      returning received_at as "receivedAt"`;
    if (row === undefined) throw new Error(`The checkpoint of ${day} was not stored`);
    await transaction`
      insert into checkpoint_heads (subject, day, rows, hash)
      select subject, ${day}::date, rows, hash from unnest(
        ${changed.map(({ subject }) => subject)}::text[], ${changed.map(({ rows }) => rows)}::int[],
        ${changed.map((head) => head.hash)}::text[]) as changed (subject, rows, hash)`;
    const follows = latest === null || previous?.hash === latest.hash;
    return {
      type: 'received',
      receivedAt: row.receivedAt,
      replayed: false,
      follows,
      shorter: shortened(before, changed),
    };
  });
}

function shortened(before: readonly AuditHead[], changed: readonly AuditHead[]): string[] {
  const old = new Map(before.map(({ subject, rows }) => [subject, rows]));
  const subjects = changed.filter(({ subject, rows }) => rows <= (old.get(subject) ?? 0)).map(({ subject }) => subject);
  return subjects.sort();
}

/** The last checkpoint, or null. */
export async function latestCheckpoint(sql: Sql | Transaction): Promise<LatestCheckpoint | null> {
  const [latest = null] = await sql<LatestCheckpoint[]>`
    select day::text, hash from checkpoints order by checkpoints.day desc limit 1`;
  return latest;
}

async function latestHeads(sql: Transaction): Promise<AuditHead[]> {
  const heads = await sql<AuditHead[]>`
    select distinct on (subject) subject, rows, hash from checkpoint_heads order by subject desc, day desc`;
  return heads.filter(({ rows }) => rows > 0);
}

/** The checkpoints after a day, the oldest first; at most `limit`. */
export async function listCheckpoints(
  sql: Sql,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<ReceivedCheckpoint[]> {
  return await sql<ReceivedCheckpoint[]>`
    select c.day::text, c.received_at as "receivedAt", c.seal, c.seal_key as key, coalesce(
      (select jsonb_agg(jsonb_build_object('subject', subject, 'rows', rows, 'hash', hash) order by subject)
        from checkpoint_heads h where h.day = c.day), '[]') as heads
    from checkpoints c where c.day > ${after}::date order by c.day limit ${limit}`;
}
