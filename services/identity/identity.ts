import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type ClientTimes, listen, type RunningServer } from '#services/process.ts';
import { identifyRequests } from '#web/site/request-id.ts';
import { type IdentityEnv, interactionRoutes } from './interaction.ts';
import { chooseLanguage } from './language.ts';
import { failurePage } from './pages/failure.tsx';
import { helpPage } from './pages/help.tsx';
import { startPage } from './pages/start.tsx';
import { createProvider, type IdentityOptions } from './provider.ts';
import { identityFiles } from './static-files.ts';

/** The whole stand-in: its own pages, and the OpenID Connect provider for all other addresses. */
export function createIdentity(options: IdentityOptions): Hono<IdentityEnv> {
  const { webUrl, log } = options;
  const provider = createProvider(options);
  const answerByProvider = provider.callback();
  const headers = securityHeaders(options);
  const view = (context: Context<IdentityEnv>) => {
    const { pathname, search } = new URL(context.req.url);
    const { language, ui_locales } = context.req.query();
    return {
      language: chooseLanguage([language, ui_locales], context.req.header('Accept-Language')),
      webUrl,
      url: context.req.method === 'GET' ? `${pathname}${search}` : undefined,
    };
  };

  const app = new Hono<IdentityEnv>();
  app.use(async (context, next) => {
    // Set on Node's response, so that the responses of the provider carry them too.
    context.env.outgoing.setHeaders(headers);
    await next();
  });
  app.use(identifyRequests());
  app.get('/healthz', (context) => context.text('ok'));
  app.route('/static', identityFiles.routes);
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
    const facts = { error, path: context.req.path, trace: context.get('requestId') };
    if (!refused) log.error(facts, 'unexpected error');
    const page = failurePage({ ...view(context), failure: refused ? 'refused' : 'unexpected' });
    return context.html(page, refused ? error.status : 500);
  });
  return app;
}

/**
 * Starts the stand-in. Without `issuer`, its address is 127.0.0.1 with its port.
 * @param times how long clients may take: all of its forms are small
 * @throws when the port is in use
 */
export async function startIdentity(
  options: Omit<IdentityOptions, 'issuer'> & { readonly issuer?: string | undefined },
  at: { host: string; port: number },
  times: ClientTimes = { requestTimeout: 30_000 },
): Promise<RunningServer & { issuer: string }> {
  let app: Hono<IdentityEnv> | undefined;
  const early = () => new Response(null, { status: 503 });
  // The cast: the server passes Node's request and response on, which the type of `listen` does not say.
  const fetch = (request: Request, env: unknown) => app?.fetch(request, env as HttpBindings) ?? early();
  const listening = await listen({ fetch }, at, times);
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
    // Browsers apply this to the redirects after a form too: a login and a logout end at the site that asked for it.
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
