import type { Language } from '#forms/definition.ts';
import { typeset } from '#web/site/text/typography.ts';
import { de } from './de/index.ts';
import { fr } from './fr/index.ts';
import { nl } from './nl/index.ts';

/** The shape of a language's texts: the other languages must have every text that Dutch has. */
export type Texts = typeof nl;

/** Why there is no other page. */
export type Failure = keyof Texts['failures'];

const texts: Readonly<Record<Language, Texts>> = {
  nl: typeset(nl, 'nl'),
  fr: typeset(fr, 'fr'),
  de: typeset(de, 'de'),
};

/** All texts of the identity service in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
