/** Files with granted amounts that case handlers uploaded, and the amounts that count now. */

import type { Sql, Transaction } from '#database/connection.ts';
import type { Advance } from '#rules/campaign.ts';
import { type CampaignKey, campaignId } from '#rules/keys.ts';

/** How long a file that nobody confirmed is kept. */
const KEPT_HOURS = 24;

/** Stores what was read from a file. Idempotent by its id. Deletes those that nobody confirmed in a day. */
export async function storeGrantUpload<Reading extends object>(
  sql: Sql,
  { form, year }: CampaignKey,
  upload: { readonly id: string; readonly by: string; readonly reading: Reading },
): Promise<void> {
  await sql`
    delete from grant_uploads
    where confirmed_at is null and uploaded_at < now() - ${KEPT_HOURS} * interval '1 hour'`;
  const { id, by, reading } = upload;
  await sql`
    insert into grant_uploads (id, form, year, uploaded_by, reading)
    values (${id}, ${form}, ${year}, ${by}, ${JSON.stringify(reading, shortened)}::text::jsonb) on conflict do nothing`;
}

/** The longest text of a cell that is kept, in characters. */
const MAX_TEXT = 200;

/** PostgreSQL stores no half of a surrogate pair, and a cell may have 32 kB. */
function shortened(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT).toWellFormed() : value;
}

/** What was read from a file of this form and year; null when it is not kept. @typeParam Reading what was stored */
export async function findGrantUpload<Reading extends object>(
  sql: Sql,
  { form, year }: CampaignKey,
  id: string,
): Promise<Reading | null> {
  const [row] = await sql<{ reading: Reading }[]>`
    select reading from grant_uploads where id = ${id} and form = ${form} and year = ${year}`;
  return row?.reading ?? null;
}

/** The amounts that count now for a form and year. */
export type CurrentGrants = {
  readonly amounts: readonly Advance[];
  /** When they were recorded, and by which case handler; null for the amounts of a demo, and when there are none. */
  readonly since: Date | null;
  readonly by: string | null;
  /** They wait for the opening of the campaign. */
  readonly waiting: boolean;
  /** A later list was sent to the campaign, and there was no answer: the campaign may have that one. */
  readonly unconfirmed: boolean;
};

/** The last amounts that a campaign has, or that wait for its opening. */
export async function findCurrentGrants(sql: Sql | Transaction, { form, year }: CampaignKey): Promise<CurrentGrants> {
  const [found] = await sql<(CurrentGrants & { amounts: Advance[] | null })[]>`
    with newest as (
      (select l.confirmed_at as since, l.granted_by as handler, false as waiting, (
          -- Numbers of JSON: no amount is beyond what JavaScript has exactly.
          select jsonb_agg(jsonb_build_object('nis', a.nis, 'field', a.field, 'cents', a.cents))
          from granted_amounts a where a.list_id = l.id
        ) as amounts
        from grant_lists l where l.form = ${form} and l.year = ${year} and l.confirmed_at is not null
        order by l.confirmed_at desc, l.sent_at desc limit 1)
      union all
      (select confirmed_at, confirmed_by, true, amounts from grant_uploads
        where form = ${form} and year = ${year} and confirmed_at is not null order by confirmed_at desc limit 1)
      order by since desc limit 1)
    select n.amounts, n.since, h.name as by, n.waiting, exists (
        select from grant_lists l
        where l.form = ${form} and l.year = ${year} and l.confirmed_at is null and l.sent_at > n.since) as unconfirmed
    from newest n left join handlers h on h.id = n.handler`;
  if (found === undefined) return { amounts: [], since: null, by: null, waiting: false, unconfirmed: false };
  return { ...found, amounts: found.amounts ?? [] };
}

/**
 * Confirms a file before its campaign is opened: the campaign opens with its amounts. Idempotent by the id of the upload.
 * @param change computes all amounts after it from the current ones; null: those are not what the case handler saw
 * @returns whether they wait for the opening now
 */
export async function confirmGrantUpload(
  sql: Sql,
  key: CampaignKey,
  { id, by }: { readonly id: string; readonly by: string },
  change: (current: CurrentGrants) => readonly Advance[] | null,
): Promise<boolean> {
  return await sql.begin(async (transaction) => {
    // One file is confirmed at a time, so that none is lost.
    await transaction`select pg_advisory_xact_lock(hashtextextended(${campaignId(key)}, 0))`;
    const confirmed = await transaction`
      select 1 from grant_uploads where id = ${id} and confirmed_at is not null`;
    if (confirmed.length > 0) return true;
    const amounts = change(await findCurrentGrants(transaction, key));
    if (amounts === null) return false;
    await transaction`
      update grant_uploads set confirmed_by = ${by}, confirmed_at = clock_timestamp(),
        amounts = ${JSON.stringify(amounts)}::text::jsonb
      where id = ${id}`;
    return true;
  });
}
