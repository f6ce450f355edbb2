import type { ReportRecord } from '#database/reports.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import type { ReportSummary } from '#forms/summary.ts';
import type { SignatoryRole } from '#rules/report.ts';
import type { MissingConfirmation, SigningConfirmation } from '#rules/signing.ts';
import { ConfirmationChecks, Declaration, NextStep } from '#web/components/declaration.tsx';
import { ChangesSinceSignature, ComparedWithYearBefore } from '#web/components/earlier-contents.tsx';
import { SummaryAmounts, SummaryWarnings } from '#web/components/report-summary.tsx';
import { textsIn } from '#web/text/texts.ts';
import { SignedFields } from './sign-button.tsx';
import type { SigningContext } from './signing-context.ts';

/** What was posted without a confirmation that is needed. */
export type UnconfirmedSigning = {
  readonly code: MissingConfirmation;
  readonly missing: SigningConfirmation;
  readonly given: readonly SigningConfirmation[];
};

export type SigningBlockProps = {
  readonly definition: FormDefinition;
  readonly report: ReportRecord;
  readonly summary: ReportSummary;
  /** The roles in which the person can sign now: one, or two to choose from. */
  readonly roles: readonly SignatoryRole[];
  readonly organisation: string;
  readonly signing: SigningContext;
  readonly needed: readonly SigningConfirmation[];
  readonly unconfirmed: UnconfirmedSigning | null;
  readonly personId: string;
  readonly path: string;
  readonly language: Language;
  /** False when the content is not the one that the person has read. */
  readonly enabled: boolean;
};

/** What a signer must know, on one screen: what counts in the report, what they declare, what follows, and the button. */
export function SigningBlock(props: SigningBlockProps) {
  const { definition, report, summary, signing, personId, language } = props;
  return (
    <section class="signing" aria-labelledby="signing">
      <h2 id="signing">{textsIn(language).signing.title}</h2>
      <SummaryAmounts definition={definition} summary={summary} language={language} />
      <SummaryWarnings definition={definition} summary={summary} language={language} path={null} />
      {signing.lastSigned && (
        <ChangesSinceSignature
          definition={definition}
          content={report.content}
          last={signing.lastSigned}
          personId={personId}
          language={language}
        />
      )}
      {signing.yearBefore && (
        <ComparedWithYearBefore
          definition={definition}
          summary={summary}
          before={signing.yearBefore}
          language={language}
        />
      )}
      <SignForm {...props} />
    </section>
  );
}

/**
 * Signs the content that is shown: its version and hash are sent along (requirement D7). `data-current`: site.js enables
 * the button only while the content is known to be current.
 */
function SignForm(props: SigningBlockProps) {
  const { report, summary, roles, organisation, signing, needed, unconfirmed, personId, path, language, enabled } =
    props;
  const text = textsIn(language);
  const [role, secondRole] = roles;
  const others = signing.signatories.filter(({ id }) => id !== personId);
  return (
    <form method="post" action={`${path}/sign`}>
      {secondRole === undefined && <input type="hidden" name="as" value={role} />}
      <SignedFields report={report} personId={personId} />
      <Declaration roles={roles} organisation={organisation} language={language} />
      <NextStep roles={roles} signatures={report.signatures} others={others} language={language} />
      <ConfirmationChecks
        needed={needed}
        missing={unconfirmed?.missing ?? null}
        given={unconfirmed?.given ?? []}
        settlement={summary.settlement}
        language={language}
      />
      <div class="sign-buttons">
        {secondRole === undefined ? (
          <button type="submit" class="primary" disabled={!enabled} data-current>
            {text.sign}
          </button>
        ) : (
          roles.map((each) => (
            <button type="submit" class="primary" name="as" value={each} disabled={!enabled} data-current>
              {text.overview.signAs[each]}
            </button>
          ))
        )}
      </div>
    </form>
  );
}
