/** Finds and orders reports by the name of their municipality `m`. */

import type { Sql } from '#database/connection.ts';
import { municipalities } from '#database/municipalities.ts';
import { type Language, languages } from '#forms/definition.ts';
import { isFound, wantedWords, wordsOf } from '#forms/search.ts';

/** The words of each municipality's names, by its NIS code. There are some six hundred: PostgreSQL needs no index for them. */
let wordsOfNames: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;

/**
 * The condition that each word of a search is in a name of the municipality, in any language, or in an identifier.
 * @param identifiers an expression in lower case without hyphens
 */
export function foundBy(sql: Sql, search: string, identifiers: ReturnType<Sql>) {
  const wanted = wantedWords(search);
  // Signs alone are in no name.
  if (wanted.length === 0) return search.trim() === '' ? sql`true` : sql`false`;
  return wanted
    .map((word) => sql`(m.nis = any(${namedBy(word)}) or position(${word} in ${identifiers}) > 0)`)
    .reduce((all, each) => sql`${all} and ${each}`);
}

/** The NIS codes of the municipalities with a name in which this word is found. */
function namedBy(word: string): string[] {
  wordsOfNames ??= new Map(
    [...municipalities()].map(([nis, { name }]) => [nis, languages.map((language) => wordsOf(name[language]))]),
  );
  return [...wordsOfNames].flatMap(([nis, names]) => (names.some((words) => isFound(words, word)) ? [nis] : []));
}

/** The name by which a list in this language is sorted: alphabetically, whatever the collation of the database is. */
export function sortedName(sql: Sql, language: Language) {
  const names = { nl: sql`m.name_nl`, fr: sql`m.name_fr`, de: sql`m.name_de` };
  return sql`${names[language]} collate "und-x-icu"`;
}
