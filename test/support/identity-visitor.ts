import type { Hono } from 'hono';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { pino } from 'pino';
import { startIdentity } from '#services/identity/identity.ts';
import { readSigningKeys } from '#services/identity/signing-keys.ts';
import type { ClientTimes } from '#services/process.ts';
import type { SiteEnv } from '#web/site/env.ts';

export const WEB_URL = 'http://127.0.0.1:9';
export const CLIENT_SECRET = 'a secret of the tests';

/** Starts the identity stand-in on a free port. @returns its address, and an OpenID Connect client registered there */
export async function startStandIn(times?: ClientTimes) {
  const { issuer, close } = await startIdentity(
    {
      webUrl: WEB_URL,
      clients: [{ id: 'uniek-verslag', secret: CLIENT_SECRET, url: WEB_URL }],
      signingKeys: await readSigningKeys(undefined),
      log: pino({ level: 'silent' }),
    },
    { host: '127.0.0.1', port: 0 },
    times,
  );
  const client = await discovery(new URL(issuer), 'uniek-verslag', undefined, ClientSecretBasic(CLIENT_SECRET), {
    execute: [allowInsecureRequests],
  });
  return { issuer, client, close };
}

/** Begins a login as the application does. @returns the address for the browser, and `finish` for its answer */
export async function beginLogin(client: Configuration, parameters: Record<string, string> = {}) {
  const checks = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(client, {
    redirect_uri: `${WEB_URL}/login/callback`,
    scope: 'openid profile email',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await calculatePKCECodeChallenge(checks.codeVerifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
  const finish = (callback: URL) =>
    authorizationCodeGrant(client, callback, {
      pkceCodeVerifier: checks.codeVerifier,
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      idTokenExpected: true,
    });
  return { url, nonce: checks.nonce, finish };
}

/** The page at the end of the redirects; with status 0 an address of the application, where the visitor stops. */
export type Reached = { url: URL; status: number; headers: Headers; text: string };

type Cookie = { name: string; value: string; path: string };

/** A browser without JavaScript: keeps cookies, follows redirects, and stops where the application begins. */
export function createVisitor(headers: Record<string, string> = {}, application = WEB_URL) {
  let jar: Cookie[] = [];

  const keep = (line: string, url: URL): void => {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const find = (attribute: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${attribute}=`))?.slice(attribute.length + 1);
    const path = find('path') ?? url.pathname;
    const expires = find('expires');
    jar = jar.filter((cookie) => cookie.name !== name || cookie.path !== path);
    if (expires === undefined || Date.parse(expires) > Date.now()) jar.push({ name, value, path });
  };

  const go = async (to: string | URL, form?: Record<string, string>): Promise<Reached> => {
    let url = new URL(to);
    let body = form && new URLSearchParams(form);
    for (let redirects = 0; redirects < 10; redirects += 1) {
      if (url.origin === application) return { url, status: 0, headers: new Headers(), text: '' };
      const { pathname } = url;
      const cookie = jar.filter(({ path }) => pathname.startsWith(path)).map(({ name, value }) => `${name}=${value}`);
      const answer = await fetch(url, {
        redirect: 'manual',
        method: body ? 'POST' : 'GET',
        headers: { Accept: 'text/html', Cookie: cookie.join('; '), ...headers },
        ...(body ? { body } : {}),
      });
      for (const line of answer.headers.getSetCookie()) keep(line, url);
      const location = answer.headers.get('location');
      const text = await answer.text();
      if (location === null) return { url, status: answer.status, headers: answer.headers, text };
      url = new URL(location, url);
      body = undefined;
    }
    throw new Error(`Too many redirects, the last to ${url}`);
  };

  return {
    go,
    /** Submits the only form of a page, which has hidden fields only. */
    submitHidden: (page: Reached): Promise<Reached> => {
      const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const fields = page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
      return go(new URL(action, page.url), Object.fromEntries([...fields].map(([, name, value]) => [name, value])));
    },
    cookieNames: () => jar.map(({ name }) => name),
  };
}

export type Visitor = ReturnType<typeof createVisitor>;

/** Logs a person in at a site, through its identity service. @returns the answer to the callback */
export async function logInAt(app: Hono<SiteEnv>, site: string, subject: string): Promise<Response> {
  const begun = await app.request(`${site}/login`, { headers: { 'Sec-Fetch-Site': 'same-origin' } });
  const browser = createVisitor({}, site);
  const page = await browser.go(begun.headers.get('Location') ?? '');
  const { url } = await browser.go(page.url, { subject, method: 'itsme' });
  const Cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return await app.request(`${site}${url.pathname}${url.search}`, { headers: { Cookie } });
}
