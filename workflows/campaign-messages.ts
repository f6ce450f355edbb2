/** The messages of a campaign's workflow and what it starts with. Their names and shapes are in recorded histories and do not change. */

import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Campaign, ChangeCampaign, OpenCampaign } from '#rules/campaign.ts';
import type { Day } from '#rules/days.ts';
import type { CampaignKey } from '#rules/keys.ts';

/** What the workflow starts with; `asked` (requests not carried out yet) and `lastRound` only when it continues as new. */
export type CampaignStart = CampaignKey & { readonly asked?: readonly RemindNow[]; readonly lastRound?: Day };

/** A request to remind these organisations of what they have to do now. Idempotent by `request`. */
export type RemindNow = { readonly request: string; readonly nis: readonly string[] };

/**
 * How far a campaign is:
 * - `opening`: the organisations' reports are being opened
 * - `open`: all reports are open; reminders go out
 * - `closed`: the closing date has passed
 */
export type CampaignStage = 'opening' | 'open' | 'closed';

/** The campaign as its workflow has it. */
export type CampaignState = CampaignKey &
  Campaign & {
    readonly stage: CampaignStage;
    /** When the next mails go out, ISO 8601, UTC; null when none are planned. */
    readonly nextRound: string | null;
    /** How many organisations have a requested reminder that was not sent yet. */
    readonly asked: number;
  };

/** Updates: the page that sends one waits for the answer. A refusal is an ApplicationFailure; its type is the `CampaignRefusal`. */
export const openCampaign = defineUpdate<CampaignState, [OpenCampaign]>('openCampaign');
export const changeCampaign = defineUpdate<CampaignState, [ChangeCampaign]>('changeCampaign');

/** A signal, since mails take time: they go out at once in office hours, otherwise when these begin. */
export const remindNow = defineSignal<[RemindNow]>('remindNow');

/** For the ministry's pages and operators. Null: not opened. */
export const campaignState = defineQuery<CampaignState | null>('campaignState');
