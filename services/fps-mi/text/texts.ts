import type { Language } from '#forms/definition.ts';
import { de } from './de/index.ts';
import { fr } from './fr/index.ts';
import { nl, type Texts } from './nl/index.ts';

export type { Texts } from './nl/index.ts';

const texts = { nl, fr, de } satisfies Record<Language, Texts>;

/** All texts of the ministry's side in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
