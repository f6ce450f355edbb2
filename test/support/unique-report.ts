import type { Sql } from '#database/connection.ts';
import { latestForms } from '#forms/catalogue.ts';
import type { Stage } from '#rules/report.ts';

/** Sets every report of an organisation's unique report to a stage. */
export async function putUniqueReportAt(sql: Sql, nis: string, stage: Stage): Promise<void> {
  for (const { id, year } of latestForms()) {
    await sql`
      insert into reports (id, form, year, nis, sequence, version, content_hash, valid, stage, updated_at)
      values (${`${id}/${year}/${nis}`}, ${id}, ${year}, ${nis}, 1, 1, '', true, ${stage}, now())
      on conflict (id) do update set stage = excluded.stage`;
  }
}
