/** How our Temporal workers run: connect when Temporal is there, tell when ready, stop in order. */

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
  /** Where GET /healthz is answered; nowhere unless given. */
  HEALTH_PORT: portSchema.optional(),
  /** Where the workflow bundle is kept between starts. */
  DATA_DIR: z.string().optional(),
});

/**
 * Runs a worker until SIGTERM or SIGINT, then lets the work in hand finish.
 * @throws when Temporal cannot be reached at the start, or the worker fails for good
 */
export async function runWorker(
  configuration: z.output<typeof workerSchema>,
  log: Logger,
  parts: { create: (connection: NativeConnection) => Promise<Worker>; close: () => Promise<unknown> },
): Promise<void> {
  Runtime.install({
    shutdownSignals: ['SIGTERM', 'SIGINT'],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => log[pinoLevels[level]](meta ?? {}, message)),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'WARN' } } },
  });
  const connection = await NativeConnection.connect({ address: configuration.TEMPORAL_ADDRESS });
  const worker = await parts.create(connection);
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
    await parts.close();
  }
  log.info('stopped');
}
