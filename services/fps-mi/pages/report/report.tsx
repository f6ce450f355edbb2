/** One received report with everything that was delivered, its document, and the decision on it. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { cleanText, isReadable } from '#forms/text.ts';
import { findDecisionOn, recordDecisions } from '#services/fps-mi/database/handler-decisions.ts';
import { findBatchOf } from '#services/fps-mi/database/payment-batches.ts';
import { findReceivedReport, REFERENCE_PATTERN } from '#services/fps-mi/database/received-reports.ts';
import { findBrokenSeals, verifyStoredSeal } from '#services/fps-mi/database/stored-seals.ts';
import { documentOf } from '#services/fps-mi/export/report-document.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { failurePage } from '#services/fps-mi/pages/failure.tsx';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { PRINT_TIMEOUT_MS, takeDocumentTurn } from '#web/document/print-report.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { DecisionSection, type TypedReason } from './decision.tsx';
import { Amounts, Facts, HashSection, PaymentSection, SealSection, Signatures } from './report-sections.tsx';

/** In characters. */
const MAX_REASON_LENGTH = 2_000;

/** The form that is posted here. */
export const acceptSchema = z.object({ request: idSchema });
/** The form that is posted here. */
export const returnSchema = acceptSchema.extend({
  reason: z.string().transform(cleanText),
});

/** Why a decision was not taken, and what was posted. */
type RefusedDecision = {
  readonly code: 'reason-missing' | 'reason-not-understood' | 'closed' | 'seal-broken';
  readonly reason: string;
  readonly request: string;
};
const statuses = { 'reason-missing': 422, 'reason-not-understood': 422, closed: 409, 'seal-broken': 409 } as const;

/** What is wrong with the reason of a return; null when nothing is. */
function problemOf(reason: string): 'reason-missing' | 'reason-not-understood' | null {
  if (reason === '' || reason.length > MAX_REASON_LENGTH) return 'reason-missing';
  return isReadable(reason) ? null : 'reason-not-understood';
}

const documentLimits = routeSettings({ timeoutMs: PRINT_TIMEOUT_MS + 10_000, rateLimit: 'document' });
const path = `/reports/:reference{${REFERENCE_PATTERN}}` as const;

export function reportPage({ sql, log, webUrl, decisionRelay }: PageDependencies): Hono<HandlerEnv> {
  return (
    new Hono<HandlerEnv>()
      .get(path, (context) => renderReport(context, sql, context.req.param('reference')))
      .get(`${path}/document.pdf`, documentLimits, async (context) => {
        const report = await findReceivedReport(sql, context.req.param('reference'));
        if (report === null) return await failurePage(context, 'not-found');
        const { session, language } = context.var;
        const { bytes } = await takeDocumentTurn(session.person.id, () =>
          documentOf({ sql, log, webUrl }, report, language),
        );
        return context.body(bytes, 200, {
          'Content-Type': 'application/pdf',
          'Content-Disposition': `inline; filename="${report.reference}.pdf"`,
        });
      })
      // The pages about refused decisions have these addresses. Choosing another language there requests them by GET.
      .on('GET', [`${path}/accept`, `${path}/return`], (context) =>
        context.redirect(linkTo(`/reports/${context.req.param('reference')}`, context.var.language), 303),
      )
      .post(`${path}/accept`, async (context) => {
        const { request } = acceptSchema.parse(await readForm(context));
        const reference = context.req.param('reference');
        if ((await findBrokenSeals(sql, [reference])).length > 0) {
          const on = { reference, decision: 'accept', command: request } as const;
          recordEvent(log, { event: 'decision-taken', on, result: 'refused', reason: 'seal-broken' });
          return await renderReport(context, sql, reference, { code: 'seal-broken', reason: '', request });
        }
        return await decideOn(context, reference, { request, type: 'accept', reason: null });
      })
      .post(`${path}/return`, async (context) => {
        const { request, reason } = returnSchema.parse(await readForm(context));
        const reference = context.req.param('reference');
        const code = problemOf(reason);
        if (code !== null) return await renderReport(context, sql, reference, { code, reason, request });
        return await decideOn(context, reference, { request, type: 'return', reason });
      })
  );

  async function decideOn(
    context: Context<HandlerEnv>,
    reference: string,
    posted: { request: string; type: 'accept' | 'return'; reason: string | null },
  ): Promise<Response> {
    if ((await findReceivedReport(sql, reference)) === null) return await failurePage(context, 'not-found');
    const { request, type, reason } = posted;
    const { language, session } = context.var;
    const id = idempotencyKey(request, { reference, type, reason });
    const decided = await recordDecisions(sql, [{ id, reference, type, reason, handler: session.person.id }]);
    const on = { reference, decision: type, command: id };
    if (decided.has(reference)) recordEvent(log, { event: 'decision-taken', on, result: 'done' });
    else recordEvent(log, { event: 'decision-taken', on, result: 'refused', reason: 'closed' });
    if (!decided.has(reference)) {
      return await renderReport(context, sql, reference, { code: 'closed', reason: '', request });
    }
    await decisionRelay.run();
    return context.redirect(linkTo(`/reports/${reference}`, language), 303);
  }
}

