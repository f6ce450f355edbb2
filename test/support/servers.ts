/** The servers that the tests share: one PostgreSQL and one Temporal dev server, for the length of a run. */

import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { database } from '#database/grants.ts';
import { prepareLoginRoles } from '#database/login-roles.ts';
import { database as ministryDatabase } from '#services/fps-mi/database/grants.ts';
import { postgresIsReady, postgresUrl, preparePostgres } from '#start/postgres.ts';
import { type Command, launch, type Running } from '#start/processes.ts';
import { findTemporal, temporalCommand, temporalIsReady } from '#start/temporal.ts';
import { freePort } from './ports.ts';
import { passwordsOf } from './role-passwords.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The maintenance database of a PostgreSQL, as its superuser. Tests make their own by `freshDatabase()`. */
    databaseUrl: string;
    /** host:port of a Temporal server, shared by all tests, with a namespace for each file that runs workflows. */
    temporalAddress: string;
  }
}

type Servers = { readonly databaseUrl: string; readonly temporalAddress: string; stop(): Promise<void> };

// Vitest loads this module once for each project. What several projects share must be on globalThis.
declare global {
  var uniekVerslagTestServers: { users: number; readonly started: Promise<Servers> } | undefined;
}

const host = '127.0.0.1';

/** One for each test file that runs workflows. */
const namespaces = [
  'campaigns',
  'crash-points',
  'decisions',
  'faults',
  'forging',
  'forms',
  'fuzz',
  'large-report',
  'lines-of-files',
  'ministry',
  'operators',
  'pages',
  'long-history',
  'merging',
  'problems',
  'restored-ministry',
  'security-log',
  'table-lines',
  'reconciler',
  'reminders',
  'table-story',
  'tables',
  'two-officers',
  'line-grid',
  'waiting-worker',
  'web',
  'workflows',
];

/** Vitest's global set-up: the first project starts the servers, the last one stops them. @returns the tear-down */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  globalThis.uniekVerslagTestServers ??= { users: 0, started: startServers() };
  const shared = globalThis.uniekVerslagTestServers;
  const { databaseUrl, temporalAddress, stop } = await shared.started;
  shared.users += 1;
  project.provide('databaseUrl', databaseUrl);
  project.provide('temporalAddress', temporalAddress);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.uniekVerslagTestServers = undefined;
    await stop();
  };
}

async function startServers(): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-test-'));
  await chmod(folder, 0o711);
  const servers: Running[] = [];
  const stop = async () => {
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
    return { databaseUrl, temporalAddress, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startPostgres(folder: string, servers: Running[]): Promise<string> {
  const options = { folder: join(folder, 'postgres'), host, port: await freePort(), password: 'for tests only' };
  const log = join(folder, 'postgres.log');
  const url = postgresUrl(options, 'postgres');
  // These data need not outlive a power cut.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  await start(
    log,
    servers,
    (file) => preparePostgres(options, file, settings),
    (signal) => postgresIsReady(url, signal),
  );
  // Many test files share the roles, each with its own pools: without a limit on their number.
  const databases = [database, ministryDatabase];
  await prepareLoginRoles(url, databases, passwordsOf(databases), { limits: false });
  return url;
}

/**
 * Starts a Temporal dev server that keeps everything in memory, and adds it to `servers`.
 * @param folder for its log
 * @param port a free one unless given
 * @returns host:port
 */
export async function startTemporal(folder: string, servers: Running[], port?: number): Promise<string> {
  const options = {
    host,
    port: port ?? (await freePort()),
    namespaces,
    // A report continues as new after some ten saves instead of a thousand: the tests see it happen.
    settings: ['limit.historyCount.suggestContinueAsNew=120'],
  };
  const address = `${options.host}:${options.port}`;
  const executable = await findTemporal((line) => process.stderr.write(`${line}\n`));
  const log = join(folder, 'temporal.log');
  await start(
    log,
    servers,
    (file) => temporalCommand(executable, options, file),
    (signal) => temporalIsReady(executable, address, signal),
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
    const died = server.ended.then(() => late.abort(new Error('it ended immediately')));
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
