/** A lifecycle on a hand-written outbox in PostgreSQL: the least that keeps what must not be lost. */

import { randomUUID } from 'node:crypto';
import type { Sql } from '#database/connection.ts';
import { type Engine, within } from './load.ts';

const RECEIPT_TIMEOUT_MS = 30_000;

/** Makes its tables, in a schema of their own. */
export async function openOutbox(sql: Sql): Promise<Engine> {
  await sql`create schema bench`;
  await sql`create table bench.reports (
    id text primary key, nis text not null, version int not null, values jsonb not null, signed_by text[] not null,
    reference text)`;
  await sql`create table bench.outbox (id text primary key references bench.reports, sent_at timestamptz)`;
  await sql`create index on bench.outbox (id) where sent_at is null`;
  const waiting = new Map<string, () => void>();
  await sql.listen('bench_sent', (id) => waiting.get(id)?.());
  return {
    name: 'outbox',
    lifecycle: async ({ nis }, clock) => {
      const id = `bench/${randomUUID()}`;
      const received = new Promise<void>((resolve) => waiting.set(id, resolve));
      await clock('first save', () => save(sql, id, nis, 10_000));
      await clock('sign', () => sign(sql, id, 'chair'));
      await clock('save', () => save(sql, id, nis, 25_000));
      await clock('sign', () => sign(sql, id, 'chair'));
      await Promise.all([
        clock('sign', () => sign(sql, id, 'director')),
        clock('delivered', () => within(RECEIPT_TIMEOUT_MS, 'no receipt', received)),
      ]).finally(() => waiting.delete(id));
    },
    close: () => {},
  };
}

async function save(sql: Sql, id: string, nis: string, justifiedTotal: number): Promise<void> {
  await sql`
    insert into bench.reports (id, nis, version, values, signed_by)
    values (${id}, ${nis}, 1, ${sql.json({ justifiedTotal })}, '{}')
    on conflict (id) do update set version = reports.version + 1, values = excluded.values, signed_by = '{}'`;
}

/** The second signature writes the row of the outbox in the same transaction. */
async function sign(sql: Sql, id: string, role: string): Promise<void> {
  await sql`
    with signed as (
      update bench.reports set signed_by = signed_by || ${role}::text where id = ${id} returning id, signed_by
    ), due as (
      insert into bench.outbox (id) select id from signed where cardinality(signed_by) = 2 returning id
    )
    select pg_notify('bench_outbox', id) from due`;
}
