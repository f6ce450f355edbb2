/** Which characters a text may have, whether a person typed it or another system sent it. Pure. */

/**
 * A line of text. It has no control characters and no half of a surrogate pair, which neither PostgreSQL nor a PDF takes, and
 * none of the characters that override the direction of a text (Unicode, UAX #9): with those a text reads differently from
 * what is stored and signed.
 */
export const PLAIN_LINE = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u;

/** Whether `text` is a line of plain text. */
export function isPlainLine(text: string): boolean {
  return PLAIN_LINE.test(text);
}

/** Whether `text` is plain text of any number of lines. */
export function isPlainText(text: string): boolean {
  return PLAIN_LINE.test(text.replaceAll('\n', ''));
}
