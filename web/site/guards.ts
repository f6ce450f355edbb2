/** Middleware that runs before the pages of each site. */

import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { Session } from '#database/sessions.ts';
import type { PageContext, SessionEnv, SiteEnv } from './env.ts';
import { readForm } from './read-form.ts';

/** A site: at which address people see it, and which identity service logs them in. */
type Site = { readonly siteUrl: string; readonly issuer: string };

/** Response headers: pages load files of their own site only, and no other site shows them in a frame. */
export function pageHeaders({ siteUrl, issuer }: Site): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      // Browsers apply this to the redirects after a form too: logging out redirects to the identity service.
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
 * Redirects to the site's one address, to which the identity service returns and for which the cookies are set. Its pages
 * are personal: no cache keeps them, and "back" after logging out shows nothing.
 */
export function redirectToSiteUrl(
  siteUrl: string,
  notFound: (context: PageContext) => Response | Promise<Response>,
): MiddlewareHandler<SiteEnv> {
  const { origin, host } = new URL(siteUrl);
  return async (context, next) => {
    const url = new URL(context.req.url);
    // A browser reads a path that begins with // as the address of another host.
    const path = url.pathname.replace(/^\/+/, '/');
    if (context.req.method === 'GET' && (url.host !== host || path !== url.pathname)) {
      return context.redirect(`${origin}${path}${url.search}`, 307);
    }
    if (path !== url.pathname) return await notFound(context);
    context.header('Cache-Control', 'no-store');
    return await next();
  };
}

/**
 * Refuses an address that cannot be decoded, or has a NUL. Browsers send neither, and behind this middleware neither
 * reaches a statement of PostgreSQL.
 */
export function refuseMalformedAddresses(
  refuse: (context: PageContext) => Response | Promise<Response>,
): MiddlewareHandler<SiteEnv> {
  return async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    return isWellFormed(`${pathname}${search}`) ? await next() : await refuse(context);
  };
}

function isWellFormed(encoded: string): boolean {
  try {
    return !decodeURIComponent(encoded).includes('\0');
  } catch {
    return false;
  }
}

/** Refuses forms that another site made a browser send. */
export function refuseForeignForms(siteUrl: string): MiddlewareHandler {
  const refuse = csrf({ origin: new URL(siteUrl).origin });
  return (context, next) => {
    // Every current browser sends one of these headers with a form. A program that sends neither does not have a user's
    // cookies.
    const { origin, 'sec-fetch-site': site } = context.req.header();
    return origin === undefined && site === undefined ? next() : refuse(context, next);
  };
}

/** Lets requests with a session pass; `askToLogIn` answers the others. The handlers behind it have a `SessionEnv`. */
export function requireSession(
  askToLogIn: (context: PageContext) => Response | Promise<Response>,
): MiddlewareHandler<SessionEnv> {
  return async (context, next) => {
    // `SessionEnv` promises a session to what comes behind this middleware; here it may still be missing.
    const session: Session | null | undefined = context.var.session;
    return session ? await next() : await askToLogIn(context);
  };
}

/** Why a form is not accepted from this session, with the HTTP status. */
export type FormFailure =
  | { readonly code: 'request-refused'; readonly status: 400 }
  | { readonly code: 'person-changed'; readonly status: 409 };

/**
 * Accepts only forms that were made for the person of the session; each form names that person in its field `person`. Two
 * people may share a desk: a page made for the first must not act in the name of the second.
 */
export function requireOwnForms(
  failurePage: (context: PageContext, failure: FormFailure) => Response | Promise<Response>,
): MiddlewareHandler<SessionEnv> {
  return async (context, next) => {
    if (context.req.method !== 'POST') return await next();
    const { person } = await readForm(context);
    if (person === undefined) return await failurePage(context, { code: 'request-refused', status: 400 });
    if (person === context.var.session.person.id) return await next();
    return await failurePage(context, { code: 'person-changed', status: 409 });
  };
}
