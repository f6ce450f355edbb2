/** A ministry that fails on purpose, so that its senders can be tested. Never in production: see configuration.ts. */

import { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { bodyErrors, problem, unprocessable } from './problems.ts';

/**
 * What happens to the next deliveries:
 * - `none`: nothing out of the ordinary
 * - `slow`: the answer takes seconds
 * - `error`: answered 500, not stored
 * - `down`: the connection is cut without an answer, nothing stored
 * - `lost-answer`: stored, but the sender gets a 503
 * - `twice`: the same request comes in twice at once, as from a proxy that repeats it
 * - `refuse`: answered 422, not stored
 */
const failures = ['none', 'slow', 'error', 'down', 'lost-answer', 'twice', 'refuse'] as const;

const settingSchema = z.strictObject({
  failure: z.enum(failures),
  /** How many deliveries; until it is set anew when left out. */
  times: z.int().min(1).max(1_000_000).optional(),
});

/** What Node's server hands along with a request. */
const connectionSchema = z.object({ incoming: z.instanceof(IncomingMessage) });

type Setting = z.output<typeof settingSchema>;

/** The routes that set and show the failure, and what stands before the reception of deliveries. */
export type TestControls = {
  readonly routes: Hono;
  /** Hands a request on, or not, or twice, as was set. */
  disturb(context: Context, receive: (request: Request) => Promise<Response>): Promise<Response>;
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

  const disturb: TestControls['disturb'] = async (context, receive) => {
    const request = context.req.raw;
    const failure = next();
    switch (failure) {
      case 'none':
        return await receive(request);
      case 'slow':
        await wait(options.slowMs ?? 3000);
        return await receive(request);
      case 'error':
        return problem({ status: 500, detail: 'Failed on purpose; nothing was stored.' });
      case 'down':
        connectionSchema.parse(context.env).incoming.destroy();
        return RESPONSE_ALREADY_SENT;
      case 'refuse':
        return unprocessable([{ pointer: '#', detail: 'refused on purpose; nothing was stored' }]);
      case 'lost-answer': {
        const answer = await receive(request);
        // An answer that says no is not worth losing.
        if (!answer.ok) return answer;
        return problem({ status: 503, detail: 'The answer was lost on purpose.', headers: { 'Retry-After': '1' } });
      }
      case 'twice': {
        const [, last] = await Promise.all([receive(request.clone()), receive(request)]);
        return last;
      }
    }
  };

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
