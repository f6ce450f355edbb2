import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { beginSession, endOldestSessions, endSession, endSessionsOf, type Identity } from '#database/sessions.ts';
import { tokenHash } from '#database/tokens.ts';
import { sessionReference } from '#rules/security-events.ts';
import { type Conclude, type ConfirmingSite, concludeConfirmation } from './confirm.ts';
import { siteCookie } from './cookies.ts';
import type { PageContext, SiteEnv } from './env.ts';
import { leaveFor, takeLoginOf } from './login-cookies.ts';
import { failureOf, type LoginFailure } from './login-failure.ts';
import type { LogoutForm } from './logout-form.ts';
import { readForm } from './read-form.ts';
import { routeSettings } from './route-settings.ts';
import { identityReference, recordEvent } from './security-log.ts';

/** How long `loggedOut` is kept: longer than the identity service may keep a session of its own. */
export const LOGGED_OUT_SECONDS = 86_400;

type LoginOptions = ConfirmingSite & {
  /** The path to return to after the login: always one of the site's own, whatever the request asks for. */
  readonly safeReturn: (path: string | undefined) => string;
  /** The address of the site's first page, in the language of the request. */
  readonly firstPage: (context: PageContext) => string;
  /** The id of the person who logged in, or the page that says that they have no access. */
  readonly recognise: (identity: Identity, context: Context<SiteEnv>) => Promise<string | Response>;
  /** @param returnTo the page that was asked for, if this is known */
  readonly failurePage: (
    context: PageContext,
    code: LoginFailure,
    returnTo: string | undefined,
  ) => Response | Promise<Response>;
  /** The page with the button that begins a login. */
  readonly loginPage: (context: PageContext, returnTo: string) => Response | Promise<Response>;
  /** The page that says that the person has logged out, and whose form ends the session at the identity service. */
  readonly loggedOutPage: (context: PageContext, form: LogoutForm) => Response | Promise<Response>;
  readonly conclude: Conclude;
};

/** The routes for logging in and out (requirements A3, A4). */
export function loginRoutes(options: LoginOptions): Hono<SiteEnv> {
  return (
    new Hono<SiteEnv>()
      // A link elsewhere, or a page that needs a login, leads to a button; a click on this site begins at once.
      .get('/login', routeSettings({ rateLimit: 'login' }), (context) =>
        context.req.header('Sec-Fetch-Site') === 'same-origin'
          ? redirectToLogin(context, options, context.req.query())
          : options.loginPage(context, options.safeReturn(context.req.query('return'))),
      )
      .post('/login', routeSettings({ rateLimit: 'login' }), async (context) =>
        redirectToLogin(context, options, requestSchema.parse(await readForm(context))),
      )
      .get('/login/callback', routeSettings({ rateLimit: 'failed-login' }), (context) => finishLogin(context, options))
      // The page about a refused logout has this address. Choosing another language on that page requests it by GET.
      .get('/logout', (context) => context.redirect(options.firstPage(context), 303))
      .post('/logout', (context) => logOut(context, options))
  );
}

/** The form that begins a login. */
export const requestSchema = z.object({ return: z.string().optional(), other: z.string().optional() });

/** Redirects the browser to the identity service, with a cookie that binds the login to this browser. */
async function redirectToLogin(
  context: Context<SiteEnv>,
  options: LoginOptions,
  { return: asked, other }: z.output<typeof requestSchema>,
): Promise<Response> {
  const { identity, log, cookies } = options;
  const returnTo = options.safeReturn(asked);
  const again = other === 'yes' || getCookie(context, cookies.loggedOut) !== undefined;
  const begun = await identity.begin(context.var.language, returnTo, again).catch((error: unknown) => {
    log.error({ error, trace: context.get('requestId') }, 'the identity service does not respond');
    return null;
  });
  if (begun === null) {
    recordEvent(log, { event: 'login', on: {}, result: 'failed' });
    return await options.failurePage(context, 'login-unavailable', returnTo);
  }
  return await leaveFor(context, options, begun);
}

