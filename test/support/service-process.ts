import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A worker of the program as a process of its own, so that a test can kill it. */
export type ServiceProcess = {
  /** Kills it with SIGKILL and waits for its end. Does nothing when it has ended. */
  kill(): Promise<void>;
};

/**
 * Starts a worker and waits until it is ready.
 * @throws with everything printed, when it ends before that
 */
export async function startService(
  name: 'reports' | 'notifier',
  environment: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', `services/${name}/main.ts`], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      output += part.toString();
    });
  }
  const ended = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error(`The ${name} worker did not start:\n${output}`);
    }),
  ]);
  return { kill: () => kill(child, ended) };
}

async function kill(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
