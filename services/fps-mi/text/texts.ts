import type { Language } from '#forms/definition.ts';
import { de } from './de.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';

/** The shape of a language's texts: whatever Dutch has, the others must have. */
export type Texts = typeof nl;

const texts = { nl, fr, de } satisfies Record<Language, Texts>;

/** All texts of the ministry's pages in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
