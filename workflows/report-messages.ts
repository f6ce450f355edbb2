/** What can be said to and asked of a report's workflow, and how it is found. */

import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { MinistryDecision } from '#rules/decision.ts';
import { type ReportKey, reportId } from '#rules/keys.ts';
import type { Report, ReportStatus, Save, Sign, Stage } from '#rules/report.ts';

/** The workflow id: `report/covid-premium/2022/11001`. */
export function workflowId(key: ReportKey): string {
  return `report/${reportId(key)}`;
}

/** What the workflow starts with; `report` only when it continues from an earlier run of itself. */
export type ReportStart = ReportKey & { readonly report?: Report };

/** Save: an update, since the page must know whether it was kept. A refusal is an ApplicationFailure of type `Refusal`. */
export const saveReport = defineUpdate<ReportStatus, [Save]>('saveReport');
/** Sign: an update, since the page must know whether the signature counts. */
export const signReport = defineUpdate<ReportStatus, [Sign]>('signReport');
/** FPS MI's decision: an update, since its case handler must know whether it is carried out. */
export const decideReport = defineUpdate<ReportStatus, [MinistryDecision]>('decideReport');

/** Saving and signing, for operators and batch clients that do not wait for an answer; a refusal is logged and shown in the details. */
export const saveReportSignal = defineSignal<[Save]>('saveReportSignal');
export const signReportSignal = defineSignal<[Sign]>('signReportSignal');

/** Send again after FPS MI refused: a signal, for an operator who has mended the cause. */
export const sendAgain = defineSignal('sendAgain');

/** The report as the workflow has it: a query, for operators and tests; pages read the database. */
export const reportState = defineQuery<Report & { stage: Stage }>('reportState');
