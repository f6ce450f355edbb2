import { describe, expect, it, test } from 'vitest';
import { historicNumber, parseAccountNumber, parseBic } from '#web/bank-account.ts';

describe('an account number', () => {
  test.each(['539-0075470-34', '539007547034', '539 0075470 34', 'BE68 5390 0754 7034', 'be68539007547034'])(
    '%j is BE68 5390 0754 7034 (the example of the requirements)',
    (typed) => {
      expect(parseAccountNumber(typed)).toEqual({ iban: 'BE68539007547034' });
    },
  );

  test.each([
    ['539-0075470-35', 'account-check-digits'],
    ['BE69539007547034', 'account-check-digits'],
    ['BE6853900754703', 'account-check-digits'],
    ['', 'account-not-understood'],
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
  it('has 8 or 11 characters, however it is typed', () => {
    expect(parseBic(' gkcc be bb ')).toEqual({ bic: 'GKCCBEBB' });
    expect(parseBic('KREDBEBBXXX')).toEqual({ bic: 'KREDBEBBXXX' });
    for (const typed of ['', 'GKCC', 'GKCCBEBB1', '12345678']) {
      expect(parseBic(typed)).toEqual({ problem: 'bic-not-understood' });
    }
  });
});
