/** What a route asks of the middleware that runs before it. */

import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { RateLimitName } from './rate-limits.ts';

export type RouteSettings = {
  /** The largest request body, in bytes. */
  readonly maxBodyBytes: number;
  /** How long the response may take to begin after the body of the request has arrived, in milliseconds. */
  readonly timeoutMs: number;
  /** Which limit counts the requests (rate-limits.ts). */
  readonly rateLimit: RateLimitName;
  /** The request comes from a page's script, without a click: it does not extend the session. */
  readonly background: boolean;
};

const declared = new WeakMap<object, Partial<RouteSettings>>();

/**
 * Declares settings of a route, beside the route: `.post('/', routeSettings({ maxBodyBytes: 2_000_000 }), handler)`. The
 * middleware that applies them runs earlier, before the body is read and the session is looked up; it finds them with
 * `settingsOf`.
 */
export function routeSettings(settings: Partial<RouteSettings>): MiddlewareHandler {
  const declaration: MiddlewareHandler = (_, next) => next();
  declared.set(declaration, settings);
  return declaration;
}

/** The settings that the matched route declares. Those of a single route override those of its router. */
export function settingsOf(context: Context): Partial<RouteSettings> {
  let settings: Partial<RouteSettings> = {};
  for (const { handler } of matchedRoutes(context)) settings = { ...settings, ...declared.get(handler) };
  return settings;
}
