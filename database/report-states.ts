import type { Stage } from '#rules/report.ts';
import type { Sql } from './connection.ts';

/** The stage of each report of an organisation that is open or was saved, by id. */
export async function statesOf(sql: Sql, nis: string): Promise<Map<string, { readonly stage: Stage }>> {
  const rows = await sql<{ id: string; stage: Stage }[]>`select id, stage from reports where nis = ${nis}`;
  return new Map(rows.map(({ id, stage }) => [id, { stage }]));
}
