import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { postgresUrl } from '#start/postgres.ts';
import { readSecrets } from '#start/secrets.ts';
import { freePort } from './ports.ts';

/** Everything that `npm start` starts, on free ports and in its own folder. */
export type System = {
  readonly webUrl: string;
  readonly fpsMiUrl: string;
  readonly identityUrl: string;
  readonly mailUrl: string;
  readonly temporalUiUrl: string;
  readonly temporalAddress: string;
  /** The application's database and the ministry's, as PostgreSQL's superuser. */
  readonly databaseUrl: string;
  readonly ministryDatabaseUrl: string;
  readonly folder: string;
  /** The process ids by name: each part in run.json, and the launcher. */
  processes(): Promise<ReadonlyMap<string, number>>;
  /** Everything printed so far. */
  output(): string;
  /** Kills a part with SIGKILL, by its name in run.json: web, reports, postgres, ... */
  kill(part: string): Promise<void>;
  /** Kills the launcher with SIGKILL, as a power cut would. */
  crash(): Promise<void>;
  /** Stops everything with SIGINT. @returns the exit code and everything printed */
  stop(): Promise<{ code: number | null; output: string }>;
};

const recordSchema = z.object({
  launcher: z.object({ pid: z.number() }),
  parts: z.array(z.object({ name: z.string(), pid: z.number() })),
});

/**
 * Starts everything and waits until the web service is ready.
 * @param folder the data of an earlier start; without it, a new folder that `stop` removes
 * @param environment more variables
 * @throws with everything printed, when it does not become ready
 */
export async function startSystem(folder?: string, environment: Record<string, string> = {}): Promise<System> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'uniek-verslag-story-')));
  await chmod(data, 0o711);
  const names = ['WEB', 'FPS_MI', 'IDENTITY', 'MAIL', 'SMTP', 'TEMPORAL', 'TEMPORAL_UI', 'DATABASE'] as const;
  const ports = await freePorts(names.length);
  const portOf = (name: (typeof names)[number]): number =>
    Number(environment[`${name}_PORT`] ?? ports[names.indexOf(name)]);
  const page = (name: (typeof names)[number]): string => `http://127.0.0.1:${portOf(name)}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'start/main.ts'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: {
      ...process.env,
      // Vitest sets `test`, an environment that the program does not know.
      NODE_ENV: 'development',
      DATA_DIR: data,
      // No test waits for a quiet moment.
      MAIL_QUIET_MINUTES: '0',
      ...Object.fromEntries(names.map((name) => [`${name}_PORT`, String(portOf(name))])),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (text: Buffer): void => {
    output += text.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const stop = async () => {
    const code = await end(child);
    if (folder === undefined) await rm(data, { recursive: true, force: true });
    return { code, output };
  };
  const processes = async () => {
    const { launcher, parts } = recordSchema.parse(JSON.parse(await readFile(join(data, 'run.json'), 'utf8')));
    const pids = new Map(parts.map(({ name, pid }) => [name, pid]));
    return pids.set('launcher', launcher.pid);
  };
  const webUrl = page('WEB');
  try {
    await isHealthy(`${webUrl}/healthz`, child);
  } catch (error) {
    await stop();
    throw new Error(`Uniek Verslag did not start:\n${output}`, { cause: error });
  }
  const password = (await readSecrets(data)).DATABASE_PASSWORD;
  const server = { folder: data, host: '127.0.0.1', port: portOf('DATABASE'), password };
  return {
    webUrl,
    fpsMiUrl: page('FPS_MI'),
    identityUrl: page('IDENTITY'),
    mailUrl: page('MAIL'),
    temporalUiUrl: page('TEMPORAL_UI'),
    temporalAddress: environment['TEMPORAL_ADDRESS'] ?? `127.0.0.1:${portOf('TEMPORAL')}`,
    databaseUrl: postgresUrl(server, 'uniek_verslag'),
    ministryDatabaseUrl: postgresUrl(server, 'fps_mi'),
    folder: data,
    processes,
    output: () => output,
    kill: async (name) => {
      const pid = (await processes()).get(name);
      if (pid === undefined) throw new Error(`${name} does not run`);
      process.kill(pid, 'SIGKILL');
    },
    crash: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    stop,
  };
}

/** Different free ports. */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

async function isHealthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error('it was not ready within three minutes');
}

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill('SIGINT');
  return await ended;
}
