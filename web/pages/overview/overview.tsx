import { type Context, Hono } from 'hono';
import { historyOf } from '#database/report-history.ts';
import { viewReport } from '#database/report-view.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { isClosed } from '#rules/report.ts';
import { confirmationName } from '#web/components/declaration.tsx';
import { ErrorNotice, Note } from '#web/components/notice.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { Others, readOthers } from '#web/pages/form/others.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { asksToIdentify } from '#web/site/confirm.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { textsIn } from '#web/text/texts.ts';
import { ChangeStream } from './live-updates.tsx';
import { OverviewView, stateKeyOf } from './overview-view.tsx';
import { askToSign, failureInAddress, type SigningFailure, type UnconfirmedFailure } from './sign.ts';
import { signingBlockerFor } from './signing-blocker.ts';
import { readSigningContext } from './signing-context.ts';

type OverviewFailure = SigningFailure | UnconfirmedFailure;

/** The overview of a report: content, signatures, delivery, and what the user may do (requirements C5, D). */
export function overviewPage(dependencies: PageDependencies, definition: FormDefinition): Hono<OrganisationEnv> {
  const { sql } = dependencies;
  return (
    new Hono<OrganisationEnv>()
      .get('/', (context) => renderOverview(context, failureInAddress(context)))
      // The page about a refused signature has this address. Choosing another language on that page requests it by GET.
      .get('/sign', (context) => context.redirect(reportPath(definition, context.var.organisation.nis), 303))
      .post('/sign', routeSettings({ rateLimit: 'sign' }), async (context) => {
        const result = await askToSign(dependencies, definition, context);
        return result instanceof Response ? result : await renderOverview(context, result);
      })
  );

  async function renderOverview(context: Context<OrganisationEnv>, failure: OverviewFailure | null): Promise<Response> {
    const { language, organisation, roles, session } = context.var;
    const text = textsIn(language);
    const path = reportPath(definition, organisation.nis);
    const home = `/organisations/${organisation.nis}`;
    const isEditor = roles.includes('editor');
    const [view, history, signing, others] = await Promise.all([
      viewReport(sql, definition, organisation.nis),
      historyOf(sql, reportId({ form: definition.id, year: definition.year, nis: organisation.nis })),
      readSigningContext(sql, definition, organisation.nis, { id: session.person.id, roles }),
      isEditor ? readOthers(sql, context, definition) : [],
    ]);
    const { report } = view;
    // With nothing saved yet, the officer goes straight to the form (requirement C1).
    if (!report && failure === null && isEditor) return context.redirect(`${path}/form`, 303);
    const blocker = report && signingBlockerFor(report, view, roles, session.person.id);
    // The open page asks whether anything has changed since it was rendered.
    const seen = context.req.query('seen');
    if (seen && report && seen === stateKeyOf(report, blocker)) return context.body(null, 204);
    const title = `${definition.title[language]} ${definition.year}`;
    return page(
      context,
      { title, organisation, ...(failure && { status: failure.status }) },
      <>
        {failure && (
          <ErrorNotice language={language} code={failure.code}>
            {asksToIdentify.has(failure.code) && (
              <p>
                <a href={`/login?other=yes&return=${path}`}>{text.newLogin}</a>
              </p>
            )}
            {'given' in failure && (
              <p>
                <a href={`#${confirmationName(failure.missing)}`}>{text.signing.tick}</a>
              </p>
            )}
          </ErrorNotice>
        )}
        <h1>{title}</h1>
        {report ? (
          <>
            {report.stage !== 'accepted' && <ChangeStream path={path} />}
            {isEditor && !isClosed(report.stage) && (
              <Others formPath={`${path}/form`} others={others} language={language} personId={session.person.id} />
            )}
            <OverviewView
              view={view}
              report={report}
              history={history}
              blocker={blocker}
              signing={signing}
              unconfirmed={failure !== null && 'given' in failure ? failure : null}
              language={language}
              roles={roles}
              personId={session.person.id}
              organisation={organisation.name[language]}
              path={path}
              home={home}
              changed={seen !== undefined && !seen.startsWith(`${report.version}.`)}
            />
          </>
        ) : (
          <>
            <Note>{text.overview.notFilledIn}</Note>
            <div class="actions">
              <a class="button" href={home}>
                {text.homepage}
              </a>
            </div>
          </>
        )}
      </>,
    );
  }
}
