import type { Language } from '#forms/definition.ts';

/** The parameters of a link. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

/** A link within these pages that keeps the language. Parameters that are undefined or empty are left out. */
export function linkTo(path: string, language: Language, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  if (language !== 'nl') query.set('language', language);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Keeps the language in a form with method GET, which drops the query of its address. */
export function LanguageField({ language }: { language: Language }) {
  return language === 'nl' ? null : <input type="hidden" name="language" value={language} />;
}
