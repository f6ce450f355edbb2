import type { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { findOrCreatePerson } from '#database/persons.ts';
import { failurePage } from '#web/pages/failure.tsx';
import { loggedOutPage } from '#web/pages/logged-out.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { type LoginFailure, loginRoutes } from '#web/site/login.ts';
import type { WebDependencies } from './dependencies.ts';
import { cookiesOf } from './session.ts';

const statuses = {
  'login-interrupted': 400,
  'login-failed': 400,
  'login-too-weak': 403,
  'login-not-recent': 403,
  'login-unavailable': 503,
} as const satisfies Record<LoginFailure, ContentfulStatusCode>;

/** Logging in and out. Everyone whom the identity service knows may log in; what they see depends on their roles. */
export function setUpLogin(
  app: Hono<SiteEnv>,
  { sql, identity, log, webUrl }: Pick<WebDependencies, 'sql' | 'identity' | 'log' | 'webUrl'>,
): void {
  const routes = loginRoutes({
    sql,
    identity,
    log,
    secure: webUrl.startsWith('https:'),
    cookies: cookiesOf(webUrl),
    safeReturn,
    firstPage: () => '/',
    recognise: async (identified) => (await findOrCreatePerson(sql, identified)).id,
    failurePage: (context, code, returnTo) => failurePage(context, { code, status: statuses[code], returnTo }),
    loggedOutPage,
  });
  app.route('/', routes);
}

/** Where a login returns to: `path` if it is a path of this site, otherwise the homepage. */
export function safeReturn(path: string | undefined): string {
  return path !== undefined && /^\/(?:invitation|organisations(?:[/?][\w/=&?-]*)?)$/.test(path)
    ? path
    : '/organisations';
}