/** Answers the return from the identity service: begins a session, or explains why there is none. */
async function finishLogin(context: Context<SiteEnv>, options: LoginOptions): Promise<Response> {
  const { sql, identity, log, cookies } = options;
  const trace = context.get('requestId');
  const login = await takeLoginOf(context, options);
  if (login === null) {
    // "Back" in the browser leads here too: someone who is logged in already goes on to the site.
    if (context.var.session) return context.redirect(options.safeReturn(undefined), 303);
    recordEvent(log, { event: 'login', on: {}, result: 'refused', reason: 'login-interrupted' });
    return await options.failurePage(context, 'login-interrupted', undefined);
  }
  if (login.confirmation !== null) {
    const { confirmation, returnTo } = login;
    return await concludeConfirmation(context, options, login, { ...confirmation, returnTo });
  }
  const identified = await identity
    .finish(new URL(context.req.url).search, login)
    .catch((error: unknown) => ({ error }));
  if ('error' in identified) {
    const code = failureOf(identified.error);
    const { error } = identified;
    log.warn({ error, trace }, 'login failed');
    recordEvent(log, { event: 'login', on: {}, result: 'refused', reason: code });
    return await options.failurePage(context, code, login.returnTo);
  }
  const former = getCookie(context, cookies.session);
  if (former) await endSession(sql, former);
  const { session: replaced } = context.var;
  if (replaced) {
    const on = { session: sessionReference(replaced.id) };
    recordEvent(log, { event: 'session-ended', on, result: 'done' });
  }
  const personId = await options.recognise(identified.identity, context);
  if (typeof personId !== 'string') {
    deleteCookie(context, cookies.session, siteCookie(options.secure));
    const on = { method: identified.method, identity: identityReference(identified.identity) };
    recordEvent(log, { event: 'login', on, result: 'refused', reason: 'not-admitted' });
    return personId;
  }
  const { identity: _, ...authentication } = identified;
  const session = await beginSession(sql, { personId, ...authentication });
  setCookie(context, cookies.session, session, siteCookie(options.secure));
  deleteCookie(context, cookies.loggedOut, siteCookie(options.secure));
  const { method } = authentication;
  const actor = { person: personId, session: tokenHash(session) };
  recordEvent(log, { event: 'login', on: { method }, result: 'done' }, actor);
  for (const ended of await endOldestSessions(sql, personId)) {
    recordEvent(log, { event: 'session-ended', on: { session: sessionReference(ended) }, result: 'done' }, actor);
  }
  return context.redirect(login.returnTo, 303);
}

/** Ends the session here. The page that answers then ends it at the identity service. */
async function logOut(context: Context<SiteEnv>, options: LoginOptions): Promise<Response> {
  const { sql, identity, log, cookies } = options;
  const token = getCookie(context, cookies.session);
  const { session } = context.var;
  const idToken = token === undefined ? null : await endSession(sql, token);
  if (session) recordEvent(log, { event: 'logout', on: {}, result: 'done' });
  const { everywhere } = await readForm(context);
  const others = session && everywhere === 'yes' ? await endSessionsOf(sql, session.person.id, 'all') : [];
  for (const ended of others) {
    recordEvent(log, { event: 'session-ended', on: { session: sessionReference(ended) }, result: 'done' });
  }
  context.set('session', null);
  deleteCookie(context, cookies.session, siteCookie(options.secure));
  setCookie(context, cookies.loggedOut, 'yes', { ...siteCookie(options.secure), maxAge: LOGGED_OUT_SECONDS });
  // Not "cookies": browsers would also delete those of other sites of the same domain.
  context.header('Clear-Site-Data', '"cache", "storage"');
  if (idToken === null) return context.redirect(options.firstPage(context), 303);
  const form = await identity.end(context.var.language, idToken).catch((error: unknown) => {
    // The session of this site has ended; that of the identity service expires, and `loggedOut` keeps it from being used.
    log.warn({ error, trace: context.get('requestId') }, 'could not end the session at the identity service');
    return null;
  });
  return form === null ? context.redirect(options.firstPage(context), 303) : await options.loggedOutPage(context, form);
}
