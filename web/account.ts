import { composeIBAN, electronicFormatIBAN, isValidBBAN, isValidBIC, isValidIBAN } from 'ibantools';
import type { ProblemCode } from './text/texts.ts';

/**
 * Reads an account number: an IBAN, or the historic Belgian number of 12 digits, which becomes its IBAN
 * (requirement B2: 539-0075470-34 is BE68 5390 0754 7034). Check digits are modulo 97 in both.
 */
export function parseAccountNumber(typed: string): { iban: string } | { problem: ProblemCode } {
  const text = (electronicFormatIBAN(typed) ?? '').replace(/[./]/g, '');
  if (/^\d{12}$/.test(text)) {
    const iban = isValidBBAN(text, 'BE') ? composeIBAN({ countryCode: 'BE', bban: text }) : null;
    return iban === null ? { problem: 'account-check-digits' } : { iban };
  }
  if (isValidIBAN(text)) return { iban: text };
  return { problem: /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(text) ? 'account-check-digits' : 'account-not-understood' };
}

/** Reads a BIC: 8 or 11 characters (ISO 9362). */
export function parseBic(typed: string): { bic: string } | { problem: ProblemCode } {
  const text = typed.replace(/\s/g, '').toUpperCase();
  return isValidBIC(text) ? { bic: text } : { problem: 'bic-not-understood' };
}
