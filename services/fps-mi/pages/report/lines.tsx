/** The lines of one table of a received report, one page at a time: a table may have 10 000 lines. */

import { Hono } from 'hono';
import { findFormVersion } from '#forms/catalogue.ts';
import { type Language, type Line, type TableField, tablesOf } from '#forms/definition.ts';
import { linesIn, totalOf } from '#forms/values.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import { findReceivedReport, REFERENCE_PATTERN } from '#services/fps-mi/database/received-reports.ts';
import type { HandlerEnv, PageContext, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { failurePage } from '#services/fps-mi/pages/failure.tsx';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { LINES_PER_PAGE, linesRange } from '#web/site/line-table.tsx';

const path = `/reports/:reference{${REFERENCE_PATTERN}}/lines/:table{[a-zA-Z0-9]+}` as const;

/** The parameter `from` is the number of the first line on the page, counted from 1. */
export function linesPage({ sql }: PageDependencies): Hono<HandlerEnv> {
  return new Hono<HandlerEnv>().get(path, async (context) => {
    const { reference, table: id } = context.req.param();
    const report = await findReceivedReport(sql, reference);
    const definition = report && findFormVersion(report.form, report.year, report.formVersion);
    const table = definition && tablesOf(definition).find((each) => each.id === id);
    if (!report || !table) return await failurePage(context, 'not-found');
    const lines = linesIn(report.values, table.id);
    const index = Number(context.req.query('from') ?? 1) - 1;
    const first = Number.isInteger(index) && index >= 0 && index < lines.length ? index : 0;
    return await renderLines(context, { reference, table, lines, first });
  });
}

function renderLines(
  context: PageContext,
  { reference, table, lines, first }: { reference: string; table: TableField; lines: readonly Line[]; first: number },
): Response | Promise<Response> {
  const { language } = context.var;
  const { terms, report: text } = textsIn(language);
  const end = Math.min(first + LINES_PER_PAGE, lines.length);
  const linkFrom = (line: number): string =>
    linkTo(`/reports/${reference}/lines/${table.id}`, language, { from: line + 1 });
  return page(
    context,
    { title: `${table.label[language]}${terms.colon}${text.title(reference)}` },
    <>
      <p class="back">
        <a href={linkTo(`/reports/${reference}`, language)}>{text.title(reference)}</a>
      </p>
      <h1>{table.label[language]}</h1>
      <LineTable table={table} lines={lines} first={first} language={language} named />
      <nav class="pages" aria-label={terms.pages}>
        {first > 0 && (
          <a href={linkFrom(Math.max(0, first - LINES_PER_PAGE))} rel="prev">
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
  /** The index of the first line that is shown. */
  readonly first: number;
  readonly language: Language;
  /** Whether a heading above the table has its name already. */
  readonly named?: true;
};

/** One page of a table's lines, with the totals of all lines. */
export function LineTable({ table, lines, first, language, named }: LineTableProps) {
  const text = textsIn(language).report;
  const shown = lines.slice(first, first + LINES_PER_PAGE);
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
      <Totals table={table} lines={lines} language={language} />
    </table>
  );
}

function Totals({ table, lines, language }: Pick<LineTableProps, 'table' | 'lines' | 'language'>) {
  if (!table.columns.some(({ total }) => total)) return null;
  return (
    <tfoot>
      <tr class="total">
        <th scope="row">{textsIn(language).totals.total}</th>
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
  );
}
