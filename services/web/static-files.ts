import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);
const ours = new URL('../../web/static/', import.meta.url);
const fonts = '@fontsource-variable/source-sans-3/files/source-sans-3';

/** Every file that the browser gets, by its name; read once. */
const files: Record<string, { type: string; path: string | URL }> = {
  'style.css': { type: 'text/css; charset=utf-8', path: new URL('style.css', ours) },
  'print.css': { type: 'text/css; charset=utf-8', path: new URL('print.css', ours) },
  'site.js': { type: 'text/javascript; charset=utf-8', path: new URL('site.js', ours) },
  'icon.svg': { type: 'image/svg+xml', path: new URL('icon.svg', ours) },
  'htmx.js': { type: 'text/javascript; charset=utf-8', path: require.resolve('htmx.org/dist/htmx.min.js') },
  'htmx-sse.js': { type: 'text/javascript; charset=utf-8', path: require.resolve('htmx.org/dist/ext/hx-sse.min.js') },
  'source-sans.woff2': { type: 'font/woff2', path: require.resolve(`${fonts}-latin-wght-normal.woff2`) },
  'source-sans-ext.woff2': { type: 'font/woff2', path: require.resolve(`${fonts}-latin-ext-wght-normal.woff2`) },
};

/** Style, scripts and fonts, all from this host. */
export function staticFiles(): Hono {
  const app = new Hono();
  for (const [name, { type, path }] of Object.entries(files)) {
    const content = readFileSync(path);
    app.get(`/${name}`, (context) => {
      // An hour: a new version of the program reaches everybody the same day, without names that change.
      context.header('Cache-Control', 'public, max-age=3600');
      return context.body(content, 200, { 'Content-Type': type });
    });
  }
  return app;
}
