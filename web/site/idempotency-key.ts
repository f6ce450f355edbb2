import { createHash } from 'node:crypto';

/**
 * The idempotency key of a submitted form, as a UUID (RFC 9562, version 8). Submitting the same form twice gives the
 * same key, so it has the effect of submitting once. Submitting it with other values (after "back") gives another key.
 * @param request identifies the page that contained the form
 * @param asked the submitted values, as JSON
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
