/** The address of a client, as the proxies in front of a site name it. */

import { BlockList, isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { SiteEnv } from './env.ts';

/** No proxy is in front: an explicit value, because production needs one. */
const NO_PROXY = 'none';

/**
 * TRUSTED_PROXIES: the addresses and networks of the proxies in front, such as `10.0.0.5 fd00::/8`. Only they are believed
 * when they say for whom they ask (X-Forwarded-For).
 */
export const trustedProxiesSchema = z
  .string()
  .default('')
  .transform((text, context): BlockList | null => {
    const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
    if (entries.length === 0) return null;
    const proxies = new BlockList();
    if (entries.length === 1 && entries[0] === NO_PROXY) return proxies;
    for (const entry of entries) {
      if (addTo(proxies, entry)) continue;
      context.addIssue({ code: 'custom', message: `expected addresses or networks, such as 10.0.0.0/8, not ${entry}` });
    }
    return proxies;
  });

/**
 * A check for the variables of a site: with NODE_ENV=production, an issue when TRUSTED_PROXIES is not given. A service
 * speaks plain http, so a proxy is in front; unless it is known, all people seem to have the address of the proxy.
 */
export function requireTrustedProxies(
  given: { readonly NODE_ENV?: string | undefined; readonly TRUSTED_PROXIES: BlockList | null },
  context: z.RefinementCtx,
): void {
  if (given.NODE_ENV !== 'production' || given.TRUSTED_PROXIES !== null) return;
  context.addIssue({
    code: 'custom',
    path: ['TRUSTED_PROXIES'],
    message: `is needed when NODE_ENV is production: the addresses of the proxy in front, or ${NO_PROXY}`,
  });
}

/**
 * Sets `clientAddress` of each request: the last address in X-Forwarded-For that is not one of a trusted proxy. What a
 * client writes there itself is to the left of that, and does not count.
 * @param trusted null: no proxy is trusted
 */
export function identifyClients(trusted: BlockList | null): MiddlewareHandler<SiteEnv> {
  return async (context, next) => {
    // The cast: the adapter of Node's server passes these; tests that call the application directly pass nothing.
    const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
    const peer = incoming?.socket.remoteAddress;
    context.set('clientAddress', clientAddressOf(peer, context.req.header('X-Forwarded-For'), trusted));
    await next();
  };
}

/** @param peer the address at the other end of the connection */
export function clientAddressOf(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList | null,
): string {
  let client = peer === undefined ? UNKNOWN_ADDRESS : withoutMapping(peer);
  if (forwardedFor === undefined || trusted === null) return client;
  for (const entry of forwardedFor.split(',').reverse()) {
    if (!isTrusted(client, trusted)) return client;
    const address = addressIn(entry.trim());
    // A trusted proxy wrote something else than an address: what is before it cannot be relied on.
    if (address === null) return client;
    client = address;
  }
  return client;
}

/** The client of a request that came over no network, as in tests. */
export const UNKNOWN_ADDRESS = 'unknown';

/** Adds an address or a network. @returns whether it is one */
function addTo(proxies: BlockList, entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const family = familyOf(address);
  if (family === null || rest.length > 0) return false;
  const most = family === 'ipv4' ? 32 : 128;
  if (bits === undefined) proxies.addAddress(address, family);
  else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most) proxies.addSubnet(address, Number(bits), family);
  else return false;
  return true;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = familyOf(address);
  return family !== null && trusted.check(address, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  switch (isIP(address)) {
    case 4:
      return 'ipv4';
    case 6:
      return 'ipv6';
    default:
      return null;
  }
}

/** The address in an entry of X-Forwarded-For. Some proxies add the port: `192.0.2.1:443`, `[2001:db8::1]:443`. */
function addressIn(entry: string): string | null {
  const [, inBrackets, withPort] = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/.exec(entry) ?? [];
  const address = withoutMapping(inBrackets ?? withPort ?? entry);
  return familyOf(address) === null ? null : address;
}

/** A server that listens on IPv6 names a client with IPv4 as `::ffff:192.0.2.1`. */
function withoutMapping(address: string): string {
  const ipv4 = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
  return isIP(ipv4) === 4 ? ipv4 : address;
}
