import { Hono } from 'hono';
import type { FormDefinition } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { PRINT_TIMEOUT_MS, takeDocumentTurn } from '#web/document/print-report.ts';
import { documentOfReport } from '#web/document/report-document.ts';
import { reportFileName } from '#web/document/report-file-name.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { reportPath } from './report-path.ts';

/**
 * A document of 10 000 lines takes longer than a page. The ten seconds more are for reading the report from the
 * database.
 */
const printLimits = routeSettings({ timeoutMs: PRINT_TIMEOUT_MS + 10_000, rateLimit: 'document' });

/** The report as a PDF (requirement C5). Without a saved report it redirects to the overview. */
export function printPage(dependencies: PageDependencies, definition: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', printLimits, async (context) => {
    const { language, organisation, session } = context.var;
    const { nis } = organisation;
    const id = reportId({ form: definition.id, year: definition.year, nis });
    const document = await takeDocumentTurn(session.person.id, () =>
      documentOfReport(dependencies, { reportId: id, organisation, language }),
    );
    if (document === null) return context.redirect(reportPath(definition, nis), 303);
    return context.body(document.bytes, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${reportFileName(definition, nis)}.pdf"`,
    });
  });
}
