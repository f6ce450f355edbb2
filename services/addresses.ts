/** Which addresses a service may use, and what an issuer's address says. */

import type { z } from 'zod';

/** The variables of a service, as far as these rules read them. */
type Variables = { readonly NODE_ENV?: string | undefined } & Readonly<Record<string, unknown>>;

/**
 * A check for the variables of a service: with NODE_ENV=production, an issue for each address with plain http, except
 * those of this machine.
 * @param names variables with addresses that browsers or other networks use
 * @param inNetwork variables with addresses that only services use: a host without a dot, as services of a container
 * network have, is accepted too
 */
export function requireHttps(names: readonly string[], inNetwork: readonly string[] = []) {
  return (given: Variables, context: z.RefinementCtx): void => {
    if (given.NODE_ENV !== 'production') return;
    for (const name of [...names, ...inNetwork]) {
      const address = given[name];
      if (typeof address !== 'string' || !isPlainHttp(address)) continue;
      const { hostname } = new URL(address);
      if (isThisMachine(hostname) || (inNetwork.includes(name) && !hostname.includes('.'))) continue;
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'plain http is refused when NODE_ENV is production: give an address with https',
      });
    }
  };
}

/**
 * Whether an issuer can only be the stand-in: plain http, at an address that is no public name. Made-up data may be added
 * for such an issuer only.
 */
export function isStandIn(issuer: string): boolean {
  const { hostname } = new URL(issuer);
  const isIpAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  return isPlainHttp(issuer) && (isThisMachine(hostname) || isIpAddress || !hostname.includes('.'));
}

function isPlainHttp(address: string): boolean {
  return new URL(address).protocol === 'http:';
}

/** Whether a host is this machine itself. Browsers and resolvers send `*.localhost` nowhere else (RFC 6761). */
function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.[\d.]+$|^\[::1\]$/.test(hostname);
}
