import { describe, expect, it } from 'vitest';
import { failureOf } from '#web/site/answers.ts';

describe('the failure that a page shows for an answer', () => {
  it.each([
    ['role-missing', 403],
    ['organisation-data-missing', 422],
    ['version-conflict', 409],
    ['campaign-exists', 409],
    ['not-at-ministry', 409],
  ] as const)('is that of the refusal %s, with status %i', (refusal, status) => {
    expect(failureOf({ type: 'refused', refusal })).toEqual({ code: refusal, status });
  });

  it('asks to try again when there is no answer', () => {
    expect(failureOf({ type: 'unavailable' })).toEqual({ code: 'temporal-unavailable', status: 503 });
    expect(failureOf({ type: 'unconfirmed' })).toEqual({ code: 'not-confirmed', status: 503 });
  });
});
