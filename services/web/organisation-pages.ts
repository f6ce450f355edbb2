import { Hono, type MiddlewareHandler } from 'hono';
import { findOrganisationAccess } from '#database/organisations.ts';
import { otherPeriodsOf } from '#database/roles.ts';
import { currentForms } from '#forms/catalogue.ts';
import { reportId } from '#rules/keys.ts';
import { SESSION_PATH } from '#web/components/session-warning.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { absencePage } from '#web/pages/absence/absence.tsx';
import { accessPage } from '#web/pages/access/access.tsx';
import { loginPage } from '#web/pages/begin-login.tsx';
import { deadlines } from '#web/pages/deadlines.ts';
import { failurePage } from '#web/pages/failure.tsx';
import { formPage } from '#web/pages/form/form.tsx';
import { formChangesPage } from '#web/pages/form/form-changes.tsx';
import { historyPages } from '#web/pages/history/history.tsx';
import { homePage } from '#web/pages/home/home.tsx';
import { invitationPage } from '#web/pages/invitation.tsx';
import { linesPage } from '#web/pages/lines.tsx';
import { organisationDataPage } from '#web/pages/organisation-data/organisation-data.tsx';
import { organisationsPage } from '#web/pages/organisations.tsx';
import { otherPeriodPage } from '#web/pages/other-period.tsx';
import { overviewPage } from '#web/pages/overview/overview.tsx';
import { PREFERENCES_PATH, preferencesPage } from '#web/pages/preferences.tsx';
import { printPage } from '#web/pages/print.tsx';
import { signManyPage } from '#web/pages/sign-many/sign-many.tsx';
import { tableUploadPage } from '#web/pages/table-upload/table-upload.tsx';
import { yearDocuments } from '#web/pages/year-documents.ts';
import type { PageContext, SessionEnv, SiteEnv } from '#web/site/env.ts';
import { type FormFailure, requireOwnForms, requireSession } from '#web/site/guards.ts';
import { ownSessionsPage } from '#web/site/own-sessions.tsx';
import { routeSettings } from '#web/site/route-settings.ts';
import { type EventLog, recordRefusal } from '#web/site/security-log.ts';
import { changeStreams } from './change-stream.ts';
import type { WebDependencies } from './dependencies.ts';
import { confirmOf } from './login.ts';
import { cookiesOf } from './session.ts';
import { sessionTime } from './session-time.ts';

/** The pages behind the login. */
export function setUpOrganisationPages(app: Hono<SiteEnv>, dependencies: WebDependencies): void {
  const { sql, reports, log, webUrl } = dependencies;
  const site: PageDependencies = { sql, reports, log, webUrl, confirm: confirmOf(dependencies) };
  app.route('/invitation', invitationPage(site, webUrl.startsWith('https:')));
  app.get('/organisations', (context) => {
    const { session } = context.var;
    return session ? organisationsPage(site, context, session) : askToLogIn(log)(context);
  });
  addOwnSessionsPage(app, dependencies);
  addSigningPage(app, site);
  addPreferencesPage(app, dependencies);
  const pages = new Hono<OrganisationEnv>();
  pages.use(requireSession(askToLogIn(log)));
  pages.use(requireRole(dependencies));
  pages.use(requireOwnForms(refuseForm(log)));
  pages.route('/', homePage(site));
  pages.route('/data', organisationDataPage(site));
  pages.route('/absence', absencePage(site));
  pages.route('/access', accessPage(site));
  pages.route('/years', yearDocuments(site));
  pages.route('/deadlines.ics', deadlines(site));
  addReportPages(pages, site, dependencies);
  app.route('/organisations/:nis{[0-9]{5}}', pages);
}

/** The page of a person's own sessions, and how long the present one lasts: they need no role. */
function addOwnSessionsPage(app: Hono<SiteEnv>, { sql, log }: Pick<WebDependencies, 'sql' | 'log'>): void {
  const pages = new Hono<SessionEnv>();
  for (const path of ['/sessions', SESSION_PATH]) {
    pages.use(path, requireSession(askToLogIn(log)), requireOwnForms(refuseForm(log)));
  }
  pages.route('/', sessionTime());
  pages.route(
    '/',
    ownSessionsPage({
      sql,
      log,
      page: (context, title, children) => page(context, { title }, children),
      linkTo: (path) => path,
    }),
  );
  app.route('/', pages);
}

