/** The campaigns as the ministry's pages know them: from their workflows, and from memory once Temporal has forgotten one. */

import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { currentForms } from '#forms/catalogue.ts';
import { dayOf } from '#rules/calendar.ts';
import type { CampaignKey } from '#rules/keys.ts';
import type { CampaignAnswer, Campaigns } from '#services/temporal/campaigns.ts';
import type { CampaignState } from '#workflows/campaign-messages.ts';

/** How often every campaign is asked about, also when nobody looks at it. */
const HOUR_MS = 3_600_000;

type Given = { readonly campaigns: Campaigns; readonly sql: Sql; readonly log: Logger };

/**
 * The same campaigns; what their workflows answer is kept. One that Temporal no longer has is as it was last heard of,
 * and closed once its last day has passed.
 */
export function keepCampaigns({ campaigns, sql, log }: Given): Campaigns {
  const heard = async (answer: CampaignAnswer): Promise<CampaignAnswer> => {
    if (answer.type === 'accepted') await keep(answer.state);
    return answer;
  };
  /** Never in the way of an answer: the next one is kept as well. */
  const keep = (state: CampaignState): Promise<void> =>
    keepState(sql, state).catch((error: unknown) => log.error({ error }, 'the state of a campaign was not kept'));
  return {
    open: async (key, message) => await heard(await campaigns.open(key, message)),
    change: async (key, message) => await heard(await campaigns.change(key, message)),
    remind: campaigns.remind,
    state: async (key) => {
      const state = await campaigns.state(key);
      if (state === null) return await findKept(sql, key);
      if (state !== 'away') await keep(state);
      return state;
    },
  };
}

/** Asks about every campaign now and then, so that none is forgotten that nobody looked at. @returns what stops it */
export function askNowAndThen({ state }: Pick<Campaigns, 'state'>, log: Logger): () => Promise<void> {
  const timer = setInterval(() => {
    Promise.all(currentForms.map(({ id, year }) => state({ form: id, year }))).catch((error: unknown) =>
      log.error({ error }, 'the campaigns could not be asked about'),
    );
  }, HOUR_MS);
  timer.unref();
  return () => Promise.resolve(clearInterval(timer));
}

async function keepState(sql: Sql, state: CampaignState): Promise<void> {
  const { form, year, version, stage, opened, organisations } = state;
  const { opensOn, dueOn, closesOn, schedule } = state.plan;
  const plan = sql.json({
    opensOn,
    dueOn,
    closesOn,
    schedule: { ...schedule, daysBeforeDue: [...schedule.daysBeforeDue] },
  });
  // An answer that was on its way for longer does not undo a later one.
  await sql`
    insert into campaigns ${sql({ form, year, plan, version, stage, opened, organisations })}
    on conflict (form, year) do update set plan = excluded.plan, version = excluded.version, stage = excluded.stage,
      opened = excluded.opened, organisations = excluded.organisations, heard_at = now()
    where (campaigns.version, campaigns.opened) <= (excluded.version, excluded.opened)`;
}

async function findKept(sql: Sql, { form, year }: CampaignKey): Promise<CampaignState | null> {
  const [kept] = await sql<Omit<CampaignState, 'nextRound' | 'asked'>[]>`
    select form, year, plan, version, stage, opened, organisations from campaigns where form = ${form} and year = ${year}`;
  if (!kept) return null;
  const stage = kept.plan.closesOn < dayOf(new Date()) ? 'closed' : kept.stage;
  return { ...kept, stage, nextRound: null, asked: 0 };
}
