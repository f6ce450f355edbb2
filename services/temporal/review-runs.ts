/** Compares the running reports with the database: some must end, and some must read their report again. */

import { Readable } from 'node:stream';
import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Sql } from '#database/connection.ts';
import { type RunFacts, runFactsOf } from '#database/report-runs.ts';
import { reportId } from '#rules/keys.ts';
import { endRun, readAgain } from '#workflows/report-messages.ts';
import { shownStage, stageAttribute } from '#workflows/search-attributes.ts';
import { runningReports } from './running-reports.ts';

/** How many runs are signalled at the same time. */
const AT_ONCE = 10;
/** How many runs are compared with one query. */
const PAGE = 500;
/** How long the next run that must end waits for this one: with thousands at once, users who save would wait. */
const END_LIMIT_MS = 5_000;

type ReviewDependencies = { readonly sql: Sql; readonly client: Client; readonly log: Logger };

/** What a review did. `differing`: the ids of the reports that had to read the database again. */
export type Review = { readonly ended: number; readonly differing: readonly string[] };

/**
 * Ends the runs of reports that were never filled in, once their campaign has closed, and of all others when it has been
 * closed for a year. A run that shows another stage than the database has, because Temporal or the database lost some data,
 * reads the report again. Idempotent.
 */
export async function reviewRuns({ sql, client, log }: ReviewDependencies): Promise<Review> {
  let ended = 0;
  const differing: string[] = [];
  for await (const page of pagesOf(client)) {
    const facts = await runFactsOf(sql, [...page.keys()]);
    await Readable.from(page).forEach(
      async ([id, run]: [string, WorkflowExecutionInfo]) => {
        const own = facts.get(id);
        const step = own && stepFor(run, own);
        if (!step) return;
        try {
          const handle = client.workflow.getHandle(run.workflowId);
          await handle.signal(step === 'end' ? endRun : readAgain);
          if (step === 'end') await untilEnded(client, run.workflowId);
        } catch (error) {
          if (!(error instanceof WorkflowNotFoundError))
            log.error({ error, report: id, step }, 'could not signal a run');
        }
        if (step === 'end') ended += 1;
        else differing.push(id);
      },
      { concurrency: AT_ONCE },
    );
  }
  if (ended > 0) log.info({ ended }, 'ended the runs of reports whose campaign has closed');
  if (differing.length > 0) log.warn({ differing: differing.length }, 'runs read their reports again');
  return { ended, differing };
}

function stepFor(run: WorkflowExecutionInfo, { stage, isSettled, campaign }: RunFacts): 'end' | 'read-again' | null {
  const isOver = campaign === 'archived' ? stage !== 'sending' : campaign === 'closed' && stage === 'empty';
  if (isOver) return 'end';
  const shown = run.typedSearchAttributes.get(stageAttribute);
  const isSame = shown === shownStage(stage) || (shown === 'signing' && stage === 'sending');
  return isSame || !isSettled ? null : 'read-again';
}

/** The running reports, by id, in pages. */
async function* pagesOf(client: Client): AsyncGenerator<Map<string, WorkflowExecutionInfo>> {
  let page = new Map<string, WorkflowExecutionInfo>();
  for await (const { key, run } of runningReports(client)) {
    page.set(reportId(key), run);
    if (page.size < PAGE) continue;
    yield page;
    page = new Map();
  }
  if (page.size > 0) yield page;
}

async function untilEnded(client: Client, workflowId: string): Promise<void> {
  const handle = client.workflow.getHandle(workflowId);
  await client
    .withDeadline(Date.now() + END_LIMIT_MS, () => handle.result())
    // The worker is slow or away. The signal is stored, so the run ends anyway.
    .catch(() => {});
}
