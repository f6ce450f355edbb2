import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Logger } from 'pino';
import type { Sql } from '../../database/connection.ts';
import { recognisePerson } from '../../database/persons.ts';
import { beginLogin, beginSession, endSession, LOGIN_MINUTES, takeLogin } from '../../database/sessions.ts';
import { failurePage } from '../../web/pages/failure.tsx';
import type { SiteEnv } from '../../web/site.ts';
import type { IdentityClient } from './identity-client.ts';

type Parts = { sql: Sql; identity: IdentityClient; log: Logger; secure: boolean };

/** The cookie of a session: unreadable to scripts, not sent along from other sites, and over https bound to this very host. */
export function sessionCookie(secure: boolean): string {
  return secure ? '__Host-session' : 'session';
}

/** A path of ours to return to after the login; anything else becomes the homepage. */
export function safeReturn(path: string | undefined): string {
  return path !== undefined && /^\/(?:invitation|organisations(?:[/?][\w/=&?-]*)?)$/.test(path)
    ? path
    : '/organisations';
}

/** Logging in and out (requirements A3, A4). */
export function loginRoutes({ sql, identity, log, secure }: Parts): Hono<SiteEnv> {
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'Lax', secure, path: '/' };
  const session = sessionCookie(secure);

  const startOver = (context: Context<SiteEnv>, error: unknown): Promise<Response> => {
    log.warn({ error }, 'login failed');
    return failurePage(context, { code: 'login-failed', status: 400 });
  };

  return new Hono<SiteEnv>()
    .get('/login', async (context) => {
      const begun = await identity
        .begin(context.get('language'), safeReturn(context.req.query('return')), context.req.query('other') === 'yes')
        .catch((error: unknown) => {
          log.error({ error }, 'the identity service does not answer');
          return null;
        });
      if (begun === null) return failurePage(context, { code: 'login-unavailable', status: 503 });
      const token = await beginLogin(sql, begun.login);
      setCookie(context, 'login', token, { ...cookie, maxAge: LOGIN_MINUTES * 60 });
      return context.redirect(begun.url.href, 303);
    })
    .get('/login/callback', async (context) => {
      const token = getCookie(context, 'login');
      deleteCookie(context, 'login', cookie);
      const login = token ? await takeLogin(sql, token) : null;
      if (login === null) {
        // Back and forward in the browser come here as well: whoever is logged in already just goes on.
        if (context.get('session')) return context.redirect('/organisations', 303);
        return startOver(context, 'no such login under way');
      }
      const found = await identity
        .finish(new URL(context.req.url).search, login)
        .catch((error: unknown) => ({ error }));
      if ('error' in found) return startOver(context, found.error);
      const person = await recognisePerson(sql, found.identity);
      const former = getCookie(context, session);
      if (former) await endSession(sql, former);
      const { method, idToken } = found;
      setCookie(context, session, await beginSession(sql, { personId: person.id, method, idToken }), cookie);
      log.info({ person: person.id, method }, 'logged in');
      return context.redirect(login.returnTo, 303);
    })
    .post('/logout', async (context) => {
      const token = getCookie(context, session);
      const idToken = context.get('session')?.idToken;
      if (token) await endSession(sql, token);
      deleteCookie(context, session, cookie);
      if (idToken === undefined) return context.redirect('/', 303);
      const end = await identity.end(context.get('language'), idToken).catch((error: unknown) => {
        // Ours has ended; the other one ends by itself.
        log.warn({ error }, 'could not end the session at the identity service');
        return null;
      });
      return context.redirect(end?.href ?? '/', 303);
    });
}
