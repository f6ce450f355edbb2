/** The middleware for every request, whatever page it asks for. */

import type { Hono } from 'hono';
import { failurePage } from '#web/pages/failure.tsx';
import { refuseOtherMethods } from '#web/site/allowed-methods.ts';
import { identifyClients } from '#web/site/client-address.ts';
import { compressPages } from '#web/site/compress-pages.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { pageHeaders, redirectToSiteUrl, refuseForeignForms, refuseMalformedAddresses } from '#web/site/guards.ts';
import { enforceLimits } from '#web/site/limits.ts';
import { createRateCounters, limitRates } from '#web/site/rate-limits.ts';
import { identifyRequests } from '#web/site/request-id.ts';
import { rememberRequests } from '#web/site/security-log.ts';
import type { WebDependencies } from './dependencies.ts';

/** The limits of a page; a route that needs more declares it with `routeSettings`. */
const LIMITS = {
  maxBodyBytes: 100_000,
  // Longer than a page waits for Temporal. A database that hangs is treated as one that is unavailable.
  timeoutMs: 15_000,
};

export function setUpRequestIds(app: Hono<SiteEnv>): void {
  app.use(rememberRequests('person'), identifyRequests());
}

export function setUpClientAddress(
  app: Hono<SiteEnv>,
  { trustedProxies }: Pick<WebDependencies, 'trustedProxies'>,
): void {
  app.use(identifyClients(trustedProxies));
}

export function setUpHeaders(app: Hono<SiteEnv>, { webUrl, issuer }: Pick<WebDependencies, 'webUrl' | 'issuer'>): void {
  app.use(pageHeaders({ siteUrl: webUrl, issuer }));
}

export function setUpMethods(app: Hono<SiteEnv>): void {
  app.use(
    refuseOtherMethods(app, (context, allow) => {
      context.header('Allow', allow);
      return failurePage(context, { code: 'request-refused', status: 405 });
    }),
  );
}

export function setUpCompression(app: Hono<SiteEnv>): void {
  app.use(compressPages());
}

export function setUpSiteUrl(app: Hono<SiteEnv>, { webUrl }: Pick<WebDependencies, 'webUrl'>): void {
  app.use(refuseMalformedAddresses((context) => failurePage(context, { code: 'request-refused', status: 400 })));
  app.use(redirectToSiteUrl(webUrl, (context) => failurePage(context, { code: 'not-found', status: 404 })));
}

export function setUpLimits(app: Hono<SiteEnv>, { bodyTimeoutMs }: Pick<WebDependencies, 'bodyTimeoutMs'>): void {
  app.use(
    enforceLimits({ ...LIMITS, bodyTimeoutMs }, (context) =>
      failurePage(context, { code: 'request-refused', status: 413 }),
    ),
  );
}

export function setUpRateLimits(
  app: Hono<SiteEnv>,
  { rateLimits, log }: Pick<WebDependencies, 'rateLimits' | 'log'>,
): void {
  app.use(limitRates({ counters: createRateCounters(rateLimits), log }));
}

export function setUpSameOriginForms(app: Hono<SiteEnv>, { webUrl }: Pick<WebDependencies, 'webUrl'>): void {
  app.use(refuseForeignForms(webUrl));
}
