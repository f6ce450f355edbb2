import type { Sql } from '#database/connection.ts';

/** A recorded attempt; `answer` is null while it is under way. */
export type AttemptRecord = {
  readonly number: number;
  readonly startedAt: Date;
  readonly kid: string;
  readonly status: number | null;
  readonly answer: string | null;
  readonly durationMs: number | null;
};

/** Every attempt to deliver a version of a report, the first one first. */
export function attemptsOf(sql: Sql, id: string, version: number): Promise<AttemptRecord[]> {
  return sql<AttemptRecord[]>`
    select number, started_at as "startedAt", kid, status, answer, duration_ms as "durationMs"
    from delivery_attempts where report_id = ${id} and version = ${version} order by number`;
}
