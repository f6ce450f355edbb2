/** A Temporal server on a PostgreSQL of its own, as an installation has it. */

import { execFile } from 'node:child_process';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { prepareLoginRoles } from '#database/login-roles.ts';
import { passwordsIn, temporalGroup } from '#services/prepare-roles/role-passwords.ts';
import { type PostgresOptions, postgresIsReady, postgresUrl, preparePostgres } from '#start/postgres.ts';
import { type Command, launch } from '#start/processes.ts';
import { findTemporal, searchAttributeType } from '#start/temporal.ts';
import { freePort } from '#test/support/ports.ts';
import { findTemporalServer } from '#test/support/temporal-programs.ts';
import { searchAttributes } from '#workflows/search-attributes.ts';
import type { Closing } from './closing.ts';
import { within } from './load.ts';
import type { Processes } from './measure.ts';

const HOST = '127.0.0.1';
/** Its role, which owns the two databases and nothing else. */
const USER = 'temporal';
const DATABASES = { temporal: 'temporal', visibility: 'temporal_visibility' };
/** As in docker-compose.yml. */
const HISTORY_SHARDS = 512;
const READY_WITHIN_MS = 60_000;

const run = promisify(execFile);

export type TemporalServer = { readonly address: string; readonly processes: Processes };

/**
 * Starts the server, with the namespace `default` and the program's search attributes.
 * @param folder for its data and logs
 * @param closing gets how to stop it
 */
export async function startTemporalServer(
  folder: string,
  closing: Closing,
  say: (line: string) => void,
): Promise<TemporalServer> {
  const programs = await findTemporalServer(say);
  const postgres = {
    folder: join(folder, 'postgres'),
    host: HOST,
    port: await freePort(),
    password: 'password-of-the-bench',
  };
  const store = await startPart('temporal-postgres', folder, closing, (log) => preparePostgres(postgres, log));
  await postgresIsReady(postgresUrl(postgres, 'postgres'), AbortSignal.timeout(READY_WITHIN_MS));
  await prepareTables(programs.sql, postgres);

  const port = await freePort();
  await mkdir(join(folder, 'config'));
  const settings = join(folder, 'config', 'settings.yaml');
  // JSON is YAML. The setting is the one of docker-compose.yml and of `npm start`.
  await writeFile(settings, JSON.stringify({ 'system.enableActivityEagerExecution': [{ value: true }] }));
  await writeFile(
    join(folder, 'config', 'bench.yaml'),
    JSON.stringify(await serverConfiguration(port, postgres, settings)),
  );
  const server = await startPart('temporal', folder, closing, (log) => ({
    file: programs.server,
    args: ['--root', folder, '--config', 'config', '--env', 'bench', '--allow-no-auth', 'start'],
    environment: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    endWith: 'SIGTERM',
    log,
  }));
  const address = `${HOST}:${port}`;
  await prepareNamespace(await findTemporal(say), address);
  return {
    address,
    processes: new Map([
      ['temporal', server],
      ["temporal's postgres", store],
    ]),
  };
}

/** Starts a process with a log of its own. @returns its pid */
async function startPart(
  name: string,
  folder: string,
  closing: Closing,
  command: (log: number) => Command | Promise<Command>,
): Promise<number> {
  const log = await open(join(folder, `${name}.log`), 'a');
  try {
    const running = await launch(await command(log.fd));
    closing.push(() => running.stop());
    return running.pid;
  } finally {
    await log.close();
  }
}

async function prepareTables(tool: string, postgres: PostgresOptions): Promise<void> {
  const passwords = passwordsIn([temporalGroup], { TEMPORAL_DATABASE_PASSWORD: postgres.password });
  await prepareLoginRoles(postgresUrl(postgres, 'postgres'), temporalGroup.databases, passwords);
  for (const [schema, database] of Object.entries(DATABASES)) {
    const server = ['--plugin', 'postgres12', '--endpoint', HOST, '--port', String(postgres.port)];
    const login = ['--user', USER, '--password', postgres.password, '--database', database];
    await run(tool, [...server, ...login, 'setup-schema', '--version', '0.0']);
    await run(tool, [...server, ...login, 'update-schema', '--schema-name', `postgresql/v12/${schema}`]);
  }
}

/** The server's configuration: its four services in one process, and otherwise what its own images have. */
async function serverConfiguration(port: number, postgres: PostgresOptions, settings: string) {
  const store = (databaseName: string) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${postgres.host}:${postgres.port}`,
      connectProtocol: 'tcp',
      user: USER,
      password: postgres.password,
      maxConns: 20,
      maxIdleConns: 20,
      maxConnLifetime: '1h',
    },
  });
  const service = async (grpcPort: number) => ({
    rpc: { grpcPort, membershipPort: await freePort(), bindOnIP: HOST },
  });
  const frontend = `${HOST}:${port}`;
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      numHistoryShards: HISTORY_SHARDS,
      defaultStore: 'default',
      visibilityStore: 'visibility',
      datastores: { default: store(DATABASES.temporal), visibility: store(DATABASES.visibility) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: HOST } },
    services: {
      frontend: await service(port),
      matching: await service(await freePort()),
      history: await service(await freePort()),
      worker: await service(await freePort()),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: frontend },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    publicClient: { hostPort: frontend },
    dynamicConfigClient: { filepath: settings, pollInterval: '10s' },
  };
}

/** Creates the namespace and the search attributes. Each command is repeated until the server has started and knows what came before. */
async function prepareNamespace(cli: string, address: string): Promise<void> {
  const namespace = ['--namespace', 'default', '--address', address];
  const attributes = searchAttributes.flatMap(({ name, type }) => [
    ['--name', name],
    ['--type', searchAttributeType(type)],
  ]);
  const commands = [
    ['operator', 'namespace', 'create', ...namespace, '--retention', '72h'],
    ['operator', 'search-attribute', 'create', ...namespace, ...attributes.flat()],
  ];
  for (const command of commands) {
    let problem: unknown;
    const repeat = async (): Promise<void> => {
      for (;;) {
        try {
          await run(cli, [...command, '--disable-config-file', '--disable-config-env', '--command-timeout', '10s']);
          return;
        } catch (error) {
          problem = error;
          await wait(500);
        }
      }
    };
    await within(READY_WITHIN_MS, 'late', repeat()).catch(() => {
      throw new Error(`Temporal's server is not ready: ${String(problem)}`, { cause: problem });
    });
  }
}
