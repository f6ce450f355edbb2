import type { ReportRecord } from '#database/reports.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { accountText } from '#web/bank-account.ts';
import { ReportValues } from '#web/site/line-table.tsx';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { SignatureBoxes } from './signature-boxes.tsx';

/** The content that both sign (values, account, version), and their signatures. */
export function ReportContent(props: {
  definition: FormDefinition;
  report: ReportRecord;
  language: Language;
  path: string;
}) {
  const { definition, report, language, path } = props;
  const text = textsIn(language);
  return (
    <>
      <section aria-labelledby="content">
        <h2 id="content">{text.overview.contentTitle}</h2>
        <ReportValues
          definition={definition}
          values={report.content.values}
          language={language}
          linesPath={`${path}/lines`}
        />
        <p class="payee">
          {text.form.payee} <strong>{accountText(report.content.account)}</strong>
        </p>
        <p class="hint">
          {text.overview.version(report.version)}.{' '}
          {text.overview.savedBy(report.savedBy, formatMoment(report.savedAt, language))}.
        </p>
      </section>
      <section aria-labelledby="signatures">
        <h2 id="signatures">{text.overview.signaturesTitle}</h2>
        <SignatureBoxes signatures={report.signatures} language={language} />
      </section>
    </>
  );
}
