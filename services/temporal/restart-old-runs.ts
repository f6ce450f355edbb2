import { Readable } from 'node:stream';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Logger } from 'pino';
import type { ReportKey } from '#rules/keys.ts';
import type { report } from '#workflows/index.ts';
import { REPORT_GENERATION, reportState } from '#workflows/report-messages.ts';
import { noAnswerOf } from './errors.ts';
import { type RunningReport, runningReports } from './running-reports.ts';
import { reportStart } from './start-options.ts';

/** How many runs are restarted at the same time. With all of them at once, users who save would wait for hundreds of first tasks. */
const AT_ONCE = 10;
/** How long the next restart waits for the first task of this one. */
const FIRST_TASK_LIMIT_MS = 5_000;

/** The first generation had no memo. */
function generationOf(memo: Record<string, unknown> | undefined): number {
  return Number(memo?.['generation'] ?? 1);
}

/**
 * Restarts the runs of reports that code of another generation has started: their histories do not replay with the
 * current code. Nothing is lost, since a run reads its report from the database. A few at a time. Idempotent.
 * @returns how many were restarted
 */
export async function restartOldRuns(client: Client, log: Logger): Promise<number> {
  let restarted = 0;
  await Readable.from(runningReports(client)).forEach(
    async ({ key, run }: RunningReport) => {
      if (generationOf(run.memo) >= REPORT_GENERATION) return;
      await client.workflow
        .getHandle(run.workflowId, run.runId)
        .terminate('Restarted by a newer version of the program')
        .catch((error: unknown) => {
          // It has ended in the meantime.
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        });
      await restart(client, key);
      restarted += 1;
    },
    { concurrency: AT_ONCE },
  );
  if (restarted > 0) log.warn({ restarted, generation: REPORT_GENERATION }, 'restarted the runs of older code');
  return restarted;
}

/** Starts a run and waits until a worker has carried out its first task. */
async function restart(client: Client, key: ReportKey): Promise<void> {
  const handle = await client.workflow.start<typeof report>('report', reportStart(key));
  await client
    .withDeadline(Date.now() + FIRST_TASK_LIMIT_MS, () => handle.query(reportState))
    // The worker is slow, or has not started yet. The run is there.
    .catch(noAnswerOf);
}
