/** The messages of a report's workflow, its id and what it starts with. Their names and shapes are in recorded histories and do not change. */

import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { MinistryDecision } from '#rules/decision.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import type { Report, ReportStatus, Save, Sign, Stage } from '#rules/report.ts';

/** The workflow id: `report/covid-premium/2022/11001`. */
export function workflowId(key: ReportKey): string {
  return `report/${reportId(key)}`;
}

/** What the workflow starts with; `report` only when it continues as new. */
export type ReportStart = ReportKey & { readonly report?: Report };

/** The report and how far it is. */
export type ReportState = Report & { readonly stage: Stage };

/** Updates: the page that sends one waits for the answer. A refusal is an ApplicationFailure; its type is the `Refusal`. */
export const saveReport = defineUpdate<ReportStatus, [Save]>('saveReport');
export const signReport = defineUpdate<ReportStatus, [Sign]>('signReport');
export const decideReport = defineUpdate<ReportStatus, [MinistryDecision]>('decideReport');

/** The same as signals, for operators and batch clients that do not wait. A refusal is logged and shown in the Temporal UI. */
export const saveReportSignal = defineSignal<[Save]>('saveReportSignal');
export const signReportSignal = defineSignal<[Sign]>('signReportSignal');

/** Sent by an operator who has fixed why FPS MI refused the report: it is sent again. */
export const sendAgain = defineSignal('sendAgain');

/** For operators and tests; pages read the database. */
export const reportState = defineQuery<ReportState>('reportState');
