import type { Language } from '#forms/definition.ts';
import { de } from './de/index.ts';
import { fr } from './fr/index.ts';
import { nl } from './nl/index.ts';

/** The shape of a language's texts: the other languages must have every text that Dutch has. */
export type Texts = typeof nl;

const texts = { nl, fr, de } satisfies Record<Language, Texts>;

/** The texts of the parts that the sites share, in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
