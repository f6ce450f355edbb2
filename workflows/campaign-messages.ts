/** What can be said to and asked of a campaign's workflow. */

import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Campaign, ChangeCampaign, OpenCampaign } from '#rules/campaign.ts';
import type { Day } from '#rules/days.ts';
import type { CampaignKey } from '#rules/keys.ts';

/** What the workflow starts with; the rest only when it continues from an earlier run of itself. */
export type CampaignStart = CampaignKey & { readonly asked?: readonly RemindNow[]; readonly lastRound?: Day };

/** Remind these organisations of what they have to do now. The same request is carried out once. */
export type RemindNow = { readonly request: string; readonly nis: readonly string[] };

/**
 * How far a campaign is:
 * - `opening`: the organisations' reports are being opened
 * - `open`: all are; the reminders go out
 * - `closed`: after the closing date
 */
export type CampaignStage = 'opening' | 'open' | 'closed';

/** The campaign as its workflow has it. */
export type CampaignState = CampaignKey &
  Campaign & {
    readonly stage: CampaignStage;
    /** When the next mails go out, ISO 8601, UTC; null when none are planned. */
    readonly nextRound: string | null;
    /** How many organisations somebody has asked to remind, and were not yet. */
    readonly asked: number;
  };

/** Open: an update, since the page must know whether it was done. A refusal is an ApplicationFailure of its type. */
export const openCampaign = defineUpdate<CampaignState, [OpenCampaign]>('openCampaign');
/** Change the dates, the schedule or the advances: an update, for the same reason. */
export const changeCampaign = defineUpdate<CampaignState, [ChangeCampaign]>('changeCampaign');
/** Remind many at once: a signal, since mails take their time; the next office hour at the latest. */
export const remindNow = defineSignal<[RemindNow]>('remindNow');
/** The campaign, its progress and its next reminders: a query, for the ministry's pages and operators. Null: not opened. */
export const campaignState = defineQuery<CampaignState | null>('campaignState');
