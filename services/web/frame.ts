import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { FrameVariables } from '#web/page.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import type { WebDependencies } from './dependencies.ts';

/** What stands around every page: whom people can turn to, and what is announced. */
export function setUpFrame(
  app: Hono<SiteEnv>,
  { contacts, announcements }: Pick<WebDependencies, 'contacts' | 'announcements'>,
): void {
  app.use(
    createMiddleware<{ Variables: FrameVariables }>(async (context, next) => {
      context.set('contacts', contacts);
      context.set('announcements', announcements.current());
      await next();
    }),
  );
}
