/** What every process needs: its configuration, a log, an HTTP server, and an orderly shutdown. */

import { writeSync } from 'node:fs';
import type { ServerOptions } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { type DestinationStream, type Logger, type LoggerOptions, pino, stdSerializers } from 'pino';
import { z } from 'zod';
import { readVariables } from '#database/variables.ts';
import { MAX_BODY_TIMEOUT_MS } from '#web/site/limits.ts';

/** The address that a process listens on; without configuration, that of this machine only. */
export const hostSchema = z.string().min(1).default('127.0.0.1');

/** A port; with 0 the system chooses a free one (tests). */
export const portSchema = z.coerce.number().int().min(0).max(65_535);

/**
 * Reads the configuration from the environment variables, or from the files that they name (`orFile`). When some are wrong
 * or missing, writes a line about each and exits with code 2.
 */
export function readConfiguration<S extends z.ZodType>(schema: S, environment = process.env): z.output<S> {
  const read = readVariables(schema, environment);
  if (read.success) return read.data;
  for (const problem of read.problems) process.stderr.write(`Configuration: ${problem}\n`);
  process.exit(2);
}

/**
 * The log of one process: JSON lines on standard output.
 * @param write writes some of the bytes and returns how many; throws when it cannot
 */
export function createLog(name: string, write: WriteSome = (bytes) => writeSync(1, bytes)): Logger {
  const level = process.env['LOG_LEVEL'] ?? 'info';
  const least = pino.levels.values[level] ?? Number.POSITIVE_INFINITY;
  const options: LoggerOptions = {
    name,
    base: { name },
    // The security log is written at every level but `silent`. Its lines are at least at `info`.
    level: level === 'warn' || level === 'error' || level === 'fatal' ? 'info' : level,
    hooks: {
      logMethod(line, method, lineLevel) {
        if (lineLevel >= least || isSecurityLine(line[0])) method.apply(this, line);
      },
    },
    errorKey: 'error',
    serializers: { error: errorFacts },
  };
  return pino(options, logDestination(name, write));
}

/** An error as the log shows it, without the values of the row that PostgreSQL refused. */
function errorFacts(error: unknown): unknown {
  // The cast: the serializer takes anything, and returns what is not an error unchanged.
  const facts: unknown = stdSerializers.err(error as Error);
  if (typeof facts !== 'object' || facts === null || !('detail' in facts)) return facts;
  const { detail: _, ...others } = facts;
  return others;
}

function isSecurityLine(facts: unknown): boolean {
  return typeof facts === 'object' && facts !== null && 'security' in facts && facts.security === true;
}

type WriteSome = (bytes: Buffer) => number;

/**
 * Writes each line at once. A line that cannot be written, for example on a full disk, is lost; a later line says how many
 * were. Pino's own destination ends the process then, or never lets it exit.
 */
function logDestination(name: string, write: WriteSome): DestinationStream {
  let lost = 0;
  let reason = '';
  return {
    write: (line) => {
      try {
        if (lost > 0) {
          const report = {
            level: pino.levels.values['warn'],
            time: Date.now(),
            name,
            lost,
            reason,
            msg: 'log lines lost',
          };
          // The last line may have been written in part.
          writeAll(write, `\n${JSON.stringify(report)}\n`);
          lost = 0;
        }
        writeAll(write, line);
      } catch (error) {
        lost += 1;
        reason = error instanceof Error ? error.message : String(error);
      }
    },
  };
}

function writeAll(write: WriteSome, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(write(rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      // The reader of a pipe is slower than this process.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** An HTTP server that listens: its port, and how to close it. */
export type RunningServer = { readonly port: number; readonly close: () => Promise<void> };

/** Node's limits on the time that a client takes to send a request, in milliseconds. Then it answers 408 and closes. */
export type ClientTimes = Pick<ServerOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>;

const CLIENT_TIMES = {
  headersTimeout: 30_000,
  // With the body. The sites answer earlier themselves (web/site/limits.ts); this ends what they do not see.
  requestTimeout: MAX_BODY_TIMEOUT_MS + 5_000,
  connectionsCheckingInterval: 5_000,
} as const satisfies ClientTimes;

/** Serves a Hono application. @throws when the port is in use */
export function listen(
  app: Pick<Hono, 'fetch'>,
  at: { host: string; port: number },
  times: ClientTimes = {},
): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    const serverOptions = { ...CLIENT_TIMES, ...times };
    const server = serve({ fetch: app.fetch, hostname: at.host, port: at.port, serverOptions }, (info) => {
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Idle keep-alive connections would keep the process running until their time-out.
            if (!('closeIdleConnections' in server)) return;
            server.closeIdleConnections();
            // So would a client that does not read its response. Ten seconds are enough for all others.
            setTimeout(() => server.closeAllConnections(), 10_000).unref();
          }),
      });
    });
    server.once('error', reject);
  });
}

/** On SIGTERM or SIGINT: runs `steps` one after the other and exits with code 0, or 1 when a step failed. */
export function shutDown(log: Logger, steps: (() => Promise<unknown>)[]): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'shutting down');
    let code = 0;
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        log.error({ error }, 'a step of the shutdown failed');
        code = 1;
      }
    }
    process.exit(code);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

/** Reports to the parent process that this one is ready. From then on this process shuts down when its parent exits. */
export function reportReady(log: Logger, facts: Record<string, unknown> = {}): void {
  log.info(facts, 'ready');
  process.send?.('ready');
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Waiting for the parent must not keep a process alive that has nothing else to do.
  process.channel?.unref();
}
