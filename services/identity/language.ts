import type { Language } from '#forms/definition.ts';
import { languageOfTag, preferredLanguage } from '#web/site/language.ts';

/**
 * The first language that `preferences` name. A preference may list several by preference, as `ui_locales` of OpenID Connect does:
 * `de-BE nl`. After the preferences the browser's preference counts; Dutch when nothing names a language of the pages.
 */
export function chooseLanguage(preferences: readonly unknown[], acceptLanguage?: string): Language {
  const preferred = preferences
    .filter((preference) => typeof preference === 'string')
    .flatMap((preference) => preference.split(/\s+/))
    .map(languageOfTag)
    .find((language) => language !== undefined);
  return preferred ?? preferredLanguage(acceptLanguage) ?? 'nl';
}
