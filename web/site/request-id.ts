import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { requestId } from 'hono/request-id';

/**
 * Gives each request an id: that of a proxy in front (X-Request-Id), otherwise a new short one. Log lines carry it as
 * `trace`, and the page about an unexpected error shows it, so that operators find the lines of a problem that is
 * reported.
 */
export function identifyRequests(): MiddlewareHandler {
  return requestId({ limitLength: 64, generator: () => randomUUID().slice(0, 8) });
}
