import { readFileSync } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { type Listening, listen } from '#services/process.ts';
import { type IdentityEnv, interactionRoutes } from './interaction.ts';
import { chooseLanguage } from './language.ts';
import { failurePage } from './pages/failure.tsx';
import { helpPage } from './pages/help.tsx';
import { startPage } from './pages/start.tsx';
import { createProvider, type IdentityOptions } from './provider.ts';

const files = [
  { path: '/style.css', type: 'text/css; charset=utf-8' },
  { path: '/script.js', type: 'text/javascript; charset=utf-8' },
  { path: '/icon.svg', type: 'image/svg+xml' },
].map((file) => ({ ...file, content: readFileSync(new URL(`./static${file.path}`, import.meta.url), 'utf8') }));

/** The whole stand-in as a function of its configuration: our pages, and behind them the OpenID Connect provider. */
export function createIdentity(options: IdentityOptions): Hono<IdentityEnv> {
  const { webUrl, log } = options;
  const provider = createProvider(options);
  const answerByProvider = provider.callback();
  const headers = securityHeaders(options);
  const view = (context: Context<IdentityEnv>) => {
    const { pathname, search } = new URL(context.req.url);
    const { language, ui_locales } = context.req.query();
    return {
      language: chooseLanguage(language, ui_locales, context.req.header('Accept-Language')),
      webUrl,
      url: context.req.method === 'GET' ? `${pathname}${search}` : undefined,
    };
  };

  const app = new Hono<IdentityEnv>();
  app.use(async (context, next) => {
    // On Node's response: so that they stand on the provider's answers too.
    context.env.outgoing.setHeaders(headers);
    await next();
  });
  app.get('/healthz', (context) => context.text('ok'));
  for (const { path, type, content } of files) {
    app.get(path, etag(), (context) =>
      context.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }),
    );
  }
  app.get('/', (context) => context.html(startPage(view(context))));
  app.get('/help/eid', (context) => {
    const login = context.req.query('login');
    const { language, ...rest } = view(context);
    const back =
      login !== undefined && /^[\w-]+$/.test(login) ? `/interaction/${login}?language=${language}` : undefined;
    return context.html(helpPage({ ...rest, language, back }));
  });
  app.route('/interaction', interactionRoutes({ provider, webUrl, log }));
  app.all('*', async (context) => {
    await answerByProvider(context.env.incoming, context.env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  app.onError((error, context) => {
    const refused = error instanceof HTTPException;
    if (!refused) log.error({ error, path: context.req.path }, 'unexpected');
    const page = failurePage({ ...view(context), failure: refused ? 'refused' : 'unexpected' });
    return context.html(page, refused ? error.status : 500);
  });
  return app;
}

/**
 * Listens with the stand-in. Without an `issuer` it is known by the port that it gets.
 * @throws when the port is taken
 */
export async function startIdentity(
  options: Omit<IdentityOptions, 'issuer'> & { readonly issuer?: string | undefined },
  at: { host: string; port: number },
): Promise<Listening & { issuer: string }> {
  let app: Hono<IdentityEnv> | undefined;
  const early = () => new Response(null, { status: 503 });
  // The cast: the server passes Node's request and response along, which the type of a plain Hono does not say.
  const listening = await listen({ fetch: (request, env) => app?.fetch(request, env as HttpBindings) ?? early() }, at);
  const issuer = options.issuer ?? `http://127.0.0.1:${listening.port}`;
  app = createIdentity({ ...options, issuer });
  return { ...listening, issuer };
}

function securityHeaders({ issuer, clients }: IdentityOptions): Map<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    // Browsers hold the redirects after a form to this too: a login and a logout end at the site that asked.
    `form-action 'self' ${[issuer, ...clients.map(({ url }) => url)].map((url) => new URL(url).origin).join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return new Map([
    ['Content-Security-Policy', policy.join('; ')],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cache-Control', 'no-store'],
  ]);
}
