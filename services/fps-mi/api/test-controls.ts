/** Lets deliveries fail on purpose, to test their sender. Not available in production: see configuration.ts. */

import { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { bodyErrors } from '#services/fps-mi/delivery/request-errors.ts';
import { problem, unprocessable } from './problems.ts';

/**
 * What happens to the next deliveries:
 * - `none`: no failure
 * - `slow`: the answer takes seconds
 * - `error`: answers 500 and stores nothing
 * - `down`: closes the connection without an answer and stores nothing
 * - `lost-answer`: stores the delivery but answers 503
 * - `twice`: handles the request twice at the same time, as when a proxy repeats it
 * - `refuse`: answers 422 and stores nothing
 */
const failures = ['none', 'slow', 'error', 'down', 'lost-answer', 'twice', 'refuse'] as const;

const settingSchema = z.strictObject({
  failure: z.enum(failures),
  /** For how many deliveries; without it, until the next setting. */
  times: z.int().min(1).max(1_000_000).optional(),
});

/** What Node's server passes with a request. */
const connectionSchema = z.object({ incoming: z.instanceof(IncomingMessage) });

type Setting = z.output<typeof settingSchema>;

/** The routes that set and show the failure, and the function through which deliveries pass. */
export type TestControls = {
  readonly routes: Hono;
  /** Passes a request to `receive`, or fails, as set. */
  intercept(context: Context, receive: (request: Request) => Promise<Response>): Promise<Response>;
};

/**
 * Test controls without a failure. Their setting is kept in memory.
 * @param options.slowMs the delay of `slow`
 */
export function createTestControls(options: { slowMs?: number } = {}): TestControls {
  let setting: Setting = { failure: 'none' };

  /** The failure for this delivery. Counts it. */
  const next = (): Setting['failure'] => {
    const { failure, times } = setting;
    if (times !== undefined) setting = times > 1 ? { failure, times: times - 1 } : { failure: 'none' };
    return failure;
  };

  const intercept: TestControls['intercept'] = async (context, receive) => {
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
        // A refusal stored nothing: there is no answer to lose.
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

  return { routes, intercept };
}
