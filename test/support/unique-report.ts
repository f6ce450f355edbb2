import type { Sql } from '#database/connection.ts';
import { latestForms } from '#forms/catalogue.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import type { SignatoryRole, Stage } from '#rules/report.ts';

/** Sets every report of an organisation's unique report to a stage. */
export async function putUniqueReportAt(sql: Sql, nis: string, stage: Stage): Promise<void> {
  for (const { id, year } of latestForms()) {
    await sql`
      insert into reports (id, form, year, nis, sequence, version, content_hash, valid, stage, updated_at)
      values (${`${id}/${year}/${nis}`}, ${id}, ${year}, ${nis}, 1, 1, '', true, ${stage}, now())
      on conflict (id) do update set stage = excluded.stage`;
  }
}

/** Puts one report at a stage, with these signatures of its first version: the ids of the signers, by role. */
export async function putReportAt(
  sql: Sql,
  key: ReportKey,
  stage: Stage,
  signatures: Partial<Record<SignatoryRole, string>> = {},
): Promise<void> {
  const id = reportId(key);
  await sql`
    insert into reports (id, form, year, nis, sequence, version, content_hash, valid, stage, updated_at)
    values (${id}, ${key.form}, ${key.year}, ${key.nis}, 1, 1, '', true, ${stage}, now())
    on conflict (id) do update set stage = excluded.stage`;
  for (const [role, signer] of Object.entries(signatures)) {
    await sql`
      insert into report_versions (report_id, version, content, content_hash, saved_at, saved_by)
      values (${id}, 1, '{}', '', now(), ${signer}) on conflict do nothing`;
    await sql`
      insert into signatures (report_id, version, role, content_hash, signer, signer_name, method, signed_at, proof,
        identified_at)
      select ${id}, 1, ${role}, '', id, name, 'eid', now(), '{}', now() from persons where id = ${signer}`;
  }
}
