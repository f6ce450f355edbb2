/** The keys with which the identity service signs its tokens: those that it publishes, and all that it has published. */

import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { IdentityKey } from '#rules/proof.ts';

/** The keys of the identity service cannot be fetched at the moment, so a proof cannot be verified. */
export class IdentityKeysUnavailable extends Error {
  override readonly name = 'IdentityKeysUnavailable';
}

export type IdentityKeys = {
  /**
   * Whether the identity service publishes this key, or has published it.
   * @throws IdentityKeysUnavailable
   */
  isKnown(key: IdentityKey): Promise<boolean>;
};

/** How long after a fetch a key that is not known is asked to come again: made-up keys cost one request. */
const COOLDOWN_MS = 5_000;
const TIMEOUT_MS = 5_000;

const discoverySchema = z.object({ jwks_uri: z.url() });
const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** The keys of the identity service at `issuer`. Each one that is seen is stored, and stays known when it is taken away. */
export function identityKeysOf(
  sql: Sql,
  issuer: string,
  { cooldownMs = COOLDOWN_MS } = {},
): IdentityKeys & { readonly refresh: () => Promise<void> } {
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;
  const isStored = async (thumbprint: string): Promise<boolean> => {
    const rows = await sql`select 1 from identity_keys where thumbprint = ${thumbprint}`;
    return rows.length > 0;
  };
  // Deliveries that arrive at the same moment wait for one answer.
  const refresh = (): Promise<void> => {
    underWay ??= fetchKeys(issuer)
      .then((keys) => storeKeys(sql, keys))
      .then(() => {
        refreshedAt = performance.now();
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
  return {
    refresh,
    isKnown: async (key) => {
      const thumbprint = await calculateJwkThumbprint(key);
      if (await isStored(thumbprint)) return true;
      if (performance.now() - refreshedAt < cooldownMs) {
        throw new IdentityKeysUnavailable('The keys were fetched a moment ago; a new one may not be published yet');
      }
      await refresh();
      return await isStored(thumbprint);
    },
  };
}

/** Fetches the keys at the start and every hour: a key that is taken away between two deliveries is known then. */
export function rememberIdentityKeys(keys: { readonly refresh: () => Promise<void> }, log: Logger): () => void {
  const remember = (): void => {
    keys.refresh().catch((error: unknown) => log.warn({ error }, 'the keys of the identity service cannot be fetched'));
  };
  remember();
  const timer = setInterval(remember, 3_600_000);
  return () => clearInterval(timer);
}

async function fetchKeys(issuer: string): Promise<z.output<typeof jwksSchema>['keys']> {
  try {
    const base = issuer.replace(/\/$/, '');
    const { jwks_uri } = discoverySchema.parse(await fetchJson(`${base}/.well-known/openid-configuration`));
    return jwksSchema.parse(await fetchJson(jwks_uri)).keys;
  } catch (error) {
    throw new IdentityKeysUnavailable(`The keys of ${issuer} cannot be fetched`, { cause: error });
  }
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return await answer.json();
}

/** Idempotent by the thumbprint. A key of an unknown type is left out (RFC 7517, section 5). */
async function storeKeys(sql: Sql, keys: z.output<typeof jwksSchema>['keys']): Promise<void> {
  const rows = await Promise.all(
    keys.flatMap((key) => {
      const canonical = canonicalKey(key);
      if (canonical === null) return [];
      return [calculateJwkThumbprint(canonical).then((thumbprint) => ({ thumbprint, key: sql.json(canonical) }))];
    }),
  );
  if (rows.length === 0) return;
  await sql`insert into identity_keys ${sql(rows)} on conflict (thumbprint) do nothing`;
}

/** A key as proofs have it, without padding and leading zeros; null when it cannot verify tokens. */
function canonicalKey(key: Readonly<Record<string, unknown>>): Record<string, string> | null {
  try {
    const { kty, crv, x, y, n, e } = createPublicKey({ key, format: 'jwk' }).export({ format: 'jwk' });
    const { kid, alg, use } = key;
    const members = { kty, crv, x, y, n, e, kid, alg, use };
    return Object.fromEntries(
      Object.entries(members).filter((member): member is [string, string] => typeof member[1] === 'string'),
    );
  } catch {
    // Node knows no such type of key.
    return null;
  }
}
