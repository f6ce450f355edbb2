import { createHash } from 'node:crypto';

/**
 * The idempotency key of what a form asks, as a UUID (RFC 9562, version 8). Submitting the same form twice gives the same
 * key, so it has the effect of submitting once. Another question from the same page (after "back") gets another key.
 * @param request identifies the page on which the form stood
 * @param asked what the form asks, as JSON can hold it
 */
export function idempotencyKey(request: string, asked: unknown): string {
  const hex = createHash('sha256')
    .update(`${request} ${JSON.stringify(asked)}`)
    .digest('hex');
  // The first digit of the third group is the version, that of the fourth the variant.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
