import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { campaignDays } from '#database/campaigns.ts';
import { type DecisionRecord, findOpenReturn } from '#database/decisions.ts';
import { findOrganisationData } from '#database/organisations.ts';
import { type HistoryEntry, historyOf } from '#database/report-history.ts';
import { findReport, grantedTo, type ReportRecord } from '#database/reports.ts';
import { definitionOf } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { campaignId, reportId } from '#rules/keys.ts';
import { isClosed, type Refusal, type Role, signatoryRoles } from '#rules/report.ts';
import { CampaignNote } from '#web/components/campaign-days.tsx';
import { Findings, findingsIn } from '#web/components/findings.tsx';
import { ErrorNotice, Note } from '#web/components/notice.tsx';
import { ReturnNote } from '#web/components/return-note.tsx';
import type { OrganisationEnv, Site } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { formatMoment } from '#web/site/moments.ts';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import { ChangeStream, following, Unsure } from './live-updates.tsx';
import { ReportContent } from './report-content.tsx';
import { ReportHistory } from './report-history.tsx';
import { SignButton } from './sign-button.tsx';
import { type Now, type SigningBlocker, signingBlockerFor } from './signing-blocker.ts';

const signSchema = z.object({
  as: z.enum(signatoryRoles),
  /** The version and the content that the signer saw (requirement D7). */
  version: z.coerce.number().int().min(0),
  hash: z.string().max(64),
  request: z.uuid(),
});

/** The overview of a report: its content, the signatures, the sending, and what one may do (requirements C5, D). */
export function overviewPage({ sql, reports }: Site, definition: FormDefinition): Hono<OrganisationEnv> {
  return (
    new Hono<OrganisationEnv>()
      .get('/', (context) => show(context, {}))
      // A refused signature is answered at this address: choosing another language there leads back to the report.
      .get('/sign', (context) => context.redirect(reportPath(definition, context.var.organisation.nis), 303))
      .post('/sign', async (context) => {
        const { organisation, session } = context.var;
        const message = signSchema.parse(await context.req.parseBody());
        const key = { form: definition.id, year: definition.year, nis: organisation.nis };
        const answer = await reports.sign(key, {
          type: 'sign',
          commandId: `${message.request}.${message.as}.${message.hash.slice(0, 16)}`,
          by: session.person.id,
          method: session.method,
          as: message.as,
          version: message.version,
          contentHash: message.hash,
        });
        switch (answer.type) {
          case 'accepted':
            return context.redirect(reportPath(definition, organisation.nis), 303);
          case 'refused':
            return show(context, { code: answer.refusal, status: statusOf(answer.refusal) });
          case 'away':
            return show(context, { code: 'engine-away', status: 503 });
          case 'unconfirmed':
            return show(context, { code: 'not-confirmed', status: 503 });
        }
      })
  );

  async function show(context: Context<OrganisationEnv>, outcome: Outcome): Promise<Response> {
    const { language, organisation, roles, session } = context.var;
    const text = textsIn(language);
    const path = reportPath(definition, organisation.nis);
    const id = reportId({ form: definition.id, year: definition.year, nis: organisation.nis });
    const [report, returned, data, granted, days, history] = await Promise.all([
      findReport(sql, id),
      findOpenReturn(sql, id),
      findOrganisationData(sql, organisation.nis),
      grantedTo(sql, definition, organisation.nis),
      campaignDays(sql),
      historyOf(sql, id),
    ]);
    // What FPS MI returned can be corrected whatever the calendar says.
    const campaign = returned ? undefined : days.get(campaignId({ form: definition.id, year: definition.year }));
    const now = { definition: report ? definitionOf(report.content) : definition, data, granted, campaign };
    // A form of which nothing is saved yet is a form to fill in (requirement C1).
    if (!report && !outcome.code && roles.includes('editor')) return context.redirect(`${path}/form`, 303);
    // The page asks whether anything has changed since it was made.
    const seen = context.req.query('seen');
    if (seen && report && seen === stateOf(report, signingBlockerFor(report, now, roles, session.person.id))) {
      return context.body(null, 204);
    }
    const title = `${definition.title[language]} ${definition.year}`;
    return page(
      context,
      { title, organisation, ...(outcome.status && { status: outcome.status }) },
      <>
        {outcome.code && <ErrorNotice language={language} code={outcome.code} />}
        <h1>{title}</h1>
        {report ? (
          <>
            {report.stage !== 'accepted' && <ChangeStream path={path} />}
            <Overview
              now={now}
              report={report}
              returned={returned}
              history={history}
              language={language}
              roles={roles}
              personId={session.person.id}
              path={path}
              home={`/organisations/${organisation.nis}`}
              changed={seen !== undefined && !seen.startsWith(`${report.version}.`)}
            />
          </>
        ) : (
          <>
            <Note>{text.overview.notFilledIn}</Note>
            <div class="actions">
              <a class="button" href={`/organisations/${organisation.nis}`}>
                {text.homepage}
              </a>
            </div>
          </>
        )}
      </>,
    );
  }
}

