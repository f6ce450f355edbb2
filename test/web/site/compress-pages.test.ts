import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { describe, expect, it } from 'vitest';
import { compressPages } from '#web/site/compress-pages.ts';

const text = `<!doctype html><p>${'Uniek Verslag – '.repeat(500)}</p>`;
const app = new Hono();
app.use(compressPages());
app.get('/page', (context) => {
  context.header('Set-Cookie', 'one=1', { append: true });
  context.header('Set-Cookie', 'two=2', { append: true });
  return context.html(text, 422);
});
app.get('/lines', (context) => context.json({ lines: text }));
app.get('/small', (context) => context.html('<p>small</p>'));
app.get('/empty', (context) => context.body(null, 204));
app.get('/document', (context) => context.body(text, 200, { 'Content-Type': 'application/pdf' }));
app.get('/events', (context) =>
  streamSSE(context, async (stream) => {
    await stream.writeSSE({ event: 'changed', data: '' });
    // Longer than the test.
    await stream.sleep(600_000);
  }),
);

const own = { 'Accept-Encoding': 'gzip, deflate, br', 'Sec-Fetch-Site': 'same-origin' };
const ask = (path: string, headers: Record<string, string>, method = 'GET') => app.request(path, { method, headers });

describe('a page', () => {
  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('is compressed as the browser accepts: %s', async (accepted, encoding, unpack) => {
    const response = await ask('/page', { ...own, 'Accept-Encoding': accepted });
    expect(response.status).toBe(422);
    expect(response.headers.get('Content-Encoding')).toBe(encoding);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
    expect(response.headers.getSetCookie()).toEqual(['one=1', 'two=2']);
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('Content-Length')).toBe(String(body.byteLength));
    expect(body.byteLength).toBeLessThan(1000);
    expect(unpack(body).toString()).toBe(text);
  });

  it('is compressed when its script asks for data', async () => {
    expect((await ask('/lines', own)).headers.get('Content-Encoding')).toBe('br');
    expect((await ask('/lines', { 'Accept-Encoding': 'br' })).headers.get('Content-Encoding')).toBeNull();
  });

  it('is compressed for an address that the user typed', async () => {
    const response = await ask('/page', { ...own, 'Sec-Fetch-Site': 'none' });
    expect(response.headers.get('Content-Encoding')).toBe('br');
  });

  it.each(['cross-site', 'same-site', undefined])(
    'is not compressed when another site may have caused the request: Sec-Fetch-Site %s',
    async (site) => {
      const response = await ask('/page', {
        'Accept-Encoding': own['Accept-Encoding'],
        ...(site && { 'Sec-Fetch-Site': site }),
      });
      expect(response.headers.get('Content-Encoding')).toBeNull();
      expect(response.headers.get('Vary')).toBe('Accept-Encoding, Sec-Fetch-Site');
      expect(await response.text()).toBe(text);
    },
  );

  it('is not compressed for a client that does not accept it, nor when it is small', async () => {
    const plain = await ask('/page', { 'Sec-Fetch-Site': 'same-origin' });
    expect([plain.headers.get('Content-Encoding'), await plain.text()]).toEqual([null, text]);
    const small = await ask('/small', own);
    expect([small.headers.get('Content-Encoding'), await small.text()]).toEqual([null, '<p>small</p>']);
  });

  it('has the same headers for HEAD', async () => {
    const [get, head] = await Promise.all([ask('/page', own), ask('/page', own, 'HEAD')]);
    expect(await head.text()).toBe('');
    expect([...head.headers]).toEqual([...get.headers]);
  });
});

describe('other content', () => {
  it.each(['/empty', '/document', '/events'])('passes unchanged: %s', async (path) => {
    const response = await ask(path, own);
    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect(response.headers.get('Vary')).toBeNull();
    await response.body?.cancel();
  });

  it('is not held back: an event arrives while its stream stays open', async () => {
    const response = await ask('/events', own);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: changed');
    await reader?.cancel();
  });
});
