/** Keeps what case handlers grant, so that deliveries can be compared with it. */

import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import type { Advance } from '#rules/campaign.ts';
import type { CampaignKey } from '#rules/keys.ts';
import { confirmGrantList, deleteGrantList, recordGrantList } from '#services/fps-mi/database/granted-amounts.ts';
import type { CampaignAnswer, Campaigns } from '#services/temporal/campaigns.ts';

type RecordDependencies = { readonly campaigns: Campaigns; readonly sql: Sql; readonly log: Logger };

type GrantMessage = {
  readonly commandId: string;
  readonly by: string;
  /** Null: the amounts stay as they are. */
  readonly advances: readonly Advance[] | null;
};

/**
 * Wraps `campaigns`: records the amounts before they are sent, and afterwards whether the campaign has them. A list whose
 * sending was not answered stays as one that the campaign may have.
 */
export function recordGrants({ campaigns, sql, log }: RecordDependencies): Campaigns {
  const record = async (
    key: CampaignKey,
    { commandId, by, advances }: GrantMessage,
    send: () => Promise<CampaignAnswer>,
  ): Promise<CampaignAnswer> => {
    if (advances === null) return await send();
    const isNew = await recordGrantList(sql, key, { commandId, by, advances });
    const answer = await send();
    try {
      if (answer.type === 'accepted') await confirmGrantList(sql, commandId);
      // An earlier sending of the same command may have arrived.
      if (answer.type === 'refused' || (answer.type === 'unavailable' && isNew)) await deleteGrantList(sql, commandId);
    } catch (error) {
      log.error({ error, command: commandId }, 'could not record whether a campaign has the granted amounts');
    }
    return answer;
  };
  return {
    ...campaigns,
    open: (key, message) => record(key, message, () => campaigns.open(key, message)),
    change: (key, message) => record(key, message, () => campaigns.change(key, message)),
  };
}
