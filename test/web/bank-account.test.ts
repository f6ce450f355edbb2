import { describe, expect, it, test } from 'vitest';
import { historicNumber, parseAccountNumber, parseBic } from '#web/bank-account.ts';
import { bicOfAccount } from '#web/belgian-banks.ts';

describe('an account number', () => {
  test.each(['539-0075470-34', '539007547034', '539 0075470 34', 'BE68 5390 0754 7034', 'be68539007547034'])(
    '%j is BE68 5390 0754 7034 (the example of the requirements)',
    (typed) => {
      expect(parseAccountNumber(typed)).toEqual({ iban: 'BE68539007547034' });
    },
  );

  test.each([
    'BE68\u00a05390\u202f0754\u20097034',
    '539\u20110075470\u201334',
    '539\u22120075470\u201034',
    '\u200bＢＥ68539007547034\ufeff',
  ])('%j is the same, whatever spaces and dashes a program wrote', (typed) => {
    expect(parseAccountNumber(typed)).toEqual({ iban: 'BE68539007547034' });
    expect(parseBic('GKCC\u00a0BE\u2011BB', { iban: 'BE68539007547034', confirmed: '' })).toEqual({ bic: 'GKCCBEBB' });
  });

  test.each([
    'AL47212110090000000235698741',
    'MD24AG000225100013104168',
    'ME25505000012345678951',
    'MK07250120000058984',
    'RS35260005601001611379',
    'CH9300762011623852957',
    'GB29NWBK60161331926819',
  ])('%s is in a country of SEPA', (iban) => {
    expect(parseAccountNumber(iban)).toEqual({ iban });
  });

  test.each([
    ['BR1500000000000010932840814P2', 'account-outside-sepa'],
    ['TR330006100519786457841326', 'account-outside-sepa'],
    ['539-0075470-35', 'account-check-digits'],
    ['BE69539007547034', 'account-check-digits'],
    ['BE6853900754703', 'account-check-digits'],
    ['', 'account-missing'],
    ['12345', 'account-not-understood'],
    ['my account', 'account-not-understood'],
    ['x'.repeat(200), 'account-not-understood'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(parseAccountNumber(typed)).toEqual({ problem });
  });
});

it('a Belgian IBAN has a historic number, another one has none', () => {
  expect(historicNumber('BE68539007547034')).toBe('539-0075470-34');
  expect(historicNumber('NL91ABNA0417164300')).toBeNull();
});

describe('a BIC', () => {
  const unlisted = { iban: 'BE68539007547034', confirmed: '' };
  const belfius = { iban: 'BE43068999999501', confirmed: '' };
  const dutch = { iban: 'NL91ABNA0417164300', confirmed: '' };

  it('has 8 or 11 characters, however it is typed', () => {
    expect(parseBic(' gkcc be bb ', unlisted)).toEqual({ bic: 'GKCCBEBB' });
    expect(parseBic('KREDBEBBXXX', unlisted)).toEqual({ bic: 'KREDBEBBXXX' });
    for (const typed of ['GKCC', 'GKCCBEBB1', '12345678']) {
      expect(parseBic(typed, unlisted)).toEqual({ problem: 'bic-not-understood' });
    }
  });

  it('follows from a Belgian account number with a bank code of the National Bank', () => {
    expect(parseBic('', belfius)).toEqual({ bic: 'GKCCBEBB' });
    expect(
      ['BE43068999999501', 'BE71096123456769', 'BE68539007547034', 'NL91ABNA0417164300'].map(bicOfAccount),
    ).toEqual(['GKCCBEBB', 'GKCCBEBB', undefined, undefined]);
    for (const account of [unlisted, dutch]) expect(parseBic('', account)).toEqual({ problem: 'bic-missing' });
  });

  it('is of a bank in Belgium for a Belgian account, and of that bank unless the person confirms it', () => {
    expect(parseBic('ABNANL2A', unlisted)).toEqual({ problem: 'bic-other-country' });
    expect(parseBic('ABNANL2A', dutch)).toEqual({ bic: 'ABNANL2A' });
    expect(parseBic('KREDBEBB', belfius)).toEqual({ problem: 'bic-other-bank' });
    expect(parseBic('KREDBEBB', { ...belfius, confirmed: 'KREDBEBB' })).toEqual({ bic: 'KREDBEBB' });
    expect(parseBic('GKCCBEBBXXX', belfius)).toEqual({ bic: 'GKCCBEBBXXX' });
  });
});
