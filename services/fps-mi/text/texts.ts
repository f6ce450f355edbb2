import type { Language } from '#forms/definition.ts';
import { typeset } from '#web/site/text/typography.ts';
import { de } from './de/index.ts';
import { fr } from './fr/index.ts';
import { nl, type Texts } from './nl/index.ts';

export type { Texts } from './nl/index.ts';

const texts: Readonly<Record<Language, Texts>> = {
  nl: typeset(nl, 'nl'),
  fr: typeset(fr, 'fr'),
  de: typeset(de, 'de'),
};

/** All texts of the ministry's side in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
