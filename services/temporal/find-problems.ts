/** What the reconciler could not repair: recorded, logged once, and shown where a run exists. */

import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { type FoundProblem, findStuck, forgetProblem, recordProblems } from '#database/problems.ts';
import { reportKeyOf } from '#rules/keys.ts';
import { problemAdvice } from '#rules/problems.ts';
import { showProblem, workflowId } from '#workflows/report-messages.ts';

/**
 * Records what is stuck: what the database shows, and what the reconciler tried in vain. A problem that appears is logged once
 * as an error with its code and what to do, and the report's run shows it; when it is over, both say so too. While Temporal is
 * away, one that is over stays recorded, so that its run does not show it for ever.
 */
export async function findProblems(
  { sql, client, log }: { readonly sql: Sql; readonly client: Client; readonly log: Logger },
  triedInVain: readonly FoundProblem[],
): Promise<void> {
  const { appeared, ended } = await recordProblems(sql, [...(await findStuck(sql)), ...triedInVain]);
  for (const { code, subject } of appeared) {
    log.error({ problem: code, subject, advice: problemAdvice[code] }, 'a problem that the reconciler cannot repair');
  }
  for (const problem of appeared) await show(problem, true).catch(couldNotShow(problem));
  for (const problem of ended) {
    // First the run: a problem that was forgotten would stay there.
    await show(problem, false).then(() => forget(problem), couldNotShow(problem));
  }

  async function forget(problem: FoundProblem): Promise<void> {
    const { code, subject } = problem;
    if (await forgetProblem(sql, problem)) log.info({ problem: code, subject }, 'a problem is over');
  }

  function couldNotShow({ code, subject }: FoundProblem): (error: unknown) => void {
    return (error) => log.warn({ error, problem: code, subject }, 'a run could not be shown its problem');
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
