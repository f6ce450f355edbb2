import type { Cents, FieldProblemCode, Language } from './definition.ts';
import { plainSigns } from './text.ts';

/** The largest amount that any field takes: EUR 999 999 999.99. */
export const MAX_AMOUNT: Cents = 99_999_999_999;
/** The largest whole number that any field takes. */
export const MAX_NUMBER = 999_999_999;
/** 100%, in hundredths of a percent. */
export const HUNDRED_PERCENT = 10_000;

/**
 * Digits, plain or in groups of three; then decimals after a comma or a dot. Groups are separated by a dot or a space, as
 * Belgians write them, by an apostrophe (Swiss) or by a comma (English). A group never begins with 0: `0.999` is no thousand.
 */
const decimalPattern =
  /^(?<whole>[1-9]\d{0,2}(?:(?<group>[. ',])\d{3})(?<more>\k<group>\d{3})*|\d+)(?:(?<mark>[,.])(?<decimals>\d+))?$/;
/** Below zero: `-5`, `5-` as accounting programs write it, `(5)` as spreadsheets do. */
const negativePattern = /^(?:- ?(?<after>.+)|(?<before>.+?) ?-|\( ?(?<between>.+?) ?\))$/;
const currencyBefore = /^((?:-|\() ?)?(?:€|EUR(?:OS?)?) ?/i;
const currencyAfter = / ?(?:€|EUR(?:OS?)?)( ?(?:-|\)))?$/i;
/** No cents: `12,-`, `12,--`. */
const noCents = /(?<=\d),--?$/;

/** Why a text is not a number of at most two decimals. */
export type DecimalProblem = 'missing' | 'not-understood' | 'negative' | 'too-precise' | 'too-large';

/**
 * Reads a number of at most two decimals the way people in Belgium type it or copy it from another program: `1234,5`,
 * `1 234,50`, `1.234,50`, `1234.50`, `1'234.50`, `1,234.50`. A dot before exactly three digits separates thousands. A comma
 * before exactly three digits may be either mark, and is refused as too precise.
 * @returns hundredths, or why it cannot be read
 */
export function parseHundredths(typed: string): number | DecimalProblem {
  const text = plainSigns(typed);
  const signed = negativePattern.exec(text)?.groups;
  if (signed === undefined) return parseUnsigned(text);
  const problem = parseUnsigned(signed['after'] ?? signed['before'] ?? signed['between'] ?? '');
  return problem === 'not-understood' || problem === 'missing' ? 'not-understood' : 'negative';
}

function parseUnsigned(text: string): number | Exclude<DecimalProblem, 'negative'> {
  if (text === '') return 'missing';
  const parts = decimalPattern.exec(text)?.groups;
  if (parts === undefined) return 'not-understood';
  const { whole = '', group, more, mark, decimals = '' } = parts;
  if (mark !== undefined && mark === group) return 'not-understood';
  if (decimals.length > 2 || (group === ',' && more === undefined && mark === undefined)) return 'too-precise';
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  // Checked in the text: a number with that many digits would no longer be exact.
  if (digits.length > 12) return 'too-large';
  return Number(digits) * 100 + Number(decimals.padEnd(2, '0'));
}

/** Reads an amount, with or without € or EUR. @returns cents, or why it cannot be read */
export function parseAmount(typed: string): Cents | Extract<FieldProblemCode, `amount-${string}`> {
  const number = plainSigns(typed).replace(currencyBefore, '$1').replace(currencyAfter, '$1').replace(noCents, '');
  const cents = parseHundredths(number);
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
