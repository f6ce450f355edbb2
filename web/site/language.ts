/** In which language a request is answered. */

import type { MiddlewareHandler } from 'hono';
import { languageDetector } from 'hono/language';
import { parseAccept } from 'hono/utils/accept';
import { type Language, languages } from '#forms/definition.ts';

/** The cookie, and the parameter in an address, that name the chosen language. */
export const LANGUAGE = 'language';
/** How long a browser remembers the choice: a year. */
export const LANGUAGE_SECONDS = 31_536_000;

/** Where the language of a request can be found. */
export type LanguageSource = 'querystring' | 'cookie' | 'header';

/**
 * Sets `language` from the first source that names one of the site's languages: `?language=`, the cookie `language`, or
 * Accept-Language by its q-values. Dutch when no source does.
 */
export function findLanguage(sources: readonly LanguageSource[], cookie = LANGUAGE): MiddlewareHandler {
  return languageDetector({
    order: [...sources],
    lookupQueryString: LANGUAGE,
    lookupCookie: cookie,
    caches: false,
    supportedLanguages: [...languages],
    fallbackLanguage: 'nl',
  });
}

/** The language of a request; Dutch when the request failed before its language was found. */
export function languageOf(context: { readonly var: { readonly language?: unknown } }): Language {
  const found = context.var.language;
  return isLanguage(found) ? found : 'nl';
}

/** Whether `text` names one of the site's languages. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}

/** The language that a language tag begins with: `fr` and `fr-BE` name French. */
export function languageOfTag(tag: string): Language | undefined {
  const code = tag.trim().slice(0, 2).toLowerCase();
  return languages.find((language) => language === code);
}

/** The language that a browser prefers, by the q-values of its Accept-Language header. */
export function preferredLanguage(acceptLanguage: string | undefined): Language | undefined {
  return parseAccept(acceptLanguage ?? '')
    .filter(({ q }) => q > 0)
    .map(({ type }) => languageOfTag(type))
    .find((language) => language !== undefined);
}

/**
 * The path and query of an address: its host is left out, so that it leads to the site itself.
 * @param address path and query, or a whole address
 */
export function pathOf(address: string): string {
  const { pathname, search } = new URL(
    address.startsWith('/') ? `http://localhost${address}` : address,
    'http://localhost',
  );
  // A browser reads a path that begins with // as the address of another host.
  return `${pathname.replace(/^\/+/, '/')}${search}`;
}

/** The address of the same page in another language. @param address path and query, or a whole address */
export function inLanguage(address: string | URL, language: Language): string {
  const text = String(address);
  // The host does not matter: only path and query are kept.
  const { pathname, searchParams } = new URL(
    text.startsWith('/') ? `http://localhost${text}` : text,
    'http://localhost',
  );
  searchParams.set(LANGUAGE, language);
  // A browser reads a path that begins with // as the address of another host.
  return `${pathname.replace(/^\/+/, '/')}?${searchParams}`;
}
