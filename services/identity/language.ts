import { type Language, languages } from '#forms/definition.ts';

/**
 * The first language of ours in `wishes`, each of which may list several by preference: `fr`, `de-BE nl` (ui_locales) or
 * `fr-BE,fr;q=0.9` (Accept-Language). Dutch when there is none.
 */
export function chooseLanguage(...wishes: readonly unknown[]): Language {
  const codes = wishes
    .filter((wish) => typeof wish === 'string')
    .flatMap((wish) => wish.split(/[\s,]+/))
    .map((tag) => tag.slice(0, 2).toLowerCase());
  return codes.map((code) => languages.find((language) => language === code)).find((found) => found) ?? 'nl';
}
