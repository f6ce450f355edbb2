/** Answers requests with a method that the address does not have: 405 (RFC 9110, section 15.5.6). */

import type { Hono, MiddlewareHandler } from 'hono';
import type { PageContext, SiteEnv } from './env.ts';

/** The methods that routes have. GET answers HEAD too. */
const methods = ['GET', 'POST', 'PUT'] as const;
const COMMON: readonly string[] = ['GET', 'HEAD', 'POST'];

/**
 * Refuses methods that no route has at the address of the request. An address without any route is left to the page for
 * unknown addresses, unless the method is one that no page has.
 * @param refuse makes the answer; `allow` is for its header
 */
export function refuseOtherMethods(
  { router }: Pick<Hono<SiteEnv>, 'router'>,
  refuse: (context: PageContext, allow: string) => Response | Promise<Response>,
): MiddlewareHandler<SiteEnv> {
  const hasRoute = (method: string, path: string): boolean =>
    // Middleware, and what stands for every address, is no route of its own.
    router.match(method, path)[0].some(([[, route]]) => route.method === method && !route.path.endsWith('*'));
  return async (context, next) => {
    const { method, path } = context.req;
    if (hasRoute(method === 'HEAD' ? 'GET' : method, path)) return await next();
    const found = methods.filter((each) => hasRoute(each, path));
    if (found.length === 0 && COMMON.includes(method)) return await next();
    const allowed = found.length === 0 || found.includes('GET') ? ['GET', 'HEAD', ...found.slice(1)] : found;
    return await refuse(context, allowed.join(', '));
  };
}
