import type { Language } from '#forms/definition.ts';
import { languageOfTag, preferredLanguage } from '#web/site/language.ts';

/**
 * The first language that `wishes` name. A wish may list several by preference, as `ui_locales` of OpenID Connect does:
 * `de-BE nl`. After the wishes the browser's preference counts; Dutch when nothing names a language of the pages.
 */
export function chooseLanguage(wishes: readonly unknown[], acceptLanguage?: string): Language {
  const wished = wishes
    .filter((wish) => typeof wish === 'string')
    .flatMap((wish) => wish.split(/\s+/))
    .map(languageOfTag)
    .find((language) => language !== undefined);
  return wished ?? preferredLanguage(acceptLanguage) ?? 'nl';
}
