/** The Temporal dev server: gets its program, the Temporal CLI, and runs it. */

import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { searchAttributes } from '#workflows/search-attributes.ts';
import { cacheFolder } from './bootstrap.mjs';
import type { Command } from './processes.ts';
import { failureOf, findOnPath, installGo, isProgram } from './programs.ts';

/** The newest release that can be built from the Go module proxy. Contains Server 1.29.1. */
const VERSION = '1.5.1';
const MODULE = `github.com/temporalio/cli/cmd/temporal@v${VERSION}`;
const program = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/**
 * The Temporal CLI: from the PATH, from the cache, downloaded, or built with Go; the first that works.
 * @param say gets a line for each step that takes long
 * @throws when there is no way to get it, with what to install
 */
export async function findTemporal(say: (line: string) => void): Promise<string> {
  const cache = cacheFolder(process.env);
  const kept = join(cache, `temporal-${VERSION}`, program);
  const known = (await findOnPath(program)) ?? ((await isProgram(kept)) ? kept : undefined);
  if (known !== undefined) return known;

  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, '.temporal-'));
  try {
    say(`Temporal: installing its CLI ${VERSION} (once, into ${cache})`);
    const failures: string[] = [];
    for (const get of [download, build]) {
      const failure = await get(fresh, say);
      if (failure === undefined && (await isProgram(join(fresh, program)))) {
        await keep(fresh, join(cache, `temporal-${VERSION}`));
        return kept;
      }
      failures.push(failure ?? `${get.name}: no program was made`);
    }
    throw new Error(
      [
        'The Temporal CLI could not be installed:',
        ...failures.map((failure) => `  ${failure}`),
        'Install it (https://docs.temporal.io/cli) so that `temporal` is on the PATH, or install Go so that it can be built,',
        'or give the address of a running server as TEMPORAL_ADDRESS.',
      ].join('\n'),
    );
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Without `database` the server keeps everything in memory, without `ui` it has no web pages. */
export type TemporalOptions = {
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly ui?: { readonly host: string; readonly port: number };
  /** Namespaces besides `default`: test files that run side by side have one each. */
  readonly namespaces?: readonly string[];
  /** Dynamic configuration, `key=value`. */
  readonly settings?: readonly string[];
};

/** The command that runs the dev server with the program's search attributes. */
export function temporalCommand(executable: string, options: TemporalOptions, log: number): Command {
  const args = ['server', 'start-dev', '--ip', options.host, '--port', String(options.port), '--namespace', 'default'];
  if (options.ui === undefined) args.push('--headless');
  else args.push('--ui-ip', options.ui.host, '--ui-port', String(options.ui.port));
  if (options.database !== undefined) {
    args.push('--db-filename', options.database);
    args.push('--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=FULL');
  }
  for (const name of options.namespaces ?? []) args.push('--namespace', name);
  // With eager execution an activity can start with the answer to the workflow task that scheduled it, without a poll.
  for (const setting of ['system.enableActivityEagerExecution=true', ...(options.settings ?? [])]) {
    args.push('--dynamic-config-value', setting);
  }
  for (const { name, type } of searchAttributes)
    args.push('--search-attribute', `${name}=${searchAttributeType(type)}`);
  args.push('--log-level', 'warn', '--color', 'never', '--disable-config-file', '--disable-config-env');
  return {
    file: executable,
    args,
    environment: { PATH: process.env['PATH'], HOME: process.env['HOME'], GOMEMLIMIT: '160MiB' },
    endWith: 'SIGTERM',
    log,
  };
}

/** The type of a search attribute as the CLI names it: the SDK's `KEYWORD_LIST` is `KeywordList`. */
export function searchAttributeType(type: string): string {
  return type
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/**
 * Waits until the server knows the namespace `default`, and adds the search attributes that it does not have: the server adds
 * them itself only when it makes the namespace, and its data may be those of an older version.
 * @param executable the Temporal CLI. A client library would use more memory than the rest of the launcher.
 * @throws when `signal` is aborted
 */
export async function temporalIsReady(executable: string, address: string, signal: AbortSignal): Promise<void> {
  const where = ['--namespace', 'default', '--address', address];
  const quick = ['--command-timeout', '2s', '--disable-config-file', '--disable-config-env'];
  const attributes = searchAttributes.flatMap(({ name, type }) => [
    '--name',
    name,
    '--type',
    searchAttributeType(type),
  ]);
  for (const step of [
    ['namespace', 'describe'],
    ['search-attribute', 'create', ...attributes],
  ]) {
    while (!(await succeeds(executable, ['operator', ...step, ...where, ...quick]))) {
      signal.throwIfAborted();
      await wait(50);
    }
  }
}

function succeeds(file: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => execFile(file, args, (error) => resolve(error === null)));
}

/** Uses the SDK's download, which needs the internet. It cannot be cancelled, so it runs in a process of its own. */
function download(folder: string): Promise<string | undefined> {
  const script = fileURLToPath(new URL('download-temporal.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, `v${VERSION}`, program], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return failureOf(child, 'download', 5 * 60_000);
}

/** Builds it from the Go module proxy. Takes some minutes the first time. */
function build(folder: string, say: (line: string) => void): Promise<string | undefined> {
  return installGo([MODULE], folder, { what: "Temporal's CLI", say });
}

/** Renames, so that the folder is complete or missing. When another clone was faster, its copy is used. */
async function keep(fresh: string, folder: string): Promise<void> {
  await rename(fresh, folder).catch(async (error: unknown) => {
    if (!(await isProgram(join(folder, program)))) throw error;
  });
}
