import {
  composeIBAN,
  countrySpecs,
  electronicFormatIBAN,
  friendlyFormatIBAN,
  isSEPACountry,
  isValidBBAN,
  isValidBIC,
  isValidIBAN,
} from 'ibantools';
import type { Account } from '#forms/content.ts';
import { plainSigns } from '#forms/text.ts';
import { bicOfAccount } from './belgian-banks.ts';
import type { ProblemCode } from './text/texts.ts';

/**
 * Countries that joined SEPA after the list of ibantools was made: Albania, Moldova, Montenegro, North Macedonia and Serbia (EPC409-09;
 * 41 countries since 22 May 2025).
 */
const newInSepa = new Set(['AL', 'MD', 'ME', 'MK', 'RS']);

function isInSepa(country: string): boolean {
  return isSEPACountry(country) || newInSepa.has(country);
}

/**
 * Reads an account number: an IBAN, or the historic Belgian number of 12 digits, which becomes its IBAN
 * (requirement B2: 539-0075470-34 is BE68 5390 0754 7034). Check digits are modulo 97 in both. FPS MI pays by SEPA credit transfer, so the
 * account must be in a country of SEPA (EPC409-09).
 */
export function parseAccountNumber(typed: string): { iban: string } | { problem: ProblemCode } {
  const text = plain(typed);
  if (text === '') return { problem: 'account-missing' };
  if (/^\d{12}$/.test(text)) {
    const iban = isValidBBAN(text, 'BE') ? composeIBAN({ countryCode: 'BE', bban: text }) : null;
    return iban === null ? { problem: 'account-check-digits' } : { iban };
  }
  if (isValidIBAN(text)) return isInSepa(text.slice(0, 2)) ? { iban: text } : { problem: 'account-outside-sepa' };
  return { problem: /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(text) ? 'account-check-digits' : 'account-not-understood' };
}

function plain(typed: string): string {
  return (electronicFormatIBAN(plainSigns(typed)) ?? '').replace(/[./]/g, '');
}

/**
 * Reads the BIC of an account: 8 or 11 characters (ISO 9362). It may be left empty when it follows from the account number. A
 * Belgian account is with a bank in Belgium; a BIC other than the one in the list of the National Bank must be confirmed.
 * @param confirmed the BIC that the person was asked about before
 */
export function parseBic(
  typed: string,
  { iban, confirmed }: { readonly iban: string; readonly confirmed: string },
): { bic: string } | { problem: ProblemCode } {
  const text = plainSigns(typed).replace(/[ -]/g, '').toUpperCase();
  const known = bicOfAccount(iban);
  if (text === '') return known === undefined ? { problem: 'bic-missing' } : { bic: known };
  if (!isValidBIC(text)) return { problem: 'bic-not-understood' };
  if (iban.startsWith('BE') && text.slice(4, 6) !== 'BE') return { problem: 'bic-other-country' };
  // The first eight characters name the bank, the other three a branch.
  const differs = known !== undefined && known.slice(0, 8) !== text.slice(0, 8);
  return differs && confirmed !== text ? { problem: 'bic-other-bank' } : { bic: text };
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
