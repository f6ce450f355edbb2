/** What stands before the pages of each of our sites. */

import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { SiteEnv } from './env.ts';

/** A site: under which address people see it, and where its logins are. */
type Site = { readonly siteUrl: string; readonly issuer: string };

/** Headers that let a page use our own files only, and be shown nowhere else. */
export function pageHeaders({ siteUrl, issuer }: Site): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      // Browsers hold the redirects after a form to this too: logging out leads to the identity service.
      formAction: ["'self'", new URL(issuer).origin],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: siteUrl.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
  });
}

/**
 * Leads to the site's one address: the identity service leads back to it, and cookies belong to it. What is shown there is
 * somebody's: it stays out of every cache, and "back" after logging out shows nothing.
 */
export function oneAddress(
  siteUrl: string,
  notFound: (context: Context<SiteEnv>) => Response | Promise<Response>,
): MiddlewareHandler<SiteEnv> {
  const { origin, host } = new URL(siteUrl);
  return async (context, next) => {
    const url = new URL(context.req.url);
    // A path that begins with // would be another host to a browser that is led or linked there.
    const path = url.pathname.replace(/^\/+/, '/');
    if (context.req.method === 'GET' && (url.host !== host || path !== url.pathname)) {
      return context.redirect(`${origin}${path}${url.search}`, 307);
    }
    if (path !== url.pathname) return await notFound(context);
    context.header('Cache-Control', 'no-store');
    return await next();
  };
}

/** Refuses a form that another site had a browser send. */
export function refuseForeignForms(siteUrl: string): MiddlewareHandler {
  const refuse = csrf({ origin: new URL(siteUrl).origin });
  return (context, next) => {
    // Every browser of today sends one of these with a form; what sends neither is a program, with no cookies but its own.
    const { origin, 'sec-fetch-site': site } = context.req.header();
    return origin === undefined && site === undefined ? next() : refuse(context, next);
  };
}

/**
 * Whether a form may act: a desk that two people use must not have a page made for one of them act in the name of the
 * other. Each form names the person it was made for in its field `person`.
 */
export async function formIsOf(context: Context, personId: string): Promise<'theirs' | 'unnamed' | 'another-person'> {
  const { person } = await context.req.parseBody();
  if (person === undefined) return 'unnamed';
  return person === personId ? 'theirs' : 'another-person';
}
