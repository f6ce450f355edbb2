import { Hono } from 'hono';
import type { Sql } from '#database/connection.ts';
import { publishedKeys } from '#database/delivery-keys.ts';

/**
 * The public keys that deliveries are sealed with, as a JWK Set (RFC 7517), for FPS MI. Under whatever name the service is
 * asked for: inside a network that is not its public one.
 */
export function deliveryKeys(sql: Sql): Hono {
  return new Hono().get('/.well-known/jwks.json', async (context) =>
    context.json({ keys: await publishedKeys(sql) }, 200, {
      'Content-Type': 'application/jwk-set+json',
      // A minute: a key that was just taken into use, or revoked, must not be late.
      'Cache-Control': 'public, max-age=60',
    }),
  );
}
