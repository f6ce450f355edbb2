import { municipalities } from '#database/municipalities.ts';
import type { SealedDelivery, Standing } from '#database/sealed-deliveries.ts';
import { findFormVersion } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { settlementOf } from '#forms/summary.ts';
import { organisationName } from '#rules/organisation-name.ts';
import { accountText } from '#web/bank-account.ts';
import { Note } from '#web/components/notice.tsx';
import { SignatureBoxes } from '#web/pages/overview/signature-boxes.tsx';
import { ReportValues } from '#web/site/line-table.tsx';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import type { SealedReport } from '#web/verification/reading.ts';
import type { Verdict } from './verify-forms.tsx';

type VerifiedProps = Verdict & {
  readonly report: SealedReport;
  /** Null: the seal is valid, and this application does not know the delivery. */
  readonly delivery: SealedDelivery | null;
  readonly standing: Standing | null;
  readonly language: Language;
};

/** A document that is confirmed: what was sealed, by which the pages can be compared. */
export function Verified(props: VerifiedProps) {
  const { report, language } = props;
  const text = textsIn(language);
  const { content } = report;
  const definition = findFormVersion(content.form, content.year, content.formVersion);
  return (
    <>
      <h1>{text.verify.resultTitle}</h1>
      <Confirmation {...props} />
      <Facts {...props} />
      {definition && (
        <section aria-labelledby="content">
          <h2 id="content">{text.overview.contentTitle}</h2>
          <ReportValues definition={definition} values={content.values} language={language} linesPath={null} />
          {settlementOf(definition, content.values)?.direction !== 'repay' && (
            <p class="payee">
              {text.form.payee} <strong>{accountText(content.account)}</strong>
            </p>
          )}
        </section>
      )}
      <section aria-labelledby="signatures">
        <h2 id="signatures">{text.overview.signaturesTitle}</h2>
        <SignatureBoxes signatures={report.signatures} language={language} />
      </section>
      <p>
        <a class="button" href="/verify">
          {text.verify.another}
        </a>
      </p>
    </>
  );
}

/** Whether it is genuine and complete, and whether it still counts. */
function Confirmation({ file, delivery, standing, language }: VerifiedProps) {
  const text = textsIn(language).verify;
  const { title, text: explanation } = text.confirmed[delivery === null ? 'elsewhere' : (file ?? 'code')];
  return (
    <>
      <div class={delivery === null ? 'notice warning' : 'notice confirmed'} role="status">
        <h2>{title}</h2>
        <p>{explanation}</p>
      </div>
      {standing !== null && standing.type !== 'current' && (
        <Note kind="warning">
          <h2>{text.outdated}</h2>
          <p>{standingText(standing, language)}</p>
        </Note>
      )}
    </>
  );
}

function Facts({ report, delivery, standing, language }: VerifiedProps) {
  const text = textsIn(language);
  const { form, year, formVersion, nis } = report.content;
  const municipality = municipalities().get(nis);
  const name = municipality && organisationName(municipality.name)[language];
  const definition = findFormVersion(form, year, formVersion);
  const facts: [string, string][] = [
    [text.verify.organisation, name === undefined ? nis : `${name} (${nis})`],
    [text.verify.form, `${definition?.title[language] ?? form} ${year}`],
    [text.document.version, String(report.version)],
  ];
  if (delivery !== null) {
    facts.push([text.overview.reference, delivery.reference]);
    facts.push([text.overview.receivedAt, formatMoment(delivery.receivedAt, language)]);
  }
  if (standing !== null) facts.push([text.document.status, standingText(standing, language)]);
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function standingText(standing: Standing, language: Language): string {
  const text = textsIn(language).verify.standings;
  switch (standing.type) {
    case 'current':
      return standing.acceptedAt === null ? text.current : text.accepted(formatMoment(standing.acceptedAt, language));
    case 'returned':
      return text.returned(standing.at === null ? null : formatMoment(standing.at, language));
    case 'replaced':
      return text.replaced(standing.reference, formatMoment(standing.receivedAt, language));
  }
}
