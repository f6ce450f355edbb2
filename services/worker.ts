/** How the Temporal workers run: connect to Temporal, report that they are ready, shut down in order. */

import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { z } from 'zod';
import { hostSchema, listen, portSchema, ready } from './process.ts';

const pinoLevels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

export const workerSchema = z.object({
  HOST: hostSchema,
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** The port that answers GET /healthz; none without it. */
  HEALTH_PORT: portSchema.optional(),
  /** The folder that keeps the workflow bundle between starts. */
  DATA_DIR: z.string().optional(),
});

/**
 * Runs a worker until SIGTERM or SIGINT; tasks that have begun are then finished.
 * @throws when Temporal cannot be reached at the start, or the worker fails permanently
 */
export async function runWorker(
  configuration: z.output<typeof workerSchema>,
  log: Logger,
  options: { create: (connection: NativeConnection) => Promise<Worker>; close: () => Promise<unknown> },
): Promise<void> {
  Runtime.install({
    shutdownSignals: ['SIGTERM', 'SIGINT'],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => log[pinoLevels[level]](meta ?? {}, message)),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'WARN' } } },
  });
  const connection = await NativeConnection.connect({ address: configuration.TEMPORAL_ADDRESS });
  const worker = await options.create(connection);
  const health = new Hono().get('/healthz', (context) =>
    worker.getState() === 'RUNNING' ? context.text('ok') : context.text(worker.getState(), 503),
  );
  const server =
    configuration.HEALTH_PORT === undefined
      ? null
      : await listen(health, { host: configuration.HOST, port: configuration.HEALTH_PORT });
  const running = worker.run();
  ready(log);
  try {
    await running;
  } finally {
    await server?.close();
    await connection.close();
    await options.close();
  }
  log.info('stopped');
}
