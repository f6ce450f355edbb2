import { Readable } from 'node:stream';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Logger } from 'pino';
import { campaignsToRun, findCampaign } from '#database/campaigns.ts';
import type { Sql } from '#database/connection.ts';
import { type DeliveryUnderWay, deliveriesUnderWay } from '#database/deliveries.ts';
import type { FoundProblem } from '#database/problems.ts';
import { takeWaitingCommands } from '#database/recorded-commands.ts';
import { dayOf } from '#rules/calendar.ts';
import { type CampaignKey, campaignId, type ReportKey, reportKeyOf } from '#rules/keys.ts';
import { nextRound } from '#rules/reminders.ts';
import type { campaign, report } from '#workflows/index.ts';
import { readAgain, repeatCommand, workflowId } from '#workflows/report-messages.ts';
import { stageAttribute } from '#workflows/search-attributes.ts';
import { findProblems } from './find-problems.ts';
import { restartOldRuns } from './restart-old-runs.ts';
import { reviewRuns } from './review-runs.ts';
import { startOnce } from './start-once.ts';
import { campaignStart, reportStart } from './start-options.ts';

export type ReconcileDependencies = {
  readonly sql: Sql;
  readonly client: Client;
  readonly log: Logger;
  /** For tests: the clock by which campaigns end. */
  readonly now?: () => Date;
};

const INTERVAL_MS = 60_000;
/** All running reports are compared with the database in each tenth round. */
const ROUNDS_BETWEEN_REVIEWS = 10;
/** A step that fails this often in a row is a problem. */
const FAILURES_OF_A_PROBLEM = 5;
/** How many deliveries are looked at at the same time. */
const AT_ONCE = 10;
/** Longer than a workflow needs to learn of a signature, in milliseconds. */
const SETTLED_MS = 15_000;

/** The result of a reconciliation. `failed`: the reports and campaigns for which a step failed. */
export type Reconciliation = {
  readonly deliveries: number;
  readonly commands: number;
  readonly campaigns: number;
  readonly failed: readonly string[];
};

/**
 * Makes Temporal do what the database says is due, even when Temporal has lost all its data, or some of them:
 * - a report that both have signed and that FPS MI has not acknowledged has a workflow that sends it
 * - a command that was recorded and not carried out is sent again
 * - a campaign that has not closed has a workflow
 *
 * Idempotent: a workflow that runs is left alone, and a command is carried out once.
 */
export async function reconcile(dependencies: ReconcileDependencies): Promise<Reconciliation> {
  const { sql, client, log } = dependencies;
  const failed: string[] = [];
  // One that fails must not keep the others waiting; the next reconciliation tries it again.
  const attempt = async (subject: string, act: () => Promise<unknown>): Promise<void> => {
    await act().catch((error: unknown) => {
      failed.push(subject);
      log.error({ error, subject }, 'could not reconcile one of them');
    });
  };
  const deliveries = await deliveriesUnderWay(sql);
  await Readable.from(deliveries).forEach(
    async (delivery: DeliveryUnderWay) => await attempt(delivery.id, () => ensureDelivery(dependencies, delivery)),
    { concurrency: AT_ONCE },
  );
  const commands = await takeWaitingCommands(sql);
  for (const { id, reportId } of commands) {
    await attempt(reportId, () =>
      client.workflow.signalWithStart<typeof report, [string]>('report', {
        ...reportStart(keyOf(reportId)),
        signal: repeatCommand,
        signalArgs: [id],
      }),
    );
  }
  const campaigns = await campaignsToRun(sql);
  for (const key of campaigns) await attempt(campaignId(key), () => ensureCampaign(dependencies, key));
  return { deliveries: deliveries.length, commands: commands.length, campaigns: campaigns.length, failed };
}

/**
 * Starts the workflow of a report that is due. One that runs but does not send it does not know that both have signed: an
 * operator has reset it, or Temporal lost the end of its history. It reads the report again.
 */
