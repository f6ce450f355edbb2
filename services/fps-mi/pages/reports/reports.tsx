/** The list of received reports over all forms and years: search, sort, choose and export. */

import { type Context, Hono } from 'hono';
import type { Sql } from '#database/connection.ts';
import type { Language } from '#forms/definition.ts';
import { type Search, searchReports, searchSchema } from '#services/fps-mi/database/report-search.ts';
import { loggedDownload } from '#services/fps-mi/export/logged-download.ts';
import { reportsAsCsv } from '#services/fps-mi/export/report-csv.ts';
import { reportsAsXlsx } from '#services/fps-mi/export/report-xlsx.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { routeSettings } from '#web/site/route-settings.ts';
import { FilterForm, FilterProblems, isProblemField, type TypedFilter, typedFilter } from './report-filter.tsx';
import { ReportTable } from './report-table.tsx';

/** The number of reports on a page. */
const PAGE_SIZE = 100;

export function reportsPage({ sql, log }: PageDependencies): Hono<HandlerEnv> {
  const logged = <T,>(context: Context<HandlerEnv>, content: ReadableStream<T>): ReadableStream<T> => {
    const trace = context.get('requestId');
    const { path } = context.req;
    return loggedDownload(content, (error) => log.error({ error, trace, path }, 'a download broke off'));
  };
  return new Hono<HandlerEnv>()
    .get('/', (context) => renderReports(context, sql))
    .get('/reports.csv', routeSettings({ rateLimit: 'document' }), (context) => {
      const search = searchSchema.safeParse(context.req.query());
      if (!search.success) return context.text('', 422);
      return context.body(logged(context, reportsAsCsv(sql, search.data, context.var.language)), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="reports.csv"',
      });
    })
    .get('/reports.xlsx', routeSettings({ rateLimit: 'document' }), (context) => {
      const search = searchSchema.safeParse(context.req.query());
      if (!search.success) return context.text('', 422);
      return context.body(logged(context, reportsAsXlsx(sql, search.data, context.var.language)), 200, {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': 'attachment; filename="reports.xlsx"',
      });
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
  const { reports, total } = await searchReports(sql, search, PAGE_SIZE);
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
  const { terms, reports } = textsIn(language);
  return (
    <p class="exports">
      {terms.export} <a href={linkTo('/reports.xlsx', language, parameters)}>XLSX</a>{' '}
      <a href={linkTo('/reports.csv', language, parameters)}>CSV</a>
      {search.form === undefined && <span class="help"> {reports.exportHint}</span>}
    </p>
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
