import type { HistoryEntry } from '#database/report-history.ts';
import type { ReportView } from '#database/report-view.ts';
import type { ReportRecord } from '#database/reports.ts';
import type { Language } from '#forms/definition.ts';
import { summaryOf } from '#forms/summary.ts';
import { isClosed, type Role, type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import { CampaignNote } from '#web/components/campaign-days.tsx';
import { checkReport, Findings } from '#web/components/findings.tsx';
import { Note } from '#web/components/notice.tsx';
import { isCorrected } from '#web/components/return-note.tsx';
import { textsIn } from '#web/text/texts.ts';
import { liveUpdateAttributes, UnverifiedWarning } from './live-updates.tsx';
import { ReportContent } from './report-content.tsx';
import { ReportHistory } from './report-history.tsx';
import { confirmationsFor } from './sign.ts';
import { DisabledSignButton } from './sign-button.tsx';
import { SigningBlock, type UnconfirmedSigning } from './signing-block.tsx';
import type { SigningBlocker } from './signing-blocker.ts';
import type { SigningContext } from './signing-context.ts';
import { StageNote } from './stage-note.tsx';

export type OverviewProps = {
  readonly view: ReportView;
  /** The report of the view, once something is saved. */
  readonly report: ReportRecord;
  readonly history: readonly HistoryEntry[];
  readonly blocker: SigningBlocker | null;
  readonly signing: SigningContext;
  readonly unconfirmed: UnconfirmedSigning | null;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly personId: string;
  /** The name of the organisation. */
  readonly organisation: string;
  readonly path: string;
  readonly home: string;
  /** The content differs from what the page showed before it refreshed itself: it must be read before signing. */
  readonly changed: boolean;
};

/** The part of the overview that refreshes itself. */
export function OverviewView(props: OverviewProps) {
  const { view, report, history, blocker, signing, unconfirmed, language, roles, personId, path, changed } = props;
  const { definition, openReturn, campaign } = view;
  const text = textsIn(language);
  const closed = isClosed(report.stage);
  const summary = summaryOf(definition, report.content.values, report.content.account);
  const canSignAs = rolesToSignIn(props);
  const asksToSign = canSignAs.length > 0;
  return (
    <div id="report" {...liveUpdateAttributes(report.stage, path, stateKeyOf(report, blocker))}>
      <div role="status">
        <StageNote
          report={report}
          openReturn={openReturn}
          personId={personId}
          asked={asksToSign ? [] : askedFor(props)}
          asksToSign={asksToSign}
          language={language}
          path={path}
        />
        {changed && (
          <Note kind="warning">
            <p>
              {text.overview.changedMeanwhile} <a href={path}>{text.overview.reload}</a>
            </p>
          </Note>
        )}
      </div>
      {asksToSign && (
        <SigningBlock
          definition={definition}
          report={report}
          summary={summary}
          roles={canSignAs}
          organisation={props.organisation}
          signing={signing}
          needed={confirmationsFor(view)}
          unconfirmed={unconfirmed}
          personId={personId}
          path={path}
          language={language}
          enabled={!changed}
        />
      )}
      {!closed && <CampaignNote campaign={campaign} language={language} />}
      {!closed && !asksToSign && (
        <Findings
          advises={false}
          definition={definition}
          checked={checkReport(definition, report.content.values)}
          language={language}
          path={roles.includes('editor') ? `${path}/form` : null}
        />
      )}
      <ReportContent
        definition={definition}
        report={report}
        summary={summary}
        language={language}
        path={path}
        personId={personId}
        summarised={asksToSign}
      />
      <ReportHistory history={history} definition={definition} language={language} path={path} />
      <UnverifiedWarning language={language} path={path} />
      <Actions {...props} />
    </div>
  );
}

/** What can change in a report while a user looks at it, as a short string for the query. */
export function stateKeyOf(report: ReportRecord, blocker: SigningBlocker | null): string {
  return [report.version, report.stage, ...report.signatures.map(({ role }) => role), blocker ?? 'free'].join('.');
}

function ownRolesOf({ roles }: Pick<OverviewProps, 'roles'>): SignatoryRole[] {
  return signatoryRoles.filter((role) => roles.includes(role));
}

/** The roles in which this person can sign now. */
function rolesToSignIn(props: OverviewProps): SignatoryRole[] {
  const { report, blocker } = props;
  if (isClosed(report.stage) || blocker !== null) return [];
  return ownRolesOf(props).filter((role) => !report.signatures.some((each) => each.role === role));
}

/** The names of those who can give the second signature of a report with one. */
function askedFor({ report, signing }: OverviewProps): string[] {
  if (report.stage !== 'halfSigned') return [];
  return signing.signatories
    .filter(({ id, role }) => !report.signatures.some((each) => each.role === role || each.signer === id))
    .map(({ name }) => name);
}

/** The buttons: to the homepage, change, print; and to sign, disabled, where it is not possible (requirements D3, D5). */
function Actions(props: OverviewProps) {
  const { report, view, blocker, language, roles, personId, path, home } = props;
  const text = textsIn(language);
  const closed = isClosed(report.stage);
  const ownRoles = ownRolesOf(props);
  const disabledRoles = rolesToSignIn(props).length > 0 ? [] : ownRoles;
  const mustCorrect = view.openReturn !== null && !isCorrected(report, view.openReturn);
  const mustChange = report.stage === 'incomplete' || (mustCorrect && disabledRoles.length === ownRoles.length);
  return (
    <>
      <div class="actions">
        <a class="button" href={home}>
          {text.homepage}
        </a>
        {closed || !roles.includes('editor') || blocker === 'notOpen' ? (
          <button type="button" disabled>
            {text.change}
          </button>
        ) : (
          <a class={mustChange ? 'button primary' : 'button'} href={`${path}/form`}>
            {text.change}
          </a>
        )}
        {disabledRoles.map((role) => (
          <DisabledSignButton
            role={role}
            label={ownRoles.length > 1 ? text.overview.signAs[role] : text.sign}
            report={report}
            personId={personId}
            path={path}
          />
        ))}
        <a class="button" href={`${path}/print`}>
          {text.print}
        </a>
      </div>
      {!closed && blocker && ownRoles.length > 0 && <p class="hint">{text.overview.whyNoSigning[blocker]}</p>}
    </>
  );
}
