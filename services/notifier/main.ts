/** The notifier: sends reports to FPS MI. */

import { type NativeConnection, Worker } from '@temporalio/worker';
import { z } from 'zod';
import { connect } from '../../database/connection.ts';
import { SCHEMA } from '../../database/migrate.ts';
import { NOTIFIER_QUEUE } from '../../workflows/messages.ts';
import { createLog, readConfiguration } from '../process.ts';
import { runWorker, workerSchema } from '../worker.ts';
import { createActivities } from './activities.ts';

const configuration = readConfiguration(
  workerSchema.extend({ DATABASE_URL: z.url(), FPS_MI_URL: z.url(), FPS_MI_TOKEN: z.string().min(16) }),
);
const log = createLog('notifier');
const sql = connect(configuration.DATABASE_URL, { schema: SCHEMA, name: 'notifier' });

await runWorker(configuration, log, {
  create: (connection: NativeConnection) =>
    Worker.create({
      connection,
      namespace: configuration.TEMPORAL_NAMESPACE,
      taskQueue: NOTIFIER_QUEUE,
      activities: createActivities({
        sql,
        log,
        fpsMi: { url: configuration.FPS_MI_URL, token: configuration.FPS_MI_TOKEN },
      }),
      maxConcurrentActivityTaskExecutions: 20,
      shutdownGraceTime: '5s',
    }),
  close: () => sql.end({ timeout: 5 }),
});
