/** The pages on received reports, and what a case handler can do there. */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { recordDecisions } from '#services/fps-mi/database/handler-decisions.ts';
import { findReceivedReport, REFERENCE_PATTERN } from '#services/fps-mi/database/received-reports.ts';
import { findListedReports } from '#services/fps-mi/database/report-search.ts';
import { findBrokenSeals } from '#services/fps-mi/database/stored-seals.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { acceptManyPage } from './accept-many.tsx';
import { csvExport, xlsxExport } from './export.ts';
import { failurePage } from './failure.tsx';
import { languageOf, linkTo } from './frame.tsx';
import { linesPage } from './lines.tsx';
import { renderReceived } from './received-document.ts';
import { reportPage } from './report.tsx';
import { reportsPage } from './reports.tsx';
import type { HandlerEnv, PageParts } from './site.ts';
import { totalsPage } from './totals.tsx';

/** The longest reason, in characters. */
const LONGEST_REASON = 2_000;

const requestSchema = z.object({ request: z.uuid() });
const returnSchema = requestSchema.extend({
  reason: z.string().transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim()),
});
const chosenSchema = z.object({
  reference: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
  /** There once it was confirmed. */
  request: z.uuid().optional(),
});

export function reportRoutes({ sql, decisionRelay, stagesOf }: PageParts): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>();
  const one = `/reports/:reference{${REFERENCE_PATTERN}}` as const;
  pages.get('/', (context) => reportsPage(context, sql));
  pages.get('/totals', (context) => totalsPage(context, sql, stagesOf));
  pages.get('/reports.csv', (context) => csvExport(context, sql));
  pages.get('/reports.xlsx', (context) => xlsxExport(context, sql));
  pages.get(one, (context) => reportPage(context, sql, context.req.param('reference')));
  pages.get(`${one}/lines/:table{[a-zA-Z0-9]+}`, (context) =>
    linesPage(context, sql, context.req.param('reference'), context.req.param('table')),
  );
  pages.get(`${one}/document.pdf`, async (context) => {
    const report = await findReceivedReport(sql, context.req.param('reference'));
    if (report === null) return await failurePage(context, 'not-found');
    return context.body(await renderReceived(sql, report, languageOf(context)), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${report.reference}.pdf"`,
    });
  });
  pages.post(`${one}/accept`, async (context) => {
    const { request } = requestSchema.parse(await context.req.parseBody());
    const reference = context.req.param('reference');
    if ((await findBrokenSeals(sql, [reference])).length > 0) {
      return await reportPage(context, sql, reference, { code: 'seal-broken', reason: '', request });
    }
    return await decideOn(context, reference, { request, type: 'accept', reason: null });
  });
  pages.post(`${one}/return`, async (context) => {
    const { request, reason } = returnSchema.parse(await context.req.parseBody());
    const reference = context.req.param('reference');
    if (reason === '' || reason.length > LONGEST_REASON) {
      return await reportPage(context, sql, reference, { code: 'reason-missing', reason, request });
    }
    return await decideOn(context, reference, { request, type: 'return', reason });
  });
  pages.post('/accept', async (context) => {
    const { reference, request } = chosenSchema.parse(await context.req.parseBody({ all: true }));
    const called = await findListedReports(sql, reference);
    const { person } = context.var.session;
    if (called.length === 0) return await reportsPage(context, sql, 'none-chosen');
    const broken = await findBrokenSeals(
      sql,
      called.map((report) => report.reference),
    );
    const chosen = called.filter((report) => !broken.includes(report.reference));
    if (request === undefined) return await acceptManyPage(context, person.id, { chosen, broken });
    await recordDecisions(
      sql,
      chosen.map((report) => ({
        ...{ id: idempotencyKey(request, report.reference), reference: report.reference },
        ...{ type: 'accept' as const, reason: null, handler: person.id },
      })),
    );
    // Nobody waits for hundreds of them: the list shows which are under way.
    void decisionRelay.run();
    return context.redirect(linkTo('/', languageOf(context)), 303);
  });
  return pages;

  async function decideOn(
    context: Context<HandlerEnv>,
    reference: string,
    { request, ...decision }: { request: string; type: 'accept' | 'return'; reason: string | null },
  ): Promise<Response> {
    if ((await findReceivedReport(sql, reference)) === null) return await failurePage(context, 'not-found');
    const id = idempotencyKey(request, { reference, ...decision });
    const decided = await recordDecisions(sql, [
      { id, reference, ...decision, handler: context.var.session.person.id },
    ]);
    if (!decided.has(reference)) {
      return await reportPage(context, sql, reference, { code: 'closed', reason: '', request });
    }
    await decisionRelay.run();
    return context.redirect(linkTo(`/reports/${reference}`, languageOf(context)), 303);
  }
}
