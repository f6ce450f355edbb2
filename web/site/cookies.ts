/** The cookies of a site. All of them are for its own pages only. */

import type { CookieOptions } from 'hono/utils/cookie';

/**
 * The name of a cookie. Over https the prefix `__Host-` binds it to this host: no other host of the domain can set it.
 * @param secure whether the site is behind https
 */
export function cookieName(secure: boolean, name: string): string {
  return secure ? `__Host-${name}` : name;
}

/** Scripts cannot read the cookies, and browsers do not send them with forms of other sites. */
export function siteCookie(secure: boolean) {
  return { httpOnly: true, sameSite: 'Lax', secure, path: '/' } as const satisfies CookieOptions;
}
