/** How workflows are started: at most one run per report and per campaign, findable by its search attributes. */

import { type CampaignKey, campaignId, type ReportKey } from '#rules/keys.ts';
import type { CampaignStart } from '#workflows/campaign-messages.ts';
import { REPORTS_QUEUE } from '#workflows/queues.ts';
import { REPORT_GENERATION, type ReportStart, workflowId } from '#workflows/report-messages.ts';
import { formAttribute, organisationAttribute, stageAttribute, yearAttribute } from '#workflows/search-attributes.ts';

/**
 * After this time another worker takes the task of one that was killed: about what a worker needs to start again. The default
 * is 10 s. A task takes some milliseconds, and a second for a worker's first one. A longer one is extended by the SDK while a
 * local activity runs, and otherwise done again.
 */
const WORKFLOW_TASK_TIMEOUT = '3s';

/** What the Temporal UI says about every report, in Markdown. */
const REPORT_DETAILS =
  'The report of one organisation. The current details say where it is, and what to do about a problem. The data are in PostgreSQL: to stop this run, send the signal `endRun`, and do not terminate or reset it.';

/** What the Temporal UI says about every campaign, in Markdown. */
const CAMPAIGN_DETAILS =
  "One form opened for one year. The current details say where it is. Days, advances and reminders change on the ministry's pages only.";

export function reportStart({ form, year, nis }: ReportKey) {
  const args: [ReportStart] = [{ form, year, nis }];
  return {
    workflowId: workflowId({ form, year, nis }),
    taskQueue: REPORTS_QUEUE,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    args,
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    memo: { generation: REPORT_GENERATION },
    staticSummary: `${form} ${year} of organisation ${nis}`,
    staticDetails: REPORT_DETAILS,
    typedSearchAttributes: [
      { key: organisationAttribute, value: nis },
      { key: formAttribute, value: form },
      { key: yearAttribute, value: year },
      { key: stageAttribute, value: 'empty' },
    ],
  };
}

export function campaignStart({ form, year }: CampaignKey) {
  const args: [CampaignStart] = [{ form, year }];
  return {
    workflowId: campaignId({ form, year }),
    taskQueue: REPORTS_QUEUE,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    args,
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    staticSummary: `Campaign of ${form} ${year}`,
    staticDetails: CAMPAIGN_DETAILS,
    typedSearchAttributes: [
      { key: formAttribute, value: form },
      { key: yearAttribute, value: year },
      { key: stageAttribute, value: 'opening' },
    ],
  };
}