async function ensureDelivery({ client, log }: ReconcileDependencies, { id, since }: DeliveryUnderWay): Promise<void> {
  const key = keyOf(id);
  const handle = client.workflow.getHandle(workflowId(key));
  const run = await handle.describe().catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  });
  if (run?.status.name !== 'RUNNING') {
    await client.workflow.start<typeof report>('report', reportStart(key));
    return;
  }
  const stage = run.typedSearchAttributes.get(stageAttribute);
  const isSending = run.raw.pendingActivities?.some(({ activityType }) => activityType?.name === 'deliverReport');
  if (isSending || stage === 'sending' || Date.now() - since.getTime() < SETTLED_MS) return;
  log.warn({ report: id, stage }, 'a workflow did not know that both have signed');
  await handle.signal(readAgain);
}

/**
 * Starts the workflow of a campaign that has not closed. One that has completed stays so, unless rounds of reminders are left:
 * then an older backup was restored, or a foreign worker has completed it.
 */
async function ensureCampaign(
  { sql, client, log, now = () => new Date() }: ReconcileDependencies,
  key: CampaignKey,
): Promise<void> {
  if ((await startOnce(client, key)) !== null) return;
  const plan = (await findCampaign(sql, key))?.plan;
  const moment = now();
  const hasRounds = plan && nextRound({ plan, lastRound: dayOf(moment), urgent: false }, moment) !== null;
  if (!hasRounds) return;
  log.warn({ campaign: campaignId(key) }, 'a workflow had completed before its campaign has closed');
  await client.workflow.start<typeof campaign>('campaign', campaignStart(key));
}

/** What the rounds of a reconciler have in common. */
type Memory = {
  round: number;
  /** The reports that differed from their runs in the last review, and those that already did in the one before. */
  differing: ReadonlySet<string>;
  stillDiffering: readonly string[];
  /** How often in a row a step failed for a campaign. */
  readonly failures: Map<string, number>;
};

/** @returns runs one round: repairs what it can, and reports what it cannot */
export function createRound(dependencies: ReconcileDependencies): () => Promise<void> {
  const memory: Memory = { round: 0, differing: new Set(), stillDiffering: [], failures: new Map() };
  return async () => {
    const done = await reconcile(dependencies);
    if (done.commands > 0) dependencies.log.warn(done, 'sent commands again that were not carried out');
    if (memory.round % ROUNDS_BETWEEN_REVIEWS === 0) {
      const { differing } = await reviewRuns(dependencies);
      memory.stillDiffering = differing.filter((id) => memory.differing.has(id));
      memory.differing = new Set(differing);
    }
    memory.round += 1;
    await findProblems(dependencies, [...failingCampaigns(done.failed, memory), ...differingRuns(memory)]);
  };
}

function differingRuns({ stillDiffering }: Memory): FoundProblem[] {
  return stillDiffering.map((subject) => ({ code: 'run-differs', subject }));
}

function failingCampaigns(failed: readonly string[], { failures }: Memory): FoundProblem[] {
  for (const subject of failures.keys()) if (!failed.includes(subject)) failures.delete(subject);
  const campaigns = failed.filter((subject) => reportKeyOf(subject) === null);
  for (const subject of campaigns) failures.set(subject, (failures.get(subject) ?? 0) + 1);
  const lasting = [...failures].filter(([, count]) => count >= FAILURES_OF_A_PROBLEM);
  return lasting.map(([subject]) => ({ code: 'campaign-not-running', subject }));
}

/**
 * Reconciles at once and then every minute. At the start it also restarts the runs of older code.
 * @returns `stop` waits for a reconciliation in progress
 */
export function startReconciler({ sql, client, log }: ReconcileDependencies): { stop(): Promise<void> } {
  const round = createRound({ sql, client, log });
  let oldRunsRestarted = false;
  let running: Promise<void> | null = null;
  const oldRunsAreRestarted = (): Promise<boolean> =>
    restartOldRuns(client, log).then(
      () => true,
      (error: unknown) => {
        log.warn({ error }, 'could not restart the runs of older code');
        return false;
      },
    );
  const run = async (): Promise<void> => {
    try {
      if (!oldRunsRestarted) oldRunsRestarted = await oldRunsAreRestarted();
      await round();
    } catch (error) {
      log.warn({ error }, 'could not reconcile; tries again in a minute');
    }
  };
  const tick = (): void => {
    running ??= run().finally(() => {
      running = null;
    });
  };
  const timer = setInterval(tick, INTERVAL_MS);
  tick();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

function keyOf(reportId: string): ReportKey {
  const key = reportKeyOf(reportId);
  if (key === null) throw new Error(`Not the id of a report: ${reportId}`);
  return key;
}
