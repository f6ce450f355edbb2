import fc from 'fast-check';
import { expect, it } from 'vitest';
import { notPrintable } from '#forms/printable.ts';
import { printableRanges } from '#forms/printable-ranges.ts';
import { cleanLine, isReadable } from '#forms/text.ts';
import { anyTexts, pointedTexts } from '#test/support/any-text.ts';
import { recordedRanges } from '#test/support/record-printable.ts';
import { canShow, showable } from '#web/document/mixed-text.ts';

it('knows exactly the characters that the fonts of documents have', () => {
  // Otherwise: npm run record-printable
  expect(printableRanges).toBe(recordedRanges());
});

it('takes names and words of every script that documents have', () => {
  for (const text of [...anyTexts, ...pointedTexts]) expect(notPrintable(text), text).toEqual([]);
});

it.each([
  ['An \ue000 en \u{10fffd}\ue000', ['\ue000', '\u{10fffd}']],
  ['ދިވެހި', ['ދ', 'ި', 'ވ', 'ެ', 'ހ']],
  ['a\nb', []],
])('names the characters of %j that no document can show', (text, characters) => {
  expect(notPrintable(text)).toEqual(characters);
});

it('takes what most people type without looking it up', () => {
  for (let code = 0x20; code < 0x2028; code += 1) {
    const character = String.fromCodePoint(code);
    if (notPrintable(character).length === 0 && !/[\p{DI}\p{C}]/u.test(character))
      expect(canShow(character)).toBe(true);
  }
});

it('lets a document show every text that it takes, as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (any) => {
      const text = cleanLine(any);
      if (!isReadable(text) || notPrintable(text).length > 0) return;
      expect(showable(text).replace(/\p{DI}/gu, '')).toBe(text.replace(/\p{DI}/gu, ''));
    }),
    { seed: 5, numRuns: 500 },
  );
});
