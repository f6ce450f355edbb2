/** The pages on payments, and what a case handler can do there. */

import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { dayOf } from '#rules/calendar.ts';
import { isDay } from '#rules/days.ts';
import type { Payer } from '#services/fps-mi/database/payment-batches.ts';
import {
  type Batch,
  batchName,
  findBatch,
  findPaymentFile,
  listPayableGroups,
  listWaitingPayments,
  prepareBatch,
} from '#services/fps-mi/database/payment-batches.ts';
import { type BatchRefusal, cancelBatch, releaseBatch } from '#services/fps-mi/payments/batch-actions.ts';
import { isPaymentDay, nextPaymentDay } from '#services/fps-mi/payments/payment-days.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { claimsFile, claimsPage } from './claims.tsx';
import { failurePage } from './failure.tsx';
import { languageOf, linkTo } from './frame.tsx';
import { paymentPage, preparePage } from './payment.tsx';
import { groupName, type PaymentProblem, paymentsPage } from './payments.tsx';
import { formTitle } from './reports.tsx';
import type { HandlerEnv } from './site.ts';

const groupSchema = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}\.\d{4}$/)
  .transform((name) => {
    const [form = '', year] = name.split('.');
    return { form, year: Number(year) };
  });
const preparedSchema = z.object({
  request: z.uuid(),
  executeOn: z.string().refine(isDay),
  count: z.coerce.number().int().min(0),
  total: z.coerce.number().int().min(0),
});
const number = '/payments/:number{[0-9]{1,9}}' as const;

/** What the pages on payments need. */
export type PaymentParts = { readonly sql: Sql; readonly log: Logger; readonly payer: Payer };

export function paymentRoutes({ sql, log, payer }: PaymentParts): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>();
  pages.get('/claims', (context) => claimsPage(context, sql));
  pages.get('/claims.csv', (context) => claimsFile(context, sql));
  pages.get('/payments', async (context) => {
    const groups = (await listPayableGroups(sql)).map(groupName);
    return await paymentsPage(context, sql, { groups, executeOn: nextPaymentDay(dayOf(new Date())) });
  });
  pages.get('/payments/new', async (context) => {
    const groups = context.req.queries('group') ?? [];
    const executeOn = context.req.query('executeOn')?.trim() ?? '';
    const chosen = z.array(groupSchema).safeParse(groups);
    const problems: PaymentProblem[] = [];
    if (!chosen.success || chosen.data.length === 0) problems.push('group');
    if (!canPayOn(executeOn)) problems.push('day');
    if (!chosen.success || problems.length > 0) {
      return await paymentsPage(context, sql, { groups, executeOn }, problems);
    }
    const payments = await listWaitingPayments(sql, chosen.data);
    return await preparePage(context, { groups, executeOn, payments, changed: false });
  });
  pages.post('/payments', async (context) => {
    const body = await context.req.parseBody({ all: true });
    const { request, executeOn, ...expected } = preparedSchema.parse(body);
    const names = z.array(z.string()).parse([body['group'] ?? []].flat());
    const groups = z.array(groupSchema).parse(names);
    if (!canPayOn(executeOn)) return await paymentsPage(context, sql, { groups: names, executeOn }, ['day']);
    const id = idempotencyKey(request, [names, executeOn, expected]);
    const handler = context.var.session.person.id;
    const made = await prepareBatch(sql, { id, handler, executeOn, payer, groups, expected });
    if (made === 'changed') {
      const payments = await listWaitingPayments(sql, groups);
      return await preparePage(context, { groups: names, executeOn, payments, changed: true });
    }
    return context.redirect(linkTo(`/payments/${made}`, languageOf(context)), 303);
  });
  pages.get(number, async (context) => {
    const batch = await findBatch(sql, Number(context.req.param('number')));
    return batch ? await paymentPage(context, sql, batch) : await failurePage(context, 'not-found');
  });
  pages.get(`${number}/file.xml`, async (context) => {
    const which = Number(context.req.param('number'));
    const file = await findPaymentFile(sql, which);
    if (file === null) return await failurePage(context, 'not-found');
    return context.body(file, 200, {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${batchName(which)}.xml"`,
    });
  });
  pages.post(`${number}/release`, (context) =>
    act(context, context.req.param('number'), (batch, handler) =>
      releaseBatch(sql, batch, {
        ...{ handler, today: dayOf(new Date()) },
        purpose: (payment) => `${formTitle(payment, payment.language)} ${payment.year}`,
      }),
    ),
  );
  pages.post(`${number}/cancel`, (context) =>
    act(context, context.req.param('number'), (batch, handler) => cancelBatch(sql, batch, handler)),
  );
  return pages;

  async function act(
    context: Context<HandlerEnv>,
    which: string,
    what: (batch: Batch, handler: string) => Promise<BatchRefusal | null>,
  ): Promise<Response> {
    const batch = await findBatch(sql, Number(which));
    if (batch === null) return await failurePage(context, 'not-found');
    const handler = context.var.session.person.id;
    const refused = await what(batch, handler);
    if (refused === null) {
      log.info(
        { security: true, handler, payment: batchName(batch.number), path: context.req.path },
        'acted on a payment',
      );
      return context.redirect(linkTo(`/payments/${batch.number}`, languageOf(context)), 303);
    }
    log.warn({ security: true, handler, payment: batchName(batch.number), refused }, 'could not act on a payment');
    return await paymentPage(context, sql, (await findBatch(sql, batch.number)) ?? batch, refused);
  }
}

/** From tomorrow on: banks take files until some hour of the day before. */
function canPayOn(day: string): boolean {
  return isDay(day) && day > dayOf(new Date()) && isPaymentDay(day);
}
