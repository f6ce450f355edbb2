/** Keeps the states of campaigns readable after Temporal has deleted their workflows. */

import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { currentForms } from '#forms/catalogue.ts';
import { dayOf } from '#rules/calendar.ts';
import { findCampaignState, saveCampaignState } from '#services/fps-mi/database/campaign-states.ts';
import type { CampaignAnswer, Campaigns } from '#services/temporal/campaigns.ts';
import type { CampaignState } from '#workflows/campaign-messages.ts';

const HOUR_MS = 3_600_000;

type CacheDependencies = { readonly campaigns: Campaigns; readonly sql: Sql; readonly log: Logger };

/**
 * Wraps `campaigns`: stores every state that a workflow returns in the database, and reads the state from there when
 * Temporal no longer has the workflow. Such a campaign is `closed` once its last day has passed.
 */
export function cacheCampaigns({ campaigns, sql, log }: CacheDependencies): Campaigns {
  const save = async (state: CampaignState): Promise<void> => {
    try {
      await saveCampaignState(sql, state);
    } catch (error) {
      // The caller still gets the answer; the next one is stored.
      log.error({ error }, 'could not store the state of a campaign');
    }
  };
  const saveAccepted = async (answer: CampaignAnswer): Promise<CampaignAnswer> => {
    if (answer.type === 'accepted') await save(answer.state);
    return answer;
  };
  return {
    open: async (key, message) => await saveAccepted(await campaigns.open(key, message)),
    change: async (key, message) => await saveAccepted(await campaigns.change(key, message)),
    remind: campaigns.remind,
    state: async (key) => {
      const state = await campaigns.state(key);
      if (state === null) {
        const stored = await findCampaignState(sql, key);
        return stored && stored.plan.closesOn < dayOf(new Date()) ? { ...stored, stage: 'closed' } : stored;
      }
      if (state !== 'unavailable') await save(state);
      return state;
    },
  };
}

/**
 * Asks every campaign for its state once an hour, so that the last state is stored even when nobody opens its page.
 * @returns stops it
 */
export function refreshHourly({ state }: Pick<Campaigns, 'state'>, log: Logger): () => Promise<void> {
  const timer = setInterval(() => {
    Promise.all(currentForms.map(({ id, year }) => state({ form: id, year }))).catch((error: unknown) =>
      log.error({ error }, 'could not refresh the states of the campaigns'),
    );
  }, HOUR_MS);
  timer.unref();
  return () => Promise.resolve(clearInterval(timer));
}
