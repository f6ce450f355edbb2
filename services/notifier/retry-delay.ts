/** The delay before a failed delivery is tried again. */

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 60_000;

/**
 * The delay in ms: exponential, at most a minute, with jitter between half and all of it. Without jitter, the reports of 581
 * organisations would be sent again at the same moment after an outage.
 * @param attempt the number of attempts so far, from 1
 * @param retryAfterSeconds what FPS MI asked for (Retry-After): the least delay, but at most a minute
 * @param random from 0 to 1
 */
export function retryDelay(attempt: number, retryAfterSeconds: number | null, random: number): number {
  const backoff = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  const ownDelay = backoff * (0.5 + random / 2);
  // Up to a quarter more: all reports may have got the same Retry-After.
  const requestedDelay = (retryAfterSeconds ?? 0) * 1000 * (1 + random / 4);
  return Math.round(Math.min(MAX_DELAY_MS, Math.max(ownDelay, requestedDelay)));
}

/** The seconds of a Retry-After header, which is a number or a date (RFC 9110, section 10.2.3); null when it is neither. */
export function parseRetryAfter(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, (date - now.getTime()) / 1000);
}
