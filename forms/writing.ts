/** Writes values as text: to be read, and to be edited in an input field. */

import { formatAmount, formatEuro, formatNumber, formatPercentage } from './amount.ts';
import { formatDate } from './date.ts';
import type { Language, SingleField, Value } from './definition.ts';
import { cleanAs } from './reading.ts';
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

/**
 * A value as the text of an input field. `readText` reads the same value back. A text that was stored before texts were cleaned is
 * shown clean: a browser leaves a line break out of a field of one line. `readText` knows it by the stored value.
 */
export function editableText(field: SingleField, value: Value | undefined, language: Language): string {
  if (value === undefined || isLines(value)) return '';
  const unit = unitOf(field);
  if (typeof value === 'number') {
    switch (unit) {
      case 'amount':
        return formatAmount(value, language);
      case 'percentage':
        return formatAmount(value, language).replace(/,?0+$/, '');
      case 'number':
      case null:
        return String(value);
    }
  }
  if (field.kind === 'text') return cleanAs(field, value) || value;
  return field.kind === 'date' ? formatDate(value, language) : value;
}
