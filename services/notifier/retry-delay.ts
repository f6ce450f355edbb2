/** When a sending that did not succeed is tried again. */

const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/**
 * How long to wait, in ms: twice as long each time, a minute at most, and each time somewhere between half of that and
 * all of it: after an outage the reports of 581 organisations must not come back in step.
 * @param attempt how often it was tried, from 1
 * @param askedSeconds what FPS MI asked for (Retry-After): not sooner, but a minute at most
 * @param random from 0 to 1
 */
export function retryDelay(attempt: number, askedSeconds: number | null, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  const ours = longest * (0.5 + random / 2);
  // Whoever was asked the same comes back spread over a quarter more.
  const theirs = (askedSeconds ?? 0) * 1000 * (1 + random / 4);
  return Math.round(Math.min(LONGEST_MS, Math.max(ours, theirs)));
}

/** The seconds of a Retry-After header (RFC 9110, section 10.2.3): a number, or a date. Null: nothing that is either. */
export function secondsOf(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, (date - now.getTime()) / 1000);
}
