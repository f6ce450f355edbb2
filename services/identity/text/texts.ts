import type { Language } from '#forms/definition.ts';
import { de } from './de/index.ts';
import { fr } from './fr/index.ts';
import { nl } from './nl/index.ts';

/** The shape of a language's texts: the other languages must have every text that Dutch has. */
export type Texts = typeof nl;

/** Why there is no other page. */
export type Failure = keyof Texts['failures'];

const texts = { nl, fr, de } satisfies Record<Language, Texts>;

/** All texts of the identity service in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
