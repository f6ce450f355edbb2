import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

const require = createRequire(import.meta.url);

type StaticFiles = {
  /** The site's own folder, and the names of the files in it that browsers get; no other file of it is served. */
  readonly folder: URL;
  readonly own: readonly string[];
  /** Files of npm packages, by the name under which browsers get them. */
  readonly packages?: Readonly<Record<string, string>>;
};

/** The style sheets, scripts, icons and fonts of a site, for use at /static. */
export function staticFiles({ folder, own, packages = {} }: StaticFiles): Hono {
  const app = new Hono();
  app.use(etag(), async (context, next) => {
    await next();
    // A browser asks each time whether its copy is still the current one, so a new page is never shown with an old
    // style sheet.
    if (context.res.ok) context.header('Cache-Control', 'no-cache');
  });
  for (const name of own) {
    app.get(`/${name}`, serveStatic({ path: fileURLToPath(new URL(name, folder)) }));
  }
  for (const [name, path] of Object.entries(packages)) {
    app.get(`/${name}`, serveStatic({ path: require.resolve(path) }));
  }
  return app;
}
