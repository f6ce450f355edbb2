/** The reports worker: runs the workflows of reports and campaigns, and their database activities. */

import { type NativeConnection, Worker } from '@temporalio/worker';
import { z } from 'zod';
import { connect } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { createLog, readConfiguration } from '#services/process.ts';
import { runWorker, workerSchema } from '#services/worker.ts';
import { REPORTS_QUEUE } from '#workflows/queues.ts';
import { createReportActivities } from './activities.ts';
import { bundleWorkflows } from './bundle.ts';
import { createCampaignActivities } from './campaigns.ts';

const configuration = readConfiguration(workerSchema.extend({ DATABASE_URL: z.url() }));
const log = createLog('reports');
const sql = connect(configuration.DATABASE_URL, { schema: SCHEMA, max: 20, name: 'reports' });

await runWorker(configuration, log, {
  create: async (connection: NativeConnection) =>
    Worker.create({
      connection,
      namespace: configuration.TEMPORAL_NAMESPACE,
      taskQueue: REPORTS_QUEUE,
      workflowBundle: await bundleWorkflows(configuration.DATA_DIR),
      activities: { ...createReportActivities({ sql }), ...createCampaignActivities({ sql }) },
      // Above what one worker meets at a time on the last day (0.27 MiB each); beyond it a report is replayed, not lost.
      maxCachedWorkflows: 1000,
      maxConcurrentActivityTaskExecutions: 20,
      // Whoever saves after this worker was killed waits so long before another one is asked; the default is 10 s.
      stickyQueueScheduleToStartTimeout: '3s',
      shutdownGraceTime: '5s',
    }),
  close: () => sql.end({ timeout: 5 }),
});
