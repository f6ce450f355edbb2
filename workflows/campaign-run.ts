import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import {
  type Campaign,
  type CampaignOutcome,
  type ChangeCampaign,
  type OpenCampaign,
  refusalOfAdvances,
  refusalOfPlan,
} from '#rules/campaign.ts';
import type { Day } from '#rules/days.ts';
import type { CampaignKey } from '#rules/keys.ts';
import type { Problem } from '#rules/problems.ts';
import type { NextRound } from '#rules/reminders.ts';
import { calendar, database, reminders, reportOpening } from './activity-proxies.ts';
import { describeCampaign } from './campaign-description.ts';
import type { CampaignStage, CampaignStart, CampaignState, RemindNow } from './campaign-messages.ts';
import { refusal, rethrowRefusal } from './refusal.ts';
import { formAttribute, problemAttribute, stageAttribute, yearAttribute } from './search-attributes.ts';
import { oneAtATime, type TakeTurns } from './turns.ts';

const SIGNAL_REFUSED: Problem = 'signal-refused';

/** How many reports one activity opens. */
const BATCH = 50;

/**
 * One run of a campaign's workflow: the campaign as it is now, and what each message does. Updates are carried out one at a
 * time, in the order in which they arrive.
 */
export class CampaignRun {
  /** Fulfilled when the campaign is as the database has it. */
  readonly restored: Promise<void>;
  readonly #key: CampaignKey;
  readonly #inTurn: TakeTurns;
  /** Null: not opened. */
  #campaign: Campaign | null = null;
  #stage: CampaignStage = 'opening';
  #requests: readonly RemindNow[];
  #lastRound: Day | null;
  #nextRound: string | null = null;
  /** The campaign or the requests changed after the next round was computed. */
  #changed = false;
  /** What an operator must know, shown in the Temporal UI. */
  #problem: string | null = null;
  /** Whether the search attribute `Problem` is set. */
  #problemIsShown = workflowInfo().typedSearchAttributes.get(problemAttribute) !== undefined;

  constructor(start: CampaignStart) {
    this.#key = { form: start.form, year: start.year };
    this.#requests = start.asked ?? [];
    this.#lastRound = start.lastRound ?? null;
    this.restored = this.#restore();
    this.#inTurn = oneAtATime(this.restored);
  }

  isOpened(): boolean {
    return this.#campaign !== null;
  }

  hasChanged(): boolean {
    return this.#changed;
  }

  /** Null: not opened. */
  state(): CampaignState | null {
    return this.#campaign && this.#stateOf(this.#campaign);
  }

