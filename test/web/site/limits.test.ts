import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { enforceLimits } from '#web/site/limits.ts';
import { routeSettings } from '#web/site/route-settings.ts';

const router = new Hono()
  .use('/lines/*', routeSettings({ maxBodyBytes: 2_000 }))
  .post('/lines/all', async (context) => context.text(await context.req.text()))
  .post('/lines/file', routeSettings({ maxBodyBytes: 5_000 }), async (context) =>
    context.text(await context.req.text()),
  )
  .post('/name', async (context) => context.text(await context.req.text()))
  .get('/slow', async (context) => {
    await setTimeout(150);
    return context.text('late');
  })
  .get('/document', routeSettings({ timeoutMs: 5_000 }), async (context) => {
    await setTimeout(150);
    return context.text('late');
  });

const app = new Hono()
  .use(enforceLimits({ maxBodyBytes: 1_000, timeoutMs: 50 }, (context) => context.html('too large', 413)))
  // What runs before the route, as the check of the person does, reads the body within the limit of the route.
  .use(async (context, next) => {
    if (context.req.method === 'POST') await context.req.text();
    await next();
  })
  .route('/report', router);

const post = (path: string, bytes: number) => app.request(path, { method: 'POST', body: 'x'.repeat(bytes) });

describe('the limits of requests', () => {
  it('are those of the site where the route declares none', async () => {
    expect((await post('/report/name', 1_000)).status).toBe(200);
    const refused = await post('/report/name', 1_001);
    expect(refused.status).toBe(413);
    expect(await refused.text()).toBe('too large');
    expect((await app.request('/report/slow')).status).toBe(504);
  });

  it('are those of the router, overridden by those of a single route', async () => {
    expect((await post('/report/lines/all', 2_000)).status).toBe(200);
    expect((await post('/report/lines/all', 2_001)).status).toBe(413);
    expect((await post('/report/lines/file', 5_000)).status).toBe(200);
    expect((await post('/report/lines/file', 5_001)).status).toBe(413);
  });

  it('give a route that declares it more time', async () => {
    const response = await app.request('/report/document');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('late');
  });

  it('hold for a body of unknown length too', async () => {
    const body = new Blob(['x'.repeat(1_001)]).stream();
    const response = await app.request('/report/name', { method: 'POST', body, duplex: 'half' });
    expect(response.status).toBe(413);
  });
});
