/** Where all organisations stand with a form: a chart of all of them, and a table by province. */

import type { Context } from 'hono';
import type { Sql } from '#database/connection.ts';
import { formatEuro } from '#forms/amount.ts';
import { currentForms } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { provinces } from '#services/fps-mi/database/provinces.ts';
import { findTotals, statuses, type Total } from '#services/fps-mi/database/report-search.ts';
import { missingTextsIn } from '#services/fps-mi/text/missing.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import type { OpenStages, StagesOf } from '#services/temporal/stage-counts.ts';
import { failurePage } from './failure.tsx';
import { languageOf, linkTo, page } from './frame.tsx';
import { missingPath } from './missing.tsx';

const columns = [...statuses, 'missing'] as const;
type Column = (typeof columns)[number];

/** GET /totals; without a form, the first of the catalogue. */
export async function totalsPage(context: Context, sql: Sql, stagesOf: StagesOf): Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language);
  const { form, year } = context.req.query();
  const definition =
    form === undefined ? currentForms[0] : currentForms.find((one) => one.id === form && String(one.year) === year);
  if (definition === undefined) return await failurePage(context, 'not-found');
  const key = { form: definition.id, year: definition.year };
  const [totals, stages] = await Promise.all([findTotals(sql, key), stagesOf(key)]);
  const everybody = totals.reduce((sum, { count }) => sum + count, 0);
  return await page(
    context,
    { title: `${text.totals.title} – ${text.ministry}` },
    <>
      <h1>{text.totals.title}</h1>
      {currentForms.length > 1 && <Forms chosen={definition} language={language} />}
      <p>{text.totals.lead(definition.title[language], definition.year, everybody)}</p>
      <Chart totals={totals} everybody={everybody} language={language} />
      <Missing missing={sumOf(totals, 'missing').count} stages={stages} language={language} />
      <p>
        <a href={linkTo(missingPath(definition), language)}>{missingTextsIn(language).title}</a>
      </p>
      <ProvinceTable totals={totals} definition={definition} language={language} />
    </>,
  );
}

function Forms({ chosen, language }: { chosen: FormDefinition; language: Language }) {
  const text = textsIn(language);
  return (
    <nav class="pages" aria-label={text.form}>
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
  const text = textsIn(language);
  return column === 'missing' ? text.totals.missing : text.statuses[column];
}

/** One bar of all organisations; what it says stands beside it in words and numbers. */
function Chart({ totals, everybody, language }: { totals: readonly Total[]; everybody: number; language: Language }) {
  const all = textsIn(language);
  const text = all.totals;
  const parts = columns.map((column) => ({ column, count: sumOf(totals, column).count }));
  const spoken = parts.map(({ column, count }) => `${labelOf(column, language)}${all.colon}${count}`).join(', ');
  let start = 0;
  return (
    <figure class="chart">
      <figcaption>{text.chart}</figcaption>
      <svg
        viewBox={`0 0 ${everybody} 40`}
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
            {all.colon}
            <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** How far those are whose report was not received yet, as the application tells. */
function Missing({ missing, stages, language }: { missing: number; stages: OpenStages | null; language: Language }) {
  const all = textsIn(language);
  const text = all.totals;
  if (missing === 0) return null;
  if (stages === null) return <p class="note">{text.stagesAway}</p>;
  const begun = Object.values(stages).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p>{text.ofWhich}</p>
      <ul>
        {(['sending', 'halfSigned', 'filledIn', 'incomplete'] as const).map((stage) => (
          <li>
            {text.stages[stage]}
            {all.colon}
            {stages[stage]}
          </li>
        ))}
        <li>
          {text.notBegun}
          {all.colon}
          {Math.max(0, missing - begun)}
        </li>
      </ul>
    </>
  );
}

type TableProps = { totals: readonly Total[]; definition: FormDefinition; language: Language };

function ProvinceTable({ totals, definition, language }: TableProps) {
  const text = textsIn(language);
  const { id: form, year } = definition;
  const cells = (own: readonly Total[]) => (
    <>
      {columns.map((column) => (
        <td class="amount" data-label={labelOf(column, language)}>
          {sumOf(own, column).count}
        </td>
      ))}
      <td class="amount" data-label={text.totals.amount}>
        {formatEuro(
          own.reduce((sum, { payable }) => sum + payable, 0),
          language,
        )}
      </td>
    </>
  );
  return (
    <div class="wide">
      <table class="reports totals">
        <caption>{text.totals.perProvince}</caption>
        <thead>
          <tr>
            <th scope="col">{text.province}</th>
            {columns.map((column) => (
              <th scope="col" class="amount">
                {labelOf(column, language)}
              </th>
            ))}
            <th scope="col" class="amount">
              {text.totals.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {provinces.map((province) => (
            <tr>
              <th scope="row">
                <a href={linkTo('/', language, { form, year, province })}>{text.provinces[province]}</a>
              </th>
              {cells(totals.filter((total) => total.province === province))}
            </tr>
          ))}
          <tr class="total">
            <th scope="row">{text.totals.total}</th>
            {cells(totals)}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
