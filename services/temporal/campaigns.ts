import { type Client, WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition, WorkflowNotFoundError } from '@temporalio/common';
import type { Logger } from 'pino';
import { type CampaignRefusal, type ChangeCampaign, campaignRefusals, type OpenCampaign } from '#rules/campaign.ts';
import { type CampaignKey, campaignId } from '#rules/keys.ts';
import {
  type CampaignStart,
  type CampaignState,
  campaignState,
  changeCampaign,
  openCampaign,
  type RemindNow,
  remindNow,
} from '#workflows/campaign-messages.ts';
import { REPORTS_QUEUE } from '#workflows/queues.ts';
import { formAttribute, stageAttribute, yearAttribute } from '#workflows/search-attributes.ts';
import { grpcCode, UNAVAILABLE } from './grpc.ts';

/** How long a page waits for an answer before it tells that there is none yet. */
const PATIENCE_MS = 8_000;

/**
 * What became of a message to a campaign's workflow.
 * - `away`: Temporal cannot be reached; nothing was done
 * - `unconfirmed`: no answer in time; it may still be done, and sending the same again is safe
 */
export type CampaignAnswer =
  | { readonly type: 'accepted'; readonly state: CampaignState }
  | { readonly type: 'refused'; readonly refusal: CampaignRefusal }
  | { readonly type: 'away' }
  | { readonly type: 'unconfirmed' };

/** How the ministry's pages speak to the campaigns' workflows: that side's database is none of their business. */
export type Campaigns = {
  open(key: CampaignKey, message: OpenCampaign): Promise<CampaignAnswer>;
  change(key: CampaignKey, message: ChangeCampaign): Promise<CampaignAnswer>;
  /** `missing`: the campaign is closed, or was never opened. */
  remind(key: CampaignKey, message: RemindNow): Promise<'asked' | 'missing' | 'away'>;
  /** Null: there is none that runs. */
  state(key: CampaignKey): Promise<CampaignState | null | 'away'>;
};

export function createCampaigns(client: Client, log: Logger): Campaigns {
  const send = async <M extends OpenCampaign | ChangeCampaign>(
    update: UpdateDefinition<CampaignState, [M]>,
    { form, year }: CampaignKey,
    message: M,
  ): Promise<CampaignAnswer> => {
    const startWorkflowOperation = new WithStartWorkflowOperation<(start: CampaignStart) => Promise<void>>('campaign', {
      workflowId: campaignId({ form, year }),
      taskQueue: REPORTS_QUEUE,
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [{ form, year }],
      staticSummary: `Campaign of ${form} ${year}`,
      typedSearchAttributes: [
        { key: formAttribute, value: form },
        { key: yearAttribute, value: year },
        { key: stageAttribute, value: 'opening' },
      ],
    });
    // Nobody waits for it: a failure reaches us through the update.
    startWorkflowOperation.workflowHandle().catch(() => {});
    try {
      const state = await client.withDeadline(Date.now() + PATIENCE_MS, () =>
        client.workflow.executeUpdateWithStart(update, {
          args: [message],
          startWorkflowOperation,
          updateId: message.commandId,
        }),
      );
      return { type: 'accepted', state };
    } catch (error) {
      const answer = answerTo(error);
      if (answer.type !== 'refused')
        log.warn({ error, campaign: campaignId({ form, year }) }, 'no answer from Temporal');
      return answer;
    }
  };
  /** @returns what is to be said when there is no such workflow, or Temporal is away */
  const call = async <T, M>(act: () => Promise<T>, missing: M): Promise<T | M | 'away'> => {
    try {
      return await client.withDeadline(Date.now() + PATIENCE_MS, act);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return missing;
      log.warn({ error }, 'no answer from Temporal');
      return 'away';
    }
  };
  const handle = (key: CampaignKey) => client.workflow.getHandle(campaignId(key));
  return {
    open: (key, message) => send(openCampaign, key, message),
    change: (key, message) => send(changeCampaign, key, message),
    remind: (key, message) =>
      call(async () => {
        await handle(key).signal(remindNow, message);
        return 'asked' as const;
      }, 'missing' as const),
    state: (key) => call(() => handle(key).query(campaignState), null),
  };
}

/** What an error of the Temporal client means to whoever pressed the button. */
function answerTo(error: unknown): CampaignAnswer {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type } = error.cause;
    const refusal = campaignRefusals.find((each) => each === type);
    if (refusal !== undefined) return { type: 'refused', refusal };
  }
  return { type: grpcCode(error) === UNAVAILABLE ? 'away' : 'unconfirmed' };
}
