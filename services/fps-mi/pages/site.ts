/** The pages of the ministry's case handlers, and the login before them. */

import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { findSession } from '#database/sessions.ts';
import { recogniseHandler } from '#services/fps-mi/database/handlers.ts';
import type { Payer } from '#services/fps-mi/database/payment-batches.ts';
import type { DecisionRelay } from '#services/fps-mi/decision-relay.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import type { StagesOf } from '#services/temporal/stage-counts.ts';
import type { SessionEnv, SiteEnv } from '#web/site/env.ts';
import { oneAddress, refuseForeignForms, requireOwnForms, requireSession } from '#web/site/guards.ts';
import type { IdentityClient } from '#web/site/identity-client.ts';
import { loginCookies, loginRoutes } from '#web/site/login.ts';
import { campaignsPages } from './campaigns.tsx';
import { failurePage } from './failure.tsx';
import { languageOf, linkTo } from './frame.tsx';
import { paymentRoutes } from './payment-routes.ts';
import { reportRoutes } from './report-routes.ts';

/** What the pages need. */
export type PageParts = {
  /** A pool whose search path begins with the ministry's schema. */
  readonly sql: Sql;
  readonly log: Logger;
  readonly identity: IdentityClient;
  /** How campaigns are opened and followed. */
  readonly campaigns: Campaigns;
  /** Under which address case handlers see the pages. */
  readonly siteUrl: string;
  /** The identity service's address: a form may lead there (logout). */
  readonly issuer: string;
  readonly decisionRelay: Pick<DecisionRelay, 'run'>;
  readonly stagesOf: StagesOf;
  /** From which account organisations are paid. */
  readonly payer: Payer;
};

/** What is known of a request for a page: a case handler asks. */
export type HandlerEnv = SessionEnv;

/** Logging in and out is open; every other path is for case handlers only. */
export function handlerPages(parts: PageParts): Hono<SiteEnv> {
  const { sql, log, identity, siteUrl } = parts;
  const secure = siteUrl.startsWith('https:');
  const cookies = loginCookies(secure, 'fps_mi_');
  const pages = new Hono<SiteEnv>();
  pages.use(
    async (context, next) => {
      context.set('language', languageOf(context));
      context.set('session', null);
      await next();
    },
    oneAddress(siteUrl, (context) => failurePage(context, 'not-found')),
    bodyLimit({ maxSize: 1_000_000, onError: (context) => failurePage(context, 'request-refused', 413) }),
    refuseForeignForms(siteUrl),
    async (context, next) => {
      const token = getCookie(context, cookies.session);
      if (token) context.set('session', await findSession(sql, token, { people: 'active_handlers' }));
      await next();
    },
  );
  pages.route(
    '/',
    loginRoutes({
      ...{ sql, identity, log, secure, cookies, safeReturn },
      recognise: async (found, context) =>
        (await recogniseHandler(sql, found)) ?? (await failurePage(context, 'not-admitted')),
      failurePage,
    }),
  );
  pages.route('/', behindLogin(parts));
  return pages;
}

function behindLogin(parts: PageParts): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>();
  pages.use(
    requireSession(askToLogIn),
    requireOwnForms((context, { code, status }) => failurePage(context, code, status)),
  );
  pages.route('/', reportRoutes(parts));
  pages.route('/campaigns', campaignsPages(parts));
  pages.route('/', paymentRoutes(parts));
  return pages;
}

/** A path of ours to return to after the login; anything else becomes the first page. */
export function safeReturn(path: string | undefined): string {
  return path !== undefined && /^\/(?!login)[\w-][\w/.?=&%+-]*$|^\/\?[\w/.=&%+-]*$/.test(path) ? path : '/';
}

function askToLogIn(context: Context): Response | Promise<Response> {
  if (context.req.method !== 'GET') return failurePage(context, 'login-needed');
  const { pathname, search } = new URL(context.req.url);
  return context.redirect(linkTo('/login', languageOf(context), { return: `${pathname}${search}` }), 303);
}
