import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import { storeLanguage } from '#database/persons.ts';
import { languages } from '#forms/definition.ts';
import { failurePage } from '#web/pages/failure.tsx';
import { cookieName } from '#web/site/cookies.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { findLanguage, isLanguage, LANGUAGE, pathOf } from '#web/site/language.ts';
import { rememberLanguage } from '#web/site/language-choice.ts';
import { readForm } from '#web/site/read-form.ts';
import { recordRefusal } from '#web/site/security-log.ts';
import type { WebDependencies } from './dependencies.ts';

/** A site that is behind https, or not. */
type Site = Pick<WebDependencies, 'webUrl'>;

/**
 * The language of the cookie; without a cookie, that of the browser. `setUpSession` puts the person's own choice before
 * the browser's.
 */
export function setUpLanguage(app: Hono<SiteEnv>, { webUrl }: Site): void {
  app.use(findLanguage(['cookie', 'header'], cookieName(isSecure(webUrl), LANGUAGE)), async (context, next) => {
    context.set('session', null);
    await next();
  });
}

/** Whether this browser has chosen a language. */
export function hasChosenLanguage(context: Context, { webUrl }: Site): boolean {
  return isLanguage(getCookie(context, cookieName(isSecure(webUrl), LANGUAGE)));
}

/** The form with which a person chooses a language. */
export const choiceSchema = z.object({
  language: z.enum(languages),
  person: z.string(),
  return: z.string().startsWith('/').max(2_000).default('/'),
});

/**
 * `?language=`: remembers the choice in a cookie and redirects to the page itself. `POST /language` also stores the choice
 * for the person, whose mails are in that language.
 */
export function setUpLanguageChoice(
  app: Hono<SiteEnv>,
  dependencies: Pick<WebDependencies, 'sql' | 'webUrl' | 'log'>,
): void {
  const { sql, webUrl, log } = dependencies;
  const secure = isSecure(webUrl);
  app.get('*', async (context, next) => {
    const url = new URL(context.req.url);
    const language = url.searchParams.get(LANGUAGE);
    if (!isLanguage(language)) return await next();
    rememberLanguage(context, language, secure);
    url.searchParams.delete(LANGUAGE);
    return context.redirect(`${url.pathname}${url.search}`, 303);
  });
  // The page about a refused choice has this address.
  app.get('/language', (context) => context.redirect('/', 303));
  app.post('/language', async (context) => {
    const { language, person, return: returnTo } = choiceSchema.parse(await readForm(context));
    const { session } = context.var;
    if (session && session.person.id !== person) {
      recordRefusal(log, context.req, 'person-changed');
      return await failurePage(context, { code: 'person-changed', status: 409 });
    }
    rememberLanguage(context, language, secure);
    if (session) await storeLanguage(sql, session.person.id, language);
    return context.redirect(pathOf(returnTo), 303);
  });
}

function isSecure(webUrl: string): boolean {
  return webUrl.startsWith('https:');
}
