import type { Language } from '#forms/definition.ts';
import { isolate } from './isolate.ts';

/** A space that no line breaks at. */
const NO_BREAK = '\u00a0';
/** Before the high punctuation marks and inside the quotation marks of French. */
const frenchSpaces = / (?=[:;?!»])|(?<=«) /g;
/** Between the groups of a number, and between a number and its unit. */
const numberSpaces = /(?<=\d) (?=\d{3}(?!\d)|%|€|(?:EUR|Mo|MB|kB)\b)/g;

/**
 * The texts with the spaces of their language: texts are written with plain spaces, and no line may begin with a mark or a
 * unit. Texts with parts that are filled in get them too, and each part is isolated.
 */
export function typeset<T extends object>(texts: T, language: Language): T {
  // The cast: every text stays at its place, with the same type.
  return typesetAll(texts, language) as T;
}

/** One text with the spaces of its language. */
export function typesetText(text: string, language: Language): string {
  const spaced = language === 'fr' ? text.replace(frenchSpaces, NO_BREAK) : text;
  return spaced.replace(numberSpaces, NO_BREAK);
}

function typesetAll(value: unknown, language: Language): unknown {
  if (typeof value === 'string') return typesetText(value, language);
  if (typeof value === 'function') {
    return (...parts: readonly unknown[]): unknown =>
      typesetAll(Reflect.apply(value, undefined, parts.map(isolatePart)), language);
  }
  if (Array.isArray(value)) return value.map((each) => typesetAll(each, language));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typesetAll(each, language)]));
}

function isolatePart(part: unknown): unknown {
  if (typeof part === 'string') return isolate(part);
  return Array.isArray(part) ? part.map(isolatePart) : part;
}
