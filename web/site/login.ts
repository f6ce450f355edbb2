import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import type { Identity } from '#database/sessions.ts';
import { beginLogin, beginSession, endSession, LOGIN_MINUTES, takeLogin } from '#database/sessions.ts';
import type { SiteEnv } from './env.ts';
import type { IdentityClient } from './identity-client.ts';

/** Why a login failed. */
type LoginFailure = 'login-failed' | 'login-unavailable';

/** The names of a site's cookies. Cookies ignore ports: sites on one machine need different names. */
export type LoginCookies = { readonly session: string; readonly login: string };

type LoginOptions = {
  /** A pool whose search path begins with the schema of the site's sessions. */
  sql: Sql;
  identity: IdentityClient;
  log: Logger;
  secure: boolean;
  cookies: LoginCookies;
  /** The path to return to after the login: always one of the site's own, whatever the request asks for. */
  safeReturn: (path: string | undefined) => string;
  /** The id of the person who logged in, or the page that says that they have no access. */
  recognise: (identity: Identity, context: Context<SiteEnv>) => Promise<string | Response>;
  failurePage: (context: Context<SiteEnv>, code: LoginFailure) => Response | Promise<Response>;
};

/** The names of the cookies. Over https the prefix `__Host-` binds the session to this host. */
export function loginCookies(secure: boolean, prefix = ''): LoginCookies {
  const session = `${prefix}session`;
  return { session: secure ? `__Host-${session}` : session, login: `${prefix}login` };
}

/** The routes for logging in and out (requirements A3, A4). */
export function loginRoutes({ sql, identity, log, secure, cookies, ...site }: LoginOptions): Hono<SiteEnv> {
  // Scripts cannot read it, and browsers do not send it with forms of other sites.
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'Lax', secure, path: '/' };
  const { session } = cookies;

  const startOver = (context: Context<SiteEnv>, error: unknown): Response | Promise<Response> => {
    log.warn({ error }, 'login failed');
    return site.failurePage(context, 'login-failed');
  };

  return new Hono<SiteEnv>()
    .get('/login', async (context) => {
      const { return: wanted, other } = context.req.query();
      const begun = await identity
        .begin(context.get('language'), site.safeReturn(wanted), other === 'yes')
        .catch((error: unknown) => {
          log.error({ error }, 'the identity service does not respond');
          return null;
        });
      if (begun === null) return await site.failurePage(context, 'login-unavailable');
      const token = await beginLogin(sql, begun.login);
      setCookie(context, cookies.login, token, { ...cookie, maxAge: LOGIN_MINUTES * 60 });
      return context.redirect(begun.url.href, 303);
    })
    .get('/login/callback', async (context) => {
      const token = getCookie(context, cookies.login);
      deleteCookie(context, cookies.login, cookie);
      const login = token ? await takeLogin(sql, token) : null;
      if (login === null) {
        // "Back" in the browser leads here too: someone who is logged in already goes on to the site.
        if (context.get('session')) return context.redirect(site.safeReturn(undefined), 303);
        return await startOver(context, 'this browser has begun no such login');
      }
      const found = await identity
        .finish(new URL(context.req.url).search, login)
        .catch((error: unknown) => ({ error }));
      if ('error' in found) return await startOver(context, found.error);
      const former = getCookie(context, session);
      if (former) await endSession(sql, former);
      const { method, idToken } = found;
      const personId = await site.recognise(found.identity, context);
      if (typeof personId !== 'string') {
        deleteCookie(context, session, cookie);
        const { issuer, subject } = found.identity;
        log.warn({ security: true, issuer, subject }, 'identified, but has no access');
        return personId;
      }
      setCookie(context, session, await beginSession(sql, { personId, method, idToken }), cookie);
      log.info({ person: personId, method }, 'logged in');
      return context.redirect(login.returnTo, 303);
    })
    .post('/logout', async (context) => {
      const token = getCookie(context, session);
      const idToken = context.get('session')?.idToken;
      if (token) await endSession(sql, token);
      deleteCookie(context, session, cookie);
      if (idToken === undefined) return context.redirect('/', 303);
      const end = await identity.end(context.get('language'), idToken).catch((error: unknown) => {
        // The session of this site has ended; that of the identity service expires.
        log.warn({ error }, 'could not end the session at the identity service');
        return null;
      });
      return context.redirect(end?.href ?? '/', 303);
    });
}
