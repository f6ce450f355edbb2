import type { AmountProblem, Cents, Language } from './definition.ts';

/** The largest amount that any field takes: EUR 999 999 999.99. */
export const LARGEST_AMOUNT: Cents = 99_999_999_999;

/**
 * Groups of three digits by a dot or a (non-breaking, thin) space, or plain digits; then one or two decimals after a
 * comma or a dot. A single dot followed by three digits is a thousands mark, as Belgians write it.
 */
const amountPattern =
  /^(?<whole>\d{1,3}(?:(?<group>[. ])\d{3})(?:\k<group>\d{3})*|\d+)(?:(?<mark>[,.])(?<decimals>\d+))?$/;

/** Reads an amount the way people in Belgium type it: `1234,5`, `1 234,50`, `1.234,50`, `1234.50`, with or without € or EUR. */
export function parseAmount(typed: string): Cents | AmountProblem {
  const text = typed
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/^ ?(?:€|EUR)|(?:€|EUR) ?$/gi, '')
    .trim();
  if (text === '') return 'amount-missing';
  if (/^[-\u2212] ?\d/.test(text)) return 'amount-negative';
  const parts = amountPattern.exec(text)?.groups;
  if (parts === undefined) return 'amount-not-understood';
  const { whole = '', group, mark, decimals = '' } = parts;
  if (mark !== undefined && mark === group) return 'amount-not-understood';
  if (decimals.length > 2) return 'amount-too-precise';
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  // Longer than the largest amount could be: before it becomes a number that is no longer exact.
  if (digits.length > 12) return 'amount-too-large';
  const cents = Number(digits) * 100 + Number(decimals.padEnd(2, '0'));
  return cents > LARGEST_AMOUNT ? 'amount-too-large' : cents;
}

/** Each language as it is written in Belgium. */
export const locales = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE' } as const satisfies Record<Language, string>;

function decimal(cents: Cents): Intl.StringNumericLiteral {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  // The cast: the type of `format` wants a template of digits, which this is; text keeps every cent exact.
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral;
}

/** An amount with its currency: "€ 1.234,50" (nl), "1 234,50 €" (fr), "1.234,50 €" (de). */
export function formatEuro(cents: Cents, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR' }).format(decimal(cents));
}

/** An amount as it stands in a field to be edited, without currency: "1.234,50" in every language, which `parseAmount` reads back. */
export function formatAmount(cents: Cents): string {
  return new Intl.NumberFormat('nl-BE', { minimumFractionDigits: 2 }).format(decimal(cents));
}
