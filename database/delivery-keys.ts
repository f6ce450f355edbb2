import type { Sql } from './connection.ts';

/** A public key as it is stored and published: a JWK with the `kid` that a seal refers to. */
export type PublicJwk = { readonly kid: string; readonly [member: string]: string };

/**
 * Publishes a public key and records that it is in use, at most once a minute: deliveries that run at the same time would
 * wait for each other. Call it before sending a delivery that was sealed with the key.
 * @returns false when the key was revoked: it must not be used any more
 */
export async function publishKey(sql: Sql, key: PublicJwk): Promise<boolean> {
  const [known] = await sql<{ usable: boolean; recent: boolean }[]>`
    select revoked_at is null as usable, last_used_at > now() - interval '1 minute' as recent
    from delivery_keys where kid = ${key.kid}`;
  if (known && (known.recent || !known.usable)) return known.usable;
  const rows = await sql`
    insert into delivery_keys (kid, public_key) values (${key.kid}, ${sql.json(key)})
    on conflict (kid) do update set last_used_at = clock_timestamp() where delivery_keys.revoked_at is null
    returning kid`;
  return rows.length > 0;
}

/** All keys that ever sealed a delivery, the newest first, also the revoked ones. Documents may be verified years later. */
export async function everyDeliveryKey(
  sql: Sql,
): Promise<{ readonly key: PublicJwk; readonly firstUsedAt: Date; readonly revokedAt: Date | null }[]> {
  return await sql<{ key: PublicJwk; firstUsedAt: Date; revokedAt: Date | null }[]>`
    select public_key as key, first_used_at as "firstUsedAt", revoked_at as "revokedAt" from delivery_keys
    order by first_used_at desc, kid`;
}

/**
 * The public keys that may still be needed to verify a seal, the newest first: the one used last, those used within the
 * last day, and those of the last attempt of each delivery under way.
 */
export async function publishedKeys(sql: Sql): Promise<PublicJwk[]> {
  const rows = await sql<{ key: PublicJwk }[]>`
    select public_key as key from delivery_keys k
    where revoked_at is null and (
      last_used_at > now() - interval '1 day'
      or last_used_at = (select max(last_used_at) from delivery_keys where revoked_at is null)
      or exists (
        select from deliveries d join delivery_attempts a on (a.report_id, a.version, a.number) = (d.report_id, d.version, d.attempts)
        where d.received_at is null and a.kid = k.kid))
    order by first_used_at desc`;
  return rows.map(({ key }) => key);
}
