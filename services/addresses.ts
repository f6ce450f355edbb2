/** Which addresses a service may use, and what an issuer's address says. */

import type { z } from 'zod';
import { isEncrypted, sslModeOf } from '#database/settings.ts';

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
      const address = addressIn(given, name);
      if (address === undefined || !isPlainHttp(address)) continue;
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
 * A check for the variables of a service: with NODE_ENV=production, an issue for each database on another machine to which
 * the connection would not be encrypted, unless its address says `sslmode=disable`. In every environment: a client
 * certificate has its key, and nothing is given for an encrypted connection that is not made.
 */
export function requireDatabaseTls(names: readonly string[] = ['DATABASE_URL']) {
  return (given: Variables & DatabaseTls, context: z.RefinementCtx): void => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if ((given.DATABASE_TLS_CERT === undefined) !== (given.DATABASE_TLS_KEY === undefined)) {
      refuse('DATABASE_TLS_CERT', 'a client certificate needs DATABASE_TLS_CERT and DATABASE_TLS_KEY');
    }
    for (const name of names) {
      const address = addressIn(given, name);
      if (address === undefined) continue;
      if (isEncrypted(address, given.DATABASE_TLS_CA)) continue;
      if (given.DATABASE_TLS_CERT !== undefined) {
        refuse(name, 'a client certificate needs TLS: give DATABASE_TLS_CA, or sslmode=verify-full in the address');
      }
      if (given.NODE_ENV !== 'production' || sslModeOf(address) === 'disable') continue;
      if (isThisMachine(new URL(address).hostname)) continue;
      refuse(
        name,
        'a connection without TLS is refused when NODE_ENV is production: give DATABASE_TLS_CA, or sslmode=verify-full ' +
          'in the address; sslmode=disable there allows it',
      );
    }
  };
}

type DatabaseTls = {
  readonly DATABASE_TLS_CA?: string | undefined;
  readonly DATABASE_TLS_CERT?: string | undefined;
  readonly DATABASE_TLS_KEY?: string | undefined;
};

/**
 * A check for SMTP_URL: with NODE_ENV=production, mails go to another machine over TLS only (`smtps:`, or
 * `requireTLS=true`), unless the address says `ignoreTLS=true`. Both are parameters of nodemailer.
 */
export function requireMailTls(given: Variables, context: z.RefinementCtx): void {
  const address = addressIn(given, 'SMTP_URL');
  if (given.NODE_ENV !== 'production' || address === undefined) return;
  const { protocol, hostname, searchParams } = new URL(address);
  const isSaid = searchParams.get('requireTLS') === 'true' || searchParams.get('ignoreTLS') === 'true';
  if (protocol === 'smtps:' || isSaid || isThisMachine(hostname)) return;
  context.addIssue({
    code: 'custom',
    path: ['SMTP_URL'],
    message:
      'a connection without TLS is refused when NODE_ENV is production: give an address with smtps, or add ' +
      '?requireTLS=true; ?ignoreTLS=true allows it',
  });
}

/** A check for the variables of a service: with NODE_ENV=production, an issue for each mail address that is made up. */
export function requireMailboxes(names: readonly string[]) {
  return (given: Variables, context: z.RefinementCtx): void => {
    if (given.NODE_ENV !== 'production') return;
    for (const name of names) {
      const address = given[name];
      // RFC 2606 reserves this ending: the defaults of this program have it.
      if (typeof address !== 'string' || !/\.example>?$/.test(address)) continue;
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'has no default when NODE_ENV is production: give an address that exists',
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

/** The address in a variable; undefined when it has none, or one that cannot be read, which the schema refuses. */
function addressIn(given: Variables, name: string): string | undefined {
  const address = given[name];
  return typeof address === 'string' && URL.canParse(address) ? address : undefined;
}

function isPlainHttp(address: string): boolean {
  return new URL(address).protocol === 'http:';
}

/** Whether a host is this machine itself. Browsers and resolvers send `*.localhost` nowhere else (RFC 6761). */
export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.[\d.]+$|^\[::1\]$/.test(hostname);
}
