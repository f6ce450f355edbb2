/** When each person wants their mails. */

import type { MailDelivery } from '#rules/mails.ts';
import type { Sql } from './connection.ts';

/** When a person gets the mails that may wait. */
export async function findMailDelivery(sql: Sql, personId: string): Promise<MailDelivery> {
  const [row] = await sql<{ delivery: MailDelivery }[]>`
    select delivery from mail_preferences where person_id = ${personId}`;
  return row?.delivery ?? 'at-once';
}

/** Stores when a person wants the mails that may wait. What waits already is not moved. */
export async function storeMailDelivery(sql: Sql, personId: string, delivery: MailDelivery): Promise<void> {
  await sql`
    insert into mail_preferences (person_id, delivery) values (${personId}, ${delivery})
    on conflict (person_id) do update set delivery = excluded.delivery, updated_at = now()`;
}

/** The address to which a person's mails go; null when none is verified. */
export async function findMailAddress(sql: Sql, personId: string): Promise<string | null> {
  const [row] = await sql<{ email: string }[]>`select email from reachable_persons where id = ${personId}`;
  return row?.email ?? null;
}
