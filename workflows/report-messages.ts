/** The messages of a report's workflow, its id and what it starts with. Their names and shapes are in recorded histories and do not change. */

import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type ReportKey, reportId } from '#rules/keys.ts';
import type { Problem } from '#rules/problems.ts';
import type { Report, ReportStatus, Stage } from '#rules/report.ts';

/** The workflow id: `report/covid-premium/2022/11001`. */
export function workflowId(key: ReportKey): string {
  return `report/${reportId(key)}`;
}

/**
 * The generation of the workflow's code, kept in the memo of each run. Raise it when older histories no longer replay:
 * the reports worker then restarts the runs of earlier generations, which read their report from the database.
 */
export const REPORT_GENERATION = 3;

/** What the workflow starts with; `report` and `problems` only when it continues as new. */
export type ReportStart = ReportKey & {
  readonly report?: Report;
  readonly problems?: readonly (readonly [string, ShownProblem])[];
};

/** A problem and its description, as the Temporal UI shows it. */
export type ShownProblem = { readonly code: Problem; readonly text: string };

/** The report, how far it is, and what an operator must look at. */
export type ReportState = Report & { readonly stage: Stage; readonly problems: readonly Problem[] };

/** The id of a command that the web service has recorded, or of a decision of FPS MI. A message carries nothing else. */
export type CommandId = string;

/** Updates: the page that sends one waits for the answer. A refusal is an ApplicationFailure; its type is the `Refusal`. */
export const saveReport = defineUpdate<ReportStatus, [CommandId]>('saveReport');
export const signReport = defineUpdate<ReportStatus, [CommandId]>('signReport');
export const decideReport = defineUpdate<ReportStatus, [CommandId]>('decideReport');

/** The type of the failure that answers a command that could not be carried out in time. The reconciler repeats it. */
export const NOT_CARRIED_OUT = 'not-carried-out';

/**
 * Repeats a recorded command without waiting for the answer, for operators and batch clients. A refusal is logged and shown
 * in the Temporal UI.
 */
export const repeatCommand = defineSignal<[CommandId]>('repeatCommand');

/** Sent by an operator who has fixed why FPS MI refused the report: it is sent again. */
export const sendAgain = defineSignal('sendAgain');

/** Reads the report from the database again. For the reconciler, when the run and the database differ. */
export const readAgain = defineSignal('readAgain');

/** Ends the run, after a delivery under way. Nothing is lost: the next command starts a run. For the reconciler and operators. */
export const endRun = defineSignal('endRun');

/** A problem that the reconciler found (`isThere`), or that is over. It is shown in the Temporal UI and changes nothing else. */
export const showProblem = defineSignal<[Problem, boolean]>('showProblem');

/** For operators and tests; pages read the database. */
export const reportState = defineQuery<ReportState>('reportState');
