import type { Sql } from '#database/connection.ts';
import type { Identity } from '#database/sessions.ts';

/**
 * Finds the active case handler with this identity and updates their name and e-mail address.
 * @returns their id, or null when no active case handler has this identity
 */
export async function recogniseHandler(sql: Sql, identity: Identity): Promise<string | null> {
  const { issuer, subject, name, email } = identity;
  const [row] = await sql<{ id: string }[]>`
    update active_handlers set name = ${name}, email = ${email}
    where issuer = ${issuer} and subject = ${subject} returning id`;
  return row?.id ?? null;
}
