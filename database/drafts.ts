import { canonicalValues, hashOfCanonical } from '#forms/content.ts';
import type { FormDefinition, Values } from '#forms/definition.ts';
import type { Sql, Transaction } from './connection.ts';

/** The number of days after which a draft is deleted. */
export const DRAFT_DAYS = 7;

/**
 * How many drafts of a report are kept for a person. Each change of a line makes one: a person can go back as many changes.
 */
export const MAX_DRAFTS = 50;

/** The typed values that are not saved yet, and the form version that they were typed in. */
export type Draft = { readonly typed: Values; readonly formVersion: number };

/**
 * Stores the typed values of a report, and deletes old drafts: those of the last week, and for each person and report the
 * newest `MAX_DRAFTS` are kept. Equal values share one draft.
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
  await sql`
    delete from drafts d where d.kept_at < now() - ${DRAFT_DAYS} * interval '1 day'
      or (d.report_id = ${reportId} and d.kept_by = ${draft.by} and d.kept_at < (
        select kept_at from drafts where report_id = ${reportId} and kept_by = ${draft.by}
        order by kept_at desc offset ${MAX_DRAFTS - 2} limit 1)
      -- A command that is recorded needs its draft until it is carried out.
      and not exists (select from commands c where c.report_id = d.report_id and c.hash = d.hash and c.outcome is null))`;
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
