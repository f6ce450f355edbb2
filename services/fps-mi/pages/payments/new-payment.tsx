/** Prepares a batch of payments, after showing which payments it will contain. */

import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { formatEuro } from '#forms/amount.ts';
import { parseDate } from '#forms/date.ts';
import { dayOf } from '#rules/calendar.ts';
import { type Day, isDay } from '#rules/days.ts';
import {
  batchName,
  listWaitingPayments,
  type Payment,
  prepareBatch,
} from '#services/fps-mi/database/payment-batches.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { isPaymentDay } from '#services/fps-mi/payments/payment-days.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { centsSchema, countSchema, idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { formatDay } from '#web/site/moments.ts';
import { readRepeatedFields } from '#web/site/read-form.ts';
import { recordEvent } from '#web/site/security-log.ts';
import type { PaymentProblem } from './group-form.tsx';
import { PaymentTable } from './payment-table.tsx';
import { renderPayments } from './payments.tsx';

const groupSchema = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}\.\d{4}$/)
  .transform((name) => {
    const [form = '', year] = name.split('.');
    return { form, year: Number(year) };
  });

/** The form that is posted here. */
export const confirmedSchema = z.object({
  request: idSchema,
  executeOn: z.string().refine(isDay),
  /** The number of payments and their sum in cents, as the page showed them. */
  count: countSchema,
  total: centsSchema,
});

export function newPaymentPage({ sql, log, payer }: PageDependencies): Hono<HandlerEnv> {
  return new Hono<HandlerEnv>()
    .get('/payments/new', async (context) => {
      const names = context.req.queries('group') ?? [];
      const typedDay = context.req.query('executeOn')?.trim() ?? '';
      const executeOn = parseDate(typedDay);
      const groups = z.array(groupSchema).safeParse(names);
      const problems: PaymentProblem[] = [];
      if (!groups.success || groups.data.length === 0) problems.push('group');
      if (executeOn === undefined) problems.push('date');
      else if (!canPayOn(executeOn)) problems.push('day');
      if (!groups.success || executeOn === undefined || problems.length > 0) {
        return await renderPayments(context, sql, { groups: names, executeOn: typedDay }, problems);
      }
      const payments = await listWaitingPayments(sql, groups.data);
      return await renderConfirmation(context, { groups: names, executeOn, payments, changed: false });
    })
    .post('/payments', async (context) => {
      const body = await readRepeatedFields(context);
      const { request, executeOn, count, total } = confirmedSchema.parse(body);
      const names = z.array(z.string()).parse([body['group'] ?? []].flat());
      const groups = z.array(groupSchema).parse(names);
      if (!canPayOn(executeOn)) {
        return await renderPayments(context, sql, { groups: names, executeOn }, ['day']);
      }
      const expected = { count, total };
      const id = idempotencyKey(request, { groups: names, executeOn, expected });
      const { language, session } = context.var;
      const prepared = await prepareBatch(sql, {
        id,
        handler: session.person.id,
        executeOn,
        payer,
        groups,
        expected,
      });
      if (prepared === 'changed') {
        recordEvent(log, { event: 'payment-prepared', on: { command: id }, result: 'refused', reason: prepared });
        const payments = await listWaitingPayments(sql, groups);
        return await renderConfirmation(context, { groups: names, executeOn, payments, changed: true });
      }
      const on = { command: id, payment: batchName(prepared) };
      recordEvent(log, { event: 'payment-prepared', on, result: 'done' });
      return context.redirect(linkTo(`/payments/${prepared}`, language), 303);
    });
}

/** From tomorrow on: banks accept a file until a cut-off time on the day before. */
function canPayOn(day: string): boolean {
  return isDay(day) && day > dayOf(new Date()) && isPaymentDay(day);
}

type NewPayment = {
  /** The names of the chosen groups. */
  readonly groups: readonly string[];
  readonly executeOn: Day;
  readonly payments: readonly Payment[];
  /** The payments changed after the case handler saw them. */
  readonly changed: boolean;
};

function renderConfirmation(
  context: Context<HandlerEnv>,
  { groups, executeOn, payments, changed }: NewPayment,
): Response | Promise<Response> {
  const { language, session } = context.var;
  const { terms, payments: text } = textsIn(language);
  const total = payments.reduce((sum, { amount }) => sum + amount, 0);
  const count = text.reports(payments.length);
  return page(
    context,
    { title: text.prepareTitle, status: changed ? 409 : 200 },
    <>
      {changed && <ErrorSummary title={text.problem} text={text.problems.changed} />}
      <p class="back">
        <a href={linkTo('/payments', language)}>{text.back}</a>
      </p>
      <h1>{text.prepareTitle}</h1>
      <p>{text.question(count, formatEuro(total, language), formatDay(executeOn, language))}</p>
      <form method="post" action={linkTo('/payments', language)} class="actions">
        <input type="hidden" name="person" value={session.person.id} />
        <input type="hidden" name="request" value={randomUUID()} />
        <input type="hidden" name="executeOn" value={executeOn} />
        <input type="hidden" name="count" value={String(payments.length)} />
        <input type="hidden" name="total" value={String(total)} />
        {groups.map((group) => (
          <input type="hidden" name="group" value={group} />
        ))}
        {payments.length > 0 && <button type="submit">{text.prepare}</button>}
        <a href={linkTo('/payments', language)}>{terms.cancel}</a>
      </form>
      <PaymentTable payments={payments} language={language} />
    </>,
  );
}
