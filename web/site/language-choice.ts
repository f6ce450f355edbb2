import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Language } from '#forms/definition.ts';
import { cookieName, siteCookie } from './cookies.ts';
import { LANGUAGE, LANGUAGE_SECONDS } from './language.ts';

/** Remembers the chosen language in a cookie. @param secure whether the site is behind https */
export function rememberLanguage(context: Context, language: Language, secure: boolean): void {
  setCookie(context, cookieName(secure, LANGUAGE), language, { ...siteCookie(secure), maxAge: LANGUAGE_SECONDS });
}
