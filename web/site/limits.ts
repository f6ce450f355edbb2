/** Limits on the size of a request, and on the time that a client and the site take. */

import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { PageContext, SiteEnv } from './env.ts';
import { type RouteSettings, settingsOf } from './route-settings.ts';

type Limits = Pick<RouteSettings, 'maxBodyBytes' | 'timeoutMs'> & {
  /** How long the body of a request may take to arrive, in milliseconds. A large one may take longer. */
  readonly bodyTimeoutMs?: number | undefined;
};

/** The time in which the body of a form must arrive. */
const BODY_TIMEOUT_MS = 30_000;
/** The slowest connection over which a large body still arrives in time: 40 kB a second, so 5 MB take two minutes. */
const SLOWEST_BYTES_PER_MS = 40;
/** No body may take longer, whatever its size. Node closes the connection soon after (services/process.ts). */
export const MAX_BODY_TIMEOUT_MS = 130_000;

/**
 * Limits the size of requests and the time until their response begins: by the limits that the route declares with
 * `routeSettings`, or by those of the site. A response that has begun, such as a stream of events, may last.
 * @param tooLarge the page for a request that is too large
 * @throws HTTPException as `limitTime`
 */
export function enforceLimits(
  limits: Limits,
  tooLarge: (context: PageContext) => Response | Promise<Response>,
): MiddlewareHandler<SiteEnv> {
  return (context, next) => {
    const { maxBodyBytes, ...times } = { ...limits, ...settingsOf(context) };
    const limitBody = bodyLimit({ maxSize: maxBodyBytes, onError: () => tooLarge(context) });
    // Around the limit of the size, which reads a body of unknown length.
    return limitTime(times)(context, async () => {
      const refused = await limitBody(context, next);
      if (refused instanceof Response) context.res = refused;
    });
  };
}

/**
 * Limits how long the body of a request may take to arrive, and how long the response may take to begin after that.
 * @throws HTTPException 408 when the body does not arrive in time; 504 when the response does not begin
 */
export function limitTime(limits: Pick<Limits, 'timeoutMs' | 'bodyTimeoutMs'>): MiddlewareHandler {
  return async (context, next) => {
    const deadline = startDeadline(context, limits);
    try {
      await Promise.race([next(), deadline.passed]);
    } finally {
      deadline.stop();
    }
  };
}

type Deadline = { readonly passed: Promise<never>; readonly stop: () => void };

function startDeadline(
  context: Context,
  { timeoutMs, bodyTimeoutMs = BODY_TIMEOUT_MS }: Pick<Limits, 'timeoutMs' | 'bodyTimeoutMs'>,
): Deadline {
  const body = incomingOf(context);
  const length = Number(context.req.header('Content-Length') ?? 0);
  const bodyMs = Math.min(Math.max(bodyTimeoutMs, length / SLOWEST_BYTES_PER_MS || 0), MAX_BODY_TIMEOUT_MS);
  const { promise: passed, reject } = Promise.withResolvers<never>();
  const begun = performance.now();
  let arrived = begun;
  const check = (): void => {
    const now = performance.now();
    // A body that does not flow waits for its reader, not for the client.
    const receiving = body !== null && !body.complete && body.readableFlowing === true;
    const left = receiving ? begun + bodyMs - now : arrived + timeoutMs - now;
    if (left > 0) timer = setTimeout(check, left);
    else if (receiving) reject(new HTTPException(408, { message: 'the body of the request does not arrive' }));
    else reject(new HTTPException(504, { message: 'the response does not begin' }));
  };
  let timer = setTimeout(check, Math.min(bodyMs, timeoutMs));
  const begin = (): void => {
    arrived = performance.now();
    clearTimeout(timer);
    check();
  };
  body?.once('end', begin);
  return {
    passed,
    stop: () => {
      clearTimeout(timer);
      body?.off('end', begin);
    },
  };
}

/** Node's own request; null when the application is called directly, as in tests. */
function incomingOf({ env }: Pick<Context, 'env'>): IncomingMessage | null {
  // The cast: the adapter of Node's server passes these; a direct call passes nothing. Only HTTP/1.1 is served.
  const { incoming } = (env ?? {}) as Partial<HttpBindings>;
  return (incoming as IncomingMessage | undefined) ?? null;
}
