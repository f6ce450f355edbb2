import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { ZodError } from 'zod';
import { isDatabaseUnavailable } from '#database/connection.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { pageHeaders } from '#web/site/guards.ts';
import { decisionRoutes } from './api/decision-routes.ts';
import { descriptionRoutes } from './api/openapi.ts';
import { databaseUnavailable, problem, sealKeysUnavailable } from './api/problems.ts';
import { type ApiDependencies, reportRoutes } from './api/report-routes.ts';
import { SealKeysUnavailable } from './delivery/verify-seal.ts';
import { failurePage } from './pages/failure.tsx';
import { handlerPages, type PageParts } from './pages/site.ts';

const files = [
  { path: '/style.css', type: 'text/css; charset=utf-8' },
  { path: '/reports.css', type: 'text/css; charset=utf-8' },
  { path: '/icon.svg', type: 'image/svg+xml' },
].map((file) => ({ ...file, content: readFileSync(new URL(`./static${file.path}`, import.meta.url), 'utf8') }));

/** What the ministry's side needs. */
export type MinistryDependencies = ApiDependencies & PageParts;

/**
 * The ministry's side as a function of what it needs: the receiving API, the pages, and, when given, the test controls.
 * @param parts.sql a pool whose search path begins with the ministry's schema
 */
export function createApp(parts: MinistryDependencies): Hono<SiteEnv> {
  const { sql, log, testControls, siteUrl } = parts;
  const app = new Hono<SiteEnv>();

  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    try {
      await sql`select from received_reports limit 1`;
      return context.json({ database: 'ready' });
    } catch (error) {
      return context.json({ database: error instanceof Error ? error.message || error.name : String(error) }, 503);
    }
  });

  app.use(pageHeaders({ siteUrl, issuer: parts.issuer }));
  for (const { path, type, content } of files) {
    app.get(path, etag(), (context) =>
      context.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }),
    );
  }

  app.use('/api/*', async (context, next) => {
    // Amounts and names of persons stay out of every cache.
    context.header('Cache-Control', 'no-store');
    await next();
  });
  app.route('/api', descriptionRoutes());
  app.route('/api/reports', reportRoutes(parts));
  app.route('/api/decisions', decisionRoutes(parts));
  if (testControls) app.route('/', testControls.routes);
  for (const path of ['/api/*', '/test-controls']) {
    app.all(path, () => problem({ status: 404, detail: 'There is nothing here by this method and address.' }));
  }
  app.route('/', handlerPages(parts));

  app.notFound((context) => failurePage(context, 'not-found'));
  app.onError((error, context) => {
    const api = isForPrograms(context.req.path);
    if (error instanceof ZodError && !api) {
      log.warn({ error, path: context.req.path }, 'refused a request');
      return failurePage(context, 'request-refused');
    }
    if (error instanceof HTTPException) {
      if (api) return error.getResponse();
      log.warn({ error, path: context.req.path }, 'refused a request');
      return failurePage(context, 'request-refused', error.status);
    }
    if (isDatabaseUnavailable(error)) {
      log.error({ error }, 'the database is away');
      return api ? databaseUnavailable() : failurePage(context, 'database-away');
    }
    if (error instanceof SealKeysUnavailable) {
      log.error({ error }, 'the keys of the sender are away');
      return sealKeysUnavailable();
    }
    log.error({ error, path: context.req.path }, 'unexpected');
    if (!api) return failurePage(context, 'unexpected');
    return problem({ status: 500, detail: 'Something went wrong here. It was noted; try again later.' });
  });
  return app;
}

function isForPrograms(path: string): boolean {
  return path.startsWith('/api/') || path === '/test-controls';
}
