import { Hono } from 'hono';
import { findReport } from '#database/reports.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { printReport } from '#web/document/print-report.ts';
import { reportFileName } from '#web/document/render-report.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { reportPath } from './report-path.ts';

/** The report as a PDF (requirement C5). Without a saved report it leads to the overview. */
export function printPage({ sql }: PageDependencies, definition: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', async (context) => {
    const { language, organisation } = context.var;
    const report = await findReport(
      sql,
      reportId({ form: definition.id, year: definition.year, nis: organisation.nis }),
    );
    if (!report) return context.redirect(reportPath(definition, organisation.nis), 303);
    const bytes = await printReport({ report, organisation, language, printedAt: new Date() });
    return context.body(bytes, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${reportFileName(definition, organisation.nis)}.pdf"`,
    });
  });
}
