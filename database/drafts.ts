import { canonicalValues, hashOfCanonical } from '#forms/content.ts';
import type { FormDefinition, Values } from '#forms/definition.ts';
import type { Sql, Transaction } from './connection.ts';

/** The number of days after which a draft is deleted. */
export const DRAFT_DAYS = 7;

/** The typed values that are not saved yet, and the form version that they were typed in. */
export type Draft = { readonly typed: Values; readonly formVersion: number };

/**
 * Stores the typed values of a report, and deletes old drafts. Equal values share one draft.
 * @returns the hash of the values, which identifies the draft
 */
export async function storeDraft(
  sql: Sql,
  reportId: string,
  draft: { typed: Values; definition: Pick<FormDefinition, 'version'>; by: string },
): Promise<string> {
  const typed = canonicalValues(draft.typed);
  const hash = hashOfCanonical(typed);
  const row = { report_id: reportId, hash, typed, kept_by: draft.by };
  await sql`delete from drafts where kept_at < now() - ${DRAFT_DAYS} * interval '1 day'`;
  await sql`
    insert into drafts ${sql({ ...row, form_version: draft.definition.version })}
    on conflict (report_id, hash) do update set kept_at = now(), form_version = excluded.form_version`;
  return hash;
}

/** The draft of a report with this hash; null when it was never stored or is deleted. */
export async function findDraft(sql: Sql | Transaction, reportId: string, hash: string): Promise<Draft | null> {
  const [row] = await sql<{ typed: string; formVersion: number }[]>`
    select typed, form_version as "formVersion" from drafts where report_id = ${reportId} and hash = ${hash}`;
  // The cast: only `storeDraft` writes this column, with values.
  return row ? { typed: JSON.parse(row.typed) as Values, formVersion: row.formVersion } : null;
}
