import type { Language } from '#forms/definition.ts';
import { notPrintable } from '#forms/printable.ts';
import { cleanText } from '#forms/text.ts';
import { type ProblemCode, textsIn } from '#web/text/texts.ts';

/** So many characters are named. */
const MAX_NAMED = 5;

/** What is wrong with what was typed; characters that documents cannot show are named. */
export function typedProblemText(code: ProblemCode, typed: string, language: Language): string {
  const { problems, document } = textsIn(language);
  const characters = code === 'text-not-printable' ? notPrintable(cleanText(typed)) : [];
  return characters.length === 0 ? problems[code] : document.notPrintable(named(characters));
}

/** "U+078B (ދ), U+0780 (ހ)". The number comes first, so that the character does not turn it around. */
function named(characters: readonly string[]): string {
  const names = characters.slice(0, MAX_NAMED).map((character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `U+${number} (${character})`;
  });
  return [...names, ...(characters.length > MAX_NAMED ? ['…'] : [])].join(', ');
}
