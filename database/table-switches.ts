/** Whether the lines of a table are entered by spreadsheet or in the form: who went from one to the other, and when. */

import { definitionOf } from '#forms/catalogue.ts';
import type { Content } from '#forms/content.ts';
import { typedValues } from '#forms/values.ts';
import { addToAuditTrail, auditEntriesOf } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';
import { forgetFile, tablesFromFiles } from './uploads.ts';

/** From now on the lines of a table come from a file, or are entered in the form. */
export type TableSwitch = { readonly type: 'table-by-file' | 'table-in-form'; readonly table: string };

/** Not the report's own: the numbers of that are those of its workflow's events. */
const subjectOf = (reportId: string): string => `tables/${reportId}`;

type SwitchAuthor = { readonly by: string; readonly commandId: string; readonly at: Date };

/** Notes what a save changes in how the tables are entered. Whoever calls holds the lock on the organisation. */
export async function recordTableSwitches(
  sql: Transaction,
  reportId: string,
  { before, after, ...author }: SwitchAuthor & { before: Content | null; after: Content },
): Promise<void> {
  const [old, now] = [before ? await fromFiles(sql, reportId, before) : [], await fromFiles(sql, reportId, after)];
  for (const table of now)
    if (!old.includes(table)) await recordSwitch(sql, reportId, { type: 'table-by-file', table }, author);
  for (const table of old)
    if (!now.includes(table)) await recordSwitch(sql, reportId, { type: 'table-in-form', table }, author);
}

async function fromFiles(sql: Transaction, reportId: string, content: Content): Promise<string[]> {
  const definition = definitionOf(content);
  const tables = await tablesFromFiles(sql, reportId, definition, typedValues(definition, content.values));
  return [...tables.keys()];
}

/** From now on the lines of a table are changed in the form, on somebody's word. Pressed twice it is noted once. */
export async function switchToForm(
  sql: Sql,
  { reportId, field, nis, by }: { reportId: string; field: string; nis: string; by: string },
): Promise<void> {
  await sql.begin(async (transaction) => {
    // The lock that a save holds as well: two rows cannot follow the same one.
    await transaction`select nis from organisations where nis = ${nis} for no key update`;
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
  const subject = subjectOf(reportId);
  await addToAuditTrail(sql, { subject, at, personId, action: type, details: { type, table }, commandId });
}

/** Every switch of a report's tables, the latest first, with who did it. */
export async function switchesOf(
  sql: Sql,
  reportId: string,
): Promise<{ at: Date; name: string | null; event: TableSwitch }[]> {
  const rows = await auditEntriesOf(sql, subjectOf(reportId));
  // The cast: only `recordSwitch` writes about this subject.
  return rows.map(({ at, name, details }) => ({ at, name, event: details as TableSwitch }));
}
