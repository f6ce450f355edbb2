import type { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { storeLanguage } from '#database/persons.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { findLanguage, isLanguage, LANGUAGE } from '#web/site/language.ts';
import type { WebDependencies } from './dependencies.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * The language of the cookie; without a cookie, that of the browser. `setUpSession` puts the person's own choice before
 * the browser's.
 */
export function setUpLanguage(app: Hono<SiteEnv>): void {
  app.use(findLanguage('cookie', 'header'), async (context, next) => {
    context.set('session', null);
    await next();
  });
}

/** `?language=`: remembers the choice in a cookie, and for the person, and redirects to the page itself. */
export function setUpLanguageChoice(
  app: Hono<SiteEnv>,
  { sql, webUrl }: Pick<WebDependencies, 'sql' | 'webUrl'>,
): void {
  app.get('*', async (context, next) => {
    const url = new URL(context.req.url);
    const language = url.searchParams.get(LANGUAGE);
    if (!isLanguage(language)) return await next();
    setCookie(context, LANGUAGE, language, {
      path: '/',
      sameSite: 'Lax',
      httpOnly: true,
      secure: webUrl.startsWith('https:'),
      maxAge: YEAR_SECONDS,
    });
    const { session } = context.var;
    if (session) await storeLanguage(sql, session.person.id, language);
    url.searchParams.delete(LANGUAGE);
    return context.redirect(`${url.pathname}${url.search}`, 303);
  });
}
