import fc from 'fast-check';
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
    ["1'234.50", 123_450],
    ['1\u2019234,50', 123_450],
    ['1,234.50', 123_450],
    ['1,234,567', 123_456_700],
    ['1,234,567.8', 123_456_780],
    ['1\u2009234\u2009567,80', 123_456_780],
    ['１.２３４,５０', 123_450],
    ['\u20ac\u00a012,50', 1250],
    ['12,50\u202f\u20ac', 1250],
    ['EUR\u00a012', 1200],
    ['12 euro', 1200],
    ['12,-', 1200],
    ['\u20ac 1.234,\u2013', 123_400],
    ['12,\u200b50', 1250],
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
    ['0.999', 'amount-too-precise'],
    ['0,050', 'amount-too-precise'],
    ['00.123', 'amount-too-precise'],
    ['012.345', 'amount-too-precise'],
    ['0 123', 'amount-not-understood'],
    ["0'123", 'amount-not-understood'],
    ['0.123.456', 'amount-not-understood'],
    ['1,234', 'amount-too-precise'],
    ['1,234.567', 'amount-too-precise'],
    ['1.234,567', 'amount-too-precise'],
    ['1,234,56', 'amount-not-understood'],
    ["1'234 567", 'amount-not-understood'],
    ['12.', 'amount-not-understood'],
    ['٣', 'amount-not-understood'],
    ['-', 'amount-not-understood'],
    ['()', 'amount-not-understood'],
    ['- abc', 'amount-not-understood'],
    ['12-50', 'amount-not-understood'],
    ['-5', 'amount-negative'],
    ['- 5', 'amount-negative'],
    ['\u20135', 'amount-negative'],
    ['(12,50)', 'amount-negative'],
    ['(\u20ac 12,50)', 'amount-negative'],
    ['\u20ac -12,50', 'amount-negative'],
    ['-\u20ac\u00a012,50', 'amount-negative'],
    ['12,50-', 'amount-negative'],
    ['12,50 \u20ac-', 'amount-negative'],
    ['1.234,50 \u2212', 'amount-negative'],
    ['\u22125,00', 'amount-negative'],
    ['12,345', 'amount-too-precise'],
    ['0,005', 'amount-too-precise'],
    ['1000000000', 'amount-too-large'],
    ['1'.repeat(40), 'amount-too-large'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(parseAmount(typed)).toBe(problem);
  });
});

/** A text strictly as one convention writes it, in cents; undefined when it is not written so, or has more than two decimals. */
function strictly(text: string, groups: string, mark: string): number | undefined {
  const [whole = '', decimals, ...rest] = text.split(mark);
  if (rest.length > 0 || (decimals !== undefined && !/^\d{1,2}$/.test(decimals))) return undefined;
  const group = [...groups].find((each) => whole.includes(each));
  const parts = group === undefined ? [whole] : whole.split(group);
  const grouped = parts.length === 1 || /^[1-9]\d{0,2}$/.test(parts[0] ?? '');
  if (!grouped || !/^\d+$/.test(parts[0] ?? '') || parts.slice(1).some((part) => !/^\d{3}$/.test(part)))
    return undefined;
  return Number(parts.join('')) * 100 + Number((decimals ?? '').padEnd(2, '0'));
}

it('reads no text in two ways: as Belgians and as English programs write it is the same, or it is refused', () => {
  const written = fc.string({ unit: fc.constantFrom(..."0123450001., '"), minLength: 1, maxLength: 11 });
  const grouped = fc
    .tuple(
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.constantFrom(...". ',"),
      fc.constantFrom(...',.'),
      fc.stringMatching(/^\d{0,4}$/),
    )
    .map(([number, group, mark, decimals]) => {
      const whole = new Intl.NumberFormat('en').format(number).replaceAll(',', group);
      return decimals === '' ? whole : `${whole}${mark}${decimals}`;
    });
  fc.assert(
    fc.property(fc.oneof(written, grouped), (text) => {
      const plain = text.replace(/ +/g, ' ').trim();
      const readings = [strictly(plain, ". '", ','), strictly(plain, " ',", '.')];
      const values = new Set(readings.filter((value) => value !== undefined));
      expect(values.size).toBeLessThan(2);
      const read = parseAmount(text);
      if (typeof read === 'number') expect([...values]).toEqual([read]);
    }),
    { numRuns: 3000 },
  );
});

it('reads back every amount as each language writes it, with any space, sign of its currency and full-width digits', () => {
  const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: MAX_AMOUNT }),
      fc.constantFrom(...languages),
      fc.constantFrom(...' \u00a0\u202f\u2009\u3000'),
      (cents, language, space) => {
        const texts = [formatAmount(cents, language), formatEuro(cents, language)].map((text) =>
          text.replace(/\s/g, space),
        );
        for (const text of texts) {
          expect(parseAmount(text)).toBe(cents);
          expect(parseAmount(`${space}${wide(text)}\n`)).toBe(cents);
          if (cents > 0) expect(parseAmount(`(${text})`)).toBe('amount-negative');
        }
      },
    ),
  );
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
