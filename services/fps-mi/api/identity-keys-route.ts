import { Hono } from 'hono';
import type { Sql } from '#database/connection.ts';
import { IDENTITY_KEYS_PATH, type IdentityKeys } from '#services/verification/archived-keys.ts';
import type { SiteEnv } from '#web/site/env.ts';

/**
 * Publishes the keys of the identity service that FPS MI has seen, also those that were taken away since: anyone can verify an old
 * proof with them, without asking the side that sent it.
 */
export function identityKeysRoute({ sql, issuer }: { readonly sql: Sql; readonly issuer: string }): Hono<SiteEnv> {
  return new Hono<SiteEnv>().get(IDENTITY_KEYS_PATH, async (context) => {
    const rows = await sql<{ thumbprint: string; key: Record<string, string>; firstSeenAt: Date }[]>`
      select thumbprint, key, first_seen_at as "firstSeenAt" from identity_keys order by first_seen_at desc, thumbprint`;
    const keys = rows.map((row) => ({ ...row, firstSeenAt: row.firstSeenAt.toISOString() }));
    return context.json({ issuer, keys } satisfies IdentityKeys, 200, { 'Cache-Control': 'public, max-age=60' });
  });
}
