/** One batch of payments: a case handler prepares it, another one releases it. */

import { type Context, Hono } from 'hono';
import { friendlyFormatIBAN } from 'ibantools';
import { formatEuro } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import {
  type Batch,
  batchName,
  findBatch,
  findPaymentFile,
  listBatchPayments,
  type Payment,
} from '#services/fps-mi/database/payment-batches.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { failurePage } from '#services/fps-mi/pages/failure.tsx';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { Moment } from '#services/fps-mi/pages/moment.tsx';
import { type BatchRefusal, cancelBatch, releaseBatch } from '#services/fps-mi/payments/batch-actions.ts';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { formatDay } from '#web/site/moments.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { BatchState } from './batch-state.tsx';
import { PaymentTable } from './payment-table.tsx';

const path = '/payments/:number{[0-9]{1,9}}' as const;

/** An action of a case handler on a batch. @returns why it was refused; null when it was carried out */
type BatchAction = (batch: Batch, handler: string) => Promise<BatchRefusal | null>;

export function paymentPage({ sql, log }: PageDependencies): Hono<HandlerEnv> {
  return (
    new Hono<HandlerEnv>()
      .get(path, async (context) => {
        const batch = await findBatch(sql, Number(context.req.param('number')));
        if (batch === null) return await failurePage(context, 'not-found');
        return await renderPayment(context, batch, await listBatchPayments(sql, batch.id));
      })
      .get(`${path}/file.xml`, async (context) => {
        const number = Number(context.req.param('number'));
        const file = await findPaymentFile(sql, number);
        if (file === null) return await failurePage(context, 'not-found');
        recordEvent(log, { event: 'payment-file-downloaded', on: { payment: batchName(number) }, result: 'done' });
        return context.body(file, 200, {
          'Content-Type': 'application/xml; charset=utf-8',
          'Content-Disposition': `attachment; filename="${batchName(number)}.xml"`,
        });
      })
      // The pages about refused actions have these addresses. Choosing another language there requests them by GET.
      .on('GET', [`${path}/release`, `${path}/cancel`], (context) =>
        context.redirect(linkTo(`/payments/${context.req.param('number')}`, context.var.language), 303),
      )
      .post(`${path}/release`, (context) => act(context, context.req.param('number'), release, 'payment-released'))
      .post(`${path}/cancel`, (context) => act(context, context.req.param('number'), cancel, 'payment-cancelled'))
  );

  function release(batch: Batch, handler: string): Promise<BatchRefusal | null> {
    const purpose = ({ form, year, language }: Payment): string => `${formTitle(form, language)} ${year}`;
    return releaseBatch(sql, batch, { handler, today: dayOf(new Date()), purpose });
  }

  function cancel(batch: Batch, handler: string): Promise<BatchRefusal | null> {
    return cancelBatch(sql, batch, handler);
  }

  async function act(
    context: Context<HandlerEnv>,
    number: string,
    action: BatchAction,
    event: 'payment-released' | 'payment-cancelled',
  ): Promise<Response> {
    const batch = await findBatch(sql, Number(number));
    if (batch === null) return await failurePage(context, 'not-found');
    const { language, session } = context.var;
    const handler = session.person.id;
    const on = { payment: batchName(batch.number) };
    const refused = await action(batch, handler);
    if (refused === null) {
      recordEvent(log, { event, on, result: 'done' });
      return context.redirect(linkTo(`/payments/${batch.number}`, language), 303);
    }
    recordEvent(log, { event, on, result: 'refused', reason: refused.code });
    const current = (await findBatch(sql, batch.number)) ?? batch;
    return await renderPayment(context, current, await listBatchPayments(sql, batch.id), refused);
  }
}

/** @param refused why the batch could not be released or cancelled */
function renderPayment(
  context: Context<HandlerEnv>,
  batch: Batch,
  payments: readonly Payment[],
  refused?: BatchRefusal,
): Response | Promise<Response> {
  const { language, session } = context.var;
  const { terms, payments: text } = textsIn(language);
  const name = batchName(batch.number);
  return page(
    context,
    { title: `${text.number} ${name} – ${terms.ministry}`, status: refused ? 409 : 200 },
    <>
      {refused && <ErrorSummary title={text.problem} text={refusalText(refused, text)} />}
      <p class="back">
        <a href={linkTo('/payments', language)}>{text.back}</a>
      </p>
      <h1>
        {text.number} <span class="unbroken">{name}</span>
      </h1>
      <Facts batch={batch} language={language} />
      {batch.state === 'prepared' && <Choices batch={batch} language={language} personId={session.person.id} />}
      {batch.state === 'released' && <PaymentFile batch={batch} language={language} />}
      <PaymentTable payments={payments} language={language} />
    </>,
  );
}

function refusalText(refused: BatchRefusal, text: Texts['payments']): string {
  return refused.code === 'seal-broken' ? text.sealBroken(refused.references.join(', ')) : text.refusals[refused.code];
}

type BatchProps = { batch: Batch; language: Language };

function Facts({ batch, language }: BatchProps) {
  const text = textsIn(language).payments;
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

function PaymentFile({ batch, language }: BatchProps) {
  const text = textsIn(language).payments;
  const name = batchName(batch.number);
  return (
    <section aria-labelledby="file">
      <h2 id="file">{text.file}</h2>
      <p>
        <a href={linkTo(`/payments/${batch.number}/file.xml`, language)} download={`${name}.xml`}>
          {name}.xml
        </a>
      </p>
      <p>{text.fileHint}</p>
    </section>
  );
}

/** Release or cancel a prepared batch. The case handler who prepared it cannot release it. */
function Choices({ batch, language, personId }: BatchProps & { personId: string }) {
  const text = textsIn(language).payments;
  const addressOf = (action: string): string => linkTo(`/payments/${batch.number}/${action}`, language);
  return (
    <div class="choices decide">
      {batch.preparedBy.id === personId ? (
        <p class="note">{text.ownBatch}</p>
      ) : (
        <form method="post" action={addressOf('release')}>
          <input type="hidden" name="person" value={personId} />
          <p>{text.releaseHint}</p>
          <button type="submit">{text.release}</button>
        </form>
      )}
      <form method="post" action={addressOf('cancel')}>
        <input type="hidden" name="person" value={personId} />
        <p>{text.cancelHint}</p>
        <button type="submit" class="quiet">
          {text.cancel}
        </button>
      </form>
    </div>
  );
}
