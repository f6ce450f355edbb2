/** Mails that did not arrive, and the addresses that mails do not reach. */

import type { Role } from '#rules/report.ts';
import type { Sql, Transaction } from './connection.ts';

/** What a mail server said about a recipient whom a mail did not reach. */
export type Bounce = {
  /** In lower case; empty when it is not known which of several recipients. */
  readonly address: string;
  /** The enhanced status code, such as `5.1.1`. */
  readonly status: string;
  /** The server's text: one line of at most 300 characters. */
  readonly diagnostic: string;
};

/** A mail of which something may come back, and to whom it went. */
export type SentEnvelope = { readonly messageId: string; readonly addresses: readonly string[] };

/** The mail that went out with this envelope; null when there is none. */
export async function findEnvelope(sql: Sql, envelope: string): Promise<SentEnvelope | null> {
  const [row] = await sql<SentEnvelope[]>`
    select message_id as "messageId", addresses from mails where envelope = ${envelope}`;
  return row ?? null;
}

/**
 * Records that a mail did not arrive. Idempotent by mail and address: the first record stays.
 * @returns how many were new
 */
export async function recordBounces(
  sql: Sql | Transaction,
  messageId: string,
  bounces: readonly Bounce[],
): Promise<number> {
  if (bounces.length === 0) return 0;
  const rows = bounces.map((bounce) => ({ message_id: messageId, ...bounce }));
  const added = await sql`insert into bounces ${sql(rows)} on conflict do nothing returning 1`;
  return added.length;
}

/** An address that the last mail did not reach. */
export type BouncedAddress = { readonly address: string; readonly sentAt: Date; readonly status: string };

/** The address of a person, or of someone who was invited (`personId` null). */
export type BouncedHolder = BouncedAddress & { readonly personId: string | null };

/** The addresses of those who have, will have or are offered a role at an organisation, as far as mails do not reach them. */
export function bouncedHoldersAt(sql: Sql, nis: string): Promise<BouncedHolder[]> {
  return sql<BouncedHolder[]>`
    select h.person_id as "personId", b.address, b.sent_at as "sentAt", b.status
    from mailed_holders h join bounced_addresses b on b.address = h.address
    where h.nis = ${nis}`;
}

/** The address of the organisation's contact person, if mails do not reach it; otherwise null. */
export async function bouncedContactAt(sql: Sql, nis: string): Promise<BouncedAddress | null> {
  const [row] = await sql<BouncedAddress[]>`
    select b.address, b.sent_at as "sentAt", b.status
    from organisation_data d join bounced_addresses b on b.address = lower(d.contact_email)
    where d.nis = ${nis}`;
  return row ?? null;
}

/** Whom of an organisation mails do not reach. */
export type Unreached = { readonly nis: string; readonly contact: boolean; readonly roles: readonly Role[] };

/** Those of these organisations where mails do not reach the contact person or someone with a role today, by NIS code. */
export function unreachedAt(sql: Sql, nis: readonly string[]): Promise<Unreached[]> {
  return sql<Unreached[]>`
    select * from (
      select o.nis,
        exists (select from organisation_data d join bounced_addresses b on b.address = lower(d.contact_email)
          where d.nis = o.nis) as contact,
        array(select distinct r.role from active_roles r
          join reachable_persons p on p.id = r.person_id join bounced_addresses b on b.address = lower(p.email)
          where r.nis = o.nis order by r.role) as roles
      from organisations o where o.nis = any(${[...nis]})) each
    where contact or roles <> '{}' order by nis`;
}
