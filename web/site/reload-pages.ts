/** For `npm run dev`: a page in a browser reloads when its service has been started again. Never in production. */

import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';

const SCRIPT_PATH = '/reload-pages.js';
const START_PATH = '/reload-pages/start';

const script = `
const { start } = document.currentScript.dataset;
setInterval(async () => {
  try {
    const response = await fetch('${START_PATH}');
    if (!response.ok) return;
    if ((await response.text()) !== start) location.reload();
  } catch {
    // The service is starting again.
  }
}, 500);
`;

/** The variables of a service whose pages can reload. */
export const reloadPagesSchema = z.object({
  NODE_ENV: z.string().optional(),
  RELOAD_PAGES: z.enum(['', '0', '1']).default('0'),
});

/**
 * With `RELOAD_PAGES=1`: the site, with a script on each page that notices when the process has been started again.
 * Otherwise the site itself.
 * @throws when `NODE_ENV` is production
 */
export function withReloadingPages(
  site: Pick<Hono, 'fetch'>,
  { RELOAD_PAGES, NODE_ENV }: z.output<typeof reloadPagesSchema>,
): Pick<Hono, 'fetch'> {
  if (RELOAD_PAGES !== '1') return site;
  if (NODE_ENV === 'production') throw new Error('RELOAD_PAGES is for development, not for production');
  const start = randomUUID();
  const app = new Hono();
  app.get(START_PATH, (context) => context.text(start, 200, { 'Cache-Control': 'no-store' }));
  app.get(SCRIPT_PATH, (context) => context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.all('*', async (context) => {
    // So that the script can be added to the text of a page.
    context.req.raw.headers.delete('Accept-Encoding');
    const response = await site.fetch(context.req.raw, context.env);
    const headers = new Headers(response.headers);
    // Browsers take style sheets and scripts from their cache when they reload a page.
    headers.set('Cache-Control', 'no-store');
    const { status } = response;
    if (headers.get('Content-Type')?.startsWith('text/html') !== true) {
      return new Response(response.body, { status, headers });
    }
    headers.delete('Content-Length');
    const tag = `<script src="${SCRIPT_PATH}" data-start="${start}" defer></script>`;
    return new Response((await response.text()).replace('</head>', `${tag}</head>`), { status, headers });
  });
  return app;
}
