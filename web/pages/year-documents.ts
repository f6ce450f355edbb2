import { Hono } from 'hono';
import { receivedReportsOf } from '#database/documents.ts';
import type { Organisation } from '#database/organisations.ts';
import type { Language } from '#forms/definition.ts';
import { PRINT_TIMEOUT_MS, takeDocumentTurn } from '#web/document/print-report.ts';
import { documentOfReport } from '#web/document/report-document.ts';
import { reportFileName } from '#web/document/report-file-name.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { type ZippedFile, zipStream } from '#web/zip-stream.ts';

/** The first document may have to be drawn before the answer begins. */
const limits = routeSettings({ timeoutMs: PRINT_TIMEOUT_MS + 10_000, rateLimit: 'document' });

type Request = {
  readonly nis: string;
  readonly year: number;
  readonly organisation: Organisation;
  readonly language: Language;
  readonly personId: string;
};

/**
 * The documents of all reports of a year that FPS MI has received, as they are kept, in one zip file. Without any it
 * redirects to the homepage.
 */
export function yearDocuments(dependencies: PageDependencies): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/:year{[0-9]{4}}/documents.zip', limits, async (context) => {
    const { language, organisation, session } = context.var;
    const { nis } = organisation;
    const year = Number(context.req.param('year'));
    const files = filesOf(dependencies, { nis, year, organisation, language, personId: session.person.id });
    // Whatever makes it impossible is found now, while the answer can still be a page.
    const first = await files.next();
    if (first.done) return context.redirect(`/organisations/${nis}`, 303);
    return context.body(zipStream(continued(first.value, files)), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="uniek-verslag-${year}-${nis}.zip"`,
    });
  });
}

/** Each document takes a turn of the person, so that a long zip does not keep others waiting. */
async function* filesOf(dependencies: PageDependencies, request: Request): AsyncGenerator<ZippedFile> {
  const { nis, year, organisation, language, personId } = request;
  for (const { id: reportId, form } of await receivedReportsOf(dependencies.sql, nis, year)) {
    const document = await takeDocumentTurn(personId, () =>
      documentOfReport(dependencies, { reportId, organisation, language }),
    );
    if (document !== null) yield { name: `${reportFileName({ id: form, year }, nis)}.pdf`, bytes: document.bytes };
  }
}

async function* continued(first: ZippedFile, others: AsyncIterable<ZippedFile>): AsyncGenerator<ZippedFile> {
  yield first;
  yield* others;
}
