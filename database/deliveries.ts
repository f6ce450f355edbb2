import type { Content } from '../forms/content.ts';
import type { Sql } from './connection.ts';
import { type SignatureRecord, signaturesOf } from './reports.ts';

/** What is sent to FPS MI. */
export type Consignment = {
  readonly content: Content;
  readonly contentHash: string;
  readonly signatures: readonly SignatureRecord[];
};

/** The version of a report that must be sent, or null when it is not signed by both. */
export async function findConsignment(sql: Sql, id: string, version: number): Promise<Consignment | null> {
  const [row] = await sql<{ content: string; contentHash: string }[]>`
    select content, content_hash as "contentHash" from report_versions where report_id = ${id} and version = ${version}`;
  const signatures = await signaturesOf(sql, id, version);
  if (!row || signatures.length !== 2) return null;
  // The cast: this column is only written with a canonical Content.
  return { content: JSON.parse(row.content) as Content, contentHash: row.contentHash, signatures };
}

/** Notes that a sending is tried. */
export async function noteAttempt(sql: Sql, id: string, version: number): Promise<void> {
  await sql`
    insert into deliveries (report_id, version, attempts, last_attempt_at) values (${id}, ${version}, 1, now())
    on conflict (report_id, version) do update set attempts = deliveries.attempts + 1, last_attempt_at = now()`;
}

/** Notes why a sending did not succeed. */
export async function noteProblem(sql: Sql, id: string, version: number, problem: string): Promise<void> {
  await sql`update deliveries set last_problem = ${problem} where report_id = ${id} and version = ${version}`;
}
