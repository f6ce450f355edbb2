import type { Sql } from '#database/connection.ts';
import { findDraft } from '#database/drafts.ts';
import type { ReportView } from '#database/report-view.ts';
import { findContent } from '#database/reports.ts';
import { typedValues } from '#forms/values.ts';
import type { FormMessage } from './form-message.ts';
import { baseOf, type FormBase } from './posted-form.ts';
import { applyPostedSplices, type PostedSplices } from './posted-splices.ts';

/**
 * What the page shows, before the fields that it posts: what it was rendered with, and the changes of lines that it has not
 * sent before. Null when its draft no longer exists.
 * @throws SplicesRefused
 */
export async function readBase(
  sql: Sql,
  { id, definition }: Pick<ReportView, 'id' | 'definition'>,
  { draft, version }: Pick<FormMessage, 'draft' | 'version'>,
  splices: PostedSplices = new Map(),
): Promise<FormBase | null> {
  const base = await readRendered();
  return base && applyPostedSplices(definition, base, splices);

  async function readRendered(): Promise<FormBase | null> {
    if (draft !== '') {
      const found = await findDraft(sql, id, draft);
      return found && { values: found.typed, unread: new Map(Object.entries(found.unread)) };
    }
    const content = version === 0 ? null : await findContent(sql, id, version);
    return baseOf(content ? typedValues(definition, content.values) : {});
  }
}
