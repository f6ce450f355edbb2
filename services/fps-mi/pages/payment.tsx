/** One batch of payments: before it is prepared, and afterwards. */

import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { friendlyFormatIBAN } from 'ibantools';
import type { Sql } from '#database/connection.ts';
import type { Session } from '#database/sessions.ts';
import { formatEuro } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import type { Day } from '#rules/days.ts';
import { type Batch, batchName, listBatchPayments, type Payment } from '#services/fps-mi/database/payment-batches.ts';
import type { BatchRefusal } from '#services/fps-mi/payments/batch-actions.ts';
import { type PaymentTexts, paymentTextsIn } from '#services/fps-mi/text/payments.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { formatDay } from '#web/site/moments.ts';
import { languageOf, linkTo, Moment, page } from './frame.tsx';
import { BatchState } from './payments.tsx';

type Prepared = {
  readonly groups: readonly string[];
  readonly executeOn: Day;
  readonly payments: readonly Payment[];
  /** It is no longer what somebody saw and pressed for. */
  readonly changed: boolean;
};

/** GET /payments/new: what would be paid, before anything is kept. */
export function preparePage(context: Context, prepared: Prepared): Response | Promise<Response> {
  const { groups, executeOn, payments, changed } = prepared;
  const language = languageOf(context);
  const text = paymentTextsIn(language);
  // The cast: these pages are behind the login.
  const { person } = context.get('session') as Session;
  const total = payments.reduce((sum, { amount }) => sum + amount, 0);
  const sum = text.question(text.reports(payments.length), formatEuro(total, language), formatDay(executeOn, language));
  return page(
    context,
    { title: `${text.prepareTitle} – ${textsIn(language).ministry}`, status: changed ? 409 : 200 },
    <>
      {changed && <Problem text={text} said={text.problems.changed} />}
      <Back language={language} />
      <h1>{text.prepareTitle}</h1>
      <p>{sum}</p>
      <form method="post" action={linkTo('/payments', language)} class="actions">
        <input type="hidden" name="person" value={person.id} />
        <input type="hidden" name="request" value={randomUUID()} />
        <input type="hidden" name="executeOn" value={executeOn} />
        <input type="hidden" name="count" value={String(payments.length)} />
        <input type="hidden" name="total" value={String(total)} />
        {groups.map((group) => (
          <input type="hidden" name="group" value={group} />
        ))}
        {payments.length > 0 && <button type="submit">{text.prepare}</button>}
        <a href={linkTo('/payments', language)}>{textsIn(language).cancel}</a>
      </form>
      <PaymentTable payments={payments} language={language} />
    </>,
  );
}

/** GET /payments/:number @param refused why it could not be released or cancelled */
export async function paymentPage(context: Context, sql: Sql, batch: Batch, refused?: BatchRefusal): Promise<Response> {
  const language = languageOf(context);
  const text = paymentTextsIn(language);
  // The cast: these pages are behind the login.
  const { person } = context.get('session') as Session;
  const payments = await listBatchPayments(sql, batch.id);
  const name = batchName(batch.number);
  return await page(
    context,
    { title: `${text.number} ${name} – ${textsIn(language).ministry}`, status: refused ? 409 : 200 },
    <>
      {refused && <Problem text={text} said={wordsOf(refused, text)} />}
      <Back language={language} />
      <h1>
        {text.number} <span class="unbroken">{name}</span>
      </h1>
      <Facts {...{ batch, language, text }} />
      {batch.state === 'prepared' && <Choices {...{ batch, language, text }} personId={person.id} />}
      {batch.state === 'released' && (
        <section aria-labelledby="file">
          <h2 id="file">{text.file}</h2>
          <p>
            <a href={linkTo(`/payments/${batch.number}/file.xml`, language)} download={`${name}.xml`}>
              {name}.xml
            </a>
          </p>
          <p>{text.fileHint}</p>
        </section>
      )}
      <PaymentTable payments={payments} language={language} />
    </>,
  );
}

function wordsOf(refused: BatchRefusal, text: PaymentTexts): string {
  return refused.code === 'seal-broken' ? text.sealBroken(refused.references.join(', ')) : text.refusals[refused.code];
}

function Problem({ text, said }: { text: PaymentTexts; said: string }) {
  return (
    <div class="errors" role="alert">
      <h2>{text.problem}</h2>
      <p>{said}</p>
    </div>
  );
}

function Back({ language }: { language: Language }) {
  return (
    <p class="back">
      <a href={linkTo('/payments', language)}>{paymentTextsIn(language).back}</a>
    </p>
  );
}

type BatchProps = { batch: Batch; language: Language; text: PaymentTexts };

function Facts({ batch, language, text }: BatchProps) {
  const { payer, preparedBy, preparedAt, endedBy, endedAt } = batch;
  return (
    <dl>
      <div>
        <dt>{text.state}</dt>
        <dd>
          <BatchState state={batch.state} language={language} />
        </dd>
      </div>
      <div>
        <dt>{text.count}</dt>
        <dd>{batch.count}</dd>
      </div>
      <div>
        <dt>{text.total}</dt>
        <dd>{formatEuro(batch.total, language)}</dd>
      </div>
      <div>
        <dt>{text.executeOn}</dt>
        <dd>{formatDay(batch.executeOn, language)}</dd>
      </div>
      <div>
        <dt>{text.payer}</dt>
        <dd>
          {payer.name}, <span class="unbroken">{friendlyFormatIBAN(payer.iban) ?? payer.iban}</span>
        </dd>
      </div>
      <div>
        <dt>{text.preparedBy}</dt>
        <dd>
          {preparedBy.name}, <Moment at={preparedAt} language={language} />
        </dd>
      </div>
      {endedBy && endedAt && (
        <div>
          <dt>{batch.state === 'released' ? text.releasedBy : text.cancelledBy}</dt>
          <dd>
            {endedBy}, <Moment at={endedAt} language={language} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What can be done with a batch that waits: whoever prepared it cannot release it. */
function Choices({ batch, language, text, personId }: BatchProps & { personId: string }) {
  const action = (what: string): string => linkTo(`/payments/${batch.number}/${what}`, language);
  return (
    <div class="choices decide">
      {batch.preparedBy.id === personId ? (
        <p class="note">{text.ownBatch}</p>
      ) : (
        <form method="post" action={action('release')}>
          <input type="hidden" name="person" value={personId} />
          <p>{text.releaseHint}</p>
          <button type="submit">{text.release}</button>
        </form>
      )}
      <form method="post" action={action('cancel')}>
        <input type="hidden" name="person" value={personId} />
        <p>{text.cancelHint}</p>
        <button type="submit" class="quiet">
          {text.cancel}
        </button>
      </form>
    </div>
  );
}

function PaymentTable({ payments, language }: { payments: readonly Payment[]; language: Language }) {
  const text = paymentTextsIn(language);
  return (
    <section aria-labelledby="payments">
      <h2 id="payments">{text.payments}</h2>
      <table class="reports">
        <thead>
          <tr>
            <th scope="col">{text.reference}</th>
            <th scope="col">{text.ocmw}</th>
            <th scope="col">{text.account}</th>
            <th scope="col" class="amount">
              {text.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <tr>
              <th scope="row">
                <a href={linkTo(`/reports/${payment.reference}`, language)}>{payment.reference}</a>
              </th>
              <td data-label={text.ocmw}>{payment.municipality[language]}</td>
              <td data-label={text.account}>{friendlyFormatIBAN(payment.iban) ?? payment.iban}</td>
              <td data-label={text.amount} class="amount">
                {formatEuro(payment.amount, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
