/** The parts: the command that runs each, when it is ready, and what to do when it does not stay up. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareLoginRoles } from '#database/login-roles.ts';
import { settingsFor } from '#database/settings.ts';
import { applicationGroup, ministryGroup, passwordsIn } from '#services/prepare-roles/role-passwords.ts';
import {
  type Addresses,
  type Configuration,
  commonEnvironment,
  preparationEnvironment,
  type ServiceName,
  serviceEnvironment,
} from './configuration.ts';
import { type PostgresOptions, postgresIsReady, postgresUrl, preparePostgres } from './postgres.ts';
import { type Command, launch, type Running } from './processes.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import type { Part } from './supervise.ts';
import { findTemporal, temporalCommand, temporalIsReady } from './temporal.ts';

/** The database server. */
export function postgresPart(configuration: Configuration, secrets: Secrets): Part {
  const options: PostgresOptions = {
    folder: join(configuration.DATA_DIR, 'postgres'),
    host: '127.0.0.1',
    port: configuration.DATABASE_PORT,
    password: secrets.DATABASE_PASSWORD,
  };
  return {
    name: 'postgres',
    title: 'PostgreSQL',
    command: (log) => preparePostgres(options, log),
    isReady: (_running, signal) => postgresIsReady(postgresUrl(options, 'postgres'), signal),
    remedy: `If its data in ${options.folder} cannot be used any more, move that folder away; or give another server as DATABASE_URL.`,
  };
}

/** The Temporal dev server, with its web pages. */
export function temporalPart(configuration: Configuration, addresses: Addresses, say: (line: string) => void): Part {
  const database = join(configuration.DATA_DIR, 'temporal.db');
  const options = {
    host: '127.0.0.1',
    port: configuration.TEMPORAL_PORT,
    database,
    ui: { host: configuration.HOST, port: configuration.TEMPORAL_UI_PORT },
  };
  return {
    name: 'temporal',
    title: 'Temporal',
    command: async (log) => temporalCommand(await findTemporal(say), options, log),
    isReady: async (_running, signal) => temporalIsReady(await findTemporal(say), addresses.temporal, signal),
    remedy: `If its data in ${database} cannot be used any more, move that file away; or give another server as TEMPORAL_ADDRESS.`,
  };
}

const titles: Record<ServiceName, string> = {
  identity: 'The login service',
  'fps-mi': "The ministry's side (fps-mi)",
  reports: 'The reports worker',
  notifier: 'The notifier',
  web: 'The web service',
};

/**
 * The size of V8's young generation in MB, for each process. Processes that answer few requests need little; the web
 * service and the reports worker keep Node's default.
 */
const SMALL_YOUNG_GENERATION = ['--max-semi-space-size=4'];

/** One of the services. `reloadPages`: the pages in a browser reload when the service has been started again. */
export function servicePart(
  name: ServiceName,
  configuration: Configuration,
  addresses: Addresses,
  { reloadPages }: { reloadPages: boolean },
): Part {
  const script = fileURLToPath(new URL(`../services/${name}/main.ts`, import.meta.url));
  const flags = name === 'web' || name === 'reports' ? [] : SMALL_YOUNG_GENERATION;
  return {
    name,
    title: titles[name],
    command: async (log) => {
      // Read at each start: a key may have been rotated since the last one.
      const secrets = await readSecrets(configuration.DATA_DIR);
      const environment = serviceEnvironment(name, configuration, addresses, secrets);
      const extra = reloadPages ? { RELOAD_PAGES: '1' } : {};
      return nodeCommand([...flags, '--import', 'tsx', script], { ...environment, ...extra }, log);
    },
    isReady: saysReady,
    remedy: 'Its log says why.',
  };
}

/** The mail catcher. */
export function mailPart(configuration: Configuration): Part {
  const script = fileURLToPath(new URL('mail.ts', import.meta.url));
  const environment = {
    ...commonEnvironment(configuration),
    MAIL_PORT: String(configuration.MAIL_PORT),
    SMTP_PORT: String(configuration.SMTP_PORT),
    MAIL_FOLDER: join(configuration.DATA_DIR, 'mail'),
  };
  const flags = [...SMALL_YOUNG_GENERATION, '--max-old-space-size=96', '--optimize-for-size'];
  return {
    name: 'mail',
    title: 'The mail catcher',
    command: (log) => nodeCommand([...flags, '--import', 'tsx', script], environment, log),
    isReady: saysReady,
    remedy: 'Its log says why; or give a mail server as SMTP_URL.',
  };
}

/**
 * Makes the roles of the services and their databases. Nothing else uses the administrator's role.
 * @throws when the data come from a version in which all services were one role
 */
export async function prepareRoles(
  configuration: Configuration,
  { databases }: Addresses,
  secrets: Secrets,
): Promise<void> {
  const groups = configuration.FPS_MI_URL === undefined ? [applicationGroup, ministryGroup] : [applicationGroup];
  await prepareLoginRoles(
    settingsFor(databases.admin, configuration.DATABASE_PASSWORD, configuration),
    groups.flatMap((group) => group.databases),
    passwordsIn(groups, secrets),
  );
}

/**
 * Migrates the databases to this version.
 * @throws when that fails; its log says why
 */
export async function prepareDatabase(configuration: Configuration, addresses: Addresses, log: number): Promise<void> {
  const script = fileURLToPath(new URL('../services/prepare-database/main.ts', import.meta.url));
  const environment = {
    ...commonEnvironment(configuration),
    ...preparationEnvironment(configuration, addresses),
    OIDC_ISSUER: addresses.identity,
    // The stand-in of the login service has persons for every organisation; a real one has its own.
    DEMO_PERSONS: configuration.OIDC_ISSUER === undefined ? '1' : '0',
  };
  const running = await launch(nodeCommand([...SMALL_YOUNG_GENERATION, '--import', 'tsx', script], environment, log));
  const ending = await running.ended;
  if (ending.code !== 0) throw new Error('The database could not be prepared.');
}

function nodeCommand(args: string[], environment: Command['environment'], log: number): Command {
  return { file: process.execPath, args, environment, endWith: 'SIGTERM', log, messages: true };
}

function saysReady(running: Running, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    running.process.on('message', (message) => message === 'ready' && resolve());
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
