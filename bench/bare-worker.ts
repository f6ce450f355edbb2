/** The worker of the bare engine, a process of its own. */

import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { z } from 'zod';
import { readConfiguration } from '#services/process.ts';
import { BARE_QUEUE, type BareActivities } from './bare-workflow.ts';
import { inboxSchema, openInbox } from './inbox.ts';

const configuration = readConfiguration(inboxSchema.extend({ TEMPORAL_ADDRESS: z.string() }));
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGTERM', 'SIGINT'] });
const connection = await NativeConnection.connect({ address: configuration.TEMPORAL_ADDRESS });
const deliver = await openInbox(configuration);
const worker = await Worker.create({
  connection,
  taskQueue: BARE_QUEUE,
  workflowsPath: fileURLToPath(new URL('bare-workflow.ts', import.meta.url)),
  activities: { deliver } satisfies BareActivities,
  // As the reports worker and the notifier have it.
  maxCachedWorkflows: 1000,
  maxConcurrentActivityTaskExecutions: 20,
});
process.send?.('ready');
await worker.run();
await connection.close();
process.disconnect?.();
