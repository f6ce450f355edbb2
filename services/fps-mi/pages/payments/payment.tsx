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
import {
  type BatchRefusal,
  cancelBatch,
  releaseStatement,
  whyNotReleasable,
} from '#services/fps-mi/payments/batch-actions.ts';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { confirmationFailures } from '#web/site/confirm.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { formatDay } from '#web/site/moments.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { BatchState } from './batch-state.tsx';
import { PaymentTable } from './payment-table.tsx';
import { PaymentFiles } from './payments.tsx';
import { failureInAddress, type PaymentFailure, statusOf } from './release.ts';

const path = '/payments/:number{[0-9]{1,9}}' as const;

export function paymentPage({ sql, log, confirm }: PageDependencies): Hono<HandlerEnv> {
  return (
    new Hono<HandlerEnv>()
      .get(path, async (context) => {
        const batch = await findBatch(sql, Number(context.req.param('number')));
        if (batch === null) return await failurePage(context, 'not-found');
        const payments = await listBatchPayments(sql, batch.id);
        const failed = failureInAddress(context);
        const handler = context.var.session.person.id;
        const failure =
          failed === 'refused' && batch.state !== 'released'
            ? await whyNotReleasable(sql, batch, payments, { handler, today: dayOf(new Date()) })
            : failed;
        return await renderPayment(context, batch, payments, failure === 'refused' ? null : failure);
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
      .post(`${path}/release`, (context) => askToRelease(context, context.req.param('number')))
      .post(`${path}/cancel`, (context) => cancel(context, context.req.param('number')))
  );

  /** Sends the case handler to the identity service, to confirm what is released. */
  async function askToRelease(context: Context<HandlerEnv>, number: string): Promise<Response> {
    const batch = await findBatch(sql, Number(number));
    if (batch === null) return await failurePage(context, 'not-found');
    const { language, session } = context.var;
    const returnTo = linkTo(`/payments/${batch.number}`, language);
    if (batch.state === 'released') return context.redirect(returnTo, 303);
    const payments = await listBatchPayments(sql, batch.id);
    const refused = await whyNotReleasable(sql, batch, payments, {
      handler: session.person.id,
      today: dayOf(new Date()),
    });
    if (refused !== null) {
      const on = { payment: batchName(batch.number) };
      recordEvent(log, { event: 'payment-released', on, result: 'refused', reason: refused.code });
      return await renderRefusal(context, batch, refused);
    }
    const statement = releaseStatement(batch, payments);
    const leaving = await confirm(context, { statements: [{ statement, commandId: batch.id }], returnTo });
    return leaving ?? (await renderPayment(context, batch, payments, { code: 'confirm-unavailable' }));
  }

  async function cancel(context: Context<HandlerEnv>, number: string): Promise<Response> {
    const batch = await findBatch(sql, Number(number));
    if (batch === null) return await failurePage(context, 'not-found');
    const { language, session } = context.var;
    const handler = session.person.id;
    const on = { payment: batchName(batch.number) };
    const refused = await cancelBatch(sql, batch, handler);
    if (refused !== null) {
      recordEvent(log, { event: 'payment-cancelled', on, result: 'refused', reason: refused.code });
      return await renderRefusal(context, batch, refused);
    }
    recordEvent(log, { event: 'payment-cancelled', on, result: 'done' });
    return context.redirect(linkTo(`/payments/${batch.number}`, language), 303);
  }

  async function renderRefusal(context: Context<HandlerEnv>, batch: Batch, refused: BatchRefusal): Promise<Response> {
    const current = (await findBatch(sql, batch.number)) ?? batch;
    return await renderPayment(context, current, await listBatchPayments(sql, batch.id), refused);
  }
}

/** @param refused why the batch could not be released or cancelled */
function renderPayment(
  context: Context<HandlerEnv>,
  batch: Batch,
  payments: readonly Payment[],
  refused: PaymentFailure | null = null,
): Response | Promise<Response> {
  const { language, session } = context.var;
  const { payments: text } = textsIn(language);
  const name = batchName(batch.number);
  return page(
    context,
    { title: `${text.number} ${name}`, status: refused ? statusOf(refused) : 200 },
    <>
      {refused && <Refusal refused={refused} language={language} />}
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
      <PaymentFiles language={language} batch={batch.number} />
    </>,
  );
}

function refusalText(refused: PaymentFailure, text: Texts['payments']): string | null {
  switch (refused.code) {
    case 'seal-broken':
      return text.sealBroken(refused.references.join(', '));
    case 'changed':
      return text.problems.changed;
    case 'own-batch':
    case 'day-passed':
    case 'released':
    case 'cancelled':
      return text.refusals[refused.code];
    default:
      return null;
  }
}

/** Why a batch was not released or cancelled, on the page of the batch. */
function Refusal({ refused, language }: { refused: PaymentFailure; language: Language }) {
  const text = textsIn(language).payments;
  const confirmation = confirmationFailures.find((each) => each === refused.code);
  if (confirmation !== undefined) return <ErrorSummary {...siteTextsIn(language).confirmFailures[confirmation]} />;
  const reason = refusalText(refused, text);
  return reason && <ErrorSummary title={text.problem} text={reason} />;
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
          <bdi>{preparedBy.name}</bdi>, <Moment at={preparedAt} language={language} />
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
