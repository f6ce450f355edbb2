/** The cookies of a login: one for the session, and one for each login under way, which binds it to the browser. */

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Sql } from '#database/connection.ts';
import { beginLogin, LOGIN_MINUTES, type Login, takeLogin } from '#database/sessions.ts';
import { cookieName, siteCookie } from './cookies.ts';
import type { SiteEnv } from './env.ts';

/**
 * The names of a site's cookies. Cookies ignore ports: sites on one machine need different names. Each login under way has
 * a cookie of its own, whose name begins with `login`, so that two tabs can log in at the same time. `loggedOut` says that
 * a person logged out in this browser: the next login asks for an identification, even if the identity service still has a
 * session.
 */
export type LoginCookies = { readonly session: string; readonly login: string; readonly loggedOut: string };

/** The number of logins that a browser can have under way. Their cookies must fit in the headers of a request. */
const MAX_LOGINS = 20;

/** What the cookies depend on. */
export type CookieSite = {
  /** A pool whose search path begins with the schema of the site's sessions. */
  readonly sql: Sql;
  /** Whether the site is behind https. */
  readonly secure: boolean;
  readonly cookies: LoginCookies;
};

/** The names of a site's cookies. */
export function loginCookies(secure: boolean, prefix = ''): LoginCookies {
  return {
    session: cookieName(secure, `${prefix}session`),
    login: cookieName(secure, `${prefix}login`),
    loggedOut: cookieName(secure, `${prefix}logged_out`),
  };
}

/** Redirects the browser to the identity service, with a cookie that binds the login to this browser. */
export async function leaveFor<E extends SiteEnv>(
  context: Context<E>,
  site: CookieSite,
  begun: { readonly url: URL; readonly login: Login },
): Promise<Response> {
  const { sql, cookies } = site;
  const token = await beginLogin(sql, begun.login);
  const underWay = Object.keys(getCookie(context)).filter((name) => name.startsWith(`${cookies.login}-`));
  if (underWay.length >= MAX_LOGINS) for (const name of underWay) deleteCookie(context, name, siteCookie(site.secure));
  const name = loginCookie(cookies, begun.login.state);
  setCookie(context, name, token, { ...siteCookie(site.secure), maxAge: LOGIN_MINUTES * 60 });
  return context.redirect(begun.url.href, 303);
}

/** Takes the login that a callback answers: the one of its state, if it began in this browser. */
export async function takeLoginOf(context: Context<SiteEnv>, options: CookieSite): Promise<Login | null> {
  const state = context.req.query('state') ?? '';
  if (!/^[\w-]{8,}$/.test(state)) return null;
  const name = loginCookie(options.cookies, state);
  const token = getCookie(context, name);
  if (token === undefined) return null;
  deleteCookie(context, name, siteCookie(options.secure));
  return await takeLogin(options.sql, token);
}

/** The name of the cookie of one login. */
function loginCookie({ login }: LoginCookies, state: string): string {
  return `${login}-${state.slice(0, 8)}`;
}
