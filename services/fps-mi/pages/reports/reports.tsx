/** The list of received reports over all forms and years: search, sort, choose and export. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { Language } from '#forms/definition.ts';
import { type Search, searchReports, searchSchema } from '#services/fps-mi/database/report-search.ts';
import { exportedTables, linesAsCsv, reportsAsCsv, reportsAsXlsx } from '#services/fps-mi/export/report-columns.ts';
import { download } from '#services/fps-mi/pages/downloads.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { failurePage } from '#services/fps-mi/pages/failure.tsx';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { routeSettings } from '#web/site/route-settings.ts';
import { FilterForm, FilterProblems, isProblemField, type TypedFilter, typedFilter } from './report-filter.tsx';
import { ReportTable } from './report-table.tsx';

/** The number of reports on a page. */
const PAGE_SIZE = 100;

/** The table whose lines are asked for, besides the search. */
const tableSchema = z.object({ table: z.string().max(100) });

export function reportsPage({ sql, log }: PageDependencies): Hono<HandlerEnv> {
  const limits = routeSettings({ rateLimit: 'document' });
  return new Hono<HandlerEnv>()
    .get('/', (context) => renderReports(context, sql))
    .get('/reports.csv', limits, (context) => {
      const search = searchSchema.safeParse(context.req.query());
      if (!search.success) return context.text('', 422);
      const body = reportsAsCsv(sql, search.data, context.var.language);
      return download(context, log, { name: 'reports', format: 'csv', body });
    })
    .get('/reports.xlsx', limits, (context) => {
      const search = searchSchema.safeParse(context.req.query());
      if (!search.success) return context.text('', 422);
      const body = reportsAsXlsx(sql, search.data, context.var.language);
      return download(context, log, { name: 'reports', format: 'xlsx', body });
    })
    .get('/lines.csv', limits, async (context) => {
      const query = context.req.query();
      const search = searchSchema.safeParse(query);
      if (!search.success) return context.text('', 422);
      const { table: id } = tableSchema.parse(query);
      const table = exportedTables(search.data).find((each) => each.id === id);
      if (table === undefined) return await failurePage(context, 'not-found');
      const body = linesAsCsv(sql, search.data, table, context.var.language);
      return download(context, log, { name: `lines-${search.data.form}-${table.id}`, format: 'csv', body });
    });
}

/** The list. @param problem what is wrong with the choice of reports that was posted */
export async function renderReports(
  context: Context<HandlerEnv>,
  sql: Sql,
  problem?: 'none-chosen',
): Promise<Response> {
  const { language, session } = context.var;
  const { acceptMany, terms, reports: text } = textsIn(language);
  const typed = typedFilter(context.req.query());
  const query = searchSchema.safeParse({ ...context.req.query(), ...typed });
  if (!query.success) {
    const problems = [...new Set(query.error.issues.map(({ path }) => path[0]).filter(isProblemField))];
    return await page(
      context,
      { title: text.title, status: 422 },
      <>
        <FilterProblems language={language} problems={problems} />
        <h1>{text.reports}</h1>
        <FilterForm language={language} typed={typed} problems={problems} />
      </>,
    );
  }
  const search = query.data;
  const { reports, total } = await searchReports(sql, search, { limit: PAGE_SIZE, language });
  const isFiltered = Object.values(typed).some((value) => value !== '');
  return await page(
    context,
    { title: text.title, status: problem ? 422 : 200 },
    <>
      {problem && <ErrorSummary title={terms.fieldProblem} errors={[{ text: acceptMany.none }]} />}
      <h1>{text.reports}</h1>
      <FilterForm language={language} typed={typed} problems={[]} />
      {total === 0 ? (
        <p class="none">{isFiltered ? text.noneFound : text.noneYet}</p>
      ) : (
        <>
          <Exports search={search} typed={typed} language={language} />
          <ReportTable
            reports={reports}
            total={total}
            search={search}
            typed={typed}
            language={language}
            personId={session.person.id}
          />
          <Pages search={search} typed={typed} total={total} language={language} />
        </>
      )}
    </>,
  );
}

function Exports({ search, typed, language }: { search: Search; typed: TypedFilter; language: Language }) {
  const parameters = { ...typed, sort: search.sort, direction: search.direction };
  const { terms, reports, exports: text } = textsIn(language);
  const tables = exportedTables(search);
  return (
    <>
      <p class="exports">
        {terms.export} <a href={linkTo('/reports.xlsx', language, parameters)}>XLSX</a>{' '}
        <a href={linkTo('/reports.csv', language, parameters)}>CSV</a>
        <span class="help">
          {' '}
          {search.form === undefined ? reports.exportHint : reports.exportWithLines(tables.length)}
        </span>
      </p>
      {tables.length > 0 && (
        <p class="exports">
          {text.lines}{' '}
          {tables.map(({ id, label }) => (
            <>
              <a href={linkTo('/lines.csv', language, { ...parameters, table: id })}>{label[language]} (CSV)</a>{' '}
            </>
          ))}
        </p>
      )}
    </>
  );
}

/** The links to the previous and the next page of the list. */
function Pages(props: { search: Search; typed: TypedFilter; total: number; language: Language }) {
  const { search, typed, total, language } = props;
  const { offset, sort, direction } = search;
  const { terms, reports } = textsIn(language);
  const linkAt = (start: number): string =>
    linkTo('/', language, { ...typed, sort, direction, offset: start === 0 ? undefined : start });
  if (total <= PAGE_SIZE && offset === 0) return null;
  return (
    <nav class="pages" aria-label={terms.pages}>
      {offset > 0 && (
        <a rel="prev" href={linkAt(Math.max(0, offset - PAGE_SIZE))}>
          {reports.newer}
        </a>
      )}
      {offset + PAGE_SIZE < total && (
        <a rel="next" href={linkAt(offset + PAGE_SIZE)}>
          {reports.older}
        </a>
      )}
    </nav>
  );
}
