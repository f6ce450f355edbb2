import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { idempotencyKey } from '#web/site/idempotency-key.ts';

const request = '3b241101-e2bb-4255-8caf-4136c566a962';

describe('an idempotency key', () => {
  it('is a UUID of version 8', () => {
    expect(z.uuid({ version: 'v8' }).safeParse(idempotencyKey(request, { version: 1 })).success).toBe(true);
  });

  it('is the same when the same is asked from the same page', () => {
    expect(idempotencyKey(request, { version: 1 })).toBe(idempotencyKey(request, { version: 1 }));
  });

  it('differs when something else is asked, or from another page', () => {
    const key = idempotencyKey(request, { version: 1 });
    expect(idempotencyKey(request, { version: 2 })).not.toBe(key);
    expect(idempotencyKey('9f1c4ff6-6f0b-4f9e-9d6c-0d5bb0ad4b6c', { version: 1 })).not.toBe(key);
  });
});
