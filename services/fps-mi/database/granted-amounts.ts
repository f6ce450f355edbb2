/** The amounts that the ministry granted: recorded with each campaign, compared with each delivery. */

import type { Sql, Transaction } from '#database/connection.ts';
import type { Granted } from '#forms/values.ts';
import type { Advance } from '#rules/campaign.ts';
import type { CampaignKey } from '#rules/keys.ts';

/**
 * How long after a change deliveries with the earlier amounts may still have been signed: a campaign that was changed while
 * Temporal or the workers were unavailable reaches the organisations later.
 */
const LATE_CHANGE_HOURS = 24;

/**
 * Records a list before it is sent to the campaign. Idempotent by the command id.
 * @returns whether it was recorded now
 */
export async function recordGrantList(
  sql: Sql,
  { form, year }: CampaignKey,
  list: { readonly commandId: string; readonly by: string; readonly advances: readonly Advance[] },
): Promise<boolean> {
  return await sql.begin(async (transaction) => {
    const inserted = await transaction`
      insert into grant_lists ${transaction({ id: list.commandId, form, year, granted_by: list.by })}
      on conflict do nothing returning 1`;
    if (inserted.length === 0) return false;
    const rows = list.advances.map((advance) => ({ list_id: list.commandId, ...advance }));
    if (rows.length > 0) await transaction`insert into granted_amounts ${transaction(rows)}`;
    return true;
  });
}

/** Records that the campaign has this list. Idempotent. */
export async function confirmGrantList(sql: Sql, commandId: string): Promise<void> {
  await sql`
    update grant_lists set confirmed_at = clock_timestamp() where id = ${commandId} and confirmed_at is null`;
}

/** Deletes a list that the campaign did not get. */
export async function deleteGrantList(sql: Sql, commandId: string): Promise<void> {
  await sql`delete from grant_lists where id = ${commandId} and confirmed_at is null`;
}

/**
 * What an organisation may have been granted when its report was signed, the latest first: the last list that is confirmed,
 * those that it replaced after the signing (a saved report keeps the amounts of that moment until it is saved again, and is
 * not signed before), and those of which it is not certain that the campaign has them.
 */
export async function possibleGrantsOf(
  sql: Sql | Transaction,
  { form, year, nis }: CampaignKey & { readonly nis: string },
  signedAt: Date,
): Promise<Granted[]> {
  const lists = await sql<{ id: string | null; amounts: Granted | null }[]>`
    with confirmed as (
      select id, confirmed_at, lead(confirmed_at) over (order by confirmed_at, sent_at) as replaced_at
      from grant_lists where form = ${form} and year = ${year} and confirmed_at is not null
      -- Before the first list nothing is granted.
      union all
      select null, '-infinity', min(confirmed_at) from grant_lists where form = ${form} and year = ${year}
    ), possible as (
      select id, confirmed_at as since from confirmed
      where replaced_at is null or replaced_at > ${signedAt} - ${LATE_CHANGE_HOURS} * interval '1 hour'
      union all
      select id, sent_at from grant_lists where form = ${form} and year = ${year} and confirmed_at is null
    )
    select p.id, (
      -- Numbers of JSON: no amount is beyond what JavaScript has exactly.
      select jsonb_object_agg(a.field, a.cents) from granted_amounts a where a.list_id = p.id and a.nis = ${nis}
    ) as amounts
    from possible p order by p.since desc`;
  return lists.map(({ amounts }) => amounts ?? {});
}
