import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Logger } from 'pino';
import { campaignsToRun } from '#database/campaigns.ts';
import type { Sql } from '#database/connection.ts';
import { type DeliveryUnderWay, deliveriesUnderWay } from '#database/deliveries.ts';
import { takeWaitingCommands } from '#database/recorded-commands.ts';
import { type CampaignKey, campaignId, type ReportKey, reportKeyOf } from '#rules/keys.ts';
import type { campaign, report } from '#workflows/index.ts';
import { readAgain, repeatCommand } from '#workflows/report-messages.ts';
import { stageAttribute } from '#workflows/search-attributes.ts';
import { restartOldRuns } from './restart-old-runs.ts';
import { campaignStart, reportStart } from './start-options.ts';

type ReconcileDependencies = { readonly sql: Sql; readonly client: Client; readonly log: Logger };

const INTERVAL_MS = 60_000;

/** The result of a reconciliation. */
export type Reconciliation = { readonly deliveries: number; readonly commands: number; readonly campaigns: number };

/**
 * Makes Temporal do what the database says is due, even when Temporal has lost all its data:
 * - a report that both have signed and that FPS MI has not acknowledged has a workflow that knows it, and sends it
 * - a command that was recorded and not carried out is sent again
 * - a campaign that has not closed has a workflow
 *
 * Idempotent: a workflow that runs is left alone, and a command is carried out once.
 */
export async function reconcile({ sql, client, log }: ReconcileDependencies): Promise<Reconciliation> {
  // One that fails must not keep the others waiting; the next reconciliation tries it again.
  const attempt = async (subject: string, act: () => Promise<unknown>): Promise<void> => {
    await act().catch((error: unknown) => log.error({ error, subject }, 'could not reconcile one of them'));
  };
  const deliveries = await deliveriesUnderWay(sql);
  for (const delivery of deliveries) await attempt(delivery.id, () => sendReport({ sql, client, log }, delivery));
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
  for (const key of campaigns) await attempt(campaignId(key), () => startCampaign(client, key));
  return { deliveries: deliveries.length, commands: commands.length, campaigns: campaigns.length };
}

/** Longer than a workflow needs to learn of a signature. */
const SETTLED_MS = 15_000;

/** A run may know less than the database, after an operator has reset it. */
async function sendReport({ client, log }: ReconcileDependencies, delivery: DeliveryUnderWay): Promise<void> {
  const { id, since } = delivery;
  const start = reportStart(keyOf(id));
  await client.workflow.start<typeof report>('report', start);
  if (Date.now() - since.getTime() < SETTLED_MS) return;
  const handle = client.workflow.getHandle(start.workflowId);
  const stage = (await handle.describe()).typedSearchAttributes.get(stageAttribute);
  if (stage === 'sending' || stage === 'sent') return;
  log.warn({ report: id, stage }, 'a workflow did not know that both have signed');
  await handle.signal(readAgain);
}

/** A campaign that has sent its last reminders has completed, although its closing day is not over: it stays so. */
async function startCampaign(client: Client, key: CampaignKey): Promise<void> {
  try {
    const start = { ...campaignStart(key), workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' as const };
    await client.workflow.start<typeof campaign>('campaign', start);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/**
 * Reconciles at once and then every minute. At the start it also restarts the runs of older code.
 * @returns `stop` waits for a reconciliation in progress
 */
export function startReconciler({ sql, client, log }: ReconcileDependencies): { stop(): Promise<void> } {
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
      const done = await reconcile({ sql, client, log });
      if (done.commands > 0) log.warn(done, 'sent commands again that were not carried out');
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
