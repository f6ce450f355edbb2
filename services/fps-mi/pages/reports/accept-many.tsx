/** Accepts several reports at once, after showing how many there are and how much they ask for. */

import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Language } from '#forms/definition.ts';
import { amountWithDirection } from '#forms/summary.ts';
import { recordDecisions } from '#services/fps-mi/database/handler-decisions.ts';
import { findListedReports, type ListedReport } from '#services/fps-mi/database/report-search.ts';
import { findBrokenSeals } from '#services/fps-mi/database/stored-seals.ts';
import type { HandlerEnv, PageContext, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { listOfAll } from '#web/site/lists.ts';
import { readRepeatedFields } from '#web/site/read-form.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { renderReports } from './reports.tsx';

/** The form that is posted here. */
export const chosenSchema = z.object({
  reference: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
  /** Sent by the confirmation only. */
  request: idSchema.optional(),
});

export function acceptManyPage({ sql, log, decisionRelay }: PageDependencies): Hono<HandlerEnv> {
  return (
    new Hono<HandlerEnv>()
      // The confirmation has this address. Choosing another language there requests it by GET, without the chosen reports.
      .get('/accept', (context) => context.redirect(linkTo('/', context.var.language, { status: 'received' }), 303))
      .post('/accept', async (context) => {
        const { reference, request } = chosenSchema.parse(await readRepeatedFields(context));
        const { language, session } = context.var;
        const found = await findListedReports(sql, reference);
        if (found.length === 0) return await renderReports(context, sql, 'none-chosen');
        const broken = await findBrokenSeals(
          sql,
          found.map((report) => report.reference),
        );
        const chosen = found.filter((report) => !broken.includes(report.reference));
        if (request === undefined) return await renderConfirmation(context, session.person.id, { chosen, broken });
        const decisions = chosen.map((report) => ({
          id: idempotencyKey(request, report.reference),
          reference: report.reference,
          type: 'accept' as const,
          reason: null,
          handler: session.person.id,
        }));
        const decided = await recordDecisions(sql, decisions);
        for (const { id, reference, type } of decisions) {
          const on = { reference, decision: type, command: id };
          if (decided.has(reference)) recordEvent(log, { event: 'decision-taken', on, result: 'done' });
          else recordEvent(log, { event: 'decision-taken', on, result: 'refused', reason: 'closed' });
        }
        // Not awaited: there may be hundreds. The list shows which decisions are still on their way.
        void decisionRelay.run();
        return context.redirect(linkTo('/', language), 303);
      })
  );
}

/**
 * @param given.chosen the chosen reports with a valid seal; those that were decided on meanwhile are left out here
 * @param given.broken the references of the chosen reports with a broken seal
 */
function renderConfirmation(
  context: PageContext,
  personId: string,
  { chosen, broken }: { chosen: readonly ListedReport[]; broken: readonly string[] },
): Response | Promise<Response> {
  const { language } = context.var;
  const { acceptMany: text, terms } = textsIn(language);
  const open = chosen.filter(({ status }) => status === 'received');
  const skipped = chosen.length - open.length;
  return page(
    context,
    { title: text.title },
    <>
      <h1>{text.title}</h1>
      <p>{text.question(open.length, totalsOf(open, language))}</p>
      {skipped > 0 && <p class="note">{text.left(skipped)}</p>}
      {broken.length > 0 && <p class="warning">{text.broken(broken.join(', '))}</p>}
      <ul>
        {open.map((report) => (
          <li>
            {report.reference}
            {terms.colon}
            {report.municipality[language]}, {formTitle(report.form, language)} {report.year},{' '}
            {amountWithDirection(report.payable, language)}
          </li>
        ))}
      </ul>
      <form method="post" action={linkTo('/accept', language)} class="actions">
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="request" value={randomUUID()} />
        {open.map(({ reference }) => (
          <input type="hidden" name="reference" value={reference} />
        ))}
        {open.length > 0 && <button type="submit">{text.confirm}</button>}
        <a href={linkTo('/', language, { status: 'received' })}>{terms.cancel}</a>
      </form>
    </>,
  );
}

/** What FPS MI pays together, and what is paid back: never the difference of the two. */
function totalsOf(reports: readonly ListedReport[], language: Language): string {
  const { pay = [], repay = [] } = Object.groupBy(reports, ({ payable }) => (payable < 0 ? 'repay' : 'pay'));
  const totals = [pay, repay]
    .filter((some) => some.length > 0 || (some === pay && repay.length === 0))
    .map((some) =>
      amountWithDirection(
        some.reduce((sum, { payable }) => sum + payable, 0),
        language,
      ),
    );
  return listOfAll(totals, language);
}
