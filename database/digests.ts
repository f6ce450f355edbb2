/** What waits for a person's next mail, and the mails that it goes into. */

import type { CollectedKind, MailDelivery, Waiting } from '#rules/mails.ts';
import type { Sql } from './connection.ts';
import { type CampaignFacts, NOTICES_CHANNEL, type ReportEventFacts } from './notices.ts';

/** When a person wants their mails, and whether they got one today that had waited for a quiet moment. */
export async function findMailHabits(
  sql: Sql,
  personId: string,
  now: Date,
): Promise<{ delivery: MailDelivery; hadOneToday: boolean }> {
  const [row] = await sql<[{ delivery: MailDelivery; hadOneToday: boolean }]>`
    select coalesce((select delivery from mail_preferences where person_id = ${personId}), 'at-once') as delivery,
      exists (
        select from notices join mails m on m.notice_id = notices.id
        where notices.kind = 'digest' and details ->> 'person' = ${personId} and details ->> 'scheduled' = 'false'
          and (m.sent_at at time zone 'Europe/Brussels')::date = (${now}::timestamptz at time zone 'Europe/Brussels')::date
      ) as "hadOneToday"`;
  return row;
}

/**
 * Keeps something for a person's next mail. What waits for a quiet moment waits a little longer when more comes, each item
 * until its latest moment. Idempotent by person and notice.
 */
export async function collect(
  sql: Sql,
  item: { readonly personId: string; readonly noticeId: string; readonly kind: CollectedKind },
  waiting: Waiting,
  now: Date,
): Promise<void> {
  const { personId, noticeId, kind } = item;
  const added = await sql`
    insert into digest_items (person_id, notice_id, kind, scheduled, added_at, due_at)
    values (${personId}, ${noticeId}, ${kind}, ${waiting.scheduled}, ${now}, ${waiting.until})
    on conflict do nothing returning 1`;
  if (added.length === 0 || waiting.scheduled) return;
  const longest = waiting.atMost.getTime() - now.getTime();
  await sql`
    update digest_items
    set due_at = greatest(due_at, least(${waiting.until}::timestamptz, added_at + ${longest} * interval '1 millisecond'))
    where person_id = ${personId} and digest is null and not scheduled`;
}

/**
 * Makes a digest of each person's items whose time has come, with what else waits for the same mail. One statement: two notifiers
 * never put an item into two digests.
 */
export async function formDigests(sql: Sql, now: Date): Promise<void> {
  const due = await sql`select 1 from digest_items where digest is null and due_at <= ${now} limit 1`;
  if (due.length === 0) return;
  await sql`
    with due as (
      select distinct person_id, scheduled from digest_items where digest is null and due_at <= ${now}),
    taken as (
      select i.person_id, i.notice_id, i.scheduled from digest_items i join due using (person_id, scheduled)
      where i.digest is null for update of i skip locked),
    made as (
      insert into notices (kind, details)
      select 'digest', jsonb_build_object('person', person_id, 'scheduled', scheduled)
      from (select distinct person_id, scheduled from taken) each
      returning id, (details ->> 'person')::uuid as person_id, (details ->> 'scheduled')::boolean as scheduled),
    announced as (select pg_notify(${NOTICES_CHANNEL}, '') from made limit 1)
    update digest_items i set digest = made.id
    from taken join made using (person_id, scheduled)
    where i.person_id = taken.person_id and i.notice_id = taken.notice_id and exists (select from announced)`;
}

/** Something that a digest tells. */
export type DigestItem = { readonly noticeId: string; readonly nis: string } & (
  | { readonly kind: Exclude<CollectedKind, 'campaign-opened'>; readonly details: ReportEventFacts }
  | { readonly kind: 'campaign-opened'; readonly details: CampaignFacts }
);

/** What a digest tells, in the order in which it happened. */
export function itemsOf(sql: Sql, digest: string): Promise<DigestItem[]> {
  return sql<DigestItem[]>`
    select i.kind, n.id as "noticeId", n.nis, n.details from digest_items i join notices n on n.id = i.notice_id
    where i.digest = ${digest} order by n.created_at, n.id`;
}
