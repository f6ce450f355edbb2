import type { Sql } from '#database/connection.ts';
import { findReport } from '#database/reports.ts';
import { definitionOf, findForm } from '#forms/catalogue.ts';
import { type FormDefinition, type Line, type TableField, tablesOf } from '#forms/definition.ts';
import { type ContinuedColumns, continuedColumns, continuedLines } from '#forms/last-year.ts';
import { linesIn } from '#forms/values.ts';
import { reportId } from '#rules/keys.ts';

/** The lines that an organisation reported in the same table a year ago, as a start for this year's. */
export type LastYear = { readonly year: number; readonly lines: readonly Line[]; readonly columns: ContinuedColumns };

/** Finds the same table in the report of the year before; null: there is none, or nothing of it stays. */
export async function findLastYear(
  sql: Sql,
  { id: form, year }: FormDefinition,
  nis: string,
  table: TableField,
): Promise<LastYear | null> {
  const before = year - 1;
  if (findForm(form, before) === undefined) return null;
  const report = await findReport(sql, reportId({ form, year: before, nis }));
  if (report === null) return null;
  const earlier = tablesOf(definitionOf(report.content)).find(({ id }) => id === table.id);
  if (earlier === undefined) return null;
  const lines = continuedLines(table, earlier, linesIn(report.content.values, table.id));
  return lines.length === 0 ? null : { year: before, lines, columns: continuedColumns(table, earlier) };
}
