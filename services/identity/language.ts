import type { Language } from '#forms/definition.ts';
import { languageOfTag, preferredLanguage } from '#web/site/language.ts';

/**
 * The first of the languages in `preferences`, each of which may list several, best first, as `ui_locales` of OpenID
 * Connect does: `de-BE nl`. Without any, the browser's preference; without that, Dutch.
 */
export function chooseLanguage(preferences: readonly unknown[], acceptLanguage?: string): Language {
  const preferred = preferences
    .filter((preference) => typeof preference === 'string')
    .flatMap((preference) => preference.split(/\s+/))
    .map(languageOfTag)
    .find((language) => language !== undefined);
  return preferred ?? preferredLanguage(acceptLanguage) ?? 'nl';
}
