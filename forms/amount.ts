import type { Cents, FieldProblemCode, Language } from './definition.ts';

/** The largest amount that any field takes: EUR 999 999 999.99. */
export const MAX_AMOUNT: Cents = 99_999_999_999;
/** The largest whole number that any field takes. */
export const MAX_NUMBER = 999_999_999;
/** 100%, in hundredths of a percent. */
export const HUNDRED_PERCENT = 10_000;

/**
 * Digits, plain or in groups of three that are separated by a dot or a space; then decimals after a comma or a dot. A
 * dot before exactly three digits separates thousands, as Belgians write it.
 */
const decimalPattern =
  /^(?<whole>\d{1,3}(?:(?<group>[. ])\d{3})(?:\k<group>\d{3})*|\d+)(?:(?<mark>[,.])(?<decimals>\d+))?$/;

/** Why a text is not a number of at most two decimals. */
export type DecimalProblem = 'missing' | 'not-understood' | 'negative' | 'too-precise' | 'too-large';

/**
 * Reads a number of at most two decimals the way people in Belgium type it: `1234,5`, `1 234,50`, `1.234,50`,
 * `1234.50`.
 * @returns hundredths, or why it cannot be read
 */
export function parseHundredths(typed: string): number | DecimalProblem {
  const text = typed.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (text === '') return 'missing';
  if (/^[-\u2212] ?\d/.test(text)) return 'negative';
  const parts = decimalPattern.exec(text)?.groups;
  if (parts === undefined) return 'not-understood';
  const { whole = '', group, mark, decimals = '' } = parts;
  if (mark !== undefined && mark === group) return 'not-understood';
  if (decimals.length > 2) return 'too-precise';
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  // Checked in the text: a number with that many digits would no longer be exact.
  if (digits.length > 12) return 'too-large';
  return Number(digits) * 100 + Number(decimals.padEnd(2, '0'));
}

/** Reads an amount, with or without € or EUR. @returns cents, or why it cannot be read */
export function parseAmount(typed: string): Cents | Extract<FieldProblemCode, `amount-${string}`> {
  const cents = parseHundredths(typed.trim().replace(/^(?:€|EUR)|(?:€|EUR)$/gi, ''));
  if (typeof cents === 'string') return `amount-${cents}`;
  return cents > MAX_AMOUNT ? 'amount-too-large' : cents;
}

/**
 * A share of an amount, computed exactly and rounded to the cent (half a cent away from zero).
 * @param share in hundredths of a percent: 1000 is 10%
 */
export function shareOf(amount: Cents, share: number): Cents {
  // The product may exceed Number.MAX_SAFE_INTEGER.
  const product = BigInt(amount) * BigInt(share);
  const half = product < 0n ? -5_000n : 5_000n;
  return Number((product + half) / 10_000n);
}

/** The locale of each language as it is written in Belgium. */
export const locales = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE' } as const satisfies Record<Language, string>;

/** Hundredths as a decimal text, "-1234.50". Intl formats a text exactly, where a number might be rounded. */
export function decimal(cents: number): Intl.StringNumericLiteral {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  // The cast: TypeScript cannot see that these are digits around a point.
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral;
}

const inEach = (options: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> => ({
  nl: new Intl.NumberFormat(locales.nl, options),
  fr: new Intl.NumberFormat(locales.fr, options),
  de: new Intl.NumberFormat(locales.de, options),
});
// Created once: creating a format takes longer than using it a hundred times.
const euro = inEach({ style: 'currency', currency: 'EUR' });
const percentage = inEach({ style: 'unit', unit: 'percent', maximumFractionDigits: 2 });
const whole = inEach({});
const edited = inEach({ minimumFractionDigits: 2 });

/** An amount with its currency: "€ 1.234,50" (nl), "1 234,50 €" (fr), "1.234,50 €" (de). */
export function formatEuro(cents: Cents, language: Language): string {
  return euro[language].format(decimal(cents));
}

/** A percentage as each language writes it: "12,5%" (nl). @param share in hundredths of a percent */
export function formatPercentage(share: number, language: Language): string {
  return percentage[language].format(decimal(share));
}

/** A whole number with its groups of three: "1.234" (nl). */
export function formatNumber(number: number, language: Language): string {
  return whole[language].format(number);
}

/** An amount for an input field, without currency: "1.234,50" (nl, de), "1 234,50" (fr). `parseAmount` reads each back. */
export function formatAmount(cents: Cents, language: Language): string {
  return edited[language].format(decimal(cents));
}
