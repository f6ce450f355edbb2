import { locales } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';

// Making a format takes longer than using it a hundred times.
const formatsOf = (type: Intl.ListFormatType): Record<Language, Intl.ListFormat> => ({
  nl: new Intl.ListFormat(locales.nl, { type }),
  fr: new Intl.ListFormat(locales.fr, { type }),
  de: new Intl.ListFormat(locales.de, { type }),
});
const options = formatsOf('disjunction');
const all = formatsOf('conjunction');

/** Names of which one is enough: "An Peeters of Jan Claes". */
export function listOfOptions(names: readonly string[], language: Language): string {
  return options[language].format(names);
}

/** What counts together: "An Peeters en Jan Claes". */
export function listOfAll(items: readonly string[], language: Language): string {
  return all[language].format(items);
}
