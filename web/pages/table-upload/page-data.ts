import type { Sql } from '#database/connection.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import { type FormDefinition, type TableField, tablesOf } from '#forms/definition.ts';
import { reportPath } from '#web/pages/report-path.ts';

/** What the pages of a table need to know. */
export type PageData = {
  readonly view: ReportView;
  readonly table: TableField;
  /** The name of the file that the lines come from; undefined when they were entered in the form. */
  readonly file: string | undefined;
  /** The path of the table's page. */
  readonly tablePath: string;
};

/** Reads what the pages of a table need. */
export async function loadPage(sql: Sql, newest: FormDefinition, nis: string, tableId: string): Promise<PageData> {
  const view = await viewReport(sql, newest, nis);
  const table = tablesOf(view.definition).find(({ id }) => id === tableId);
  // The report may be in an earlier version of the form, without this table. The user gets the page for failures.
  if (table === undefined) throw new Error(`${view.id}: no table ${tableId} in version ${view.definition.version}`);
  const tablePath = `${reportPath(newest, nis)}/tables/${table.id}`;
  return { view, table, file: view.fromFiles.get(table.id), tablePath };
}
