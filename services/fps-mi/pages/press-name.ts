import { createHash } from 'node:crypto';

/**
 * The name of what a press of a button asks, as a UUID (RFC 9562, version 8): the same press for the same thing has the
 * same one, so that it is done once.
 * @param request names the press
 */
export function pressName(request: string, asked: string): string {
  const hex = createHash('sha256').update(`${request} ${asked}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
