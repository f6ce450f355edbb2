/** What is kept of a mail server's refusal: the status, and its text. */

const MAX_DIAGNOSTIC = 300;

/** A text of a mail server on one line, without control and formatting characters, at most 300 characters. */
export function cleanDiagnostic(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return [...line].slice(0, MAX_DIAGNOSTIC).join('');
}

/**
 * The enhanced status code of a reply (RFC 2034), such as `5.1.1` of `550 5.1.1 User unknown`; `5.0.0` without one.
 * @param reply `550 5.1.1 User unknown`, also as `smtp; 550-5.1.1 User unknown`
 */
export function statusOfReply(reply: string): string {
  return /^\s*(?:[\w-]+;\s*)?[45]\d\d[\s-]+#?([45]\.\d{1,3}\.\d{1,3})(?![.\d])/.exec(reply)?.[1] ?? '5.0.0';
}
