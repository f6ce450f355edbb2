import { municipalities } from '#database/municipalities.ts';
import { languages } from '#forms/definition.ts';
import { isFound, wantedWords, wordsOf } from '#forms/search.ts';
import { type Person, persons } from './persons.ts';
import { textsIn } from './text/texts.ts';

/** The maximum number of persons in a search result. */
export const MAX_RESULTS = 20;

/** The first persons that match, and how many match in all. */
export type SearchResult = { readonly persons: readonly Person[]; readonly total: number };

type Entry = { readonly person: Person; readonly words: readonly string[]; readonly municipality: readonly string[] };

let entries: readonly Entry[] | undefined;

/**
 * Finds persons: each word of `text` must be found in the municipality's name in any language, or in the person's name,
 * function or subject (forms/search.ts). Persons of a municipality with exactly that name come first.
 */
export function search(text: string): SearchResult {
  const wanted = wantedWords(text);
  if (wanted.length === 0) return { persons: [], total: 0 };
  entries ??= persons().map(toEntry);
  const found = entries.filter((entry) => wanted.every((word) => isFound(entry.words, word)));
  const name = wanted.join('');
  const isExact = (entry: Entry) => entry.municipality.includes(name);
  const ordered = [...found.filter(isExact), ...found.filter((entry) => !isExact(entry))];
  return { persons: ordered.slice(0, MAX_RESULTS).map((entry) => entry.person), total: ordered.length };
}

function toEntry(person: Person): Entry {
  const municipality = person.nis === null ? undefined : municipalities().get(person.nis);
  const municipalityNames = municipality ? languages.map((language) => municipality.name[language]) : [];
  const functionNames = languages.map((language) => textsIn(language).site.functions[person.function]);
  const searched = [...municipalityNames, ...functionNames, person.givenName, person.familyName, person.subject];
  return {
    person,
    words: [person.subject, ...searched.flatMap(wordsOf)],
    municipality: municipalityNames.map((name) => wordsOf(name).join('')),
  };
}
