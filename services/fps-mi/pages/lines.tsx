/** The lines of a received report, some at a time: a table may have 10 000. */

import type { Context } from 'hono';
import type { Sql } from '#database/connection.ts';
import { findFormVersion } from '#forms/catalogue.ts';
import { type Language, type Line, type TableField, tablesOf } from '#forms/definition.ts';
import { linesIn, totalOf } from '#forms/values.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import { findReceivedReport } from '#services/fps-mi/database/received-reports.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { LINES_A_PAGE, linesRange } from '#web/site/line-table.tsx';
import { failurePage } from './failure.tsx';
import { languageOf, linkTo, page } from './frame.tsx';

/** GET /reports/:reference/lines/:table: one page of a table's lines, from number `from` on. */
export async function linesPage(context: Context, sql: Sql, reference: string, id: string): Promise<Response> {
  const report = await findReceivedReport(sql, reference);
  const definition = report && findFormVersion(report.form, report.year, report.formVersion);
  const table = definition && tablesOf(definition).find((each) => each.id === id);
  if (!report || !table) return await failurePage(context, 'not-found');
  const language = languageOf(context);
  const text = textsIn(language);
  const lines = linesIn(report.values, table.id);
  const asked = Number(context.req.query('from') ?? 1) - 1;
  const first = Number.isInteger(asked) && asked >= 0 && asked < lines.length ? asked : 0;
  const end = Math.min(first + LINES_A_PAGE, lines.length);
  const linkFrom = (line: number): string =>
    linkTo(`/reports/${reference}/lines/${table.id}`, language, { from: line + 1 });
  return await page(
    context,
    { title: `${table.label[language]}${text.colon}${text.report(reference)} – ${text.ministry}` },
    <>
      <p class="back">
        <a href={linkTo(`/reports/${reference}`, language)}>{text.report(reference)}</a>
      </p>
      <h1>{table.label[language]}</h1>
      <LineTable table={table} lines={lines} first={first} language={language} named />
      <nav class="pages" aria-label={text.pages}>
        {first > 0 && (
          <a href={linkFrom(Math.max(0, first - LINES_A_PAGE))} rel="prev">
            {text.previousLines}
          </a>
        )}
        {end < lines.length && (
          <a href={linkFrom(end)} rel="next">
            {text.nextLines}
          </a>
        )}
      </nav>
    </>,
  );
}

type LineTableProps = {
  readonly table: TableField;
  readonly lines: readonly Line[];
  readonly first: number;
  readonly language: Language;
  /** The table is named above it. */
  readonly named?: true;
};

/** A page of a table's lines, from number `first` on, with the totals of all of them. */
export function LineTable({ table, lines, first, language, named }: LineTableProps) {
  const text = textsIn(language);
  const shown = lines.slice(first, first + LINES_A_PAGE);
  const range = linesRange(first, first + shown.length, lines.length, language);
  const label = table.label[language];
  const caption = named ? range : shown.length < lines.length ? `${label} (${range})` : label;
  return (
    <table class="reports lines">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.line}</th>
          {table.columns.map((column) => (
            <th scope="col" class={unitOf(column) === null ? undefined : 'amount'}>
              {column.label[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((line, index) => (
          <tr>
            <th scope="row">{first + index + 1}</th>
            {table.columns.map((column) => (
              <td data-label={column.label[language]} class={unitOf(column) === null ? undefined : 'amount'}>
                {formatValue(column, line[column.id], language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {table.columns.some(({ total }) => total) && (
        <tfoot>
          <tr class="total">
            <th scope="row">{text.totals.total}</th>
            {table.columns.map((column) =>
              column.total ? (
                <td data-label={column.label[language]} class="amount">
                  {formatValue(column, totalOf(lines, column.id), language)}
                </td>
              ) : (
                <td class="blank"></td>
              ),
            )}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
