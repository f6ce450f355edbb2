import { execFile } from 'node:child_process';
import { inject } from 'vitest';
import { findTemporal } from '#start/temporal.ts';

/** What the program printed; `done` is false when it failed. */
export type CliAnswer = { readonly done: boolean; readonly output: string };

/** Runs the real Temporal CLI on the test run's server, as an operator does. Its arguments are those after `temporal`. */
export async function temporalCli(namespace: string): Promise<(...args: string[]) => Promise<CliAnswer>> {
  const program = await findTemporal(() => {});
  const where = ['--address', inject('temporalAddress'), '--namespace', namespace];
  const quiet = ['--disable-config-file', '--disable-config-env', '--command-timeout', '20s'];
  return (...args) =>
    new Promise((resolve) => {
      execFile(program, [...args, ...where, ...quiet], (error, stdout, stderr) =>
        resolve({ done: error === null, output: `${stdout}${stderr}` }),
      );
    });
}
