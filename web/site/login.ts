import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { AuthorizationResponseError } from 'openid-client';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import {
  beginLogin,
  beginSession,
  endOldestSessions,
  endSession,
  type Identity,
  LOGIN_MINUTES,
  type Login,
  takeLogin,
} from '#database/sessions.ts';
import { tokenHash } from '#database/tokens.ts';
import { sessionReference } from '#rules/security-events.ts';
import { cookieName, siteCookie } from './cookies.ts';
import type { PageContext, SiteEnv } from './env.ts';
import type { IdentityClient } from './identity-client.ts';
import { LoginRefused, type RequirementFailure } from './login-requirements.ts';
import type { LogoutForm } from './logout-form.ts';
import { routeSettings } from './route-settings.ts';
import { identityReference, recordEvent } from './security-log.ts';

/**
 * Why a login failed, a closed set:
 * - `login-interrupted`: the person stopped it at the identity service, or this browser has no such login under way: it
 *   took too long, was used already, or began elsewhere
 * - `login-unavailable`: the identity service does not respond
 * - `login-failed`: its response does not match the login
 */
export type LoginFailure = 'login-interrupted' | 'login-failed' | 'login-unavailable' | RequirementFailure;

/**
 * The names of a site's cookies. Cookies ignore ports: sites on one machine need different names. Each login under way has
 * a cookie of its own, whose name begins with `login`, so that two tabs can log in at the same time. `loggedOut` says that
 * a person logged out in this browser: the next login asks for an identification, even if the identity service still has a
 * session.
 */
export type LoginCookies = { readonly session: string; readonly login: string; readonly loggedOut: string };

/** How long `loggedOut` is kept: longer than the identity service may keep a session of its own. */
const LOGGED_OUT_SECONDS = 86_400;

/** The number of logins that a browser can have under way. Their cookies must fit in the headers of a request. */
const MAX_LOGINS = 20;

type LoginOptions = {
  /** A pool whose search path begins with the schema of the site's sessions. */
  readonly sql: Sql;
  readonly identity: IdentityClient;
  readonly log: Logger;
  /** Whether the site is behind https. */
  readonly secure: boolean;
  readonly cookies: LoginCookies;
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
  /** The page that says that the person has logged out, and whose form ends the session at the identity service. */
  readonly loggedOutPage: (context: PageContext, form: LogoutForm) => Response | Promise<Response>;
};

/** The names of a site's cookies. */
export function loginCookies(secure: boolean, prefix = ''): LoginCookies {
  return {
    session: cookieName(secure, `${prefix}session`),
    login: cookieName(secure, `${prefix}login`),
    loggedOut: cookieName(secure, `${prefix}logged_out`),
  };
}

/** The routes for logging in and out (requirements A3, A4). */
export function loginRoutes(options: LoginOptions): Hono<SiteEnv> {
  return (
    new Hono<SiteEnv>()
      .get('/login', routeSettings({ rateLimit: 'login' }), (context) => redirectToLogin(context, options))
      .get('/login/callback', routeSettings({ rateLimit: 'failed-login' }), (context) => finishLogin(context, options))
      // The page about a refused logout has this address. Choosing another language on that page requests it by GET.
      .get('/logout', (context) => context.redirect(options.firstPage(context), 303))
      .post('/logout', (context) => logOut(context, options))
  );
}

/** Redirects the browser to the identity service, with a cookie that binds the login to this browser. */
async function redirectToLogin(context: Context<SiteEnv>, options: LoginOptions): Promise<Response> {
  const { sql, identity, log, cookies } = options;
  const { return: asked, other } = context.req.query();
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
  const token = await beginLogin(sql, begun.login);
  const underWay = Object.keys(getCookie(context)).filter((name) => name.startsWith(`${cookies.login}-`));
  if (underWay.length >= MAX_LOGINS)
    for (const name of underWay) deleteCookie(context, name, siteCookie(options.secure));
  const name = loginCookie(cookies, begun.login.state);
  setCookie(context, name, token, { ...siteCookie(options.secure), maxAge: LOGIN_MINUTES * 60 });
  return context.redirect(begun.url.href, 303);
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

/** Takes the login that a callback answers: the one of its state, if it began in this browser. */
async function takeLoginOf(context: Context<SiteEnv>, options: LoginOptions): Promise<Login | null> {
  const state = context.req.query('state') ?? '';
  if (!/^[\w-]{8,}$/.test(state)) return null;
  const name = loginCookie(options.cookies, state);
  const token = getCookie(context, name);
  if (token === undefined) return null;
  deleteCookie(context, name, siteCookie(options.secure));
  return await takeLogin(options.sql, token);
}

function failureOf(error: unknown): LoginFailure {
  if (error instanceof LoginRefused) return error.code;
  // OpenID Connect: the person stopped the login at the identity service.
  if (error instanceof AuthorizationResponseError && error.error === 'access_denied') return 'login-interrupted';
  return 'login-failed';
}

/** The name of the cookie of one login. */
function loginCookie({ login }: LoginCookies, state: string): string {
  return `${login}-${state.slice(0, 8)}`;
}

/** Ends the session here. The page that answers then ends it at the identity service. */
async function logOut(context: Context<SiteEnv>, options: LoginOptions): Promise<Response> {
  const { sql, identity, log, cookies } = options;
  const token = getCookie(context, cookies.session);
  const idToken = token === undefined ? null : await endSession(sql, token);
  if (context.var.session) recordEvent(log, { event: 'logout', on: {}, result: 'done' });
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
