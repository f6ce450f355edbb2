import { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { listen } from '#services/process.ts';
import { compressPages } from '#web/site/compress-pages.ts';
import { pageHeaders } from '#web/site/guards.ts';
import { withReloadingPages } from '#web/site/reload-pages.ts';

const site = new Hono()
  .use(pageHeaders({ siteUrl: 'http://127.0.0.1:8080', issuer: 'http://127.0.0.1:8082' }))
  .get('/', (context) => context.html('<html><head><title>Home</title></head><body></body></html>'))
  .get('/style.css', (context) => context.body('body {}', 200, { 'Content-Type': 'text/css' }));

it('a page gets a script that knows which start of the process it came from, under the same policy', async () => {
  const development = withReloadingPages(site, { RELOAD_PAGES: '1' });
  const page = await development.fetch(new Request('http://127.0.0.1:8080/'));
  const script = parseHTML(await page.text()).document.querySelector('head > script');
  const start = await development.fetch(new Request('http://127.0.0.1:8080/reload-pages/start'));
  expect(script?.getAttribute('data-start')).toBe(await start.text());
  const plain = await site.request('http://127.0.0.1:8080/');
  expect(page.headers.get('Content-Security-Policy')).toBe(plain.headers.get('Content-Security-Policy'));
});

it('a page that the site would compress gets the script too', async () => {
  const compressing = new Hono()
    .use(compressPages())
    .get('/', (context) => context.html(`<html><head></head><body>${'text '.repeat(1000)}</body></html>`));
  const server = await listen(withReloadingPages(compressing, { RELOAD_PAGES: '1' }), { host: '127.0.0.1', port: 0 });
  const headers = { 'Accept-Encoding': 'br, gzip', 'Sec-Fetch-Site': 'none' };
  const page = await fetch(`http://127.0.0.1:${server.port}/`, { headers });
  expect(parseHTML(await page.text()).document.querySelector('head > script')).not.toBeNull();
  await server.close();
});

it('style sheets are not cached, so that a reloaded page shows their change', async () => {
  const development = withReloadingPages(site, { RELOAD_PAGES: '1' });
  const sheet = await development.fetch(new Request('http://127.0.0.1:8080/style.css'));
  expect(await sheet.text()).toBe('body {}');
  expect(sheet.headers.get('Cache-Control')).toBe('no-store');
});

it('the site stays as it is without RELOAD_PAGES, and production refuses it', () => {
  expect(withReloadingPages(site, { RELOAD_PAGES: '0' })).toBe(site);
  expect(() => withReloadingPages(site, { RELOAD_PAGES: '1', NODE_ENV: 'production' })).toThrow('not for production');
});
