import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleanLine, cleanText, isReadable, matchKey, plainSigns } from '#forms/text.ts';

const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      ...' \t\n\r\u00a0\u202f\u2028\u200b\u200c\u200d\u202e\ufe0f\u180b\u180e\u0301\u00ad',
      'e',
      'ك',
      'ན',
      '👩',
      '1',
    ),
    fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => String.fromCharCode(half)),
  ),
  maxLength: 20,
});

describe('a text of one line', () => {
  test.each([
    ['Ann Claes', 'Ann Claes', 'stays as it is'],
    ['  Ann   Claes ', 'Ann Claes', 'has single spaces'],
    ['Ann\u00a0Claes\u202fde\u3000Wit\u2009x', 'Ann Claes de Wit x', 'has plain spaces'],
    ['Ann\tClaes', 'Ann Claes', 'has no tab'],
    [
      'een\r\ntwee\rdrie\nvier\u000bvijf\u000czes\u0085zeven\u2028acht\u2029negen',
      'een twee drie vier vijf zes zeven acht negen',
      'has no line break',
    ],
    ['Alt\nEnter', 'Alt Enter', 'has no line break of a cell'],
    ['A\u200bn\u2060n\ufeff\u180e', 'Ann', 'has no zero-width characters'],
    ['P-\u202e100\u202c \u2066x\u2069\u200e\u200f\u061c', 'P-100 x', 'has no characters of direction'],
    ['bu\u00adreau', 'bureau', 'has no soft hyphen'],
    ['A\u{e0041}\u{e007f}nn', 'Ann', 'has no tag characters'],
    ['A\u0000\u0007\u001b\u007f\u009fnn', 'Ann', 'has no control characters'],
    ['\u3164\u115f\uffa0\u2800 \u034f', '', 'has no letters that cannot be seen'],
    ['\ufff9\ufffc', '', 'has no place for an object'],
    ['\u200b', '', 'is empty when nothing can be seen'],
    ['cafe\u0301', 'caf\u00e9', 'is composed'],
    ['e\u200b\u0301', '\u00e9', 'is composed across what was removed'],
    ["d\u2019Haese \u2013 O'Neill\u2010x", "d\u2019Haese \u2013 O'Neill\u2010x", 'keeps dashes and apostrophes'],
    ['１２', '１２', 'keeps full-width digits'],
    ['نامه\u200cای', 'نامه\u200cای', 'keeps ZWNJ in Persian'],
    ['ന്\u200d', 'ന്\u200d', 'keeps ZWJ in Malayalam'],
    ['A\u200dn\u200cn', 'Ann', 'has no joiners between Latin letters'],
    ['👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3', '👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3', 'keeps emoji'],
    ['葛\u{e0100}', '葛\u{e0100}', 'keeps the form of a character in a Japanese name'],
    ['A\ufe0f\u{e0100}1\ufe0f', 'A1', 'has no variation selectors elsewhere'],
  ])('%j becomes %j: it %s', (typed, stored) => {
    expect(cleanLine(typed)).toBe(stored);
  });

  it('is clean after cleaning, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanLine(text);
        expect(cleanLine(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u00a0\u200b\u202a-\u202e\u2066-\u2069\ufeff]|^ | $| {2}/u);
        expect(cleanText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text of several lines', () => {
  test.each([
    [
      'een\r\ntwee\rdrie\nvier\u2028vijf\u2029zes\u0085zeven\u000bacht\u000cnegen',
      'een\ntwee\ndrie\nvier\nvijf\nzes\nzeven\nacht\nnegen',
    ],
    ['\n \u200b\n een \u00a0 twee \n\n drie \t\n\n', 'een twee\n\ndrie'],
    [' \r\n\u200b\r\n', ''],
  ])('%j becomes %j', (typed, stored) => {
    expect(cleanText(typed)).toBe(stored);
  });

  it('is clean after cleaning, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['Ann', true],
  ['نامه 李 👩\u200d👧 \u{e0100}', true],
  ['\ue000', false],
  ['\u{f0000}', false],
  ['\u0378', false],
  ['\uffff', false],
  [cleanLine('x\ud800'), false],
  [cleanText('\udc00x'), false],
  ['caf\ufffd', false],
])('the characters of %j are known: %j', (text, known) => {
  expect(isReadable(text)).toBe(known);
});

describe('texts that people call the same have the same key', () => {
  test.each([
    ['Élise', 'elise'],
    ['E\u0301LISE', 'élise'],
    ['d\u2019Haese', "D'HAESE"],
    ['O\u00b4Neill', 'O`Neill'],
    ['Anne\u2010Marie', 'Anne\u2013Marie'],
    ['Anne\u2011Marie', 'anne-marie'],
    ['5 \u2212 3', '5 - 3'],
    ['Straße', 'STRASSE'],
    ['\u0152uvre', 'oeuvre'],
    ['Søren Łukasz', 'soren lukasz'],
    ['ﬁche', 'fiche'],
    ['ＡＢＣ１２', 'abc12'],
    ['Bruto\u00a0loon\n(EUR)', 'bruto loon (eur)'],
    ['Per\u00adso\u200bneel', 'personeel'],
    ['İstanbul', 'istanbul'],
    ['« x »', '“ x ”'],
  ])('%j and %j', (one, other) => {
    expect(matchKey(one)).toBe(matchKey(other));
  });

  test.each([
    ['Ann', 'Anna'],
    ['a-b', 'a b'],
    ["d'or", 'dor'],
    ['12', '1 2'],
  ])('%j and %j differ', (one, other) => {
    expect(matchKey(one)).not.toBe(matchKey(other));
  });

  it('follows from the stored text, and is its own key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(matchKey(cleanLine(text))).toBe(matchKey(text));
        expect(matchKey(matchKey(text))).toBe(matchKey(text));
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['１２．５０', '12.50'],
  ['BE68\u00a05390\u202f0754\u20037034', 'BE68 5390 0754 7034'],
  ['539\u20110075470\u201334', '539-0075470-34'],
  ['\u22125', '-5'],
  ['1\u2019234.50', "1'234.50"],
  ['12²', '12²'],
  ['٣', '٣'],
])('the signs of %j are %j', (typed, signs) => {
  expect(plainSigns(typed)).toBe(signs);
});