/** The page on which a person signs reports of all their organisations. It finds their roles. */
function addSigningPage(app: Hono<SiteEnv>, site: PageDependencies): void {
  const pages = new Hono<SessionEnv>();
  pages.use(requireSession(askToLogIn(site.log)), requireOwnForms(refuseForm(site.log)));
  pages.route('/', signManyPage(site));
  app.route('/sign', pages);
}

/** The page of a person's own mails, which needs no role. */
function addPreferencesPage(app: Hono<SiteEnv>, { sql, log, webUrl }: WebDependencies): void {
  const pages = new Hono<SessionEnv>();
  pages.use(PREFERENCES_PATH, requireSession(askToLogIn(log)), requireOwnForms(refuseForm(log)));
  pages.route('/', preferencesPage({ sql, webUrl }));
  app.route('/', pages);
}

/** Answers a form that was not made for the person of the session. */
function refuseForm(log: EventLog): (context: PageContext, failure: FormFailure) => Promise<Response> {
  return (context, failure) => {
    recordRefusal(log, context.req, failure.code);
    // The script of an open page shows its own text.
    if (isFromScript(context)) context.header('Failure-Code', failure.code);
    return failurePage(context, failure);
  };
}

/** The pages of each form. */
function addReportPages(pages: Hono<OrganisationEnv>, site: PageDependencies, dependencies: WebDependencies): void {
  const { sql, changes, log, heartbeatMs, webUrl } = dependencies;
  const streamChanges = changeStreams({ sql, changes, log, sessionCookie: cookiesOf(webUrl).session, heartbeatMs });
  for (const definition of currentForms) {
    const path = `/reports/${definition.id}/${definition.year}`;
    pages.route(path, overviewPage(site, definition));
    pages.get(`${path}/changes`, routeSettings({ background: true }), (context) => {
      const { nis } = context.var.organisation;
      return streamChanges(context, reportId({ form: definition.id, year: definition.year, nis }));
    });
    pages.route(`${path}/form`, formPage(site, definition));
    pages.route(`${path}/versions`, formChangesPage(site, definition));
    pages.route(`${path}/history`, historyPages(site, definition));
    pages.route(`${path}/lines`, linesPage(site, definition));
    pages.route(`${path}/tables`, tableUploadPage(site, definition));
    pages.route(`${path}/print`, printPage(site, definition));
  }
}

/**
 * Lets people with a role at the organisation pass. A person who will have or had one reads when; for all others its
 * pages do not exist (requirement A6).
 */
function requireRole({ sql, log }: Pick<WebDependencies, 'sql' | 'log'>): MiddlewareHandler<OrganisationEnv> {
  return async (context, next) => {
    const { person } = context.var.session;
    const nis = context.req.param('nis') ?? '';
    const access = await findOrganisationAccess(sql, person.id, nis);
    if (!access || access.roles.length === 0) {
      recordRefusal(log, context.req, 'no-role-here', { organisation: nis });
      // An open page would keep asking for changes: it reloads instead, and shows the error.
      if (context.req.method === 'GET' && isFromScript(context)) context.header('HX-Refresh', 'true');
      if (!access?.everHasRole) return await failurePage(context, { code: 'not-found', status: 404 });
      return await otherPeriodPage(context, access.organisation, await otherPeriodsOf(sql, person.id, nis));
    }
    context.set('organisation', access.organisation);
    context.set('roles', access.roles);
    context.set('severalOrganisations', access.severalOrganisations);
    return await next();
  };
}

function askToLogIn(log: EventLog): (context: PageContext) => Response | Promise<Response> {
  return (context) => {
    // A request of a page's script must not begin a login: it would replace a login that the person has begun.
    if (isFromScript(context)) {
      // An open overview would keep showing its content: it reloads instead. A form keeps what was typed.
      if (context.req.query('seen') !== undefined) context.header('HX-Refresh', 'true');
      return context.body(null, 401);
    }
    if (context.req.method === 'GET') {
      return loginPage(context, context.req.path, 401);
    }
    recordRefusal(log, context.req, 'login-needed');
    return failurePage(context, { code: 'login-needed', status: 401 });
  };
}

/** Whether the script of an open page asks for a part of a page. */
function isFromScript(context: Pick<PageContext, 'req'>): boolean {
  return context.req.header('HX-Request') !== undefined;
}
