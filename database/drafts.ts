import { canonicalValues, valuesHash } from '#forms/content.ts';
import type { FormDefinition, Values } from '#forms/definition.ts';
import type { Sql, Transaction } from './connection.ts';

/** How long what was typed and never saved is kept. */
export const DRAFT_DAYS = 7;

/** What was typed, and the version of the form for which it was. */
export type Draft = { readonly typed: Values; readonly formVersion: number };

/**
 * Keeps what was typed for a report, and clears away what is old. The same values are the same draft.
 * @returns the hash by which it is found
 */
export async function storeDraft(
  sql: Sql,
  reportId: string,
  draft: { typed: Values; definition: Pick<FormDefinition, 'version'>; by: string },
): Promise<string> {
  const hash = valuesHash(draft.typed);
  const row = { report_id: reportId, hash, typed: canonicalValues(draft.typed), kept_by: draft.by };
  await sql`delete from drafts where kept_at < now() - ${DRAFT_DAYS} * interval '1 day'`;
  await sql`
    insert into drafts ${sql({ ...row, form_version: draft.definition.version })}
    on conflict (report_id, hash) do update set kept_at = now(), form_version = excluded.form_version`;
  return hash;
}

/** What was typed for a report, or null when it was never kept or is cleared away. */
export async function findDraft(sql: Sql | Transaction, reportId: string, hash: string): Promise<Draft | null> {
  const [row] = await sql<{ typed: string; formVersion: number }[]>`
    select typed, form_version as "formVersion" from drafts where report_id = ${reportId} and hash = ${hash}`;
  // The cast: only `storeDraft` writes this column, with values.
  return row ? { typed: JSON.parse(row.typed) as Values, formVersion: row.formVersion } : null;
}
