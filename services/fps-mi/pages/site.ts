/** The site of the ministry's case handlers: the login, and behind it the pages. */

import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { findSession, type Identity } from '#database/sessions.ts';
import { recogniseHandler } from '#services/fps-mi/database/handlers.ts';
import { createConfirm, singleStatement } from '#web/site/confirm.ts';
import { cookieName, siteCookie } from '#web/site/cookies.ts';
import type { SiteEnv } from '#web/site/env.ts';
import {
  redirectToSiteUrl,
  refuseForeignForms,
  refuseMalformedAddresses,
  requireOwnForms,
  requireSession,
} from '#web/site/guards.ts';
import { enforceLimits } from '#web/site/limits.ts';
import { loginRoutes } from '#web/site/login.ts';
import { loginCookies } from '#web/site/login-cookies.ts';
import { loginFailures } from '#web/site/login-failure.ts';
import { ownSessionsPage } from '#web/site/own-sessions.tsx';
import { limitRates, type RateCounters } from '#web/site/rate-limits.ts';
import { type EventLog, recordEvent, recordRefusal } from '#web/site/security-log.ts';
import { loginPage } from './begin-login.tsx';
import { amountsPage } from './campaigns/amounts.tsx';
import { campaignPage } from './campaigns/campaign.tsx';
import { campaignsPage } from './campaigns/campaigns.tsx';
import { missingReportsPage } from './campaigns/missing-reports.tsx';
import type { HandlerEnv, PageContext, PageDependencies } from './env.ts';
import { failurePage } from './failure.tsx';
import { type FrameVariables, page } from './frame.tsx';
import { linkTo } from './links.tsx';
import { loggedOutPage } from './logged-out.tsx';
import { claimsPage } from './payments/claims.tsx';
import { newPaymentPage } from './payments/new-payment.tsx';
import { paymentPage } from './payments/payment.tsx';
import { paymentsPage } from './payments/payments.tsx';
import { concludeRelease } from './payments/release.ts';
import { linesPage } from './report/lines.tsx';
import { reportPage } from './report/report.tsx';
import { acceptManyPage } from './reports/accept-many.tsx';
import { reportsPage } from './reports/reports.tsx';
import { totalsPage } from './totals.tsx';

/** The limits of a page; a route that needs more declares it with `routeSettings`. */
const LIMITS = {
  // Far more than any form without a file.
  maxBodyBytes: 1_000_000,
  // Longer than a page waits for Temporal. A database that hangs is treated as one that is unavailable.
  timeoutMs: 15_000,
};

const failureSchema = z.object({
  failure: z.enum([...loginFailures, 'not-admitted']),
  return: z.string().optional(),
});

const INVITATION_COOKIE_SECONDS = 3600;

