import type { HistoryEntry } from '#database/report-history.ts';
import type { ReportView } from '#database/report-view.ts';
import type { ReportRecord } from '#database/reports.ts';
import type { Language } from '#forms/definition.ts';
import { isClosed, type Role, signatoryRoles } from '#rules/report.ts';
import { CampaignNote } from '#web/components/campaign-days.tsx';
import { Findings, findingsIn } from '#web/components/findings.tsx';
import { Note } from '#web/components/notice.tsx';
import { ReturnNote } from '#web/components/return-note.tsx';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { liveUpdateAttributes, UnverifiedWarning } from './live-updates.tsx';
import { ReportContent } from './report-content.tsx';
import { ReportHistory } from './report-history.tsx';
import { SignButton } from './sign-button.tsx';
import type { SigningBlocker } from './signing-blocker.ts';

export type OverviewProps = {
  readonly view: ReportView;
  /** The report of the view, once something is saved. */
  readonly report: ReportRecord;
  readonly history: readonly HistoryEntry[];
  readonly blocker: SigningBlocker | null;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly personId: string;
  readonly path: string;
  readonly home: string;
  /** The content differs from what the page showed before it refreshed itself: it must be read before signing. */
  readonly changed: boolean;
};

/** The part of the overview that refreshes itself. */
export function OverviewView(props: OverviewProps) {
  const { view, report, history, blocker, language, roles, path, changed } = props;
  const { definition, openReturn, campaign } = view;
  const text = textsIn(language);
  const closed = isClosed(report.stage);
  const maySign = signatoryRoles.some((role) => roles.includes(role));
  return (
    <div id="report" {...liveUpdateAttributes(report.stage, path, stateKeyOf(report, blocker))}>
      <StageNote report={report} language={language} path={path} />
      {openReturn && <ReturnNote decision={openReturn} language={language} />}
      {changed && (
        <Note kind="warning">
          <p>
            {text.overview.changedMeanwhile} <a href={path}>{text.overview.reload}</a>
          </p>
        </Note>
      )}
      {!closed && <CampaignNote campaign={campaign} language={language} />}
      {!closed && (
        <Findings
          findings={findingsIn(definition, report.content.values, language)}
          language={language}
          path={roles.includes('editor') ? `${path}/form` : null}
        />
      )}
      <ReportContent definition={definition} report={report} language={language} path={path} />
      <ReportHistory history={history} definition={definition} language={language} path={path} />
      <UnverifiedWarning language={language} path={path} />
      <Actions {...props} />
      {!closed && blocker && maySign && (
        <p class="hint">
          {text.overview.whyNoSigning[blocker]}{' '}
          {blocker === 'signedByYou' && <a href={`/login?other=yes&return=${path}`}>{text.logins.switchPerson}</a>}
        </p>
      )}
    </div>
  );
}

/** What can change in a report while a user looks at it, as a short string for the query. */
export function stateKeyOf(report: ReportRecord, blocker: SigningBlocker | null): string {
  return [report.version, report.stage, ...report.signatures.map(({ role }) => role), blocker ?? 'free'].join('.');
}

/** How far the report is, and the reference of FPS MI once it has been received. */
function StageNote({ report, language, path }: { report: ReportRecord; language: Language; path: string }) {
  const text = textsIn(language).overview;
  return (
    <div role="status">
      <Note>
        <p>{text.stages[stageText(report)]}</p>
        {report.stage === 'sending' && (
          <p>
            {text.sendingHint} <a href={path}>{text.reload}</a>
          </p>
        )}
        {report.delivery?.reference && report.delivery.receivedAt && (
          <dl class="facts">
            <div>
              <dt>{text.reference}</dt>
              <dd>
                <strong>{report.delivery.reference}</strong>
              </dd>
            </div>
            <div>
              <dt>{text.receivedAt}</dt>
              <dd>{formatMoment(report.delivery.receivedAt, language)}</dd>
            </div>
          </dl>
        )}
      </Note>
    </div>
  );
}

/** The key of the text about a report's stage. */
function stageText(
  report: ReportRecord,
): Exclude<ReportRecord['stage'], 'halfSigned'> | 'waitsForChair' | 'waitsForGeneralDirector' {
  if (report.stage !== 'halfSigned') return report.stage;
  return report.signatures[0]?.role === 'chair' ? 'waitsForGeneralDirector' : 'waitsForChair';
}

/** The buttons: to the homepage, change, sign (one for each role of the user), print. */
function Actions({ report, blocker, language, roles, personId, path, home, changed }: OverviewProps) {
  const text = textsIn(language);
  const closed = isClosed(report.stage);
  const ownRoles = signatoryRoles.filter((role) => roles.includes(role));
  const canSign = !closed && !changed && blocker === null;
  return (
    <div class="actions">
      <a class="button" href={home}>
        {text.homepage}
      </a>
      {closed || !roles.includes('editor') || blocker === 'notOpen' ? (
        <button type="button" disabled>
          {text.change}
        </button>
      ) : (
        <a class="button" href={`${path}/form`}>
          {text.change}
        </a>
      )}
      {ownRoles.map((role) => (
        <SignButton
          role={role}
          label={ownRoles.length > 1 ? text.overview.signAs[role] : text.sign}
          enabled={canSign && !report.signatures.some((each) => each.role === role)}
          report={report}
          personId={personId}
          path={path}
        />
      ))}
      <a class="button" href={`${path}/print`}>
        {text.print}
      </a>
    </div>
  );
}
