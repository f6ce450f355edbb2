/** The overview of payments: what can be paid, what organisations must pay back, and the batches. */

import { Hono } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { formatEuro, formatNumber } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import { type Claim, listClaims } from '#services/fps-mi/database/claims.ts';
import {
  type Batch,
  batchName,
  listBatches,
  listOutsideSepa,
  listPayableGroups,
  streamPayments,
} from '#services/fps-mi/database/payment-batches.ts';
import { optional, wholeNumber } from '#services/fps-mi/database/report-filter.ts';
import { paymentColumns } from '#services/fps-mi/export/payment-columns.ts';
import { downloadList, fileFormats } from '#services/fps-mi/pages/downloads.ts';
import type { HandlerEnv, PageContext, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { nextPaymentDay } from '#services/fps-mi/payments/payment-days.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { formatDay } from '#web/site/moments.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { BatchState } from './batch-state.tsx';
import { GroupForm, groupName, type PaymentProblem, type TypedPayment } from './group-form.tsx';

/** The number of batches in the list: enough for years. */
const MAX_BATCHES = 500;

/** Which batch a file of payments has; all without one. */
const batchSchema = z.object({ batch: optional(wholeNumber(1, 999_999_999)) });

export function paymentsPage({ sql, log }: PageDependencies): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>().get('/payments', async (context) => {
    const groups = (await listPayableGroups(sql)).map(groupName);
    return await renderPayments(context, sql, { groups, executeOn: nextPaymentDay(dayOf(new Date())) });
  });
  for (const format of fileFormats) {
    pages.get(`/payments.${format}`, routeSettings({ rateLimit: 'document' }), (context) => {
      const { language } = context.var;
      const { batch } = batchSchema.parse(context.req.query());
      return downloadList(context, log, {
        name: batch === undefined ? 'payments' : batchName(batch),
        format,
        title: textsIn(language).payments.payments,
        columns: paymentColumns(language),
        items: streamPayments(sql, batch ?? null),
      });
    });
  }
  return pages;
}

/**
 * @param typed the values in the form: a proposal, or what was typed
 * @param problems why a payment cannot be prepared from what was typed
 */
export async function renderPayments(
  context: PageContext,
  sql: Sql,
  typed: TypedPayment,
  problems: readonly PaymentProblem[] = [],
): Promise<Response> {
  const { language } = context.var;
  const { payments: text } = textsIn(language);
  const [groups, outside, claims, batches] = await Promise.all([
    listPayableGroups(sql),
    listOutsideSepa(sql),
    listClaims(sql),
    listBatches(sql, MAX_BATCHES),
  ]);
  const errors = problems.map((problem) => ({
    text: text.problems[problem],
    href: problem === 'group' ? '#to-pay' : '#executeOn',
  }));
  const dayProblem = problems.find((problem) => problem !== 'group');
  return await page(
    context,
    { title: text.title, status: problems.length > 0 ? 422 : 200 },
    <>
      {errors.length > 0 && <ErrorSummary title={text.problem} errors={errors} />}
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <section aria-labelledby="to-pay">
        <h2 id="to-pay" tabindex={-1}>
          {text.toPay}
        </h2>
        {groups.length === 0 ? (
          <p class="none">{text.nothingToPay}</p>
        ) : (
          <GroupForm
            groups={groups}
            typed={typed}
            dayProblem={dayProblem && text.problems[dayProblem]}
            language={language}
          />
        )}
        {outside.length > 0 && <p class="note">{text.outside(outside.join(', '))}</p>}
      </section>
      <Claims claims={claims} language={language} />
      <section aria-labelledby="batches">
        <h2 id="batches">{text.batches}</h2>
        {batches.length === 0 ? (
          <p class="none">{text.noBatches}</p>
        ) : (
          <>
            <PaymentFiles language={language} />
            <BatchTable batches={batches} language={language} />
          </>
        )}
      </section>
    </>,
  );
}

/** The sum of what organisations must pay back, with a link to the list. */
function Claims({ claims, language }: { claims: readonly Claim[]; language: Language }) {
  const text = textsIn(language).payments;
  const total = claims.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{text.claims}</h2>
      {claims.length === 0 ? (
        <p class="none">{text.noClaims}</p>
      ) : (
        <p>
          <a href={linkTo('/claims', language)}>{text.claimsSum(claims.length, formatEuro(total, language))}</a>
        </p>
      )}
    </section>
  );
}

/** The payments as files. @param props.batch the number of a batch; without it all */
export function PaymentFiles({ language, batch }: { language: Language; batch?: number }) {
  return (
    <p class="exports">
      {textsIn(language).terms.export} <a href={linkTo('/payments.xlsx', language, { batch })}>XLSX</a>{' '}
      <a href={linkTo('/payments.csv', language, { batch })}>CSV</a>
    </p>
  );
}

function BatchTable({ batches, language }: { batches: readonly Batch[]; language: Language }) {
  const text = textsIn(language).payments;
  return (
    <table class="reports">
      <thead>
        <tr>
          <th scope="col">{text.number}</th>
          <th scope="col">{text.executeOn}</th>
          <th scope="col" class="amount">
            {text.count}
          </th>
          <th scope="col" class="amount">
            {text.total}
          </th>
          <th scope="col">{text.state}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr>
            <th scope="row">
              <a href={linkTo(`/payments/${batch.number}`, language)}>{batchName(batch.number)}</a>
            </th>
            <td data-label={text.executeOn}>{formatDay(batch.executeOn, language)}</td>
            <td data-label={text.count} class="amount">
              {formatNumber(batch.count, language)}
            </td>
            <td data-label={text.total} class="amount">
              {formatEuro(batch.total, language)}
            </td>
            <td data-label={text.state}>
              <BatchState state={batch.state} language={language} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
