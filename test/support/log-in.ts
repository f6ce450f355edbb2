import type { Hono } from 'hono';
import type { SiteEnv } from '#web/site/env.ts';
import { createVisitor } from './identity-visitor.ts';
import { origin } from './visitor.ts';

/** What a browser sends when a user clicks on a page of the same site: the login then begins at once. */
export const OWN_PAGE = { 'Sec-Fetch-Site': 'same-origin' };

/** Logs in at the stand-in. @returns the path on the site that the login returns to */
export async function identifyAs(subject: string, to: URL): Promise<string> {
  const browser = createVisitor({}, origin);
  const page = await browser.go(to);
  const back = await browser.go(page.url, { subject, method: 'itsme' });
  return `${back.url.pathname}${back.url.search}`;
}

/** Logs in to a site. @returns the answer to the callback */
export async function logInTo(
  site: Hono<SiteEnv>,
  subject: string,
  { path = '/login', language = 'nl' } = {},
): Promise<Response> {
  const begun = await site.request(`${origin}${path}`, { headers: OWN_PAGE });
  const cookie = begun.headers.getSetCookie().find((each) => each.startsWith('login-')) ?? '';
  const callback = await identifyAs(subject, new URL(begun.headers.get('Location') ?? ''));
  const headers = { Cookie: `${cookie.split(';')[0]}; language=${language}` };
  return await site.request(`${origin}${callback}`, { headers });
}
