/** The checkpoints of the audit trail that this side keeps. */

import { type AuditHead, changedHeads } from '#rules/audit-heads.ts';
import type { Day } from '#rules/days.ts';
import { readAuditHeads } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';

/** A checkpoint as it is stored: its seal (a JWS), and the hash of what is sealed. */
export type StoredCheckpoint = { readonly day: Day; readonly seal: string; readonly hash: string };

/** A head that a checkpoint recorded as changed. 0 rows: the chain was not there any more. */
export type RecordedHead = AuditHead & { readonly day: Day };

/**
 * Runs `work` while no other process does. @returns false when another one does, and nothing was run
 */
export async function takeTurn(sql: Sql, work: () => Promise<void>): Promise<boolean> {
  return await sql.begin(async (transaction) => {
    const [turn] = await transaction<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtext('checkpoints')) as mine`;
    if (!turn?.mine) return false;
    await work();
    return true;
  });
}

/**
 * Stores the checkpoint of a day, with the heads that changed. Idempotent by day: if this day or a later one has a checkpoint,
 * nothing is stored.
 * @param make makes it from the checkpoint before and the present heads
 * @returns whether it was stored
 */
export async function addCheckpoint(
  sql: Sql,
  { day, madeAt }: { readonly day: Day; readonly madeAt: Date },
  make: (
    previous: Pick<StoredCheckpoint, 'day' | 'hash'> | null,
    heads: readonly AuditHead[],
  ) => Promise<Pick<StoredCheckpoint, 'seal' | 'hash'>>,
): Promise<boolean> {
  return await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext('add a checkpoint'))`;
    // Reads the whole audit trail.
    await transaction`set local statement_timeout = '10min'`;
    const [previous = null] = await transaction<Pick<StoredCheckpoint, 'day' | 'hash'>[]>`
      select day::text, hash from checkpoints order by checkpoints.day desc limit 1`;
    if (previous !== null && previous.day >= day) return false;
    const heads = await readAuditHeads(transaction);
    const changed = changedHeads(await headsAt(transaction, day), heads);
    const { seal, hash } = await make(previous, heads);
    await transaction`insert into checkpoints (day, seal, hash, made_at) values (${day}, ${seal}, ${hash}, ${madeAt})`;
    await transaction`
      insert into checkpoint_heads (subject, day, rows, hash)
      select subject, ${day}::date, rows, hash from unnest(
        ${changed.map(({ subject }) => subject)}::text[], ${changed.map(({ rows }) => rows)}::int[],
        ${changed.map((head) => head.hash)}::text[]) as changed (subject, rows, hash)`;
    return true;
  });
}

/** The head of each chain at the checkpoint of a day, in no particular order. */
export async function headsAt(sql: Sql | Transaction, day: Day): Promise<AuditHead[]> {
  const heads = await sql<AuditHead[]>`
    select distinct on (subject) subject, rows, hash from checkpoint_heads where day <= ${day}
    order by subject desc, day desc`;
  return heads.filter(({ rows }) => rows > 0);
}

/** The checkpoints after a day (null: all), the oldest first. */
export function checkpointsAfter(sql: Sql, day: Day | null): Promise<StoredCheckpoint[]> {
  return sql<StoredCheckpoint[]>`
    select day::text, seal, hash from checkpoints where day > coalesce(${day}::date, '-infinity')
    order by checkpoints.day`;
}

/** What the checkpoints recorded as changed, in the order of their days. */
export function recordedHeads(sql: Sql): Promise<RecordedHead[]> {
  return sql<RecordedHead[]>`select subject, day::text, rows, hash from checkpoint_heads order by checkpoint_heads.day`;
}

/**
 * The earlier heads of the chains that changed on a day, if the audit trail does not contain them any more: rows were removed
 * or rewritten before the checkpoint of that day.
 */
export function headsLostBefore(sql: Sql, day: Day): Promise<RecordedHead[]> {
  return sql<RecordedHead[]>`
    select before.subject, before.day::text, before.rows, before.hash
    from checkpoint_heads changed
    join lateral (
      select subject, day, rows, hash from checkpoint_heads earlier
      where earlier.subject = changed.subject and earlier.day < changed.day order by day desc limit 1) before on true
    left join audit_trail a on a.subject = before.subject and a.sequence = before.rows
    where changed.day = ${day} and before.rows > 0 and a.hash is distinct from before.hash
    order by before.subject`;
}
