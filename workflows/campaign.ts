/** A campaign: one form for one year. Opens the report of every organisation, then reminds of what is missing until it closes. */

import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  type Campaign,
  type CampaignOutcome,
  type ChangeCampaign,
  type OpenCampaign,
  refusalOfAdvances,
  refusalOfPlan,
} from '#rules/campaign.ts';
import type { NextRound } from '#rules/reminders.ts';
import type { CampaignActivities, NotifierActivities } from './activities.ts';
import {
  type CampaignStage,
  type CampaignStart,
  type CampaignState,
  campaignState,
  changeCampaign,
  openCampaign,
  type RemindNow,
  remindNow,
} from './campaign-messages.ts';
import { describeCampaign, momentInWords } from './description.ts';
import { NOTIFIER_QUEUE } from './queues.ts';
import { refusal, refuseInvalid } from './refusal.ts';
import { formAttribute, stageAttribute, yearAttribute } from './search-attributes.ts';

/** The database: a few ms as a rule; tried again without end, every 5 s at most, until it is back. */
const database = proxyActivities<CampaignActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** One batch of reports: some seconds; a worker that is gone is noticed after 30 s, and another one goes on. */
const opening = proxyActivities<CampaignActivities>({
  startToCloseTimeout: '5m',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** The notifier's calendar: no more than a look at the clock. */
const calendar = proxyActivities<NotifierActivities>({
  taskQueue: NOTIFIER_QUEUE,
  startToCloseTimeout: '20s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** A round of mails: some minutes; tried again without end, every five minutes at most: it ends by itself with the office hours. */
const post = proxyActivities<NotifierActivities>({
  taskQueue: NOTIFIER_QUEUE,
  startToCloseTimeout: '12h',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5m' },
});

/** How many reports are opened in one step. */
const BATCH = 50;

export async function campaign(start: CampaignStart): Promise<void> {
  const key = { form: start.form, year: start.year };
  let current: Campaign | null = null;
  let stage: CampaignStage = 'opening';
  let asked: readonly RemindNow[] = start.asked ?? [];
  let lastRound = start.lastRound ?? null;
  let nextRound: string | null = null;
  /** What the next round was reckoned from is no longer so. */
  let changed = false;
  let problem: string | null = null;

  const restored = restore();
  // Messages are carried out one at a time, in the order in which they came.
  let turn: Promise<unknown> = restored;

  setHandler(openCampaign, (message) => inTurn(() => open(message)), { validator: refuseEarly });
  setHandler(changeCampaign, (message) => inTurn(() => change(message)), { validator: refuseEarly });
  setHandler(remindNow, remember);
  setHandler(campaignState, state);

  await restored;
  await condition(() => isOpened() || allHandlersFinished());
  if (isOpened()) {
    await openReports();
    await remind();
  }

  /** The campaign as the database has it: a new workflow of a known campaign goes on where the former one was. */
  async function restore(): Promise<void> {
    current = await database.loadCampaign.executeWithOptions({ summary: 'Where the database has the campaign' }, [key]);
    show();
  }

  function isOpened(): boolean {
    return current !== null;
  }

  function inTurn(act: () => Promise<CampaignState>): Promise<CampaignState> {
    const mine = turn.then(act);
    turn = mine.catch(() => {});
    return mine;
  }

  function open(message: OpenCampaign): Promise<CampaignState> {
    const summary = `Open, with ${message.advances.length} advances`;
    return database.openCampaign.executeWithOptions({ summary }, [{ ...key, ...message }]).then(take, refuseInvalid);
  }

  function change(message: ChangeCampaign): Promise<CampaignState> {
    const summary = `Change version ${message.basedOn}`;
    return database.changeCampaign.executeWithOptions({ summary }, [{ ...key, ...message }]).then(take, refuseInvalid);
  }

  function take(outcome: CampaignOutcome): CampaignState {
    if (outcome.type === 'refused') throw refusal(outcome.refusal);
    current = outcome.campaign;
    changed = true;
    show();
    return { ...key, ...outcome.campaign, stage, nextRound, asked: askedSoFar() };
  }

  function refuseEarly({ plan, advances }: OpenCampaign | ChangeCampaign): void {
    const code = refusalOfPlan(plan) ?? refusalOfAdvances(advances ?? []);
    if (code !== null) throw refusal(code);
  }

  /** Signals come from operators' keyboards too. */
  function remember(message: RemindNow): void {
    if (typeof message?.request === 'string' && Array.isArray(message.nis)) {
      // The same press may arrive twice.
      if (!asked.some(({ request }) => request === message.request)) asked = [...asked, message];
    } else {
      problem = 'A signal remindNow was not understood. One is {"request": "a-name-of-its-own", "nis": ["11001"]}.';
    }
    changed = true;
    show();
  }

  /** Opens what is not open yet, in batches. */
  async function openReports(): Promise<void> {
    for (;;) {
      if (current === null || current.opened === current.organisations) break;
      const summary = `Open reports from ${current.opened} of ${current.organisations} on`;
      const progress = await opening.openReports.executeWithOptions({ summary }, [{ ...key, limit: BATCH }]);
      current = { ...current, ...progress };
      show();
    }
    stage = 'open';
    show();
  }

  /** Has the reminders sent, one round a working day, until the campaign has closed. */
  async function remind(): Promise<void> {
    while (current !== null) {
      changed = false;
      const round: NextRound | null = await calendar.planRound.executeWithOptions(
        { summary: 'When the next mails go out' },
        [{ plan: current.plan, lastRound, urgent: asked.length > 0 }],
      );
      nextRound = round?.moment ?? null;
      stage = round === null ? 'closed' : 'open';
      show();
      if (round === null) {
        await condition(allHandlersFinished);
        if (changed) continue;
        return;
      }
      const summary = `Mails on ${momentInWords(round.moment)}`;
      if (round.waitMs > 0 && (await condition(() => changed, round.waitMs, { summary }))) continue;
      await sendRound(round.scheduled);
      if (workflowInfo().continueAsNewSuggested) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof campaign>({ ...key, asked, ...(lastRound !== null && { lastRound }) });
      }
    }
  }

  async function sendRound(scheduled: boolean): Promise<void> {
    const requests = asked;
    const summary = scheduled ? 'The reminders of the day' : 'Reminders that somebody asked for';
    const done = await post.sendReminders.executeWithOptions({ summary }, [{ ...key, scheduled, requests }]);
    // Cut off by the evening: what is left goes out in the next round, under the same names.
    if (!done.complete) return;
    asked = asked.filter((request) => !requests.includes(request));
    if (scheduled) lastRound = done.day;
  }

  function askedSoFar(): number {
    return asked.reduce((count, { nis }) => count + nis.length, 0);
  }

  function state(): CampaignState | null {
    return current && { ...key, ...current, stage, nextRound, asked: askedSoFar() };
  }

  /** Tells whoever looks in Temporal how far the campaign is. */
  function show(): void {
    setCurrentDetails(describeCampaign(state(), problem));
    upsertSearchAttributes([
      { key: formAttribute, value: key.form },
      { key: yearAttribute, value: key.year },
      { key: stageAttribute, value: stage },
    ]);
  }
}
