import { describe, expect, it } from 'vitest';
import { parseRetryAfter, retryDelay } from '#services/notifier/retry-delay.ts';

describe('the delay before a delivery is tried again', () => {
  it('doubles with each attempt, up to a minute', () => {
    const delays = [1, 2, 3, 7, 8, 9, 5000].map((attempt) => retryDelay(attempt, null, 1));
    expect(delays).toEqual([500, 1000, 2000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('is spread at random over its second half', () => {
    expect(retryDelay(3, null, 0)).toBe(1000);
    expect(retryDelay(3, null, 0.5)).toBe(1500);
    expect(retryDelay(5000, null, 0)).toBe(30_000);
  });

  it('is at least what FPS MI asked for, but at most a minute', () => {
    expect(retryDelay(1, 5, 0)).toBe(5000);
    expect(retryDelay(1, 5, 1)).toBe(6250);
    expect(retryDelay(9, 5, 1)).toBe(60_000);
    expect(retryDelay(1, 86_400, 0)).toBe(60_000);
  });
});

describe('the Retry-After header', () => {
  const now = new Date('2026-11-24T12:00:00Z');

  it.each([
    ['120', 120],
    ['Tue, 24 Nov 2026 12:00:30 GMT', 30],
    ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    [null, null],
  ])('%s is %s seconds', (header, seconds) => {
    expect(parseRetryAfter(header, now)).toBe(seconds);
  });
});
