import type { Hono } from 'hono';
import { publishedKeys } from '#database/delivery-keys.ts';
import { VERIFICATION_KEYS_PATH } from '#services/verification/archived-keys.ts';
import type { SiteEnv } from '#web/site/env.ts';
import type { WebDependencies } from './dependencies.ts';
import { archivedKeys } from './verification.ts';

/**
 * Publishes the public keys that verify the seals of deliveries: as a JWK Set (RFC 7517) those that FPS MI needs now, and all
 * keys that documents are verified with. Answers at every host name: inside a network the service has another name than its
 * public one.
 */
export function setUpDeliveryKeys(
  app: Hono<SiteEnv>,
  { sql, signingSite }: Pick<WebDependencies, 'sql' | 'signingSite'>,
): void {
  app.get('/.well-known/jwks.json', async (context) =>
    context.json({ keys: await publishedKeys(sql) }, 200, {
      'Content-Type': 'application/jwk-set+json',
      // One minute, so that a new or revoked key is known soon.
      'Cache-Control': 'public, max-age=60',
    }),
  );
  app.get(VERIFICATION_KEYS_PATH, async (context) =>
    context.json({ deliveryKeys: await archivedKeys(sql), identity: signingSite }, 200, {
      'Cache-Control': 'public, max-age=60',
    }),
  );
}
