import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type RunningServer } from '#services/process.ts';
import { postHead, sendAndStall, stalledBodies } from '#test/support/slow-client.ts';
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

describe('a slow client', () => {
  let server: RunningServer;
  beforeAll(async () => {
    const slow = new Hono()
      .use(
        enforceLimits({ maxBodyBytes: 100_000, timeoutMs: 5_000, bodyTimeoutMs: 200 }, (context) =>
          context.html('too large', 413),
        ),
      )
      .post('/', async (context) => context.text(`read ${(await context.req.text()).length}`))
      .post('/unread', (context) => context.text('not read'))
      .post('/hanging', routeSettings({ timeoutMs: 100 }), async (context) => {
        await context.req.text();
        await setTimeout(2_000);
        return context.text('late');
      })
      .onError((error, context) => context.text(error.message, 400));
    const times = { headersTimeout: 300, requestTimeout: 1_000, connectionsCheckingInterval: 50 };
    server = await listen(slow, { host: '127.0.0.1', port: 0 }, times);
  });
  afterAll(() => server.close());

  it.each(Object.entries(stalledBodies))(
    'is answered and disconnected when a body %s does not arrive',
    async (_, body) => {
      const answer = await sendAndStall(server.port, postHead('/') + body);
      expect(answer).toContain('400 Bad Request');
      expect(answer).toContain('the body of the request does not arrive');
    },
  );

  it('is answered at once by a page that does not read the body, and then disconnected', async () => {
    expect(await sendAndStall(server.port, postHead('/unread') + stalledBodies['with a length'])).toContain('not read');
  });

  it.each([
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde'],
    ['an unknown coding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a length that is no number', 'Content-Length: +4\r\n\r\nabcd'],
  ])('is refused when the end of its request can be read in two ways: %s', async (_, rest) => {
    expect(await sendAndStall(server.port, postHead('/unread') + rest)).toMatch(/^HTTP\/1.1 400 /);
  });

  it.each([
    ['nothing', ''],
    ['a part of the headers', 'POST / HTTP/1.1\r\nHost: 127'],
  ])('is disconnected when %s arrives', async (_, sent) => {
    expect(await sendAndStall(server.port, sent)).toMatch(/^$|^HTTP\/1.1 408 /);
  });

  it('has more time for a larger body', async () => {
    const half = 'x'.repeat(20_000);
    const sent = request({ port: server.port, method: 'POST', headers: { 'Content-Length': '40000' } });
    sent.write(half);
    await setTimeout(350);
    sent.end(half);
    const [answer] = await once(sent, 'response');
    expect(await text(answer)).toBe('read 40000');
  });

  it('is not blamed when the site takes long after the body has arrived', async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}/hanging`, { method: 'POST', body: 'x' });
    expect(await response.text()).toBe('the response does not begin');
  });
});
