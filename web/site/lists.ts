import { locales } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';

// Making a format takes longer than using it a hundred times.
const options: Record<Language, Intl.ListFormat> = {
  nl: new Intl.ListFormat(locales.nl, { type: 'disjunction' }),
  fr: new Intl.ListFormat(locales.fr, { type: 'disjunction' }),
  de: new Intl.ListFormat(locales.de, { type: 'disjunction' }),
};

/** Names of which one is enough: "An Peeters of Jan Claes". */
export function listOfOptions(names: readonly string[], language: Language): string {
  return options[language].format(names);
}
