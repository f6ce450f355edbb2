/** What the reconciler could not repair: recorded, logged once, and shown where a run exists. */

import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { type FoundProblem, findStuck, recordProblems } from '#database/problems.ts';
import { reportKeyOf } from '#rules/keys.ts';
import { problemAdvice } from '#rules/problems.ts';
import { showProblem, workflowId } from '#workflows/report-messages.ts';

/**
 * Records what is stuck: what the database shows, and what the reconciler tried in vain. A problem that appears is logged once
 * as an error with its code and what to do, and the report's run shows it; when it is over, both say so too.
 */
export async function findProblems(
  { sql, client, log }: { readonly sql: Sql; readonly client: Client; readonly log: Logger },
  triedInVain: readonly FoundProblem[],
): Promise<void> {
  const { appeared, ended } = await recordProblems(sql, [...(await findStuck(sql)), ...triedInVain]);
  for (const { code, subject } of appeared) {
    log.error({ problem: code, subject, advice: problemAdvice[code] }, 'a problem that the reconciler cannot repair');
    await show({ code, subject }, true);
  }
  for (const { code, subject } of ended) {
    log.info({ problem: code, subject }, 'a problem is over');
    await show({ code, subject }, false);
  }

  async function show({ code, subject }: FoundProblem, isThere: boolean): Promise<void> {
    const key = reportKeyOf(subject);
    if (key === null) return;
    const handle = client.workflow.getHandle(workflowId(key));
    await handle.signal(showProblem, code, isThere).catch((error: unknown) => {
      // Without a run only the log and the health check show it.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
  }
}
