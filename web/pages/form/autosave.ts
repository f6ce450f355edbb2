/** What is typed in a form and not saved: when it is kept, and how it becomes the input of the form again. */

import { type Autosave, deleteAutosave, keepAutosave } from '#database/autosaves.ts';
import type { Sql } from '#database/connection.ts';
import { storeDraft } from '#database/drafts.ts';
import type { ReportView } from '#database/report-view.ts';
import { canonicalValues, valuesHash } from '#forms/content.ts';
import { type FormDefinition, fieldsOf, isTyped, tablesOf, type Values } from '#forms/definition.ts';
import { isClosed } from '#rules/report.ts';
import type { FormMessage } from './form-message.ts';
import type { PageBasis } from './page-basis.ts';
import { type FormInput, inputOf, readPostedForm, unreadTexts } from './posted-form.ts';
import { readBase } from './read-base.ts';

type Typed = Pick<FormMessage, 'version' | 'draft' | 'request'> & { readonly body: Record<string, unknown> };

/**
 * Keeps what is typed where it differs from what is saved; otherwise forgets what was kept before.
 * @returns when it was kept; null when there is nothing to keep
 */
export async function keepTyped(
  sql: Sql,
  basis: PageBasis,
  personId: string,
  { version, draft, request, body }: Typed,
): Promise<Date | null> {
  const { definition, stage, id, base, splices } = basis;
  if (base === null || (stage !== null && isClosed(stage))) return null;
  const input = readPostedForm(definition, base, body);
  if (input.problems.length === 0 && valuesHash(input.values) === basis.savedHash) {
    await deleteAutosave(sql, personId, id);
    return null;
  }
  const origin = { by: personId, page: request };
  // The page numbers its lines with the changes that it has not sent yet.
  const shown = splices.size === 0 ? draft : await storeInput(sql, basis, inputOf(definition, base), origin);
  const typed = [...input.texts].filter(
    ([name, text]) => isTypedName(definition, name) && base.unread.get(name) !== text,
  );
  await keepAutosave(sql, { personId, reportId: id }, { version, draft: shown, texts: Object.fromEntries(typed) });
  return new Date();
}

/** Keeps a draft with changed lines, and what is typed outside them: the numbers of the lines are those of the draft. */
export async function keepDraft(
  sql: Sql,
  { definition, id }: Pick<ReportView, 'definition' | 'id'>,
  personId: string,
  { version, draft, input }: { readonly version: number; readonly draft: string; readonly input: FormInput },
): Promise<void> {
  const single = new Set(fieldsOf(definition).flatMap((field) => (field.kind === 'table' ? [] : [field.id])));
  const texts = Object.fromEntries([...input.texts].filter(([name]) => single.has(name)));
  await keepAutosave(sql, { personId, reportId: id }, { version, draft, texts });
}

type DraftOrigin = { readonly by: string; readonly page: string };

/** Stores all that is typed in a form as a draft: also the texts that could not be read. @returns its hash */
export function storeInput(
  sql: Sql,
  { definition, id }: Pick<ReportView, 'definition' | 'id'>,
  input: FormInput,
  origin: DraftOrigin,
): Promise<string> {
  return storeDraft(sql, id, { typed: input.values, unread: unreadTexts(input), definition, ...origin });
}

/** What was kept, and the input of the form with it; null when it is the same as what is saved, or its draft is gone. */
export async function readAutosave(
  sql: Sql,
  view: ReportView,
  kept: Autosave,
): Promise<{ readonly kept: Autosave; readonly input: FormInput } | null> {
  const { definition, report, typed } = view;
  if (report !== null && isClosed(report.stage)) return null;
  const base = await readBase(sql, view, kept);
  if (base === null) return null;
  const input = readPostedForm(definition, base, kept.texts);
  return isSaved(input, typed) ? null : { kept, input };
}

/**
 * The draft of a page that shows what was kept: one with the cells that were typed in open lines, because a grid reads the
 * lines of the draft.
 */
export async function draftWithCells(
  sql: Sql,
  view: Pick<ReportView, 'definition' | 'id'>,
  { kept, input }: { readonly kept: Autosave; readonly input: FormInput },
  origin: DraftOrigin,
): Promise<string> {
  const tables = new Set(tablesOf(view.definition).map(({ id }) => id));
  const hasCells = Object.keys(kept.texts).some((name) => tables.has(name.split('-')[0] ?? ''));
  return hasCells ? await storeInput(sql, view, input, origin) : kept.draft;
}

function isSaved({ problems, values }: FormInput, saved: Values): boolean {
  return problems.length === 0 && canonicalValues(values) === canonicalValues(saved);
}

/** Whether a posted field is one that the person types, and not a hidden one. */
function isTypedName(definition: FormDefinition, name: string): boolean {
  const [id, , column] = name.split('-');
  return fieldsOf(definition).some((field) =>
    field.kind === 'table'
      ? field.id === id && field.columns.some((each) => each.id === column && isTyped(each))
      : field.id === name && isTyped(field),
  );
}