/** The pages. Logging in and out is open; every other address is for case handlers only. */
export function handlerSite(
  dependencies: Omit<PageDependencies, 'confirm'>,
  rateCounters: RateCounters,
): Hono<SiteEnv> {
  const { sql, log, identity, siteUrl, webUrl, bodyTimeoutMs } = dependencies;
  const secure = siteUrl.startsWith('https:');
  const cookies = loginCookies(secure, 'fps_mi_');
  const invitationCookie = cookieName(secure, 'fps_mi_invitation');
  const site = new Hono<SiteEnv>();
  site.use(
    createMiddleware<{ Variables: FrameVariables }>(async (context, next) => {
      context.set('webUrl', webUrl);
      await next();
    }),
  );
  site.use(refuseMalformedAddresses((context) => failurePage(context, 'request-refused')));
  site.use(redirectToSiteUrl(siteUrl, (context) => failurePage(context, 'not-found')));
  site.use(enforceLimits({ ...LIMITS, bodyTimeoutMs }, tooLarge));
  site.use(refuseForeignForms(siteUrl));
  site.use(async (context, next) => {
    const token = getCookie(context, cookies.session);
    context.set('session', token ? await findSession(sql, token, { people: 'active_handlers' }) : null);
    await next();
  });
  site.use(limitRates({ counters: rateCounters, log }));
  const client = { sql, identity, log, secure, cookies };
  site.route(
    '/',
    loginRoutes({
      ...client,
      safeReturn,
      firstPage: (context) => linkTo('/', context.var.language),
      recognise: async (found, context) =>
        (await recognise(sql, log, found, getCookie(context, invitationCookie))) ??
        (await failurePage(context, 'not-admitted')),
      failurePage: (context, code, returnTo) => failurePage(context, code, undefined, returnTo),
      loginPage,
      loggedOutPage,
      conclude: async (context, confirmation, result) => {
        const single = singleStatement(confirmation, result);
        if (single === null || !('payment' in single.asked.statement)) {
          throw new Error('This site did not make this statement');
        }
        const { statement, ...asked } = single.asked;
        return await concludeRelease(dependencies, context, { ...asked, statement }, single.result);
      },
    }),
  );

  // Where the links to the other languages on the page about a failed login lead: a login is answered only once.
  site.get('/login/failure', (context) => {
    const { failure, return: returnTo } = failureSchema.parse(context.req.query());
    return failurePage(context, failure, undefined, safeReturn(returnTo));
  });
  // The token of an invitation moves from the link into a cookie at once, as on the organisations' site.
  site.get('/invitation', (context) => {
    const token = context.req.query('token')?.slice(0, 100) ?? '';
    setCookie(context, invitationCookie, token, { ...siteCookie(secure), maxAge: INVITATION_COOKIE_SECONDS });
    return context.redirect('/', 303);
  });
  site.route('/', pagesBehindLogin({ ...dependencies, confirm: createConfirm(client) }));
  return site;
}

/** The id of the case handler with this identity. That an invited person is one from now on is in the security log. */
async function recognise(sql: Sql, log: EventLog, identity: Identity, token?: string): Promise<string | null> {
  const found = await recogniseHandler(sql, identity, token);
  if (found?.admitted) {
    recordEvent(log, { event: 'handler-admitted', on: {}, result: 'done' }, { person: found.id });
  }
  return found?.id ?? null;
}

function pagesBehindLogin(dependencies: PageDependencies): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>();
  pages.use(requireSession((context) => askToLogIn(context, dependencies.log)));
  pages.use(
    requireOwnForms((context, { code, status }) => {
      recordRefusal(dependencies.log, context.req, code);
      return failurePage(context, code, status);
    }),
  );
  pages.route('/', reportsPage(dependencies));
  pages.route('/', acceptManyPage(dependencies));
  pages.route('/', reportPage(dependencies));
  pages.route('/', linesPage(dependencies));
  pages.route('/', totalsPage(dependencies));
  pages.route('/', campaignsPage(dependencies));
  pages.route('/', campaignPage(dependencies));
  pages.route('/', amountsPage(dependencies));
  pages.route('/', missingReportsPage(dependencies));
  pages.route('/', paymentsPage(dependencies));
  pages.route('/', newPaymentPage(dependencies));
  pages.route('/', paymentPage(dependencies));
  pages.route('/', claimsPage(dependencies));
  pages.route(
    '/',
    ownSessionsPage({
      sql: dependencies.sql,
      log: dependencies.log,
      page: (context, title, children) => page(context, { title }, children),
      linkTo,
    }),
  );
  return pages;
}

function tooLarge(context: PageContext): Response | Promise<Response> {
  return failurePage(context, 'request-refused', 413);
}

function askToLogIn(context: PageContext, log: EventLog): Response | Promise<Response> {
  if (context.req.method !== 'GET') {
    recordRefusal(log, context.req, 'login-needed');
    return failurePage(context, 'login-needed');
  }
  const { pathname, search } = new URL(context.req.url);
  return loginPage(context, `${pathname}${search}`, 401);
}

/** The path to return to after the login: `path` when it belongs to this site, otherwise the first page. */
export function safeReturn(path: string | undefined): string {
  return path !== undefined && /^\/(?!login)[\w-][\w/.?=&%+-]*$|^\/\?[\w/.=&%+-]*$/.test(path) ? path : '/';
}
