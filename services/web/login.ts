import type { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { findOrCreatePerson } from '#database/persons.ts';
import { concludeGrant } from '#web/pages/access/grant.ts';
import { loginPage } from '#web/pages/begin-login.tsx';
import { failurePage } from '#web/pages/failure.tsx';
import { loggedOutPage } from '#web/pages/logged-out.tsx';
import { concludeSigning } from '#web/pages/overview/sign.ts';
import { concludeRound, roundOf } from '#web/pages/sign-many/conclude.ts';
import { type Confirm, type ConfirmingSite, createConfirm, singleStatement } from '#web/site/confirm.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { loginRoutes } from '#web/site/login.ts';
import { type LoginFailure, loginFailures } from '#web/site/login-failure.ts';
import type { WebDependencies } from './dependencies.ts';
import { cookiesOf } from './session.ts';

const statuses = {
  'login-interrupted': 400,
  'login-failed': 400,
  'login-too-weak': 403,
  'login-not-recent': 403,
  'login-unavailable': 503,
} as const satisfies Record<LoginFailure, ContentfulStatusCode>;

const failureSchema = z.object({ code: z.enum(loginFailures), return: z.string().optional() });

/** Logging in and out. Everyone whom the identity service knows may log in; what they see depends on their roles. */
export function setUpLogin(
  app: Hono<SiteEnv>,
  dependencies: Pick<WebDependencies, 'sql' | 'identity' | 'log' | 'webUrl' | 'reports'>,
): void {
  const { sql } = dependencies;
  const routes = loginRoutes({
    ...clientOf(dependencies),
    safeReturn,
    firstPage: () => '/',
    recognise: async (identified) => (await findOrCreatePerson(sql, identified)).id,
    failurePage: (context, code, returnTo) => failurePage(context, { code, status: statuses[code], returnTo }),
    loginPage,
    loggedOutPage,
    conclude: async (context, confirmation, result) => {
      const round = roundOf(confirmation);
      if (round !== null) return await concludeRound(dependencies, context, { ...confirmation, round }, result);
      const single = singleStatement(confirmation, result);
      if (single === null) throw new Error('This site did not make these statements');
      const { statement, ...asked } = single.asked;
      if ('report' in statement) {
        return await concludeSigning(dependencies, context, { ...asked, statement }, single.result);
      }
      if ('organisation' in statement) {
        return await concludeGrant(dependencies, context, { ...asked, statement }, single.result);
      }
      throw new Error('This site did not make this statement');
    },
  });
  app.route('/', routes);
  // Where the links to the other languages on the page about a failed login lead: a login is answered only once.
  app.get('/login/failure', (context) => {
    const { code, return: returnTo } = failureSchema.parse(context.req.query());
    return failurePage(context, { code, status: statuses[code], returnTo: safeReturn(returnTo) });
  });
}

/** The function with which the pages let a person confirm a statement. */
export function confirmOf(dependencies: Pick<WebDependencies, 'sql' | 'identity' | 'log' | 'webUrl'>): Confirm {
  return createConfirm(clientOf(dependencies));
}

function clientOf({
  sql,
  identity,
  log,
  webUrl,
}: Pick<WebDependencies, 'sql' | 'identity' | 'log' | 'webUrl'>): ConfirmingSite {
  return { sql, identity, log, secure: webUrl.startsWith('https:'), cookies: cookiesOf(webUrl) };
}

/** Where a login returns to: `path` if it is a path of this site, otherwise the homepage. */
export function safeReturn(path: string | undefined): string {
  return path !== undefined &&
    /^\/(?:invitation|sessions|preferences|(?:organisations|sign)(?:[/?][\w/=&?-]*)?)$/.test(path)
    ? path
    : '/organisations';
}
