import type { Language } from '#forms/definition.ts';
import { typeset } from '#web/site/text/typography.ts';
import { de } from './de/index.ts';
import { fr } from './fr/index.ts';
import { nl } from './nl/index.ts';

/** The shape of a language's texts: the other languages must have every text that Dutch has. */
export type Texts = typeof nl;

const texts: Readonly<Record<Language, Texts>> = {
  nl: typeset(nl, 'nl'),
  fr: typeset(fr, 'fr'),
  de: typeset(de, 'de'),
};

/** All texts of the organisations' site, its mails and its documents in one language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}

/** The status of a report, as the document shows it. */
export type DocumentStatus = keyof Texts['document']['statuses'];
/** Why a request was not carried out; each code has a title and a text. */
export type ErrorCode = keyof Texts['errors'];
/** Why the changes of a grid were not kept. */
export type LinesRefusal = keyof Texts['lineEditor']['refusals'];
/** What is wrong with a field. */
export type ProblemCode = keyof Texts['problems'];