  /** What the next run starts with when the workflow continues as new. */
  nextStart(): CampaignStart {
    const start = { ...this.#key, asked: this.#requests };
    return this.#lastRound === null ? start : { ...start, lastRound: this.#lastRound };
  }

  open(message: OpenCampaign): Promise<CampaignState> {
    const summary = `Open, with ${message.advances.length} advances`;
    return this.#inTurn(() =>
      database.openCampaign
        .executeWithOptions({ summary }, [{ ...this.#key, ...message }])
        .then((outcome) => this.#apply(outcome), rethrowRefusal),
    );
  }

  change(message: ChangeCampaign): Promise<CampaignState> {
    const summary = `Change version ${message.basedOn}`;
    return this.#inTurn(() =>
      database.changeCampaign
        .executeWithOptions({ summary }, [{ ...this.#key, ...message }])
        .then((outcome) => this.#apply(outcome), rethrowRefusal),
    );
  }

  /** Operators type this signal by hand too: a malformed one is shown until the next message. Idempotent by `request`. */
  remindNow(message: RemindNow): void {
    if (typeof message?.request === 'string' && Array.isArray(message.nis)) {
      const known = this.#requests.some(({ request }) => request === message.request);
      if (!known) this.#requests = [...this.#requests, message];
      this.#problem = null;
    } else {
      this.#problem =
        'A signal remindNow was not understood. An example: {"request": "a-unique-name", "nis": ["11001"]}.';
    }
    this.#changed = true;
    this.#publish();
  }

  /** Opens the reports that are not open yet, in batches. */
  async openReports(): Promise<void> {
    for (;;) {
      if (this.#campaign === null || this.#campaign.opened === this.#campaign.organisations) break;
      const { opened, organisations } = this.#campaign;
      const summary = `Open reports from ${opened} of ${organisations} on`;
      const progress = await reportOpening.openReports.executeWithOptions({ summary }, [
        { ...this.#key, limit: BATCH },
      ]);
      this.#campaign = { ...this.#campaign, ...progress };
      this.#publish();
    }
    this.#stage = 'open';
    this.#publish();
  }

  /** When the next mails go out, by the notifier's clock; null when there are no more. Must follow `isOpened()`. */
  planRound(): Promise<NextRound | null> {
    if (this.#campaign === null) throw new Error('the campaign is not opened');
    this.#changed = false;
    const { plan } = this.#campaign;
    return calendar.planRound.executeWithOptions({ summary: 'Compute when the next mails go out' }, [
      { plan, lastRound: this.#lastRound, urgent: this.#requests.length > 0 },
    ]);
  }

  publishRound(round: NextRound | null): void {
    this.#nextRound = round?.moment ?? null;
    this.#stage = round === null ? 'closed' : 'open';
    this.#publish();
  }

  async sendRound(scheduled: boolean): Promise<void> {
    const requests = this.#requests;
    const summary = scheduled ? 'Send the reminders of the day' : 'Send the requested reminders';
    const result = await reminders.sendReminders.executeWithOptions({ summary }, [
      { ...this.#key, scheduled, requests },
    ]);
    // The office hours ended first: the next round sends the rest, with the same Message-IDs.
    if (!result.complete) return;
    this.#requests = this.#requests.filter((request) => !requests.includes(request));
    if (scheduled) this.#lastRound = result.day;
  }

  async #restore(): Promise<void> {
    const summary = 'Read the campaign from the database';
    this.#campaign = await database.loadCampaign.executeWithOptions({ summary }, [this.#key]);
    this.#publish();
  }

  #apply(outcome: CampaignOutcome): CampaignState {
    if (outcome.type === 'refused') throw refusal(outcome.refusal);
    this.#campaign = outcome.campaign;
    this.#problem = null;
    this.#changed = true;
    this.#publish();
    return this.#stateOf(outcome.campaign);
  }

  #stateOf(campaign: Campaign): CampaignState {
    const asked = this.#requests.reduce((count, { nis }) => count + nis.length, 0);
    return { ...this.#key, ...campaign, stage: this.#stage, nextRound: this.#nextRound, asked };
  }

  /** Shows in the Temporal UI where the campaign is, and sets the search attributes accordingly. */
  #publish(): void {
    setCurrentDetails(describeCampaign(this.state(), this.#problem));
    upsertSearchAttributes([
      { key: formAttribute, value: this.#key.form },
      { key: yearAttribute, value: this.#key.year },
      { key: stageAttribute, value: this.#stage },
    ]);
    const isProblem = this.#problem !== null;
    if (isProblem === this.#problemIsShown) return;
    this.#problemIsShown = isProblem;
    upsertSearchAttributes([{ key: problemAttribute, value: isProblem ? [SIGNAL_REFUSED] : null }]);
  }
}

/** Refuses an update before it is written to the history, where the message alone is reason enough. */
export function validateOpening(message: OpenCampaign): void {
  // What an operator types has no type.
  if (!Array.isArray(message.advances)) throw refusal('advance-not-understood');
  validateChange(message);
}

export function validateChange({ plan, advances }: Pick<ChangeCampaign, 'plan' | 'advances'>): void {
  const code = refusalOfPlan(plan) ?? refusalOfAdvances(advances ?? []);
  if (code !== null) throw refusal(code);
}
