/** What operators announce on every page of the organisations' site. */

import type { Language } from '#forms/definition.ts';
import { addToAuditTrail } from './audit-trail.ts';
import type { Sql, Transaction } from './connection.ts';

/** News, or maintenance: then people are asked to save in time. */
export const announcementLevels = ['info', 'maintenance'] as const;
export type AnnouncementLevel = (typeof announcementLevels)[number];

export type NewAnnouncement = {
  readonly level: AnnouncementLevel;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly text: Readonly<Record<Language, string>>;
};

export type Announcement = NewAnnouncement & { readonly id: string };

/** The chain of the audit trail. */
const SUBJECT = 'announcements';

/**
 * Announces something. As the owner of the tables. Idempotent by everything that is announced; one that was removed is
 * announced again.
 * @param operator the operator's user account
 * @returns the id, and whether there was no such announcement
 */
export async function announce(
  sql: Sql,
  { level, startsAt, endsAt, text }: NewAnnouncement,
  operator: string,
): Promise<{ id: string; isNew: boolean }> {
  return await sql.begin(async (transaction) => {
    await lockAnnouncements(transaction);
    const [row] = await transaction<{ id: string }[]>`
      insert into announcements (level, starts_at, ends_at, text_nl, text_fr, text_de)
      values (${level}, ${startsAt}, ${endsAt}, ${text.nl}, ${text.fr}, ${text.de})
      on conflict (level, starts_at, ends_at, text_nl, text_fr, text_de) do update set removed_at = null
      where announcements.removed_at is not null
      returning id`;
    if (row === undefined) {
      const [{ id }] = await transaction<[{ id: string }]>`
        select id from announcements
        where level = ${level} and starts_at = ${startsAt} and ends_at = ${endsAt} and text_nl = ${text.nl}
          and text_fr = ${text.fr} and text_de = ${text.de}`;
      return { id, isNew: false };
    }
    const details = {
      id: row.id,
      level,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      text,
      operator,
    };
    await addEntry(transaction, 'announced', details);
    return { id: row.id, isNew: true };
  });
}

/** Removes an announcement. As the owner of the tables. Idempotent by its id. @returns whether it was there */
export async function removeAnnouncement(sql: Sql, id: string, operator: string): Promise<boolean> {
  return await sql.begin(async (transaction) => {
    await lockAnnouncements(transaction);
    const { count } = await transaction`
      update announcements set removed_at = now() where id = ${id} and removed_at is null`;
    if (count > 0) await addEntry(transaction, 'announcement-removed', { id, operator });
    return count > 0;
  });
}

/** The announcements that are not removed and not over, those of the future too, in the order of their beginning. */
export function announcementsToCome(sql: Sql): Promise<Announcement[]> {
  return sql<Announcement[]>`
    select id, level, starts_at as "startsAt", ends_at as "endsAt",
      json_build_object('nl', text_nl, 'fr', text_fr, 'de', text_de) as text
    from announcements where removed_at is null and ends_at > now() order by starts_at, id`;
}

/** Two rows of the chain must not get the same number. */
async function lockAnnouncements(sql: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${SUBJECT}))`;
}

async function addEntry(
  sql: Transaction,
  action: string,
  details: { readonly id: string; readonly operator: string } & Readonly<
    Record<string, string | NewAnnouncement['text']>
  >,
): Promise<void> {
  await addToAuditTrail(sql, {
    subject: SUBJECT,
    at: new Date(),
    personId: null,
    action,
    details,
    commandId: crypto.randomUUID(),
  });
}
