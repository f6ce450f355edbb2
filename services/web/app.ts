import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
import type { Logger } from 'pino';
import { ZodError } from 'zod';
import { isDatabaseUnavailable, type Sql } from '#database/connection.ts';
import { findOrganisation, hasSeveralOrganisations } from '#database/organisations.ts';
import { chooseLanguage, findOrCreatePerson, rolesOf } from '#database/persons.ts';
import { findSession } from '#database/sessions.ts';
import { currentForms } from '#forms/catalogue.ts';
import { type Language, languages, tablesOf } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { PRINT_TIMEOUT_MS } from '#web/document/print-report.ts';
import type { OrganisationEnv, PageDependencies, Reports } from '#web/env.ts';
import { accessPage } from '#web/pages/access/access.tsx';
import { failurePage } from '#web/pages/failure.tsx';
import { formPage } from '#web/pages/form/form.tsx';
import { formChangesPage } from '#web/pages/form/form-changes.tsx';
import { homePage } from '#web/pages/home.tsx';
import { invitationPage } from '#web/pages/invitation.tsx';
import { linesPage } from '#web/pages/lines.tsx';
import { organisationDataPage } from '#web/pages/organisation-data/organisation-data.tsx';
import { organisationsPage } from '#web/pages/organisations.tsx';
import { overviewPage } from '#web/pages/overview/overview.tsx';
import { portalPages } from '#web/pages/portal.tsx';
import { printPage } from '#web/pages/print.tsx';
import { tableUploadPage } from '#web/pages/table-upload/table-upload.tsx';
import { tablesPage } from '#web/pages/tables.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { oneAddress, pageHeaders, refuseForeignForms, requireOwnForms, requireSession } from '#web/site/guards.ts';
import type { IdentityClient } from '#web/site/identity-client.ts';
import { loginCookies, loginRoutes } from '#web/site/login.ts';
import { MAX_UPLOAD_BYTES } from '#web/spreadsheet/limits.ts';
import { changeStreams } from './change-stream.ts';
import type { Changes } from './changes.ts';
import { deliveryKeys } from './delivery-keys.ts';
import { readiness } from './readiness.ts';
import { organisationFiles } from './static-files.ts';

export type WebParts = {
  sql: Sql;
  client: Client;
  reports: Reports;
  /** What the open pages of this process follow. */
  changes: Changes;
  /** How often a quiet stream of changes gives a sign of life, in milliseconds. */
  pulseMs?: number;
  identity: IdentityClient;
  log: Logger;
  /** Under which address people see the site. */
  webUrl: string;
  /** The identity service's address: a form may lead there (logout). */
  issuer: string;
  fpsMiUrl: string;
};

/** How long anybody waits for a page; longer than the patience with Temporal. A database that hangs looks like one that is away. */
const PATIENCE_MS = 15_000;
/** A file may come over a slow line, and a document of 10 000 lines takes its time. */
const FILE_PATIENCE_MS = PRINT_TIMEOUT_MS + 10_000;

/** The whole site, as a function of what it needs. */
export function createApp(parts: WebParts): Hono<SiteEnv> {
  const { sql, log, webUrl, issuer } = parts;
  const secure = webUrl.startsWith('https:');
  const cookies = loginCookies(secure);
  const site: PageDependencies = { sql, reports: parts.reports, log };
  const app = new Hono<SiteEnv>();

  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    const states = await readiness(parts);
    return context.json(states, Object.values(states).every((state) => state === 'ready') ? 200 : 503);
  });

  app.use(pageHeaders({ siteUrl: webUrl, issuer }));
  app.route('/static', organisationFiles());
  app.route('/', deliveryKeys(sql));

  app.use(async (context, next) => {
    context.set('language', languageOf(context));
    context.set('session', null);
    await next();
  });
  app.use(oneAddress(webUrl, (context) => failurePage(context, { code: 'not-found', status: 404 })));
  // A form may come with all its lines at once, every name and value percent-encoded.
  const upTo = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => failurePage(context, { code: 'request-refused', status: 413 }) });
  const [smallForms, formsWithLines, files] = [upTo(100_000), upTo(2_000_000), upTo(MAX_UPLOAD_BYTES + 100_000)];
  const [patience, patienceWithFiles] = [timeout(PATIENCE_MS), timeout(FILE_PATIENCE_MS)];
  app.use(
    (context, next) => {
      if (isUpload(context.req)) return files(context, next);
      return (hasLines(context.req.path) ? formsWithLines : smallForms)(context, next);
    },
    refuseForeignForms(webUrl),
    // It counts until an answer begins: a stream of changes may last.
    (context, next) =>
      (isUpload(context.req) || isPrint(context.req.path) ? patienceWithFiles : patience)(context, next),
  );
  app.use(async (context, next) => {
    const token = getCookie(context, cookies.session);
    const asksByItself = context.req.query('seen') !== undefined || context.req.path.endsWith('/changes');
    const session = token ? await findSession(sql, token, { counts: !asksByItself }) : null;
    context.set('session', session);
    if (session && !isLanguage(getCookie(context, 'language'))) context.set('language', session.person.language);
    await next();
  });
  app.get('*', async (context, next) => {
    const url = new URL(context.req.url);
    const language = url.searchParams.get('language');
    if (!isLanguage(language)) return await next();
    setCookie(context, 'language', language, {
      path: '/',
      sameSite: 'Lax',
      httpOnly: true,
      secure,
      maxAge: 31_536_000,
    });
    const session = context.get('session');
    if (session) await chooseLanguage(sql, session.person.id, language);
    url.searchParams.delete('language');
    return context.redirect(`${url.pathname}${url.search}`, 303);
  });

  app.route('/', portalPages());
  app.route('/tables', tablesPage());
  app.route(
    '/',
    loginRoutes({
      ...{ sql, identity: parts.identity, log, secure, cookies, safeReturn },
      recognise: async (identity) => (await findOrCreatePerson(sql, identity)).id,
      failurePage: (context, code) => failurePage(context, { code, status: code === 'login-unavailable' ? 503 : 400 }),
    }),
  );
  app.route('/invitation', invitationPage(site, secure));
  app.get('/organisations', (context) => {
    const session = context.get('session');
    return session ? organisationsPage(site, context, session) : askToLogIn(context);
  });
  app.route('/organisations/:nis{[0-9]{5}}', organisationPages(site, { ...parts, sessionCookie: cookies.session }));

  app.notFound((context) => failurePage(context, { code: 'not-found', status: 404 }));
  app.onError((error, context) => {
    if (!isLanguage(context.get('language'))) context.set('language', languageOf(context));
    if (isDatabaseUnavailable(error) || (error instanceof HTTPException && error.status === 504)) {
      log.error({ error }, 'the database is away');
      return failurePage(context, { code: 'database-away', status: 503 });
    }
    if (error instanceof HTTPException || error instanceof ZodError) {
      log.warn({ error, path: context.req.path }, 'refused a request');
      return failurePage(context, { code: 'request-refused', status: error instanceof ZodError ? 400 : error.status });
    }
    const trace = randomUUID().slice(0, 8);
    log.error({ error, trace, path: context.req.path }, 'unexpected');
    return failurePage(context, { code: 'unexpected', status: 500, trace });
  });
  return app;
}

