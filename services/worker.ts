/** How the Temporal workers run: wait for PostgreSQL and Temporal, report that they are ready, shut down in order. */

import { setTimeout as wait } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import { databaseSchema } from '#database/settings.ts';
import { hostSchema, listen, portSchema, reportReady } from './process.ts';
import { temporalSchema, temporalSettings } from './temporal/connection.ts';

const pinoLevels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** The variables of a worker. Each worker adds the checks `requireDatabaseTls` and `requireTemporalTls`. */
export const workerSchema = z.object({
  HOST: hostSchema,
  ...databaseSchema.shape,
  ...temporalSchema.shape,
  NODE_ENV: z.string().optional(),
  /** The port that answers GET /healthz; none without it. */
  HEALTH_PORT: portSchema.optional(),
  /** The folder that keeps the workflow bundle between starts. */
  DATA_DIR: z.string().optional(),
});

type WorkerOptions = {
  readonly sql: Sql;
  /** Runs once PostgreSQL and Temporal can be reached. */
  create(connection: NativeConnection): Promise<Worker>;
  close(): Promise<unknown>;
};

/**
 * Runs a worker until SIGTERM or SIGINT; tasks that have begun are then finished. At the start it waits until
 * PostgreSQL and Temporal are available, however long that takes.
 * @throws when the worker fails permanently
 */
export async function runWorker(
  configuration: z.output<typeof workerSchema>,
  log: Logger,
  { sql, create, close }: WorkerOptions,
): Promise<void> {
  Runtime.install({
    shutdownSignals: ['SIGTERM', 'SIGINT'],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => log[pinoLevels[level]](meta ?? {}, message)),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'WARN' } } },
  });
  let worker: Worker | undefined;
  const health = new Hono().get('/healthz', (context) => {
    const state = worker?.getState() ?? 'WAITING';
    return state === 'RUNNING' ? context.text('ok') : context.text(state, 503);
  });
  const server =
    configuration.HEALTH_PORT === undefined
      ? null
      : await listen(health, { host: configuration.HOST, port: configuration.HEALTH_PORT });
  const stopExiting = exitOnSignal(log);
  await untilReached('PostgreSQL', log, () => sql`select 1`);
  const connection = await untilReached('Temporal', log, () => connectToTemporal(configuration));
  worker = await create(connection);
  const running = worker.run();
  // From here on the worker handles the signals.
  stopExiting();
  reportReady(log);
  try {
    await running;
  } finally {
    await server?.close();
    await connection.close();
    await close();
  }
  log.info('stopped');
}

/** Exits on a signal, or when the parent exits: while the worker waits there is nothing to finish. @returns how to undo that */
function exitOnSignal(log: Logger): () => void {
  const exit = () => {
    log.info('stopped while waiting');
    process.exit(0);
  };
  process.once('SIGTERM', exit).once('SIGINT', exit).once('disconnect', exit);
  return () => process.off('SIGTERM', exit).off('SIGINT', exit).off('disconnect', exit);
}

const MAX_DELAY_MS = 3_000;

async function untilReached<T>(server: string, log: Logger, reach: () => PromiseLike<T>): Promise<T> {
  for (let delay = 100; ; delay = Math.min(2 * delay, MAX_DELAY_MS)) {
    try {
      return await reach();
    } catch (error) {
      log.warn({ error }, `${server} cannot be reached yet`);
      await wait(delay);
    }
  }
}

/** @throws when the server cannot be reached, or does not have the namespace, which is the case while a dev server starts */
async function connectToTemporal(configuration: z.output<typeof workerSchema>): Promise<NativeConnection> {
  const { TEMPORAL_NAMESPACE: namespace } = configuration;
  const connection = await NativeConnection.connect(temporalSettings(configuration));
  try {
    await connection.withDeadline(Date.now() + 5_000, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
