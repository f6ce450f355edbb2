import type { Sql } from '#database/connection.ts';
import { findDraft } from '#database/drafts.ts';
import type { ReportView } from '#database/report-view.ts';
import { findContent } from '#database/reports.ts';
import { definitionOf } from '#forms/catalogue.ts';
import { typedValues } from '#forms/values.ts';
import type { FormMessage } from './form-message.ts';
import { baseOf, type FormBase } from './posted-form.ts';
import { applyPostedSplices, type PostedSplices } from './posted-splices.ts';

type Rendered = Pick<FormMessage, 'draft' | 'version'>;

/**
 * What the page shows, before the fields that it posts: what it was rendered with, and the changes of lines that it has not
 * sent before. Null when its draft no longer exists.
 * @throws SplicesRefused
 */
export async function readBase(
  sql: Sql,
  { id, definition }: Pick<ReportView, 'id' | 'definition'>,
  rendered: Rendered,
  splices: PostedSplices = new Map(),
): Promise<FormBase | null> {
  const base = await readRendered(sql, id, rendered);
  return base && applyPostedSplices(definition, base, splices);
}

/** What a page was rendered with: a draft, or a saved version. Null when its draft no longer exists. */
export async function readRendered(sql: Sql, id: string, { draft, version }: Rendered): Promise<FormBase | null> {
  if (draft !== '') {
    const found = await findDraft(sql, id, draft);
    return found && { values: found.typed, unread: new Map(Object.entries(found.unread)) };
  }
  const content = version === 0 ? null : await findContent(sql, id, version);
  return baseOf(content ? typedValues(definitionOf(content), content.values) : {});
}
