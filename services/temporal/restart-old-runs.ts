import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Logger } from 'pino';
import { reportKeyOf } from '#rules/keys.ts';
import type { report } from '#workflows/index.ts';
import { REPORT_GENERATION } from '#workflows/report-messages.ts';
import { reportStart } from './start-options.ts';

/** The first generation had no memo. */
function generationOf(memo: Record<string, unknown> | undefined): number {
  return Number(memo?.['generation'] ?? 1);
}

/**
 * Restarts the runs of reports that code of another generation has started: their histories do not replay with the
 * current code. Nothing is lost, since a run reads its report from the database. Idempotent.
 * @returns how many were restarted
 */
export async function restartOldRuns(client: Client, log: Logger): Promise<number> {
  let restarted = 0;
  const running = client.workflow.list({ query: `WorkflowType = 'report' AND ExecutionStatus = 'Running'` });
  for await (const { workflowId, runId, memo } of running) {
    const key = reportKeyOf(workflowId.slice('report/'.length));
    if (key === null || generationOf(memo) >= REPORT_GENERATION) continue;
    await client.workflow
      .getHandle(workflowId, runId)
      .terminate('Restarted by a newer version of the program')
      .catch((error: unknown) => {
        // It has ended in the meantime.
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
    await client.workflow.start<typeof report>('report', reportStart(key));
    restarted += 1;
  }
  if (restarted > 0) log.warn({ restarted, generation: REPORT_GENERATION }, 'restarted the runs of older code');
  return restarted;
}
