import { readdir, readFile } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { staticFiles } from '#web/site/static-files.ts';

const folder = new URL('../../../web/static/', import.meta.url);
const files = staticFiles({
  folder,
  own: ['style.css', 'icon.svg'],
  packages: {
    'htmx.js': 'htmx.org/dist/htmx.min.js',
    'source-sans.woff2': '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    'source-sans-ext.woff2': '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2',
  },
  bundles: { 'line-grid.js': new URL('../../../web/grid/line-grid.ts', import.meta.url) },
});
const { address } = files;
const unpack = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
const names = ['style.css', 'icon.svg', 'htmx.js', 'line-grid.js', 'source-sans.woff2'] as const;

/** Requests a file by its address on a page, or by another path below /static. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return files.routes.request(path.replace('/static/', '/'), { method, headers });
}

describe('the static files of a site', () => {
  it.each([
    ['style.css', 'text/css; charset=utf-8'],
    ['icon.svg', 'image/svg+xml; charset=utf-8'],
    ['htmx.js', 'text/javascript; charset=utf-8'],
    ['line-grid.js', 'text/javascript; charset=utf-8'],
    ['source-sans.woff2', 'font/woff2'],
  ] as const)('has %s as %s', async (name, type) => {
    const response = await ask(address(name));
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    const length = (await response.arrayBuffer()).byteLength;
    expect(length).toBeGreaterThan(100);
    expect(response.headers.get('Content-Length')).toBe(String(length));
  });

  it.each(names)('gives %s an address that changes with its content, which browsers keep', async (name) => {
    expect(address(name)).toMatch(/^\/static\/[a-z-]+\.[0-9a-f]{12}\.[a-z0-9]+$/);
    const response = await ask(address(name));
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  it('gives other content another address', () => {
    const other = new URL('../../../services/identity/static/', import.meta.url);
    expect(staticFiles({ folder: other, own: ['style.css'] }).address('style.css')).not.toBe(address('style.css'));
  });

  it('puts the addresses of fonts into the style sheet, and no other', async () => {
    const text = await (await ask(address('style.css'))).text();
    const named = [...text.matchAll(/url\("([^"]*)"\)/g)].map(([, url]) => url);
    expect(named).toEqual([address('source-sans.woff2'), address('source-sans-ext.woff2')]);
  });

  it('joins the style sheets that a style sheet imports, each once', async () => {
    const text = await (await ask(address('style.css'))).text();
    expect(text).not.toContain('@import');
    const joining = await readFile(new URL('style.css', folder), 'utf8');
    expect(joining.split('\n').filter((line) => !/^(@import .*;|\/\*.*\*\/|)$/.test(line))).toEqual([]);
    const sheets = [
      new URL('../../../web/site/static/scale.css', import.meta.url),
      ...(await readdir(new URL('style/', folder))).map((name) => new URL(`style/${name}`, folder)),
    ];
    for (const sheet of sheets) {
      // Fonts get other addresses.
      const [rule = ''] = (await readFile(sheet, 'utf8')).split('\n\n').filter((part) => !part.includes('url('));
      expect(text.split(rule).length, sheet.pathname).toBe(2);
    }
  });

  it('refuses a style sheet that names a file which is not listed', () => {
    expect(() => staticFiles({ folder, own: ['style.css'] })).toThrow(
      'source-sans.woff2 is not among the static files',
    );
  });

  it.each(['/static/style.css', '/static/style.0123456789ab.css'])(
    'answers another version’s address with this version, which browsers do not keep: %s',
    async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('Cache-Control')).toBe('no-cache');
      expect(await response.text()).toBe(await (await ask(address('style.css'))).text());
    },
  );

  it.each(['br', 'gzip', undefined])('lets a browser ask whether its copy is still current: %s', async (encoding) => {
    const accept = encoding ? { 'Accept-Encoding': encoding } : undefined;
    const first = await ask('/static/style.css', accept);
    const tag = first.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{12}(-br|-gzip)?"$/);
    for (const asked of [tag, `"other", ${tag}`, `W/${tag}`]) {
      const again = await ask('/static/style.css', { ...accept, 'If-None-Match': asked });
      expect(again.status).toBe(304);
      expect(again.headers.get('ETag')).toBe(tag);
      expect(again.headers.get('Cache-Control')).toBe('no-cache');
      expect(again.headers.get('Vary')).toBe('Accept-Encoding');
      expect(await again.text()).toBe('');
    }
    expect((await ask('/static/style.css', { ...accept, 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['*', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null],
    ['br;q=0, *;q=0', null],
  ] as const)('is compressed as the browser accepts: %s', async (accepted, encoding) => {
    const response = await ask(address('htmx.js'), { 'Accept-Encoding': accepted });
    expect(response.headers.get('Content-Encoding')).toBe(encoding);
    expect(response.headers.get('Vary')).toBe('Accept-Encoding');
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('Content-Length')).toBe(String(body.byteLength));
    const whole = await readFile(new URL('../../../node_modules/htmx.org/dist/htmx.min.js', import.meta.url));
    expect(unpack[encoding ?? 'identity'](body).equals(whole)).toBe(true);
    if (encoding) expect(body.byteLength).toBeLessThan(whole.byteLength / 2);
  });

  it('does not compress fonts again', async () => {
    const response = await ask(address('source-sans.woff2'), { 'Accept-Encoding': 'br, gzip' });
    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect(response.headers.get('Vary')).toBeNull();
  });

  it('answers HEAD with the headers of GET', async () => {
    const headers = { 'Accept-Encoding': 'br' };
    const [get, head] = await Promise.all([
      ask(address('style.css'), headers),
      ask(address('style.css'), headers, 'HEAD'),
    ]);
    expect(await head.text()).toBe('');
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
  });

  it.each(['/print.css', '/site.js', '/print.0123456789ab.css', '/../page.tsx', '/%2e%2e/page.tsx', '/', '/style'])(
    'has no file that is not listed: %s',
    async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('Cache-Control')).toBeNull();
    },
  );
});
