import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { FrameVariables } from '#web/page.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import type { WebDependencies } from './dependencies.ts';

/** What stands around every page: whom people can turn to. */
export function setUpFrame(app: Hono<SiteEnv>, { contacts }: Pick<WebDependencies, 'contacts'>): void {
  app.use(
    createMiddleware<{ Variables: FrameVariables }>(async (context, next) => {
      context.set('contacts', contacts);
      await next();
    }),
  );
}
