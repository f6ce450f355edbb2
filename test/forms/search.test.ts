import { expect, it, test } from 'vitest';
import { municipalities } from '#database/municipalities.ts';
import { isFound, wantedWords, wordsOf } from '#forms/search.ts';

const finds = (query: string, name: string): boolean =>
  wantedWords(query).every((word) => isFound(wordsOf(name), word));

/** The French or the Dutch names that a query finds among all municipalities. */
const found = (query: string, language: 'nl' | 'fr' | 'de'): string[] =>
  [...municipalities().values()].map(({ name }) => name[language]).filter((name) => finds(query, name));

test.each([
  ['ecaussinnes', 'fr', ['Ecaussinnes']],
  ['ÉCAUSSINNES', 'fr', ['Ecaussinnes']],
  ['E\u0301caussinnes', 'fr', ['Ecaussinnes']],
  ['sint truiden', 'nl', ['Sint-Truiden']],
  ['Truiden, Sint', 'nl', ['Sint-Truiden']],
  ['sinttruiden', 'nl', ['Sint-Truiden']],
  ['sint–truiden', 'nl', ['Sint-Truiden']],
  ['bullingen', 'de', ['Büllingen']],
  ['Braine-l’Alleud', 'fr', ["Braine-l'Alleud"]],
  ["braine l'alleud", 'fr', ["Braine-l'Alleud"]],
  ['braine lalleud', 'fr', ["Braine-l'Alleud"]],
] as const)('%j finds in %s %j', (query, language, names) => {
  expect(found(query, language).map((name) => name.replaceAll('’', "'"))).toEqual(names);
});

test.each([
  ["'s gravenvoeren", "'s-Gravenvoeren"],
  ['sgravenvoeren', '’s-Gravenvoeren'],
  ['gravenvoeren', '’s-Gravenvoeren'],
  ['strasse', 'Straße'],
  ['francois', 'François'],
  ['ecaussinnes', 'Écaussinnes'],
  ['voorzitter', 'ondervoorzitter'],
])('%j finds %j', (query, name) => {
  expect(finds(query, name)).toBe(true);
});

it('finds a short word only where a word begins, and nothing where a word is missing', () => {
  expect(finds('aar', 'Aartselaar')).toBe(true);
  expect(finds('ats', 'Aartselaar')).toBe(false);
  expect(finds('sint gillis', 'Sint-Truiden')).toBe(false);
});
