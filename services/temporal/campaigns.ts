import type { Client } from '@temporalio/client';
import { type UpdateDefinition, WorkflowNotFoundError } from '@temporalio/common';
import type { Logger } from 'pino';
import { type CampaignRefusal, type ChangeCampaign, campaignRefusals, type OpenCampaign } from '#rules/campaign.ts';
import { type CampaignKey, campaignId } from '#rules/keys.ts';
import type { Answer } from '#web/site/answers.ts';
import {
  type CampaignState,
  campaignState,
  changeCampaign,
  openCampaign,
  type RemindNow,
  remindNow,
} from '#workflows/campaign-messages.ts';
import type { campaign } from '#workflows/index.ts';
import { call, updateWithStart } from './calls.ts';
import type { NoAnswer } from './errors.ts';
import { campaignStart } from './start-options.ts';

/** The answer to a message to a campaign's workflow. */
export type CampaignAnswer = Answer<CampaignRefusal, { readonly state: CampaignState }>;

/** The campaigns for the ministry's pages, which do not read the application's database. */
export type Campaigns = {
  open(key: CampaignKey, message: OpenCampaign): Promise<CampaignAnswer>;
  change(key: CampaignKey, message: ChangeCampaign): Promise<CampaignAnswer>;
  /** Idempotent by `request`. `missing`: the campaign is closed, or was never opened. */
  remind(key: CampaignKey, message: RemindNow): Promise<'asked' | 'missing' | NoAnswer>;
  /** `null`: there is no workflow of this campaign. `unavailable`: no answer. */
  state(key: CampaignKey): Promise<CampaignState | null | 'unavailable'>;
};

export function createCampaigns(client: Client, log: Logger): Campaigns {
  const send = async <M extends OpenCampaign | ChangeCampaign>(
    update: UpdateDefinition<CampaignState, [M]>,
    key: CampaignKey,
    message: M,
  ): Promise<CampaignAnswer> => {
    const answer = await updateWithStart<CampaignState, M, typeof campaign, CampaignRefusal>(client, log, {
      update,
      message,
      updateId: message.commandId,
      workflow: 'campaign',
      start: campaignStart(key),
      refusals: campaignRefusals,
    });
    return answer.type === 'accepted' ? { type: 'accepted', state: answer.result } : answer;
  };
  const handle = (key: CampaignKey) => client.workflow.getHandle(campaignId(key));
  return {
    open: (key, message) => send(openCampaign, key, message),
    change: (key, message) => send(changeCampaign, key, message),
    remind: async (key, message) => {
      const answer = await call(client, log, () => orMissing(handle(key).signal(remindNow, message)));
      if (answer.type !== 'answered') return answer.type;
      return answer.result === MISSING ? 'missing' : 'asked';
    },
    state: async (key) => {
      const answer = await call(client, log, () => orMissing(handle(key).query(campaignState)));
      if (answer.type !== 'answered') return 'unavailable';
      return answer.result === MISSING ? null : answer.result;
    },
  };
}

const MISSING = Symbol('no such workflow');

async function orMissing<T>(answer: Promise<T>): Promise<T | typeof MISSING> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return MISSING;
    throw error;
  }
}
