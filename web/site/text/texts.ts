import type { Language } from '#forms/definition.ts';
import { de } from './de/index.ts';
import { fr } from './fr/index.ts';
import { nl } from './nl/index.ts';
import { typeset } from './typography.ts';

/** The shape of a language's texts: the other languages must have every text that Dutch has. */
export type Texts = typeof nl;

const texts: Readonly<Record<Language, Texts>> = {
  nl: typeset(nl, 'nl'),
  fr: typeset(fr, 'fr'),
  de: typeset(de, 'de'),
};

/** The texts of the parts that the sites share, in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
