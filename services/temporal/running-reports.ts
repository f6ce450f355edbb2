import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { type ReportKey, reportKeyOf } from '#rules/keys.ts';

const PREFIX = 'report/';

/** A report and its run. */
export type RunningReport = { readonly key: ReportKey; readonly run: WorkflowExecutionInfo };

/** The reports that have a run now. A run with another kind of id, which an operator started, is left out. */
export async function* runningReports(client: Client): AsyncGenerator<RunningReport> {
  for await (const run of client.workflow.list({ query: `WorkflowType = 'report' AND ExecutionStatus = 'Running'` })) {
    const key = run.workflowId.startsWith(PREFIX) ? reportKeyOf(run.workflowId.slice(PREFIX.length)) : null;
    if (key !== null) yield { key, run };
  }
}
