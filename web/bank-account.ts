import {
  composeIBAN,
  countrySpecs,
  electronicFormatIBAN,
  friendlyFormatIBAN,
  isValidBBAN,
  isValidBIC,
  isValidIBAN,
} from 'ibantools';
import type { Account } from '#forms/content.ts';
import type { ProblemCode } from './text/texts.ts';

/**
 * Reads an account number: an IBAN, or the historic Belgian number of 12 digits, which becomes its IBAN
 * (requirement B2: 539-0075470-34 is BE68 5390 0754 7034). Check digits are modulo 97 in both.
 */
export function parseAccountNumber(typed: string): { iban: string } | { problem: ProblemCode } {
  const text = plain(typed);
  if (text === '') return { problem: 'account-missing' };
  if (/^\d{12}$/.test(text)) {
    const iban = isValidBBAN(text, 'BE') ? composeIBAN({ countryCode: 'BE', bban: text }) : null;
    return iban === null ? { problem: 'account-check-digits' } : { iban };
  }
  if (isValidIBAN(text)) return { iban: text };
  return { problem: /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(text) ? 'account-check-digits' : 'account-not-understood' };
}

function plain(typed: string): string {
  return (electronicFormatIBAN(typed) ?? '').replace(/[./]/g, '');
}

/** Reads a BIC: 8 or 11 characters (ISO 9362). */
export function parseBic(typed: string): { bic: string } | { problem: ProblemCode } {
  const text = typed.replace(/\s/g, '').toUpperCase();
  if (text === '') return { problem: 'bic-missing' };
  return isValidBIC(text) ? { bic: text } : { problem: 'bic-not-understood' };
}

/** The historic Belgian number of an IBAN, as it was written: 539-0075470-34; null for a foreign account. */
export function historicNumber(iban: string): string | null {
  const digits = /^BE\d{2}(\d{3})(\d{7})(\d{2})$/.exec(iban);
  return digits?.slice(1).join('-') ?? null;
}

/**
 * Reads an account number while the user types it.
 * @returns the account, or that the check digits are wrong; null while the number is incomplete
 */
export function readWhileTyping(typed: string): { iban: string } | { problem: 'account-check-digits' } | null {
  const number = parseAccountNumber(typed);
  if ('iban' in number) return number;
  const text = plain(typed);
  const length = countrySpecs[text.slice(0, 2)]?.chars ?? 12;
  return number.problem === 'account-check-digits' && text.length >= length ? { problem: number.problem } : null;
}

/** An account as people read it: "BE68 5390 0754 7034 (GKCCBEBB)". */
export function accountText(account: Account): string {
  return `${friendlyFormatIBAN(account.iban) ?? account.iban} (${account.bic})`;
}