async function renderReport(
  context: Context<HandlerEnv>,
  sql: Sql,
  reference: string,
  refused?: RefusedDecision,
): Promise<Response> {
  const report = await findReceivedReport(sql, reference);
  if (report === null) return await failurePage(context, 'not-found');
  const { language, session } = context.var;
  const texts = textsIn(language);
  const text = texts.report;
  const [decision, seal, batch] = await Promise.all([
    findDecisionOn(sql, reference),
    verifyStoredSeal(sql, reference),
    findBatchOf(sql, reference),
  ]);
  const decisionSection = (
    <DecisionSection
      reference={reference}
      decision={decision}
      personId={session.person.id}
      language={language}
      typed={typedReason(refused, texts)}
      sealBroken={seal?.state === 'broken'}
    />
  );
  return await page(
    context,
    { title: text.title(reference), status: refused ? statuses[refused.code] : 200 },
    <>
      {refused && <ErrorSummary title={texts.terms.fieldProblem} errors={[errorOf(refused, texts)]} />}
      <p class="back">
        <a href={linkTo('/', language)}>{texts.terms.backToReports}</a>
      </p>
      <h1>{text.title(reference)}</h1>
      {/* A broken seal comes first: it must be read before a decision is taken. */}
      {seal?.state === 'broken' && <SealSection seal={seal} language={language} />}
      <p>
        <a href={linkTo(`/reports/${reference}/document.pdf`, language)}>{text.document}</a>
      </p>
      {decision && decisionSection}
      <Facts report={report} language={language} />
      <Amounts report={report} language={language} />
      <Signatures report={report} language={language} />
      {decision?.type === 'accept' && decision.carriedOut && (
        <PaymentSection report={report} batch={batch} language={language} />
      )}
      {!decision && decisionSection}
      <HashSection report={report} language={language} />
      {seal && seal.state !== 'broken' && <SealSection seal={seal} language={language} />}
    </>,
  );
}

/** The reason that was posted and refused, with what is wrong with it. */
function typedReason(refused: RefusedDecision | undefined, texts: Texts): TypedReason | undefined {
  if (refused?.code !== 'reason-missing' && refused?.code !== 'reason-not-understood') return undefined;
  const { reason, request } = refused;
  return { reason, request, problem: errorOf(refused, texts).text };
}

function errorOf({ code }: RefusedDecision, { decision, report }: Texts): { text: string; href?: string } {
  switch (code) {
    case 'reason-missing':
      return { text: decision.reasonMissing, href: '#reason' };
    case 'reason-not-understood':
      return { text: decision.reasonNotUnderstood, href: '#reason' };
    case 'closed':
      return { text: decision.closed };
    case 'seal-broken':
      return { text: report.seal.states.broken };
  }
}
