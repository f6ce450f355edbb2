/** The audit trail of how the lines of a table are entered: by spreadsheet or in the form. */

import { definitionOf } from '#forms/catalogue.ts';
import type { Content } from '#forms/content.ts';
import { typedValues } from '#forms/values.ts';
import { addToAuditTrail } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';
import { lockOrganisation } from './organisations.ts';
import { filesOf, forgetFile, type LinesFromFile, tablesFromFiles } from './uploads.ts';

/** From this moment on, the lines of a table come from a file, or are entered in the form. */
export type TableSwitch = { readonly type: 'table-by-file' | 'table-in-form'; readonly table: string };

/** A separate subject, because the rows about `report/{id}` have the numbers of the events of its workflow. */
export const switchSubject = (reportId: string): string => `tables/${reportId}`;

type SwitchAuthor = { readonly by: string; readonly commandId: string; readonly at: Date };

/**
 * Records how a save changes the way in which tables are entered. The caller must hold the lock on the organisation.
 */
export async function recordTableSwitches(
  sql: Transaction,
  reportId: string,
  { before, after, ...author }: SwitchAuthor & { before: Content | null; after: Content },
): Promise<void> {
  const files = await filesOf(sql, reportId);
  const old = before ? fromFiles(files, before) : [];
  const now = fromFiles(files, after);
  for (const table of now)
    if (!old.includes(table)) await recordSwitch(sql, reportId, { type: 'table-by-file', table }, author);
  for (const table of old)
    if (!now.includes(table)) await recordSwitch(sql, reportId, { type: 'table-in-form', table }, author);
}

function fromFiles(files: readonly LinesFromFile[], content: Content): string[] {
  const definition = definitionOf(content);
  const typed = typedValues(definition, content.values);
  const tables = tablesFromFiles(files, definition, { contentHash: null, typed });
  return [...tables.keys()];
}

/** Lets a person enter the lines of a table in the form from now on. Idempotent. */
export async function switchToForm(
  sql: Sql,
  { reportId, field, nis, by }: { reportId: string; field: string; nis: string; by: string },
): Promise<void> {
  await sql.begin(async (transaction) => {
    // A save takes the same lock, so no two rows of the audit trail get the same number.
    await lockOrganisation(transaction, nis);
    if (!(await forgetFile(transaction, { reportId, field }))) return;
    const author = { by, commandId: crypto.randomUUID(), at: new Date() };
    await recordSwitch(transaction, reportId, { type: 'table-in-form', table: field }, author);
  });
}

async function recordSwitch(
  sql: Transaction,
  reportId: string,
  { type, table }: TableSwitch,
  author: SwitchAuthor,
): Promise<void> {
  const { by: personId, commandId, at } = author;
  const subject = switchSubject(reportId);
  await addToAuditTrail(sql, { subject, at, personId, action: type, details: { type, table }, commandId });
}
