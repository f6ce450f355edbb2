import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { beginLogin, beginSession, endSession, type Identity, LOGIN_MINUTES, takeLogin } from '#database/sessions.ts';
import type { PageContext, SiteEnv } from './env.ts';
import type { IdentityClient } from './identity-client.ts';
import { LoginRefused, type RequirementFailure } from './login-requirements.ts';

/** Why a login failed. */
export type LoginFailure = 'login-failed' | 'login-unavailable' | RequirementFailure;

/** The names of a site's cookies. Cookies ignore ports: sites on one machine need different names. */
export type LoginCookies = { readonly session: string; readonly login: string };

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
  readonly recognise: (identity: Identity, context: PageContext) => Promise<string | Response>;
  readonly failurePage: (context: PageContext, code: LoginFailure) => Response | Promise<Response>;
};

/** The names of the cookies. Over https the prefix `__Host-` binds the session to this host. */
export function loginCookies(secure: boolean, prefix = ''): LoginCookies {
  const session = `${prefix}session`;
  return { session: secure ? `__Host-${session}` : session, login: `${prefix}login` };
}

/** The routes for logging in and out (requirements A3, A4). */
export function loginRoutes(options: LoginOptions): Hono<SiteEnv> {
  return (
    new Hono<SiteEnv>()
      .get('/login', (context) => redirectToLogin(context, options))
      .get('/login/callback', (context) => finishLogin(context, options))
      // The page about a refused logout has this address. Choosing another language on that page requests it by GET.
      .get('/logout', (context) => context.redirect(options.firstPage(context), 303))
      .post('/logout', (context) => logOut(context, options))
  );
}

/** Redirects the browser to the identity service, with a cookie that binds the login to this browser. */
async function redirectToLogin(context: Context<SiteEnv>, options: LoginOptions): Promise<Response> {
  const { sql, identity, log, cookies } = options;
  const { return: returnTo, other } = context.req.query();
  const begun = await identity
    .begin(context.var.language, options.safeReturn(returnTo), other === 'yes')
    .catch((error: unknown) => {
      log.error({ error, trace: context.get('requestId') }, 'the identity service does not respond');
      return null;
    });
  if (begun === null) return await options.failurePage(context, 'login-unavailable');
  const token = await beginLogin(sql, begun.login);
  setCookie(context, cookies.login, token, { ...cookieOptions(options), maxAge: LOGIN_MINUTES * 60 });
  return context.redirect(begun.url.href, 303);
}

/** Answers the return from the identity service: begins a session, or explains why there is none. */
async function finishLogin(context: Context<SiteEnv>, options: LoginOptions): Promise<Response> {
  const { sql, identity, log, cookies } = options;
  const trace = context.get('requestId');
  const fail = async (error: unknown): Promise<Response> => {
    const refused = error instanceof LoginRefused;
    log.warn({ ...(refused && { security: true }), error, trace }, 'login failed');
    return await options.failurePage(context, refused ? error.code : 'login-failed');
  };
  const token = getCookie(context, cookies.login);
  deleteCookie(context, cookies.login, cookieOptions(options));
  const login = token ? await takeLogin(sql, token) : null;
  if (login === null) {
    // "Back" in the browser leads here too: someone who is logged in already goes on to the site.
    if (context.var.session) return context.redirect(options.safeReturn(undefined), 303);
    return await fail('this browser has begun no such login');
  }
  const identified = await identity
    .finish(new URL(context.req.url).search, login)
    .catch((error: unknown) => ({ error }));
  if ('error' in identified) return await fail(identified.error);
  const former = getCookie(context, cookies.session);
  if (former) await endSession(sql, former);
  const { method, idToken } = identified;
  const personId = await options.recognise(identified.identity, context);
  if (typeof personId !== 'string') {
    deleteCookie(context, cookies.session, cookieOptions(options));
    const { issuer, subject } = identified.identity;
    log.warn({ security: true, issuer, subject, trace }, 'identified, but has no access');
    return personId;
  }
  const session = await beginSession(sql, { personId, method, idToken });
  setCookie(context, cookies.session, session, cookieOptions(options));
  log.info({ person: personId, method }, 'logged in');
  return context.redirect(login.returnTo, 303);
}

/** Ends the session here, and then at the identity service. */
async function logOut(context: Context<SiteEnv>, options: LoginOptions): Promise<Response> {
  const { sql, identity, log, cookies } = options;
  const token = getCookie(context, cookies.session);
  const idToken = context.var.session?.idToken;
  if (token) await endSession(sql, token);
  deleteCookie(context, cookies.session, cookieOptions(options));
  if (idToken === undefined) return context.redirect('/', 303);
  const end = await identity.end(context.var.language, idToken).catch((error: unknown) => {
    // The session of this site has ended; that of the identity service expires.
    log.warn({ error, trace: context.get('requestId') }, 'could not end the session at the identity service');
    return null;
  });
  return context.redirect(end?.href ?? '/', 303);
}

/** Scripts cannot read the cookies, and browsers do not send them with forms of other sites. */
function cookieOptions({ secure }: LoginOptions): CookieOptions {
  return { httpOnly: true, sameSite: 'Lax', secure, path: '/' };
}
