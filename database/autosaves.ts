/** What people were typing in forms and have not saved. */

import type { Sql } from './connection.ts';
import { DRAFT_DAYS } from './drafts.ts';

/** Unsaved input of a person in the form of a report. */
export type Autosave = {
  /** The version with which the page was made; 0: nothing was saved. */
  readonly version: number;
  /** The hash of the draft with which the page was made; empty: it was made with the version. */
  readonly draft: string;
  /** The typed texts by the names of their fields, verbatim. */
  readonly texts: Readonly<Record<string, string>>;
  readonly keptAt: Date;
};

/** Keeps what a person is typing, in place of what was kept before. Idempotent by person and report. Deletes old ones. */
export async function keepAutosave(
  sql: Sql,
  { personId, reportId }: { readonly personId: string; readonly reportId: string },
  { version, draft, texts }: Omit<Autosave, 'keptAt'>,
): Promise<void> {
  await sql`
    with old as (delete from autosaves where kept_at < now() - ${DRAFT_DAYS} * interval '1 day'
      and not (person_id = ${personId} and report_id = ${reportId}))
    insert into autosaves (person_id, report_id, version, draft, texts)
    values (${personId}, ${reportId}, ${version}, ${draft}, ${sql.json(texts)})
    on conflict (person_id, report_id) do update
      set version = excluded.version, draft = excluded.draft, texts = excluded.texts, kept_at = now()`;
}

/** What a person was typing in the form of a report; null when all of it is saved, discarded, or too old. */
export async function findAutosave(sql: Sql, personId: string, reportId: string): Promise<Autosave | null> {
  const [row] = await sql<Autosave[]>`
    select version, draft, texts, kept_at as "keptAt" from autosaves
    where person_id = ${personId} and report_id = ${reportId}
      and kept_at > now() - ${DRAFT_DAYS} * interval '1 day'`;
  return row ?? null;
}

/** Forgets what a person was typing: it is saved now, or they discard it. Idempotent. */
export async function deleteAutosave(sql: Sql, personId: string, reportId: string): Promise<void> {
  await sql`delete from autosaves where person_id = ${personId} and report_id = ${reportId}`;
}
