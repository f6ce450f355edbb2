/** Merges what a person typed with what others have saved since the page was made. */

import type { Sql } from '#database/connection.ts';
import { findDraft, storeDraft } from '#database/drafts.ts';
import type { ReportView } from '#database/report-view.ts';
import { findContent, type SavedVersion, savesAfter } from '#database/reports.ts';
import type { Values } from '#forms/definition.ts';
import { type Clash, mergeValues, type Side, type ThreeStates } from '#forms/merge.ts';
import { typedValues } from '#forms/values.ts';
import { inputName } from '#web/components/input-name.ts';
import { queryOf, type ShownLines } from './shown-lines.ts';

/** The version that a page was made with, and the hash of the draft with what was typed on it. */
export type Unsaved = { readonly version: number; readonly draft: string };

export type Merging = {
  readonly states: ThreeStates;
  readonly values: Values;
  readonly clashes: readonly Clash[];
  /** Who saved since the page was made. */
  readonly saves: readonly SavedVersion[];
};

/**
 * Merges a draft with the saved version of the view.
 * @param choices what counts, by the name of the clash
 * @returns null when the draft no longer exists
 */
export async function mergeDraft(
  sql: Sql,
  view: ReportView,
  { version, draft }: Unsaved,
  choices: ReadonlyMap<string, Side> = new Map(),
): Promise<Merging | null> {
  const [mine, { base, saves }] = await Promise.all([findDraft(sql, view.id, draft), savedSince(sql, view, version)]);
  if (mine === null) return null;
  const states = { base, theirs: view.typed, mine: mine.typed };
  const wholeTables = new Set(view.fromFiles.keys());
  const { clashes } = mergeValues(view.definition, states, { wholeTables });
  const chosen = clashes.map((clash) => choices.get(clashName(clash)) ?? 'theirs');
  const { values } = mergeValues(view.definition, states, { wholeTables, choices: chosen });
  return { states, values, clashes, saves };
}

/** The typed values of an earlier version, and who saved since then. */
export async function savedSince(
  sql: Sql,
  { id, definition }: ReportView,
  version: number,
): Promise<{ readonly base: Values; readonly saves: readonly SavedVersion[] }> {
  const [content, saves] = await Promise.all([
    version === 0 ? null : findContent(sql, id, version),
    savesAfter(sql, id, version),
  ]);
  return { base: content ? typedValues(definition, content.values) : {}, saves };
}

/** Stores merged values as a draft. @returns the query of the form that shows them */
export async function keepMerged(
  sql: Sql,
  { id, definition, report }: ReportView,
  { values, since, by }: { readonly values: Values; readonly since: number; readonly by: string },
): Promise<string> {
  const draft = await storeDraft(sql, id, { typed: values, definition, by });
  return draftQuery({ version: report?.version ?? 0, draft, since });
}

/** The query of a form that shows a draft. `since`: the version with which it was begun, when it was merged. */
export function draftQuery({ version, draft, since }: Unsaved & { since?: number }, shown?: ShownLines): string {
  const query = new URLSearchParams({ draft, version: String(version), ...(shown && queryOf(shown)) });
  if (since !== undefined) query.set('since', String(since));
  return query.toString();
}

/** Identifies a clash on its page: `rent`, `staff`, `staff-3` for a line. */
export function clashName(clash: Clash): string {
  return clash.kind === 'line' ? inputName({ field: clash.field.id, line: clash.number }) : clash.field.id;
}
