/** The messages of a report's workflow, its id and what it starts with. Their names and shapes are in recorded histories and do not change. */

import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { type ReportKey, reportId } from '#rules/keys.ts';
import type { Report, ReportStatus, Stage } from '#rules/report.ts';

/** The workflow id: `report/covid-premium/2022/11001`. */
export function workflowId(key: ReportKey): string {
  return `report/${reportId(key)}`;
}

/**
 * The generation of the workflow's code, kept in the memo of each run. Raise it when older histories no longer replay:
 * the reports worker then restarts the runs of earlier generations, which read their report from the database.
 */
export const REPORT_GENERATION = 2;

/** What the workflow starts with; `report` only when it continues as new. */
export type ReportStart = ReportKey & { readonly report?: Report };

/** The report and how far it is. */
export type ReportState = Report & { readonly stage: Stage };

/** The id of a command that the web service has recorded, or of a decision of FPS MI. A message carries nothing else. */
export type CommandId = string;

/** Updates: the page that sends one waits for the answer. A refusal is an ApplicationFailure; its type is the `Refusal`. */
export const saveReport = defineUpdate<ReportStatus, [CommandId]>('saveReport');
export const signReport = defineUpdate<ReportStatus, [CommandId]>('signReport');
export const decideReport = defineUpdate<ReportStatus, [CommandId]>('decideReport');

/**
 * Repeats a recorded command without waiting for the answer, for operators and batch clients. A refusal is logged and shown
 * in the Temporal UI.
 */
export const repeatCommand = defineSignal<[CommandId]>('repeatCommand');

/** Sent by an operator who has fixed why FPS MI refused the report: it is sent again. */
export const sendAgain = defineSignal('sendAgain');

/** For operators and tests; pages read the database. */
export const reportState = defineQuery<ReportState>('reportState');
