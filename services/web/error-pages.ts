import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ZodError } from 'zod';
import { isDatabaseUnavailable } from '#database/connection.ts';
import { failurePage } from '#web/pages/failure.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { TooManyRequests } from '#web/site/rate-limits.ts';
import { reasonOf, recordRefusal } from '#web/site/security-log.ts';
import { PoolBusy } from '#web/site/thread-pool.ts';
import type { WebDependencies } from './dependencies.ts';

/** The pages for addresses that do not exist and for errors. Each log line carries the id of its request as `trace`. */
export function setUpErrorPages(app: Hono<SiteEnv>, { log }: Pick<WebDependencies, 'log'>): void {
  app.notFound((context) => failurePage(context, { code: 'not-found', status: 404 }));
  app.onError((error, context) => {
    const { path } = context.req;
    const trace = context.get('requestId');
    if (isDatabaseUnavailable(error) || (error instanceof HTTPException && error.status === 504)) {
      log.error({ error, trace, path }, 'the database is unavailable');
      return failurePage(context, { code: 'database-unavailable', status: 503 });
    }
    if (error instanceof PoolBusy) {
      log.warn({ error, trace, path }, 'too much work is waiting');
      const failure = error.own
        ? ({ code: 'still-busy', status: 429 } as const)
        : ({ code: 'busy', status: 503 } as const);
      return failurePage(context, { ...failure, retryAfterS: error.retryAfterS });
    }
    if (error instanceof TooManyRequests) {
      return failurePage(context, { code: 'too-many-requests', status: 429, retryAfterS: error.retryAfterS });
    }
    if (error instanceof HTTPException && error.status === 408) {
      log.warn({ error, trace, path }, 'a request arrived too slowly');
      return failurePage(context, { code: 'too-slow', status: 408 });
    }
    if (error instanceof HTTPException || error instanceof ZodError) {
      log.warn({ error, trace, path }, 'refused a request');
      recordRefusal(log, context.req, reasonOf(error));
      return failurePage(context, { code: 'request-refused', status: error instanceof ZodError ? 400 : error.status });
    }
    log.error({ error, trace, path }, 'unexpected error');
    return failurePage(context, { code: 'unexpected', status: 500, trace });
  });
}
