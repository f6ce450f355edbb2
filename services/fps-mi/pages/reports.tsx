/** The list of received reports over all forms and years: found, sorted, chosen, kept as a file. */

import type { Context } from 'hono';
import type { Sql } from '#database/connection.ts';
import type { Session } from '#database/sessions.ts';
import { formatEuro } from '#forms/amount.ts';
import { catalogue } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import {
  type ListedReport,
  type Search,
  type SortKey,
  searchReports,
  searchSchema,
} from '#services/fps-mi/database/report-search.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { languageOf, linkTo, Moment, page } from './frame.tsx';
import { ErrorSummary, FilterForm, isProblemField, type ProblemField, typedIn } from './reports-filter.tsx';

/** How many reports stand on a page. */
const PAGE_SIZE = 100;

/** GET / @param code what went wrong with the choice that was sent */
export async function reportsPage(context: Context, sql: Sql, code?: 'none-chosen'): Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language);
  const typed = typedIn(context);
  const query = searchSchema.safeParse({ ...context.req.query(), ...typed });
  if (!query.success) {
    const problems = [...new Set(query.error.issues.map(({ path }) => path[0]).filter(isProblemField))];
    return await answer(422, [], problems, null);
  }
  const search = query.data;
  const { reports, total } = await searchReports(sql, search, PAGE_SIZE);
  const filtered = Object.values(typed).some((value) => value !== '');
  return await answer(
    code ? 422 : 200,
    code ? [text.acceptMany.none] : [],
    [],
    total === 0 ? (
      <p class="none">{filtered ? text.noneFound : text.noneYet}</p>
    ) : (
      <>
        <Exports search={search} typed={typed} language={language} />
        <ReportTable {...{ context, language, reports, total, search, typed }} />
        <Pages language={language} search={search} typed={typed} total={total} />
      </>
    ),
  );

  function answer(status: 200 | 422, said: readonly string[], problems: readonly ProblemField[], list: unknown) {
    return page(
      context,
      { title: text.title, status },
      <>
        {(said.length > 0 || problems.length > 0) && <ErrorSummary {...{ language, said, problems }} />}
        <h1>{text.reports}</h1>
        <FilterForm {...{ language, typed, problems }} />
        {list}
      </>,
    );
  }
}

type Typed = ReturnType<typeof typedIn>;

function Exports({ search, typed, language }: { search: Search; typed: Typed; language: Language }) {
  const parameters = { ...typed, sort: search.sort, direction: search.direction };
  return (
    <p class="exports">
      {textsIn(language).export} <a href={linkTo('/reports.xlsx', language, parameters)}>XLSX</a>{' '}
      <a href={linkTo('/reports.csv', language, parameters)}>CSV</a>
      {search.form === undefined && <span class="help"> {textsIn(language).exportHint}</span>}
    </p>
  );
}

type TableProps = {
  context: Context;
  language: Language;
  reports: readonly ListedReport[];
  total: number;
  search: Search;
  typed: Typed;
};

function ReportTable({ context, language, reports, total, search, typed }: TableProps) {
  const text = textsIn(language);
  // The cast: these pages are behind the login.
  const { person } = context.get('session') as Session;
  const choosable = reports.some(({ status }) => status === 'received');
  const heading = (key: SortKey, label: string, amount = false) => (
    <SortHeading {...{ sortKey: key, label, amount, search, typed, language }} />
  );
  return (
    <form method="post" action={linkTo('/accept', language)}>
      <input type="hidden" name="person" value={person.id} />
      <div class="wide">
        <table class="reports">
          <caption>{text.count(reports.length, total)}</caption>
          <thead>
            <tr>
              {choosable && <th scope="col">{text.choose}</th>}
              {heading('reference', text.reference)}
              {heading('ocmw', text.ocmw)}
              <th scope="col">{text.form}</th>
              {heading('year', text.year)}
              {heading('payable', text.payable, true)}
              {heading('receivedAt', text.receivedAt)}
              {heading('status', text.status)}
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr>
                {choosable && (
                  <td data-label={text.choose}>
                    {report.status === 'received' && (
                      <input
                        type="checkbox"
                        name="reference"
                        value={report.reference}
                        aria-label={text.select(report.reference)}
                      />
                    )}
                  </td>
                )}
                <th scope="row">
                  <a href={linkTo(`/reports/${report.reference}`, language)}>{report.reference}</a>
                </th>
                <td data-label={text.ocmw}>{report.municipality[language]}</td>
                <td data-label={text.form}>{formTitle(report, language)}</td>
                <td data-label={text.year}>{report.year}</td>
                <td data-label={text.payable} class="amount">
                  {formatEuro(report.payable, language)}
                </td>
                <td data-label={text.receivedAt}>
                  <Moment at={report.receivedAt} language={language} brief />
                </td>
                <td data-label={text.status}>
                  <span class={`status ${report.status}`}>{text.statuses[report.status]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {choosable && (
        <div class="actions">
          <button type="submit">{text.acceptChosen}</button>
        </div>
      )}
    </form>
  );
}

type SortProps = {
  sortKey: SortKey;
  label: string;
  amount: boolean;
  search: Search;
  typed: Typed;
  language: Language;
};

/** A column's heading sorts by it; once more turns the order round. */
function SortHeading({ sortKey, label, amount, search, typed, language }: SortProps) {
  const sorted = search.sort === sortKey;
  const direction = sorted && search.direction === 'up' ? 'down' : 'up';
  const order = search.direction === 'up' ? 'ascending' : 'descending';
  return (
    <th scope="col" class={amount ? 'amount' : undefined} aria-sort={sorted ? order : undefined}>
      <a
        href={linkTo('/', language, { ...typed, sort: sortKey, direction })}
        aria-label={textsIn(language).sortBy(label)}
      >
        {label}
        {sorted && <span aria-hidden="true">{search.direction === 'up' ? ' ▲' : ' ▼'}</span>}
      </a>
    </th>
  );
}

/** The title of a report's form; its id where the form is no longer in the catalogue. */
export function formTitle({ form }: Pick<ListedReport, 'form'>, language: Language): string {
  return catalogue.find(({ id }) => id === form)?.title[language] ?? form;
}

function Pages(props: { language: Language; search: Search; typed: Typed; total: number }) {
  const { language, search, typed, total } = props;
  const { offset, sort, direction } = search;
  const text = textsIn(language);
  const linkAt = (start: number) =>
    linkTo('/', language, { ...typed, sort, direction, offset: start === 0 ? undefined : start });
  if (total <= PAGE_SIZE && offset === 0) return null;
  return (
    <nav class="pages" aria-label={text.pages}>
      {offset > 0 && (
        <a rel="prev" href={linkAt(Math.max(0, offset - PAGE_SIZE))}>
          {text.newer}
        </a>
      )}
      {offset + PAGE_SIZE < total && (
        <a rel="next" href={linkAt(offset + PAGE_SIZE)}>
          {text.older}
        </a>
      )}
    </nav>
  );
}
