/** What can be said to and asked of a report's workflow, and how it is found. */

import { defineSearchAttributeKey } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Decide } from './decisions.ts';
import type { Report, Save, Sign, Stage } from './rules.ts';

/** The queue of the reports worker: workflows and database activities. */
export const REPORTS_QUEUE = 'reports';
/** The queue of the notifier: FPS MI and e-mail. */
export const NOTIFIER_QUEUE = 'notifier';

/** Which report: one form of one organisation for one year. */
export type ReportKey = {
  readonly form: string;
  readonly year: number;
  /** The organisation's NIS code, five digits. */
  readonly nis: string;
};

/** The id of a report, in the database and (after `report/`) in Temporal: `covid-premium/2022/11001`. */
export function reportId(key: ReportKey): string {
  return `${key.form}/${key.year}/${key.nis}`;
}

/** The workflow id: `report/covid-premium/2022/11001`. */
export function workflowId(key: ReportKey): string {
  return `report/${reportId(key)}`;
}

/** What the workflow starts with; `report` only when it continues from an earlier run of itself. */
export type ReportStart = ReportKey & { readonly report?: Report };

/** The answer to an accepted message. */
export type Accepted = { readonly version: number; readonly stage: Stage };

/** By what operators and pages find a report's workflow in Temporal. */
export const organisationAttribute = defineSearchAttributeKey('Organisation', 'KEYWORD');
export const formAttribute = defineSearchAttributeKey('Form', 'KEYWORD');
export const yearAttribute = defineSearchAttributeKey('ReportYear', 'INT');
export const stageAttribute = defineSearchAttributeKey('Stage', 'KEYWORD');
export const missingSignatureAttribute = defineSearchAttributeKey('MissingSignature', 'KEYWORD_LIST');
export const searchAttributes = [
  organisationAttribute,
  formAttribute,
  yearAttribute,
  stageAttribute,
  missingSignatureAttribute,
];

/** Save: an update, since the page must know whether it was kept. A refusal is an ApplicationFailure of type `Refusal`. */
export const saveReport = defineUpdate<Accepted, [Save]>('saveReport');
/** Sign: an update, since the page must know whether the signature counts. */
export const signReport = defineUpdate<Accepted, [Sign]>('signReport');
/** FPS MI's decision: an update, since its case handler must know whether it is carried out. */
export const decideReport = defineUpdate<Accepted, [Decide]>('decideReport');

/** Saving and signing, for operators and batch clients that do not wait for an answer; a refusal is logged and shown in the details. */
export const saveReportSignal = defineSignal<[Save]>('saveReportSignal');
export const signReportSignal = defineSignal<[Sign]>('signReportSignal');

/** Send again after FPS MI refused: a signal, for an operator who has mended the cause. */
export const sendAgain = defineSignal('sendAgain');

/** The report as the workflow has it: a query, for operators and tests; pages read the database. */
export const reportState = defineQuery<Report & { stage: Stage }>('reportState');
