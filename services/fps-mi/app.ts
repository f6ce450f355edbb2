/**
 * The ministry's side. It stands in for FPS MI's own system: complete enough to be used as it is, and made to be
 * replaced (docs/decisions/0022-what-fps-mi-is.md). A replacement must offer:
 * - the receiving API, to which sealed reports are delivered: POST /api/reports (api/report-routes.ts);
 * - when it decides on reports: the decision API, where the application checks a decision: GET /api/decisions/{id}
 *   (api/decision-routes.ts), and the decisions themselves, sent to the reports' workflows through Temporal
 *   (decision-relay.ts);
 * - when it opens campaigns: messages to their workflows, through Temporal (pages/campaigns/,
 *   services/temporal/campaigns.ts). Pages, payments, claims and exports are for case handlers only; nothing outside
 *   this folder depends on them.
 */

import type { BlockList } from 'node:net';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { ZodError } from 'zod';
import { isDatabaseUnavailable } from '#database/connection.ts';
import { checkParts } from '#services/readiness.ts';
import { refuseOtherMethods } from '#web/site/allowed-methods.ts';
import { identifyClients } from '#web/site/client-address.ts';
import { compressPages } from '#web/site/compress-pages.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { pageHeaders } from '#web/site/guards.ts';
import { findLanguage } from '#web/site/language.ts';
import { limitTime } from '#web/site/limits.ts';
import {
  createRateCounters,
  limitRates,
  type RateCounters,
  type RateLimits,
  TooManyRequests,
} from '#web/site/rate-limits.ts';
import { identifyRequests } from '#web/site/request-id.ts';
import { reasonOf, recordRefusal, rememberRequests } from '#web/site/security-log.ts';
import { PoolBusy } from '#web/site/thread-pool.ts';
import { checkpointRoutes } from './api/checkpoint-routes.ts';
import { decisionRoutes } from './api/decision-routes.ts';
import { identityKeysRoute } from './api/identity-keys-route.ts';
import { descriptionRoutes } from './api/openapi.ts';
import { databaseUnavailable, identityKeysUnavailable, problem, sealKeysUnavailable } from './api/problems.ts';
import { type ApiDependencies, reportRoutes } from './api/report-routes.ts';
import { IdentityKeysUnavailable } from './delivery/identity-keys.ts';
import { SealKeysUnavailable } from './delivery/verify-seal.ts';
import type { PageDependencies } from './pages/env.ts';
import { failurePage, retryPage } from './pages/failure.tsx';
import { handlerSite } from './pages/site.ts';
import { ministryFiles } from './static-files.ts';

export type MinistryDependencies = ApiDependencies &
  Omit<PageDependencies, 'confirm'> & {
    /** The address of the identity service: logging out sends a form there. */
    readonly issuer: string;
    /** The proxies that are believed when they name the client of a request. */
    readonly trustedProxies: BlockList | null;
    /** How often people may do something. */
    readonly rateLimits: RateLimits;
  };

/** How long the API may take to answer, in milliseconds: checking the longest delivery takes some seconds. */
const API_TIMEOUT_MS = 60_000;

/** @param dependencies.sql a pool whose search path begins with the ministry's schema */
export function createApp(dependencies: MinistryDependencies): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.use(rememberRequests('handler'), identifyRequests());
  app.use(identifyClients(dependencies.trustedProxies));
  app.use(pageHeaders(dependencies));
  setUpHealthChecks(app, dependencies);
  app.route('/static', ministryFiles.routes);
  app.use(compressPages());
  const rateCounters = createRateCounters(dependencies.rateLimits);
  setUpApi(app, dependencies, rateCounters);
  app.route('/', identityKeysRoute(dependencies));
  app.use(findLanguage(['querystring']));
  app.use(
    refuseOtherMethods(app, (context, allow) => {
      context.header('Allow', allow);
      return failurePage(context, 'request-refused', 405);
    }),
  );
  app.route('/', handlerSite(dependencies, rateCounters));
  setUpErrors(app, dependencies.log);
  return app;
}

function setUpHealthChecks(app: Hono<SiteEnv>, { sql, log }: Pick<MinistryDependencies, 'sql' | 'log'>): void {
  const check = checkParts(log);
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    const database = await check('database', () => sql`select from received_reports limit 1`);
    return context.json({ database }, database === 'ready' ? 200 : 503);
  });
}

