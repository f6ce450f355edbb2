/**
 * The activities that the workflows call. The workers implement them: the names and the shapes are in recorded histories
 * and do not change.
 */

import type { Campaign, CampaignOutcome, ChangeCampaign, OpenCampaign } from '#rules/campaign.ts';
import type { Day } from '#rules/days.ts';
import type { DecisionRefusal } from '#rules/decision.ts';
import type { CampaignKey } from '#rules/keys.ts';
import type { NextRound, RoundProgress } from '#rules/reminders.ts';
import type { Refusal, Report } from '#rules/report.ts';
import type { RemindNow } from './campaign-messages.ts';

/**
 * For reports, by the reports worker, as local activities. `id` is the report's. They fail with type `command-unknown`,
 * `decision-unknown` or `receipt-unknown` when the database has no such record: a message alone changes nothing.
 */
export type ReportActivities = {
  /** The report as the database has it. */
  readonly loadReport: (given: { id: string }) => Promise<Report>;
  /** Decides on a recorded command and writes its event. Idempotent by the command's id. */
  readonly carryOut: (given: { id: string; command: string }) => Promise<CarriedOut>;
  /** Carries out a decision that `fetchDecision` stored. Idempotent by the decision's id. */
  readonly carryOutDecision: (given: { id: string; decision: string }) => Promise<CarriedOut>;
  /** Records the acknowledgement that `deliverReport` received. Idempotent by report and version. */
  readonly carryOutReceipt: (given: { id: string; version: number }) => Promise<CarriedOut>;
};

/** The outcome of a command, without its event, and the report after it. */
export type CarriedOut = {
  readonly outcome:
    | { readonly type: 'accepted' | 'unchanged' }
    | { readonly type: 'refused'; readonly refusal: Refusal | DecisionRefusal };
  readonly report: Report;
};

/** For campaigns, by the reports worker. */
export type CampaignActivities = {
  /** The campaign as the database has it; null when it was not opened. */
  readonly loadCampaign: (key: CampaignKey) => Promise<Campaign | null>;
  /** Writes a campaign and its advances. Idempotent by the message's commandId. */
  readonly openCampaign: (message: CampaignKey & OpenCampaign) => Promise<CampaignOutcome>;
  /** Changes a campaign. Idempotent by the message's commandId. */
  readonly changeCampaign: (message: CampaignKey & ChangeCampaign) => Promise<CampaignOutcome>;
  /** Opens the reports of at most `limit` organisations whose report is not open yet. Idempotent. */
  readonly openReports: (batch: CampaignKey & { limit: number }) => Promise<OpeningProgress>;
};

/** For FPS MI and e-mail, by the notifier. `id` is the report's. */
export type NotifierActivities = {
  /** Reads a decision from FPS MI and stores it. Tried again while the acknowledgement that it is about is not recorded. */
  readonly fetchDecision: (given: { id: string; decision: string }) => Promise<void>;
  /** Sends a version that both have signed to FPS MI, and records its acknowledgement. It arrives once, however often this is tried. */
  readonly deliverReport: (given: { id: string; version: number }) => Promise<void>;
  /** When the next mails of a campaign go out; null when there are no more. */
  readonly planRound: (rounds: RoundProgress) => Promise<NextRound | null>;
  /** Sends every reminder of a campaign that is due now, each once. Stops when the office hours end. */
  readonly sendReminders: (order: RoundOrder) => Promise<RoundResult>;
};

/** How many reports of a campaign are open. */
export type OpeningProgress = Pick<Campaign, 'opened' | 'organisations'>;

/** A round to send: all reminders of the day when `scheduled`, otherwise only those that were requested. */
export type RoundOrder = CampaignKey & { readonly scheduled: boolean; readonly requests: readonly RemindNow[] };

/** What a round did. */
export type RoundResult = {
  readonly day: Day;
  readonly sent: number;
  /** Mails to addresses that the mail server rejects permanently. */
  readonly refused: number;
  /** False when the office hours ended first; the rest goes out in the next round. */
  readonly complete: boolean;
};
