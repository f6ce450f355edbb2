/** What can be paid, what must come back, and the batches. */

import type { Context } from 'hono';
import type { Sql } from '#database/connection.ts';
import { formatEuro, formatNumber } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import { listClaims } from '#services/fps-mi/database/claims.ts';
import {
  type Batch,
  batchName,
  listBatches,
  listOutsideSepa,
  listPayableGroups,
  type PayableGroup,
} from '#services/fps-mi/database/payment-batches.ts';
import { type PaymentTexts, paymentTextsIn } from '#services/fps-mi/text/payments.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { formatDay } from '#web/site/moments.ts';
import { languageOf, linkTo, page } from './frame.tsx';
import { formTitle } from './reports.tsx';

/** How many batches are listed: years of them. */
const MOST_BATCHES = 500;

export type PaymentProblem = 'group' | 'day';

/** What was typed, or is proposed. */
export type TypedPayment = { readonly groups: readonly string[]; readonly executeOn: string };

/** How a group stands in an address. */
export function groupName({ form, year }: Pick<PayableGroup, 'form' | 'year'>): string {
  return `${form}.${year}`;
}

/** GET /payments, or what is shown instead of a payment that cannot be prepared. */
export async function paymentsPage(
  context: Context,
  sql: Sql,
  typed: TypedPayment,
  problems: readonly PaymentProblem[] = [],
): Promise<Response> {
  const language = languageOf(context);
  const text = paymentTextsIn(language);
  const [groups, outside, claims, batches] = await Promise.all([
    listPayableGroups(sql),
    listOutsideSepa(sql),
    listClaims(sql),
    listBatches(sql, MOST_BATCHES),
  ]);
  const claimed = claims.reduce((sum, { amount }) => sum + amount, 0);
  return await page(
    context,
    { title: `${text.title} – ${textsIn(language).ministry}`, status: problems.length > 0 ? 422 : 200 },
    <>
      {problems.length > 0 && (
        <div class="errors" role="alert">
          <h2>{text.problem}</h2>
          <ul>
            {problems.map((problem) => (
              <li>
                <a href={problem === 'day' ? '#executeOn' : '#to-pay'}>{text.problems[problem]}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <section aria-labelledby="to-pay">
        <h2 id="to-pay" tabindex={-1}>
          {text.toPay}
        </h2>
        {groups.length === 0 ? (
          <p class="none">{text.nothingToPay}</p>
        ) : (
          <GroupForm {...{ groups, typed, language, text }} dayWrong={problems.includes('day')} />
        )}
        {outside.length > 0 && <p class="note">{text.outside(outside.join(', '))}</p>}
      </section>
      <section aria-labelledby="claims">
        <h2 id="claims">{text.claims}</h2>
        {claims.length === 0 ? (
          <p class="none">{text.noClaims}</p>
        ) : (
          <p>
            <a href={linkTo('/claims', language)}>{text.claimsSum(claims.length, formatEuro(claimed, language))}</a>
          </p>
        )}
      </section>
      <section aria-labelledby="batches">
        <h2 id="batches">{text.batches}</h2>
        {batches.length === 0 ? <p class="none">{text.noBatches}</p> : <BatchTable {...{ batches, language, text }} />}
      </section>
    </>,
  );
}

type FormProps = {
  groups: readonly PayableGroup[];
  typed: TypedPayment;
  dayWrong: boolean;
  language: Language;
  text: PaymentTexts;
};

function GroupForm({ groups, typed, dayWrong, language, text }: FormProps) {
  return (
    <form method="get" action="/payments/new">
      {language !== 'nl' && <input type="hidden" name="language" value={language} />}
      <table class="reports">
        <thead>
          <tr>
            <th scope="col">{text.choose}</th>
            <th scope="col">{text.form}</th>
            <th scope="col">{text.year}</th>
            <th scope="col" class="amount">
              {text.count}
            </th>
            <th scope="col" class="amount">
              {text.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const title = formTitle(group, language);
            return (
              <tr>
                <td data-label={text.choose}>
                  <input
                    type="checkbox"
                    name="group"
                    value={groupName(group)}
                    checked={typed.groups.includes(groupName(group))}
                    aria-label={text.select(`${title} ${group.year}`)}
                  />
                </td>
                <th scope="row">{title}</th>
                <td data-label={text.year}>{group.year}</td>
                <td data-label={text.count} class="amount">
                  {formatNumber(group.count, language)}
                </td>
                <td data-label={text.total} class="amount">
                  {formatEuro(group.total, language)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div class="payment-day">
        <div class={dayWrong ? 'field wrong' : 'field'}>
          <label for="executeOn">{text.executeOn}</label>
          <input
            id="executeOn"
            name="executeOn"
            value={typed.executeOn}
            size={12}
            maxlength={20}
            autocomplete="off"
            aria-describedby={dayWrong ? 'executeOn-help executeOn-problem' : 'executeOn-help'}
            aria-invalid={dayWrong ? 'true' : undefined}
          />
          <p class="help" id="executeOn-help">
            {text.executeHelp}
          </p>
          {dayWrong && (
            <p class="problem" id="executeOn-problem">
              {text.problems.day}
            </p>
          )}
        </div>
        <button type="submit">{text.look}</button>
      </div>
    </form>
  );
}

function BatchTable(props: { batches: readonly Batch[]; language: Language; text: PaymentTexts }) {
  const { batches, language, text } = props;
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

/** Where a batch stands, with the colours of where reports stand. */
export function BatchState({ state, language }: { state: Batch['state']; language: Language }) {
  const colour = { prepared: 'received', released: 'paid', cancelled: 'deciding' }[state];
  return <span class={`status ${colour}`}>{paymentTextsIn(language).states[state]}</span>;
}
