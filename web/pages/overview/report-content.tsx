import type { ReportRecord } from '#database/reports.ts';
import { type FormDefinition, type Language, tablesOf } from '#forms/definition.ts';
import { type ReportSummary, settlementOf } from '#forms/summary.ts';
import { accountText } from '#web/bank-account.ts';
import { SummaryAmounts } from '#web/components/report-summary.tsx';
import { ReportValues } from '#web/site/line-table.tsx';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { SignatureBoxes } from './signature-boxes.tsx';

type ReportContentProps = {
  readonly definition: FormDefinition;
  readonly report: ReportRecord;
  readonly summary: ReportSummary;
  readonly language: Language;
  readonly path: string;
  readonly personId: string;
  /** Whether the page shows the summary above this already. */
  readonly summarised: boolean;
};

/** The content that both sign (values, account, version), and their signatures. */
export function ReportContent(props: ReportContentProps) {
  const { definition, report, summary, language, path, personId, summarised } = props;
  const text = textsIn(language);
  const { account, values } = report.content;
  // A form without tables is as short as its summary.
  const hasTables = tablesOf(definition).length > 0;
  return (
    <>
      {hasTables && !summarised && (
        <section aria-labelledby="summary">
          <h2 id="summary">{text.summary.title}</h2>
          <SummaryAmounts definition={definition} summary={summary} language={language} />
        </section>
      )}
      <section aria-labelledby="content">
        <h2 id="content">{text.overview.contentTitle}</h2>
        <ReportValues definition={definition} values={values} language={language} linesPath={`${path}/lines`} folded />
        {!hasTables && !summarised && settlementOf(definition, values)?.direction !== 'repay' && (
          <p class="payee">
            {text.form.payee} <strong>{accountText(account)}</strong>
          </p>
        )}
        <p class="hint">
          <Version report={report} language={language} />
        </p>
      </section>
      <section aria-labelledby="signatures">
        <h2 id="signatures">{text.overview.signaturesTitle}</h2>
        <SignatureBoxes signatures={report.signatures} language={language} personId={personId} />
      </section>
    </>
  );
}

/** The version, and who made it: FPS MI when it returned the report, or the person who saved it. */
function Version({ report, language }: Pick<ReportContentProps, 'report' | 'language'>) {
  const text = textsIn(language).overview;
  const { version, reopenedAt, savedBy, savedAt } = report;
  if (reopenedAt !== null) return <>{text.versionReopened(version, formatMoment(reopenedAt, language))}.</>;
  return (
    <>
      {text.version(version)}. {text.savedBy(savedBy, formatMoment(savedAt, language))}.
    </>
  );
}
