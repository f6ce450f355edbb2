/** What every process of ours does: read its configuration, keep a log, listen, and stop in order. */

import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { type Logger, pino, stdSerializers } from 'pino';
import { z } from 'zod';

/** Where a process listens unless told otherwise: this machine only. */
export const hostSchema = z.string().min(1).default('127.0.0.1');

/** A port; 0 lets the system choose (tests). */
export const portSchema = z.coerce.number().int().min(0).max(65_535);

/**
 * Reads the configuration from the environment, once.
 * On nonsense the process ends with code 2 and a line for each variable that is wrong.
 */
export function readConfiguration<S extends z.ZodType>(schema: S, environment = process.env): z.output<S> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    process.stderr.write(`Configuration: ${issue.path.join('.')}: ${issue.message}\n`);
  }
  process.exit(2);
}

/** The log of one process: JSON lines on standard output. */
export function createLog(name: string): Logger {
  return pino({
    name,
    base: { name },
    level: process.env['LOG_LEVEL'] ?? 'info',
    errorKey: 'error',
    serializers: { error: stdSerializers.err },
  });
}

/** A listening HTTP server: the port that it got, and how to end it. */
export type Listening = { port: number; close: () => Promise<void> };

/** Listens with a Hono application. Rejects when the port is taken. */
export function listen(app: Pick<Hono, 'fetch'>, at: { host: string; port: number }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: at.host, port: at.port }, (info) => {
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Idle keep-alive connections would hold the process for their whole time-out.
            if (!('closeIdleConnections' in server)) return;
            server.closeIdleConnections();
            // So would somebody who does not read the answer; ten seconds are enough for any other.
            setTimeout(() => server.closeAllConnections(), 10_000).unref();
          }),
      });
    });
    server.once('error', reject);
  });
}

/** Ends the process in order on SIGTERM or SIGINT: `steps` one after the other, then exit code 0; a failing step is logged and gives 1. */
export function stopInOrder(log: Logger, steps: (() => Promise<unknown>)[]): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    let code = 0;
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        log.error({ error }, 'a part did not stop in order');
        code = 1;
      }
    }
    process.exit(code);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

/** Tells whoever started this process that it is ready for work. From then on it ends, in order, when that one is gone. */
export function ready(log: Logger, facts: Record<string, unknown> = {}): void {
  log.info(facts, 'ready');
  process.send?.('ready');
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Listening must not keep a process alive that has nothing else to do.
  process.channel?.unref();
}
