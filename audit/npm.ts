import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** How a program ended. `code` is null when it could not be started or took too long. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs npm on this project: the one that runs this script, if there is one. */
export function npm(...args: string[]): Promise<Ended> {
  const own = process.env['npm_execpath'];
  if (own?.endsWith('npm-cli.js')) return run(process.execPath, [own, ...args]);
  return run('npm', args);
}

/** Runs a program in the folder of the project. Never rejects. */
export function run(program: string, args: readonly string[]): Promise<Ended> {
  const options = { cwd: root, maxBuffer: 200_000_000, timeout: 180_000 };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}
