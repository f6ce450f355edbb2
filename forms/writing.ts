/** Writes values as text: to be read, and to be edited in an input field. */

import { formatAmount, formatEuro, formatNumber, formatPercentage, locales } from './amount.ts';
import type { Language, SingleField, Value } from './definition.ts';
import { isLines } from './values.ts';

/** Shown where there is no value. */
const NOTHING = '–';

/** The unit of the number in a field; null when the field does not hold a number. */
export function unitOf(field: SingleField): 'amount' | 'number' | 'percentage' | null {
  switch (field.kind) {
    case 'computed':
      return field.unit ?? 'amount';
    case 'granted':
      return 'amount';
    case 'amount':
    case 'number':
    case 'percentage':
      return field.kind;
    case 'date':
    case 'choice':
    case 'text':
      return null;
  }
}

/** A value as a text to be read, as each language writes it in Belgium. */
export function formatValue(field: SingleField, value: Value | undefined, language: Language): string {
  if (value === undefined || isLines(value)) return NOTHING;
  const unit = unitOf(field);
  if (typeof value === 'number') {
    switch (unit) {
      case 'amount':
        return formatEuro(value, language);
      case 'percentage':
        return formatPercentage(value, language);
      case 'number':
      case null:
        return formatNumber(value, language);
    }
  }
  if (field.kind === 'date') return formatDate(value, language);
  if (field.kind === 'choice') return field.options.find(({ id }) => id === value)?.label[language] ?? value;
  return value;
}

/** A date in digits: "31/12/2026" (nl, fr), "31.12.2026" (de). */
function formatDate(date: string, language: Language): string {
  const moment = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(moment)) return date;
  return dates[language].format(moment);
}

const dateFormat = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const;
// Created once: creating a format takes longer than using it a hundred times.
const dates: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat(locales.nl, dateFormat),
  fr: new Intl.DateTimeFormat(locales.fr, dateFormat),
  de: new Intl.DateTimeFormat(locales.de, dateFormat),
};

/** A value as the text of an input field. `readText` reads the same value back. */
export function editableText(field: SingleField, value: Value | undefined, language: Language): string {
  if (value === undefined || isLines(value)) return '';
  const unit = unitOf(field);
  if (typeof value === 'number') {
    switch (unit) {
      case 'amount':
        return formatAmount(value);
      case 'percentage':
        return formatAmount(value).replace(/,?0+$/, '');
      case 'number':
      case null:
        return String(value);
    }
  }
  return field.kind === 'date' ? formatDate(value, language) : value;
}
