import { describe, expect, it } from 'vitest';
import { staticFiles } from '#web/site/static-files.ts';

const app = staticFiles({
  folder: new URL('../../../web/static/', import.meta.url),
  own: ['style.css', 'icon.svg'],
  packages: { 'htmx.js': 'htmx.org/dist/htmx.min.js' },
});

describe('the static files of a site', () => {
  it.each([
    ['/style.css', 'text/css; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml; charset=utf-8'],
    ['/htmx.js', 'text/javascript; charset=utf-8'],
  ])('has %s as %s', async (path, type) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect((await response.text()).length).toBeGreaterThan(100);
  });

  it('lets a browser ask whether its copy is still current', async () => {
    const first = await app.request('/style.css');
    expect(first.headers.get('Cache-Control')).toBe('no-cache');
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    const again = await app.request('/style.css', { headers });
    expect(again.status).toBe(304);
    expect(again.headers.get('Cache-Control')).toBe('no-cache');
    expect(await again.text()).toBe('');
  });

  it.each(['/print.css', '/site.js', '/../page.tsx', '/%2e%2e/page.tsx', '/'])(
    'has no file that is not listed: %s',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('Cache-Control')).toBeNull();
    },
  );
});
