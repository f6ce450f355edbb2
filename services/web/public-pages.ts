import type { Hono } from 'hono';
import { portalPages } from '#web/pages/portal.tsx';
import { tablesPage } from '#web/pages/tables.tsx';
import type { SiteEnv } from '#web/site/env.ts';

/** The pages that need no login. */
export function setUpPublicPages(app: Hono<SiteEnv>): void {
  app.route('/', portalPages());
  app.route('/tables', tablesPage());
}
