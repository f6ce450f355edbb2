/** The status of the reports of one form over all organisations: a chart, and a table by province. */

import { Hono } from 'hono';
import { formatEuro } from '#forms/amount.ts';
import { currentForms } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { provinces } from '#services/fps-mi/database/provinces.ts';
import { findTotals, statuses, type Total } from '#services/fps-mi/database/report-search.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import type { StageCounts } from '#services/temporal/stage-counts.ts';
import { missingReportsPath } from './campaigns/campaign-path.ts';
import type { HandlerEnv, PageDependencies } from './env.ts';
import { failurePage } from './failure.tsx';
import { page } from './frame.tsx';
import { linkTo } from './links.tsx';

const columns = [...statuses, 'missing'] as const;
type Column = (typeof columns)[number];

/** Without a form in the address, the page shows the first one of the catalogue. */
export function totalsPage({ sql, countStages }: PageDependencies): Hono<HandlerEnv> {
  return new Hono<HandlerEnv>().get('/totals', async (context) => {
    const { language } = context.var;
    const { missing, totals: text } = textsIn(language);
    const { form, year } = context.req.query();
    const definition =
      form === undefined ? currentForms[0] : currentForms.find((one) => one.id === form && String(one.year) === year);
    if (definition === undefined) return await failurePage(context, 'not-found');
    const key = { form: definition.id, year: definition.year };
    const [totals, stages] = await Promise.all([findTotals(sql, key), countStages(key)]);
    const organisations = totals.reduce((sum, { count }) => sum + count, 0);
    return await page(
      context,
      { title: text.title },
      <>
        <h1>{text.title}</h1>
        {currentForms.length > 1 && <Forms chosen={definition} language={language} />}
        <p>{text.lead(definition.title[language], definition.year, organisations)}</p>
        <Chart totals={totals} organisations={organisations} language={language} />
        <Stages missing={sumOf(totals, 'missing').count} stages={stages} language={language} />
        <p>
          <a href={linkTo(missingReportsPath(definition), language)}>{missing.title}</a>
        </p>
        <ProvinceTable totals={totals} definition={definition} language={language} />
      </>,
    );
  });
}

function Forms({ chosen, language }: { chosen: FormDefinition; language: Language }) {
  return (
    <nav class="pages" aria-label={textsIn(language).terms.form}>
      {currentForms.map((definition) => (
        <a
          href={linkTo('/totals', language, { form: definition.id, year: definition.year })}
          aria-current={definition === chosen ? 'page' : undefined}
        >
          {definition.title[language]} {definition.year}
        </a>
      ))}
    </nav>
  );
}

function sumOf(totals: readonly Total[], column: Column): { count: number; payable: number } {
  const own = totals.filter(({ status }) => status === column);
  return {
    count: own.reduce((sum, { count }) => sum + count, 0),
    payable: own.reduce((sum, { payable }) => sum + payable, 0),
  };
}

function labelOf(column: Column, language: Language): string {
  const { terms, totals } = textsIn(language);
  return column === 'missing' ? totals.missing : terms.statuses[column];
}

type ChartProps = { totals: readonly Total[]; organisations: number; language: Language };

/** One bar for all organisations. The list beside it says the same in words and numbers. */
function Chart({ totals, organisations, language }: ChartProps) {
  const { terms, totals: text } = textsIn(language);
  const parts = columns.map((column) => ({ column, count: sumOf(totals, column).count }));
  const spoken = parts.map(({ column, count }) => `${labelOf(column, language)}${terms.colon}${count}`).join(', ');
  let start = 0;
  return (
    <figure class="chart">
      <figcaption>{text.chart}</figcaption>
      <svg
        viewBox={`0 0 ${organisations} 40`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${text.chart}. ${spoken}`}
      >
        {parts.map(({ column, count }) => {
          const x = start;
          start += count;
          return <rect class={`status ${column}`} x={x} y="0" width={count} height="40" />;
        })}
      </svg>
      <ul>
        {parts.map(({ column, count }) => (
          <li>
            <svg viewBox="0 0 10 10" width="14" height="14" aria-hidden="true">
              <rect class={`status ${column}`} width="10" height="10" />
            </svg>
            {labelOf(column, language)}
            {terms.colon}
            <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/**
 * How far the organisations are that have not sent their report yet. Temporal counts them; null when it is unavailable.
 */
function Stages({ missing, stages, language }: { missing: number; stages: StageCounts | null; language: Language }) {
  const { terms, totals: text } = textsIn(language);
  if (missing === 0) return null;
  if (stages === null) return <p class="note">{text.stagesUnavailable}</p>;
  const begun = Object.values(stages).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p>{text.ofWhich}</p>
      <ul>
        {(['sending', 'signing', 'incomplete'] as const).map((stage) => (
          <li>
            {text.stages[stage]}
            {terms.colon}
            {stages[stage]}
          </li>
        ))}
        <li>
          {text.notBegun}
          {terms.colon}
          {Math.max(0, missing - begun)}
        </li>
      </ul>
    </>
  );
}

type TableProps = { totals: readonly Total[]; definition: FormDefinition; language: Language };

function ProvinceTable({ totals, definition, language }: TableProps) {
  const { terms, totals: text } = textsIn(language);
  const { id: form, year } = definition;
  return (
    <div class="wide">
      <table class="reports totals">
        <caption>{text.perProvince}</caption>
        <thead>
          <tr>
            <th scope="col">{terms.province}</th>
            {columns.map((column) => (
              <th scope="col" class="amount">
                {labelOf(column, language)}
              </th>
            ))}
            <th scope="col" class="amount">
              {text.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {provinces.map((province) => (
            <tr>
              <th scope="row">
                <a href={linkTo('/', language, { form, year, province })}>{terms.provinces[province]}</a>
              </th>
              <TotalCells totals={totals.filter((total) => total.province === province)} language={language} />
            </tr>
          ))}
          <tr class="total">
            <th scope="row">{text.total}</th>
            <TotalCells totals={totals} language={language} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** The cells of a row: the number of organisations by status, and the amount. */
function TotalCells({ totals, language }: { totals: readonly Total[]; language: Language }) {
  const payable = totals.reduce((sum, total) => sum + total.payable, 0);
  return (
    <>
      {columns.map((column) => (
        <td class="amount" data-label={labelOf(column, language)}>
          {sumOf(totals, column).count}
        </td>
      ))}
      <td class="amount" data-label={textsIn(language).totals.amount}>
        {formatEuro(payable, language)}
      </td>
    </>
  );
}