type Outcome = { code?: ErrorCode; status?: 403 | 409 | 422 | 503 };

function statusOf(refusal: Refusal): 403 | 409 | 422 {
  switch (refusal) {
    case 'role-missing':
      return 403;
    case 'report-invalid':
    case 'nothing-to-sign':
    case 'organisation-data-missing':
      return 422;
    case 'draft-missing':
    case 'already-sent':
    case 'version-conflict':
    case 'already-signed':
    case 'content-changed':
    case 'same-person':
    case 'account-changed':
    case 'advance-changed':
    case 'form-not-open':
      return 409;
  }
}

type OverviewProps = {
  now: Now;
  report: ReportRecord;
  returned: DecisionRecord | null;
  history: readonly HistoryEntry[];
  language: Language;
  roles: readonly Role[];
  personId: string;
  path: string;
  home: string;
  /** The content is another one than the page showed before it asked by itself. */
  changed: boolean;
};

function Overview(props: OverviewProps) {
  const { now, report, returned, history, language, roles, personId, path, home, changed } = props;
  const { definition, campaign } = now;
  const text = textsIn(language);
  const closed = isClosed(report.stage);
  const blocker = signingBlockerFor(report, now, roles, personId);
  return (
    <div id="report" {...following(report.stage, path, stateOf(report, blocker))}>
      <div role="status">
        <Note>
          <p>{text.overview.stages[standing(report)]}</p>
          {report.stage === 'sending' && (
            <p>
              {text.overview.sendingHint} <a href={path}>{text.overview.reload}</a>
            </p>
          )}
          {report.delivery?.reference && report.delivery.receivedAt && (
            <dl class="facts">
              <div>
                <dt>{text.overview.reference}</dt>
                <dd>
                  <strong>{report.delivery.reference}</strong>
                </dd>
              </div>
              <div>
                <dt>{text.overview.receivedAt}</dt>
                <dd>{formatMoment(report.delivery.receivedAt, language)}</dd>
              </div>
            </dl>
          )}
        </Note>
      </div>
      {returned && <ReturnNote decision={returned} language={language} />}
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
      <ReportHistory history={history} definition={definition} language={language} />
      <Unsure language={language} path={path} />
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
        {signatoryRoles
          .filter((role) => roles.includes(role))
          .map((role, _, mine) => (
            <SignButton
              role={role}
              label={mine.length > 1 ? text.overview.signAs[role] : text.sign}
              enabled={
                !(closed || changed) && blocker === null && !report.signatures.some((each) => each.role === role)
              }
              report={report}
              personId={personId}
              path={path}
            />
          ))}
        <a class="button" href={`${path}/print`}>
          {text.print}
        </a>
      </div>
      {!closed && blocker && signatoryRoles.some((role) => roles.includes(role)) && (
        <p class="hint">
          {text.overview.whyNoSigning[blocker]}{' '}
          {blocker === 'signedByYou' && <a href={`/login?other=yes&return=${path}`}>{text.logins.switchPerson}</a>}
        </p>
      )}
    </div>
  );
}

/** What of a report can change while somebody looks at it, in a few characters. */
function stateOf(report: ReportRecord, blocker: SigningBlocker | null): string {
  return [report.version, report.stage, ...report.signatures.map(({ role }) => role), blocker ?? 'free'].join('.');
}

/** Which of the texts about a report's stage applies. */
function standing(
  report: ReportRecord,
): Exclude<ReportRecord['stage'], 'halfSigned'> | 'waitsForChair' | 'waitsForGeneralDirector' {
  if (report.stage !== 'halfSigned') return report.stage;
  return report.signatures[0]?.role === 'chair' ? 'waitsForGeneralDirector' : 'waitsForChair';
}
