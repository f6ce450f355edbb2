/** The Temporal dev server: where its program comes from, and how it is run. */

import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { connect } from 'node:http2';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { searchAttributes } from '#workflows/search-attributes.ts';
import { cacheFolder } from './bootstrap.mjs';
import type { Command } from './processes.ts';

/** The newest release whose modules the Go proxy can serve (Server 1.29.1). */
const VERSION = '1.5.1';
const MODULE = `github.com/temporalio/cli/cmd/temporal@v${VERSION}`;
const program = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/** The file `name` in one of the folders of the PATH. */
export async function findOnPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name);
    if (folder !== '' && (await isProgram(file))) return file;
  }
  return undefined;
}

/**
 * The Temporal CLI: on the PATH, in our cache, downloaded, or built with Go, whichever is possible first.
 * @param say told what takes long
 * @throws with what to install, when none is
 */
export async function findTemporal(say: (line: string) => void): Promise<string> {
  const cache = cacheFolder(process.env);
  const kept = join(cache, `temporal-${VERSION}`, program);
  const known = (await findOnPath(program)) ?? ((await isProgram(kept)) ? kept : undefined);
  if (known !== undefined) return known;

  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, '.temporal-'));
  try {
    say(`Temporal: getting its CLI ${VERSION} (once, into ${cache})`);
    const failures: string[] = [];
    for (const get of [download, build]) {
      const failure = await get(fresh, say);
      if (failure === undefined && (await isProgram(join(fresh, program)))) {
        await keep(fresh, join(cache, `temporal-${VERSION}`));
        return kept;
      }
      failures.push(failure ?? `${get.name}: no program came of it`);
    }
    throw new Error(
      [
        'The Temporal CLI could not be got:',
        ...failures.map((failure) => `  ${failure}`),
        'Install it (https://docs.temporal.io/cli) so that `temporal` is on the PATH, or install Go so that it can be built,',
        'or give the address of a running server as TEMPORAL_ADDRESS.',
      ].join('\n'),
    );
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** What the dev server is to be: `database` and `uiPort` left out, it keeps everything in memory and has no web UI. */
export type TemporalPlace = {
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly ui?: { readonly host: string; readonly port: number };
  /** Besides `default`: test files that run side by side have one each. */
  readonly namespaces?: readonly string[];
  /** Dynamic configuration, `key=value`. */
  readonly settings?: readonly string[];
};

/** The command that runs the dev server with our search attributes. */
export function temporalCommand(executable: string, place: TemporalPlace, log: number): Command {
  const durable = ['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=FULL'];
  return {
    file: executable,
    args: [
      ...['server', 'start-dev', '--ip', place.host, '--port', String(place.port), '--namespace', 'default'],
      ...(place.ui === undefined ? ['--headless'] : ['--ui-ip', place.ui.host, '--ui-port', String(place.ui.port)]),
      ...(place.database === undefined ? [] : ['--db-filename', place.database, ...durable]),
      // An activity may start with the answer to the workflow task that scheduled it: no wait for the next poll.
      ...['--dynamic-config-value', 'system.enableActivityEagerExecution=true'],
      ...(place.namespaces ?? []).flatMap((name) => ['--namespace', name]),
      ...(place.settings ?? []).flatMap((setting) => ['--dynamic-config-value', setting]),
      ...searchAttributes.flatMap(({ name, type }) => ['--search-attribute', `${name}=${typeName(type)}`]),
      ...['--log-level', 'warn', '--color', 'never', '--disable-config-file', '--disable-config-env'],
    ],
    environment: { PATH: process.env['PATH'], HOME: process.env['HOME'], GOMEMLIMIT: '160MiB' },
    endWith: 'SIGTERM',
    log,
  };
}

/** `KEYWORD_LIST`, as the SDK has it, is `KeywordList` to the CLI. */
function typeName(type: string): string {
  return type
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** Waits until the server knows the namespace `default`. Rejects when `signal` is aborted. */
export async function temporalIsReady(address: string, signal: AbortSignal): Promise<void> {
  while (!(await knowsNamespace(address))) {
    signal.throwIfAborted();
    await wait(50);
  }
}

/** One gRPC call by hand: a client library would cost the launcher more memory than the launcher itself. */
function knowsNamespace(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect(`http://${address}`);
    const answer = (known: boolean) => {
      session.destroy();
      resolve(known);
    };
    session.setTimeout(2000, () => answer(false));
    session.on('error', () => answer(false));
    const call = session.request({
      ':method': 'POST',
      ':path': '/temporal.api.workflowservice.v1.WorkflowService/DescribeNamespace',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    // gRPC over HTTP/2: a byte for "not compressed", four for the length, then the message: field 1, "default".
    const message = Buffer.from('\x0a\x07default', 'latin1');
    call.on('error', () => answer(false));
    call.on('response', (headers) => headers['grpc-status'] !== undefined && answer(headers['grpc-status'] === '0'));
    call.on('trailers', (trailers) => answer(trailers['grpc-status'] === '0'));
    call.resume();
    call.end(Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]));
  });
}

/** By the SDK's own download, which needs the internet. In a process of its own, since it cannot be called off. */
function download(folder: string): Promise<string | undefined> {
  const script = fileURLToPath(new URL('download-temporal.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, `v${VERSION}`, program], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return outcome(child, 'download', 5 * 60_000);
}

/** From the Go module proxy: some minutes, the first time. */
async function build(folder: string, say: (line: string) => void): Promise<string | undefined> {
  const go = await findOnPath(process.platform === 'win32' ? 'go.exe' : 'go');
  if (go === undefined) return 'build: there is no Go on the PATH';
  const since = Date.now();
  say('Temporal: building its CLI with Go, which takes some minutes the first time');
  const told = setInterval(
    () => say(`Temporal: still building (${Math.round((Date.now() - since) / 1000)} s)`),
    30_000,
  );
  const child = spawn(go, ['install', '-ldflags', '-s -w', MODULE], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: '-trimpath', CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const failure = await outcome(child, 'build', 20 * 60_000);
  clearInterval(told);
  if (failure === undefined) say(`Temporal: built (${Math.round((Date.now() - since) / 1000)} s)`);
  return failure;
}

/** Nothing when it went well, else the end of what it wrote. */
function outcome(child: ChildProcess, what: string, patience: number): Promise<string | undefined> {
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output = `${output}${chunk}`.slice(-2000);
  });
  const late = setTimeout(() => child.kill('SIGKILL'), patience);
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  return new Promise((resolve) => {
    const done = (failure: string | undefined) => {
      clearTimeout(late);
      process.off('exit', stop);
      resolve(failure);
    };
    child.once('error', (error) => done(`${what}: ${error.message}`));
    child.once('close', (code) =>
      done(code === 0 ? undefined : `${what}: ${output.trim().split('\n').slice(-3).join(' ')}`),
    );
  });
}

/** Whole or not at all: where another clone was first, its copy is as good. */
async function keep(fresh: string, folder: string): Promise<void> {
  await rename(fresh, folder).catch(async (error: unknown) => {
    if (!(await isProgram(join(folder, program)))) throw error;
  });
}

function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
