import { createHash } from 'node:crypto';

/**
 * The name of what a press of a button asks: the same press twice is done once, and something else asked from a page that
 * was answered before ("back") is something else.
 * @param request names the page
 * @param asked what was asked, which JSON can hold
 */
export function requestName(request: string, asked: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  return `${request}.${hash.slice(0, 16)}`;
}
