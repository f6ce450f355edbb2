/**
 * One rule for every search in names and texts. Accents, case, hyphens, apostrophes and the order of the words make no
 * difference (`matchKey`). Each typed word must be the beginning of a word, or of words that are written together
 * ("sinttruiden"); from four letters on it may also be a part of a word, as in compounds.
 */

import { matchKey } from './text.ts';

/** More words than a question has are not read. */
const MAX_WORDS = 12;
/** Shorter words are found in the middle of too many others. */
const MIN_PART = 4;

/** The words of a text, as they are compared. */
export function wordsOf(text: string): string[] {
  return matchKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What a person looks for: the words that must all be found. */
export function wantedWords(query: string): string[] {
  return wordsOf(query).slice(0, MAX_WORDS);
}

/** How often a wanted word is found among the words of a text. */
export function countFound(words: readonly string[], wanted: string): number {
  let count = 0;
  for (let place = 0; place < words.length; place += 1) if (isFoundAt(words, place, wanted)) count += 1;
  return count;
}

/** Whether a wanted word is found among the words of a text. */
export function isFound(words: readonly string[], wanted: string): boolean {
  return words.some((_, place) => isFoundAt(words, place, wanted));
}

function isFoundAt(words: readonly string[], place: number, wanted: string): boolean {
  const [word = ''] = words.slice(place, place + 1);
  if (wanted.length >= MIN_PART && word.includes(wanted)) return true;
  let rest = wanted;
  for (let next = place; next < words.length; next += 1) {
    const own = words[next] ?? '';
    if (own.startsWith(rest)) return true;
    if (wanted.length < MIN_PART || !rest.startsWith(own)) return false;
    rest = rest.slice(own.length);
  }
  return false;
}
