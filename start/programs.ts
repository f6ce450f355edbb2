/** Programs that are not part of an npm package: finds them on the PATH, and builds them with Go. */

import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const BUILD_WITHIN_MS = 20 * 60_000;

/**
 * Builds programs from the Go module proxy. Takes some minutes the first time.
 * @param modules the packages with their versions
 * @param folder gets the programs
 * @returns undefined when it succeeded, otherwise why it failed
 */
export async function installGo(
  modules: readonly string[],
  folder: string,
  { what, say }: { what: string; say: (line: string) => void },
): Promise<string | undefined> {
  const go = await findOnPath(process.platform === 'win32' ? 'go.exe' : 'go');
  if (go === undefined) return 'build: there is no Go on the PATH';
  const since = Date.now();
  const seconds = () => Math.round((Date.now() - since) / 1000);
  say(`${what} is built with Go, which takes some minutes the first time`);
  const progress = setInterval(() => say(`${what} is still being built (${seconds()} s)`), 30_000);
  const child = spawn(go, ['install', '-ldflags', '-s -w', ...modules], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: '-trimpath', CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const failure = await failureOf(child, 'build', BUILD_WITHIN_MS);
  clearInterval(progress);
  if (failure === undefined) say(`${what} is built (${seconds()} s)`);
  return failure;
}

/** Waits for the end of `child`. @returns undefined when it succeeded, otherwise the end of its error output */
export function failureOf(child: ChildProcess, what: string, patience: number): Promise<string | undefined> {
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

/** The file `name` in one of the folders of the PATH. */
export async function findOnPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name);
    if (folder !== '' && (await isProgram(file))) return file;
  }
  return undefined;
}

/** Whether `file` can be run. */
export function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
