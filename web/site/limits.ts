import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { timeout } from 'hono/timeout';
import type { PageContext, SiteEnv } from './env.ts';
import { type RouteSettings, settingsOf } from './route-settings.ts';

type Limits = Pick<RouteSettings, 'maxBodyBytes' | 'timeoutMs'>;

/**
 * Limits the size of requests and the time until their response begins: by the limits that the route declares with
 * `routeSettings`, or by those of the site. A response that has begun, such as a stream of events, may last.
 * @param tooLarge the page for a request that is too large
 * @throws HTTPException 504 after the time-out
 */
export function enforceLimits(
  limits: Limits,
  tooLarge: (context: PageContext) => Response | Promise<Response>,
): MiddlewareHandler<SiteEnv> {
  return (context, next) => {
    const { maxBodyBytes, timeoutMs } = { ...limits, ...settingsOf(context) };
    const limitBody = bodyLimit({ maxSize: maxBodyBytes, onError: () => tooLarge(context) });
    const limitTime = timeout(timeoutMs);
    return limitBody(context, async () => {
      await limitTime(context, next);
    });
  };
}
