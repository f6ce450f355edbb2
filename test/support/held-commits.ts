import { vi } from 'vitest';
import type { Sql } from '#database/connection.ts';

/** Transactions that have written everything and wait right before they commit, so that a test can kill a process there. */
export type HeldCommits = {
  /** Waits until a transaction has arrived there. */
  reached(): Promise<void>;
  /** Ends the connections that wait there, as PostgreSQL does when it notices that the client has died: nothing is committed. */
  abort(): Promise<void>;
  /** Lets them, and all later ones, commit. */
  release(): Promise<void>;
};

/** The key of the advisory lock for which they wait. */
const LOCK = 20_260_101;

/** Holds the transactions that set `column` in a row of `table`. The test calls `release` or `abort`, then `release`. */
export async function holdCommits(sql: Sql, table: string, column: string): Promise<HeldCommits> {
  const holder = await sql.reserve();
  await holder`select pg_advisory_lock(${LOCK})`;
  await sql.unsafe(`
    create function hold_commit() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(${LOCK}); return null; end $$;
    create constraint trigger hold_commit after update on ${table} deferrable initially deferred
      for each row when (new.${column} is not null) execute function hold_commit()`);
  const waiting = () => sql<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`;
  return {
    reached: () =>
      vi.waitFor(async () => {
        if ((await waiting()).length === 0) throw new Error('no transaction waits to commit');
      }, 20_000),
    abort: async () => {
      for (const { pid } of await waiting()) await sql`select pg_terminate_backend(${pid})`;
      await vi.waitFor(async () => {
        if ((await waiting()).length > 0) throw new Error('a transaction still waits to commit');
      }, 10_000);
    },
    release: async () => {
      await holder`select pg_advisory_unlock(${LOCK})`;
      holder.release();
      await sql.unsafe(`drop trigger hold_commit on ${table}; drop function hold_commit()`);
    },
  };
}
