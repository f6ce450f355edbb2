import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { findSession } from '#database/sessions.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { loginCookies } from '#web/site/login-cookies.ts';
import { settingsOf } from '#web/site/route-settings.ts';
import type { WebDependencies } from './dependencies.ts';
import { hasChosenLanguage } from './language.ts';

/** Looks up the session of a request; without a language cookie its person's language is used. */
export function setUpSession(app: Hono<SiteEnv>, { sql, webUrl }: Pick<WebDependencies, 'sql' | 'webUrl'>): void {
  const cookies = cookiesOf(webUrl);
  app.use(async (context, next) => {
    const token = getCookie(context, cookies.session);
    const session = token ? await findSession(sql, token, { counts: !isBackground(context) }) : null;
    context.set('session', session);
    if (session && !hasChosenLanguage(context, { webUrl })) context.set('language', session.person.language);
    await next();
  });
}

/** The names of this site's cookies. */
export function cookiesOf(webUrl: string) {
  return loginCookies(webUrl.startsWith('https:'));
}

/** Whether an open page asks for changes, without a person doing anything: that does not keep a session alive. */
function isBackground(context: Context): boolean {
  return context.req.query('seen') !== undefined || settingsOf(context).background === true;
}
