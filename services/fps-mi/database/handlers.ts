import type { Sql } from '#database/connection.ts';
import type { Identity } from '#database/sessions.ts';

/** The case handler who logged in, with the name that the identity service has today; null when it is none of ours. */
export async function recogniseHandler(sql: Sql, identity: Identity): Promise<string | null> {
  const { issuer, subject, name, email } = identity;
  const [row] = await sql<{ id: string }[]>`
    update active_handlers set name = ${name}, email = ${email}
    where issuer = ${issuer} and subject = ${subject} returning id`;
  return row?.id ?? null;
}
