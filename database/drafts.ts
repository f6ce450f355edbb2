import { canonicalValues, hashOfCanonical } from '#forms/content.ts';
import type { FormDefinition, Values } from '#forms/definition.ts';
import type { Sql, Transaction } from './connection.ts';

/** The number of days after which a draft is deleted. */
export const DRAFT_DAYS = 7;

/**
 * How many drafts of a report are kept for a person. Each change of a line makes one: a person can go back as many changes.
 */
export const MAX_DRAFTS = 50;

/** How many of them are kept of those that one page alone uses: a grid undoes changes in the browser, and needs the last ones. */
export const MAX_DRAFTS_OF_PAGE = 5;

/** What was typed and is not saved yet. */
export type Draft = {
  readonly typed: Values;
  /** The texts that could not be read as a value, by the names of their fields. */
  readonly unread: Readonly<Record<string, string>>;
  /** The form version that it was typed in. */
  readonly formVersion: number;
};

type NewDraft = {
  readonly typed: Values;
  readonly unread?: Draft['unread'] | undefined;
  readonly definition: Pick<FormDefinition, 'version'>;
  readonly by: string;
  /** The page that makes it and alone uses it; without it, the draft may be in the address of a page. */
  readonly page?: string;
};

/**
 * Stores what was typed in a report, and deletes old drafts: those of the last week, for each person and report the newest
 * `MAX_DRAFTS`, and for each page the newest `MAX_DRAFTS_OF_PAGE` are kept. Equal values and texts share one draft.
 * @returns the hash that identifies the draft
 */
export async function storeDraft(sql: Sql, reportId: string, draft: NewDraft): Promise<string> {
  const { unread = {}, page = null, by } = draft;
  const typed = canonicalValues(draft.typed);
  const hash = hashOfCanonical(Object.keys(unread).length === 0 ? typed : `${typed}\n${canonicalValues(unread)}`);
  await sql`
    with old as (
      delete from drafts d where d.kept_at < now() - ${DRAFT_DAYS} * interval '1 day' and d.hash <> ${hash}
        or (d.report_id = ${reportId} and d.kept_by = ${by} and d.hash <> ${hash} and (
          d.kept_at < (
            select kept_at from drafts where report_id = ${reportId} and kept_by = ${by}
            order by kept_at desc offset ${MAX_DRAFTS - 2} limit 1)
          or d.page = ${page} and d.kept_at < (
            select kept_at from drafts where report_id = ${reportId} and page = ${page}
            order by kept_at desc offset ${MAX_DRAFTS_OF_PAGE - 2} limit 1))
        -- A command that is recorded needs its draft until it is carried out.
        and not exists (
          select from commands c where c.report_id = d.report_id and c.hash = d.hash and c.outcome is null)))
    insert into drafts (report_id, hash, typed, unread, page, kept_by, form_version)
    values (${reportId}, ${hash}, ${typed}, ${sql.json(unread)}, ${page}, ${by}, ${draft.definition.version})
    on conflict (report_id, hash) do update
      set kept_at = now(), form_version = excluded.form_version,
        page = case when drafts.page = excluded.page then drafts.page end`;
  return hash;
}

/** The draft of a report with this hash; null when it was never stored or is deleted. */
export async function findDraft(sql: Sql | Transaction, reportId: string, hash: string): Promise<Draft | null> {
  const [row] = await sql<(Omit<Draft, 'typed'> & { typed: string })[]>`
    select typed, unread, form_version as "formVersion" from drafts where report_id = ${reportId} and hash = ${hash}`;
  // The cast: only `storeDraft` writes this column, with values.
  return row ? { ...row, typed: JSON.parse(row.typed) as Values } : null;
}
