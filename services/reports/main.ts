/** The reports worker: runs the workflows of reports and campaigns and their activities on the database. */

import { Client, Connection } from '@temporalio/client';
import { type NativeConnection, Worker } from '@temporalio/worker';
import { SCHEMA } from '#database/migrate.ts';
import { hideErrorTexts } from '#services/activity-errors.ts';
import { logAllOutput } from '#services/all-output.ts';
import { createLog, readConfiguration } from '#services/process.ts';
import { connectService } from '#services/service-database.ts';
import { temporalSettings } from '#services/temporal/connection.ts';
import { startReconciler } from '#services/temporal/reconcile.ts';
import { runWorker } from '#services/worker.ts';
import { REPORTS_QUEUE } from '#workflows/queues.ts';
import { createReportActivities } from './activities.ts';
import { bundleWorkflows } from './bundle.ts';
import { createCampaignActivities } from './campaigns.ts';
import { reportsSchema } from './configuration.ts';

const configuration = readConfiguration(reportsSchema);
const log = createLog('reports');
logAllOutput(log);
const sql = connectService(configuration, log, { schema: SCHEMA, max: 8, name: 'reports' });

const connection = Connection.lazy(temporalSettings(configuration));
const client = new Client({ connection, namespace: configuration.TEMPORAL_NAMESPACE });
const reconciler = startReconciler({ sql, client, log });

await runWorker(configuration, log, {
  sql,
  create: async (native: NativeConnection) =>
    Worker.create({
      connection: native,
      namespace: configuration.TEMPORAL_NAMESPACE,
      taskQueue: REPORTS_QUEUE,
      workflowBundle: await bundleWorkflows(configuration.DATA_DIR),
      activities: { ...createReportActivities({ sql, log }), ...createCampaignActivities({ sql }) },
      // More than the reports in progress on the last day (0.27 MiB each). Above it, a report is replayed.
      maxCachedWorkflows: 1000,
      interceptors: { activity: [hideErrorTexts(log)] },
      maxConcurrentActivityTaskExecutions: 20,
      // After this worker was killed, a save waits this long for another worker. The default is 10 s.
      stickyQueueScheduleToStartTimeout: '2s',
      shutdownGraceTime: '5s',
    }),
  close: async () => {
    await reconciler.stop();
    await connection.close();
    await sql.end({ timeout: 5 });
  },
});
