import type { Hono } from 'hono';
import { VERIFY_PATH } from '#web/document/verification-code.ts';
import { blankFormPages } from '#web/pages/blank-forms.tsx';
import { helpPages } from '#web/pages/help/help.tsx';
import { legalPages } from '#web/pages/help/legal.tsx';
import { portalPages } from '#web/pages/portal.tsx';
import { tablesPage } from '#web/pages/tables.tsx';
import { verifyPage } from '#web/pages/verify/verify.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import type { WebDependencies } from './dependencies.ts';
import { createVerification } from './verification.ts';

/** The pages that need no login. */
export function setUpPublicPages(
  app: Hono<SiteEnv>,
  { sql, log, webUrl }: Pick<WebDependencies, 'sql' | 'log' | 'webUrl'>,
): void {
  app.route('/', portalPages());
  app.route('/help', helpPages());
  app.route('/', legalPages(webUrl.startsWith('https:')));
  app.route('/blank-forms', blankFormPages());
  app.route('/tables', tablesPage());
  app.route(VERIFY_PATH, verifyPage({ sql, log, webUrl, verification: createVerification(sql) }));
}
