/** How the workflows call the activities: on which queue, how long one may take, and when it is tried again. Unless a limit is given, they are retried until they succeed. */

import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { CampaignActivities, NotifierActivities, ReportActivities } from './activities.ts';
import { NOTIFIER_QUEUE } from './queues.ts';

/**
 * Reports in the database, as local activities: one takes a few milliseconds, and a command then costs one workflow task.
 * It may run again when its worker dies before the engine has stored the result: each is idempotent. After ten attempts, which
 * take 20 s, the report goes on with other commands: a command that always fails must not hold it up. (The limit
 * scheduleToCloseTimeout of a local activity does not end its retries.)
 */
export const reports = proxyLocalActivities<Omit<ReportActivities, 'loadReport'>>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s', maximumAttempts: 10 },
});

/** Without its report a run cannot go on. During a long outage it waits with timers, so that the history stays short. */
export const reportReading = proxyLocalActivities<Pick<ReportActivities, 'loadReport'>>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '3s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** Campaigns in the database: usually a few milliseconds. */
export const database = proxyActivities<Omit<CampaignActivities, 'openReports'>>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** A batch of reports: some seconds. Another worker takes over 30 s after a worker was killed. */
export const reportOpening = proxyActivities<Pick<CampaignActivities, 'openReports'>>({
  startToCloseTimeout: '5m',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * FPS MI. Normally the activity sets the next delay (with jitter); these values apply when it cannot. A refusal (4xx) is
 * final and is not retried. A notifier that was killed is noticed after three seconds without a heartbeat.
 */
export const ministry = proxyActivities<Pick<NotifierActivities, 'deliverReport' | 'fetchDecision'>>({
  taskQueue: NOTIFIER_QUEUE,
  startToCloseTimeout: '30s',
  heartbeatTimeout: '3s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1m' },
});

/**
 * How long a delivery is tried before more of it is shown to operators: first the stage `sending`, then a problem. The first
 * limit is longer than one attempt. After them it is a day, so that the history stays short.
 */
export const deliveryLimits = ['30s', '1 hour'] as const;

/** The notifier's clock. */
export const calendar = proxyActivities<Pick<NotifierActivities, 'planRound'>>({
  taskQueue: NOTIFIER_QUEUE,
  startToCloseTimeout: '20s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** A round of reminders: some minutes. It ends with the office hours at the latest. */
export const reminders = proxyActivities<Pick<NotifierActivities, 'sendReminders'>>({
  taskQueue: NOTIFIER_QUEUE,
  startToCloseTimeout: '12h',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5m' },
});
