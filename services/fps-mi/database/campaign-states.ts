/** The last known state of each campaign: Temporal deletes a workflow some time after it closes. */

import type { Sql } from '#database/connection.ts';
import type { CampaignKey } from '#rules/keys.ts';
import type { CampaignState } from '#workflows/campaign-messages.ts';

/** Stores a state, unless a later one is stored already. */
export async function saveCampaignState(sql: Sql, state: CampaignState): Promise<void> {
  const { form, year, version, stage, opened, organisations } = state;
  const { opensOn, dueOn, closesOn, schedule } = state.plan;
  const plan = sql.json({
    opensOn,
    dueOn,
    closesOn,
    schedule: { ...schedule, daysBeforeDue: [...schedule.daysBeforeDue] },
  });
  // Answers can arrive out of order: an older one must not overwrite a newer one.
  await sql`
    insert into campaigns ${sql({ form, year, plan, version, stage, opened, organisations })}
    on conflict (form, year) do update set plan = excluded.plan, version = excluded.version, stage = excluded.stage,
      opened = excluded.opened, organisations = excluded.organisations, heard_at = now()
    where (campaigns.version, campaigns.opened) <= (excluded.version, excluded.opened)`;
}

/** The stored state of a campaign, or null. Planned reminders are not stored: a deleted workflow has no plans. */
export async function findCampaignState(sql: Sql, { form, year }: CampaignKey): Promise<CampaignState | null> {
  const [stored] = await sql<Omit<CampaignState, 'nextRound' | 'asked'>[]>`
    select form, year, plan, version, stage, opened, organisations from campaigns where form = ${form} and year = ${year}`;
  return stored ? { ...stored, nextRound: null, asked: 0 } : null;
}
