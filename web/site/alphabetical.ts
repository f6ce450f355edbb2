import { locales } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';

// Making a collator takes longer than comparing a hundred names.
const collators: Readonly<Record<Language, Intl.Collator>> = {
  nl: new Intl.Collator(locales.nl),
  fr: new Intl.Collator(locales.fr),
  de: new Intl.Collator(locales.de),
};

/** The items in the order in which a list in this language has their names. */
export function alphabetical<Item>(items: readonly Item[], language: Language, nameOf: (item: Item) => string): Item[] {
  const { compare } = collators[language];
  return items.toSorted((one, other) => compare(nameOf(one), nameOf(other)));
}