function setUpApi(app: Hono<SiteEnv>, dependencies: MinistryDependencies, counters: RateCounters): void {
  const { testControls, bodyTimeoutMs, log } = dependencies;
  app.use('/api/*', limitRates({ counters, log, limitOf: () => 'token' }));
  app.use('/api/*', limitTime({ timeoutMs: API_TIMEOUT_MS, bodyTimeoutMs }), async (context, next) => {
    // No cache may store amounts or names of persons.
    context.header('Cache-Control', 'no-store');
    await next();
  });
  const paths = testControls ? ['/api/*', '/test-controls'] : ['/api/*'];
  for (const path of paths) {
    app.use(
      path,
      refuseOtherMethods(app, (_, allow) =>
        problem({ status: 405, detail: `This address has ${allow}.`, headers: { Allow: allow } }),
      ),
    );
  }
  app.route('/api', descriptionRoutes());
  app.route('/api/reports', reportRoutes(dependencies));
  app.route('/api/decisions', decisionRoutes(dependencies));
  app.route('/api/checkpoints', checkpointRoutes(dependencies));
  if (testControls) app.route('/', testControls.routes);
  for (const path of ['/api/*', '/test-controls']) {
    app.all(path, () => problem({ status: 404, detail: 'There is nothing at this address.' }));
  }
}

function isForPrograms(path: string): boolean {
  return path.startsWith('/api/') || path === '/test-controls';
}

function setUpErrors(app: Hono<SiteEnv>, log: Logger): void {
  app.notFound((context) => failurePage(context, 'not-found'));
  app.onError((error, context) =>
    isForPrograms(context.req.path) ? answerProgram(error, context, log) : answerPerson(error, context, log),
  );
}

/** The answer of the API to a request that failed. Each log line carries the id of its request as `trace`. */
function answerProgram(error: Error, context: Context<SiteEnv>, log: Logger): Response {
  const { path } = context.req;
  const trace = context.get('requestId');
  if (error instanceof TooManyRequests) {
    const headers = { 'Retry-After': String(error.retryAfterS) };
    return problem({
      status: 429,
      detail: 'Too many requests without a valid token. Nothing is lost; try again later.',
      headers,
    });
  }
  if (error instanceof HTTPException && (error.status === 408 || error.status === 504)) {
    log.warn({ error, trace, path }, 'a request took too long');
    const stored = error.status === 408 ? 'Nothing was stored.' : 'It may have been stored; sending it again is safe.';
    return problem({ status: error.status, detail: `This took too long. ${stored}` });
  }
  if (error instanceof HTTPException) {
    return error.res ?? problem({ status: error.status, detail: 'The request cannot be read.' });
  }
  if (isDatabaseUnavailable(error)) {
    log.error({ error, trace, path }, 'the database is unavailable');
    return databaseUnavailable();
  }
  if (error instanceof SealKeysUnavailable) {
    log.error({ error, trace, path }, 'the keys that verify seals are unavailable');
    return sealKeysUnavailable();
  }
  if (error instanceof IdentityKeysUnavailable) {
    log.error({ error, trace, path }, 'the keys that verify the proofs of signatures are unavailable');
    return identityKeysUnavailable();
  }
  log.error({ error, trace, path }, 'unexpected error');
  return problem({ status: 500, detail: 'Something went wrong here. It was logged; try again later.' });
}

/** The page for a request that failed. */
function answerPerson(error: Error, context: Context<SiteEnv>, log: Logger): Response | Promise<Response> {
  const { path } = context.req;
  const trace = context.get('requestId');
  if (isDatabaseUnavailable(error) || (error instanceof HTTPException && error.status === 504)) {
    log.error({ error, trace, path }, 'the database is unavailable');
    return failurePage(context, 'database-unavailable');
  }
  if (error instanceof TooManyRequests) return retryPage(context, 'too-many-requests', error);
  if (error instanceof HTTPException && error.status === 408) {
    log.warn({ error, trace, path }, 'a request arrived too slowly');
    return failurePage(context, 'too-slow');
  }
  if (error instanceof ZodError || error instanceof HTTPException) {
    log.warn({ error, trace, path }, 'refused a request');
    recordRefusal(log, context.req, reasonOf(error));
    return failurePage(context, 'request-refused', error instanceof HTTPException ? error.status : undefined);
  }
  if (error instanceof PoolBusy) {
    log.warn({ error, trace, path }, 'too much work is waiting');
    return retryPage(context, error.own ? 'still-busy' : 'busy', error);
  }
  log.error({ error, trace, path }, 'unexpected error');
  return failurePage(context, 'unexpected');
}
