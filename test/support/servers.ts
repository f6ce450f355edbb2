/** The servers that the tests share: one PostgreSQL and one Temporal dev server, for the length of a run. */

import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from '#start/ports.ts';
import { postgresIsReady, postgresUrl, preparePostgres } from '#start/postgres.ts';
import { type Command, launch, type Running } from '#start/processes.ts';
import { findTemporal, temporalCommand, temporalIsReady } from '#start/temporal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The maintenance database of a PostgreSQL, as its superuser. Tests make their own by `freshDatabase()`. */
    databaseUrl: string;
    /** host:port of a Temporal server, shared by all tests, with a namespace for each file that runs workflows. */
    temporalAddress: string;
  }
}

const host = '127.0.0.1';

/** Vitest's global set-up; gives back the tear-down. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-test-'));
  await chmod(folder, 0o711);
  const servers: Running[] = [];
  const tearDown = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  // Where vitest ends without a tear-down, the servers must end too.
  process.once('exit', () => {
    for (const server of servers) server.kill();
  });
  try {
    const [databaseUrl, temporalAddress] = await Promise.all([
      startPostgres(folder, servers),
      startTemporal(folder, servers),
    ]);
    project.provide('databaseUrl', databaseUrl);
    project.provide('temporalAddress', temporalAddress);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

async function startPostgres(folder: string, servers: Running[]): Promise<string> {
  const place = { folder: join(folder, 'postgres'), host, port: await freePort(), password: 'for tests only' };
  const log = join(folder, 'postgres.log');
  const url = postgresUrl(place, 'postgres');
  // These data need not outlive a power cut.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  await start(
    log,
    servers,
    (file) => preparePostgres(place, file, settings),
    (signal) => postgresIsReady(url, signal),
  );
  return url;
}

async function startTemporal(folder: string, servers: Running[]): Promise<string> {
  const place = {
    host,
    port: await freePort(),
    namespaces: [
      ...['workflows', 'faults', 'web', 'forms', 'tables', 'table-story', 'pages', 'large-report', 'lines-of-files'],
      ...['campaigns', 'reminders', 'operators', 'ministry', 'decisions'],
    ],
    // A report continues as new after some ten saves instead of a thousand: the tests see it happen.
    settings: ['limit.historyCount.suggestContinueAsNew=120'],
  };
  const address = `${place.host}:${place.port}`;
  const executable = await findTemporal((line) => process.stderr.write(`${line}\n`));
  const log = join(folder, 'temporal.log');
  await start(
    log,
    servers,
    (file) => temporalCommand(executable, place, file),
    (signal) => temporalIsReady(address, signal),
  );
  return address;
}

async function start(
  log: string,
  servers: Running[],
  command: (log: number) => Command | Promise<Command>,
  isReady: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const file = await open(log, 'a');
  try {
    const server = await launch(await command(file.fd));
    servers.push(server);
    const late = new AbortController();
    const died = server.ended.then(() => late.abort(new Error('it ended at once')));
    const timer = setTimeout(() => late.abort(new Error('it was not ready within 60 s')), 60_000);
    await Promise.race([isReady(late.signal), died.then(() => late.signal.throwIfAborted())]);
    clearTimeout(timer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`A server for the tests did not start: ${reason}\n${await readFile(log, 'utf8')}`, {
      cause: error,
    });
  } finally {
    await file.close();
  }
}