/** The pages of one organisation, for whoever has a role there; for anybody else they do not exist (requirement A6). */
function organisationPages(site: PageDependencies, parts: WebParts & { sessionCookie: string }): Hono<OrganisationEnv> {
  const { log } = parts;
  const streamChanges = changeStreams(parts);
  const pages = new Hono<OrganisationEnv>();
  pages.use(requireSession(askToLogIn));
  pages.use(async (context, next) => {
    const { session } = context.var;
    const nis = context.req.param('nis') ?? '';
    const [organisation, roles, several] = await Promise.all([
      findOrganisation(site.sql, nis),
      rolesOf(site.sql, session.person.id, nis),
      hasSeveralOrganisations(site.sql, session.person.id),
    ]);
    if (!organisation || roles.length === 0) {
      log.warn({ security: true, person: session.person.id, path: context.req.path }, 'asked for what is not theirs');
      // A page that asks by itself would do so for ever: it comes anew instead, and says what it is now.
      if (context.req.method === 'GET' && isAskedByItself(context)) context.header('HX-Refresh', 'true');
      return await failurePage(context, { code: 'not-found', status: 404 });
    }
    context.set('organisation', organisation);
    context.set('roles', roles);
    context.set('severalOrganisations', several);
    return await next();
  });
  pages.use(requireOwnForms(failurePage));
  pages.route('/', homePage(site));
  pages.route('/data', organisationDataPage(site));
  pages.route('/access', accessPage(site));
  for (const definition of currentForms) {
    const path = `/reports/${definition.id}/${definition.year}`;
    pages.route(path, overviewPage(site, definition));
    pages.get(`${path}/changes`, (context) => {
      const { nis } = context.var.organisation;
      return streamChanges(context, reportId({ form: definition.id, year: definition.year, nis }));
    });
    pages.route(`${path}/form`, formPage(site, definition));
    pages.route(`${path}/versions`, formChangesPage(site, definition));
    pages.route(`${path}/lines`, linesPage(site, definition));
    pages.route(`${path}/tables`, tableUploadPage(site, definition));
    pages.route(`${path}/print`, printPage(site, definition));
  }
  return pages;
}

/** Whether a form with tables is posted here. */
function hasLines(path: string): boolean {
  return currentForms.some(
    (definition) =>
      tablesOf(definition).length > 0 && path.includes(`/reports/${definition.id}/${definition.year}/form`),
  );
}

/** Whether a table that was filled in is sent here. */
function isUpload({ method, path }: { method: string; path: string }): boolean {
  return method === 'POST' && /^\/organisations\/\d{5}\/reports\/[a-z-]+\/\d{4}\/tables\/[a-zA-Z0-9]+$/.test(path);
}

/** Whether a report is made into a document here. */
function isPrint(path: string): boolean {
  return /^\/organisations\/\d{5}\/reports\/[a-z-]+\/\d{4}\/print$/.test(path);
}

/** A path of ours to return to after the login; anything else becomes the homepage. */
export function safeReturn(path: string | undefined): string {
  return path !== undefined && /^\/(?:invitation|organisations(?:[/?][\w/=&?-]*)?)$/.test(path)
    ? path
    : '/organisations';
}

function askToLogIn(context: Context): Response | Promise<Response> {
  // What a page asks by itself must not begin a login: that would take the place of one that a person has begun.
  if (isAskedByItself(context)) return context.body(null, 401);
  if (context.req.method !== 'GET') return failurePage(context, { code: 'login-needed', status: 401 });
  return context.redirect(`/login?return=${encodeURIComponent(context.req.path)}`, 303);
}

/** Whether a part of a page is asked for, by its script. */
function isAskedByItself(context: Context): boolean {
  return context.req.header('HX-Request') !== undefined;
}

function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}

/** The language chosen before, else the first one of the browser's that we have, else Dutch. */
function languageOf(context: Context): Language {
  const chosen = getCookie(context, 'language');
  if (isLanguage(chosen)) return chosen;
  const wanted = (context.req.header('Accept-Language') ?? '').split(',').map((part) => part.trim().slice(0, 2));
  return wanted.find(isLanguage) ?? 'nl';
}
