/** Scripts that are written from right to left, and the forms of their letters. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A part of a sentence, such as a name. One that is read from right to left does not reorder the words and numbers around it
 * (UAX #9, 2.4): the same as `<bdi>`, for pages, mails and documents alike.
 */
export function isolate(part: string): string {
  return rightToLeft.test(part) ? `${FIRST_STRONG_ISOLATE}${part}${POP_ISOLATE}` : part;
}
