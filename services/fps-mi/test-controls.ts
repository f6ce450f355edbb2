/** A ministry that fails on purpose, so that its senders can be tested. Never in production: see configuration.ts. */

import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { bodyErrors, problem, unprocessable } from './problems.ts';

/**
 * What happens to the next deliveries:
 * - `none`: nothing out of the ordinary
 * - `slow`: the answer takes seconds
 * - `error`: answered 500, not stored
 * - `lost-answer`: stored, but the sender gets a 503
 * - `refuse`: answered 422, not stored
 */
const failures = ['none', 'slow', 'error', 'lost-answer', 'refuse'] as const;

const settingSchema = z.strictObject({
  failure: z.enum(failures),
  /** How many deliveries; until it is set anew when left out. */
  times: z.int().min(1).max(1_000_000).optional(),
});

type Setting = z.output<typeof settingSchema>;

/** The routes that set and show the failure, and the middleware that makes deliveries fail. */
export type TestControls = {
  readonly routes: Hono;
  readonly disturb: ReturnType<typeof createMiddleware>;
};

/**
 * Test controls that begin with no failure. They live in this process and end with it.
 * @param options.slowMs how long `slow` takes
 */
export function createTestControls(options: { slowMs?: number } = {}): TestControls {
  let setting: Setting = { failure: 'none' };

  /** The failure of this delivery; counts it. */
  const next = (): Setting['failure'] => {
    const { failure, times } = setting;
    if (times !== undefined) setting = times > 1 ? { failure, times: times - 1 } : { failure: 'none' };
    return failure;
  };

  const disturb = createMiddleware(async (context, proceed) => {
    const failure = next();
    switch (failure) {
      case 'none':
        return await proceed();
      case 'slow':
        await wait(options.slowMs ?? 3000);
        return await proceed();
      case 'error':
        return problem({ status: 500, detail: 'Failed on purpose; nothing was stored.' });
      case 'refuse':
        return unprocessable([{ pointer: '#', detail: 'refused on purpose; nothing was stored' }]);
      case 'lost-answer':
        await proceed();
        // An answer that says no is not worth losing.
        if (context.res.ok) {
          context.res = undefined;
          context.res = problem({
            status: 503,
            detail: 'The answer was lost on purpose.',
            headers: { 'Retry-After': '1' },
          });
        }
        return;
    }
  });

  const routes = new Hono()
    .get('/test-controls', (context) => context.json(setting))
    .put('/test-controls', async (context) => {
      const body: unknown = await context.req.json().catch(() => null);
      const parsed = settingSchema.safeParse(body);
      if (!parsed.success) return unprocessable(bodyErrors(parsed.error));
      setting = parsed.data;
      return context.json(setting);
    });

  return { routes, disturb };
}
