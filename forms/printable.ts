/** Which characters a document can show (web/document/fallback-fonts.ts). Pure, for servers and browsers. */

import { printableRanges } from './printable-ranges.ts';

/** The first and the last code point of each range, in ascending order. */
let ranges: readonly (readonly [first: number, last: number])[] | undefined;

function allRanges(): readonly (readonly [first: number, last: number])[] {
  let next = 0;
  ranges ??= printableRanges.split(' ').map((range) => {
    const [gap = 0, length = 1] = range.split('.').map((number) => Number.parseInt(number, 36));
    const first = next + gap;
    next = first + length;
    return [first, next - 1] as const;
  });
  return ranges;
}

/** What most people type: every document can show it. */
const common = /^[\n -~\u00a0-\u024f\u2010-\u2027\u20ac]*$/;

/** The characters of a clean text that no document can show, each once; those without a shape are not among them. */
export function notPrintable(text: string): string[] {
  if (common.test(text)) return [];
  return [...new Set(text)].filter((character) => !/[\n\p{DI}]/u.test(character) && !isPrintable(character));
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const all = allRanges();
  let from = 0;
  let to = all.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const [first, last] = all[middle] ?? [0, 0];
    if (code < first) to = middle;
    else if (code > last) from = middle + 1;
    else return true;
  }
  return false;
}
