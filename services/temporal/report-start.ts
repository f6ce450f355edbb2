import type { ReportKey } from '#rules/keys.ts';
import { REPORTS_QUEUE } from '#workflows/queues.ts';
import { type ReportStart, workflowId } from '#workflows/report-messages.ts';
import { formAttribute, organisationAttribute, stageAttribute, yearAttribute } from '#workflows/search-attributes.ts';

/** How a report's workflow is started, by whom ever: there is one at a time, found by these attributes. */
export function reportStart({ form, year, nis }: ReportKey) {
  const args: [ReportStart] = [{ form, year, nis }];
  return {
    workflowId: workflowId({ form, year, nis }),
    taskQueue: REPORTS_QUEUE,
    workflowIdConflictPolicy: 'USE_EXISTING' as const,
    args,
    staticSummary: `${form} ${year} of organisation ${nis}`,
    typedSearchAttributes: [
      { key: organisationAttribute, value: nis },
      { key: formAttribute, value: form },
      { key: yearAttribute, value: year },
      { key: stageAttribute, value: 'empty' },
    ],
  };
}
