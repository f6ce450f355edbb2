import type { Sql } from '#database/connection.ts';
import { findDraft } from '#database/drafts.ts';
import type { ReportView } from '#database/report-view.ts';
import { findContent } from '#database/reports.ts';
import type { Values } from '#forms/definition.ts';
import { typedValues } from '#forms/values.ts';
import type { FormMessage } from './form-message.ts';

/** The values that the page was rendered with; null when their draft no longer exists. */
export async function readBase(
  sql: Sql,
  { id, definition }: ReportView,
  { draft, version }: Pick<FormMessage, 'draft' | 'version'>,
): Promise<Values | null> {
  if (draft !== '') return (await findDraft(sql, id, draft))?.typed ?? null;
  const content = version === 0 ? null : await findContent(sql, id, version);
  return content ? typedValues(definition, content.values) : {};
}
