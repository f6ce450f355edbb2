/** What a list in a file consists of, whatever its format. */

import type { Language, LocalText } from '#forms/definition.ts';

/**
 * What the cells of a column contain:
 * - `text`; `number`: a whole number
 * - `amount`: cents; `percentage`: hundredths of a percent
 * - `day`: `2026-12-31`; `moment`: a Date, shown in Belgian time
 */
export type ColumnKind = 'text' | 'number' | 'amount' | 'percentage' | 'day' | 'moment';

export type ListCell = string | number | Date | null;

/** A column of a list of these things. */
export type ListColumn<Item> = {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
  /** The cell, of the type that `kind` says; null: empty. */
  readonly cell: (item: Item) => ListCell;
};

type Named = { readonly nis: string; readonly municipality: LocalText };

/** The columns of an organisation: its NIS code, and its name in each language. */
export function organisationColumns(ocmw: string): ListColumn<Named>[] {
  const name = (language: Language): ListColumn<Named> => ({
    heading: `${ocmw} (${language})`,
    kind: 'text',
    width: 24,
    cell: ({ municipality }) => municipality[language],
  });
  return [{ heading: 'NIS', kind: 'text', width: 8, cell: ({ nis }) => nis }, name('nl'), name('fr'), name('de')];
}

// Swedish writes dates and times like ISO 8601.
const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment in Belgian time: "2026-07-01 23:59:30". */
export function localTime(moment: Date): string {
  return format.format(moment);
}
