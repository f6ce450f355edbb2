import { describe, expect, it, test } from 'vitest';
import { formatAmount, formatEuro, MAX_AMOUNT, parseAmount } from '#forms/amount.ts';
import { languages } from '#forms/definition.ts';

describe('parseAmount reads amounts as people in Belgium type them', () => {
  test.each([
    ['1234,5', 123_450],
    ['1 234,50', 123_450],
    ['1.234,50', 123_450],
    ['1234.50', 123_450],
    ['1.234', 123_400],
    ['1.234.567,8', 123_456_780],
    ['1\u202f234,50', 123_450],
    ['1\u00a0234,50', 123_450],
    ['€ 12,00', 1200],
    ['12 EUR', 1200],
    ['  25  ', 2500],
    ['007', 700],
    ['0', 0],
    ['0,05', 5],
    ['999.999.999,99', MAX_AMOUNT],
  ])('%j is %i cents', (typed, cents) => {
    expect(parseAmount(typed)).toBe(cents);
  });

  test.each([
    ['', 'amount-missing'],
    ['   ', 'amount-missing'],
    ['€', 'amount-missing'],
    ['abc', 'amount-not-understood'],
    ['1.2.3', 'amount-not-understood'],
    ['1.234.50', 'amount-not-understood'],
    ['1 2345', 'amount-not-understood'],
    ['12e3', 'amount-not-understood'],
    ['12²', 'amount-not-understood'],
    ['=1+1', 'amount-not-understood'],
    ['<script>', 'amount-not-understood'],
    ['-5', 'amount-negative'],
    ['\u22125,00', 'amount-negative'],
    ['12,345', 'amount-too-precise'],
    ['0,005', 'amount-too-precise'],
    ['1000000000', 'amount-too-large'],
    ['1'.repeat(40), 'amount-too-large'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(parseAmount(typed)).toBe(problem);
  });
});

describe('formatting an amount', () => {
  it('adds the currency as each language writes it in Belgium', () => {
    const plain = (text: string) => text.replace(/\s/g, ' ');
    expect(plain(formatEuro(123_450, 'nl'))).toBe('€ 1.234,50');
    expect(plain(formatEuro(123_450, 'fr'))).toBe('1 234,50 €');
    expect(plain(formatEuro(123_450, 'de'))).toMatch(/^(1\.234,50 €|€ 1\.234,50)$/);
    expect(plain(formatEuro(-5, 'nl'))).toBe('€ -0,05');
  });

  it('writes a text that reads back to the same cent, up to the largest amount', () => {
    for (const cents of [0, 1, 99, 100, 123_450, 99_999_999_998, MAX_AMOUNT]) {
      for (const language of languages) {
        expect(parseAmount(formatAmount(cents, language))).toBe(cents);
        expect(parseAmount(formatEuro(cents, language))).toBe(cents);
      }
    }
  });
});
