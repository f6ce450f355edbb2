import { Hono } from 'hono';
import { findReport } from '../../database/reports.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import { reportId } from '../../workflows/messages.ts';
import { page } from '../page.tsx';
import type { OrganisationEnv, Site } from '../site.ts';
import { formatMoment } from '../text/moments.ts';
import { textsIn } from '../text/texts.ts';
import { reportPath } from './form.tsx';
import { ReportContent } from './overview.tsx';

/** The report as a document, to print or to save to disk (requirement C5); the browser's print dialog opens by itself. */
export function printPage({ sql }: Site, definition: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', async (context) => {
    const { language, organisation } = context.var;
    const text = textsIn(language);
    const path = reportPath(definition, organisation.nis);
    const report = await findReport(
      sql,
      reportId({ form: definition.id, year: definition.year, nis: organisation.nis }),
    );
    if (!report) return context.redirect(path, 303);
    const title = `${definition.title[language]} ${definition.year}`;
    const { delivery } = report;
    return page(
      context,
      { title: `${title} – ${organisation.name[language]}`, organisation },
      <div data-print>
        <div class="notice information screen-only">
          <p>{text.printed.how}</p>
          <p>
            <a href={path}>{text.printed.back}</a>
          </p>
        </div>
        <h1>{title}</h1>
        <p class="lead">{organisation.name[language]}</p>
        {report.stage !== 'sending' && report.stage !== 'sent' && <p class="draft">{text.printed.draft}</p>}
        <ReportContent definition={definition} report={report} language={language} />
        <dl class="facts">
          {delivery?.reference && delivery.receivedAt && (
            <>
              <div>
                <dt>{text.overview.reference}</dt>
                <dd>{delivery.reference}</dd>
              </div>
              <div>
                <dt>{text.overview.receivedAt}</dt>
                <dd>{formatMoment(delivery.receivedAt, language)}</dd>
              </div>
            </>
          )}
          <div>
            <dt>{text.overview.contentHash}</dt>
            <dd class="hash">{report.contentHash}</dd>
          </div>
        </dl>
        <p class="hint">{text.printed.printedAt(formatMoment(new Date(), language))}</p>
      </div>,
    );
  });
}
