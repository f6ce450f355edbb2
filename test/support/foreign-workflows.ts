/** What a foreign worker runs on the queue of the reports worker: a workflow that answers every message as it likes. */

import { ApplicationFailure, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { ReportStatus } from '#rules/report.ts';
import type { NotifierActivities } from '#workflows/activities.ts';
import { NOTIFIER_QUEUE } from '#workflows/queues.ts';
import { type ReportStart, saveReport, signReport } from '#workflows/report-messages.ts';

const ministry = proxyActivities<Pick<NotifierActivities, 'deliverReport'>>({
  taskQueue: NOTIFIER_QUEUE,
  startToCloseTimeout: '10s',
  retry: { maximumAttempts: 1 },
});

/** Says that every save is carried out and refuses every signature, and sends a report that nobody has signed. */
export async function report({ form, year, nis }: ReportStart): Promise<void> {
  setHandler(saveReport, (): ReportStatus => ({ version: 99, stage: 'sent' }));
  setHandler(signReport, () => {
    throw ApplicationFailure.create({ type: 'already-signed', message: 'made up', nonRetryable: true });
  });
  await ministry.deliverReport({ id: `${form}/${year}/${nis}`, version: 1 }).catch(() => {});
  await condition(() => false);
}
