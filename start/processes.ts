/** Processes of this machine: start one, watch it, end it in order, and know it again after a crash of our own. */

import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What to run, and the signal that ends it in order. */
export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly endWith: 'SIGTERM' | 'SIGINT';
  /** A file descriptor that gets what it prints. */
  readonly log: number | 'ignore';
  /** Whether it tells us things by process.send(); then it also learns of our end by the closing of that channel. */
  readonly messages?: boolean;
  /** Flags of setpriv(1), where that is at hand. */
  readonly privileges?: readonly string[];
};

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A process that we started. */
export type Running = {
  readonly pid: number;
  readonly endWith: 'SIGTERM' | 'SIGINT';
  readonly process: ChildProcess;
  readonly ended: Promise<Ending>;
  /** Ends it in order; by force after `patience` milliseconds. */
  stop(patience?: number): Promise<Ending>;
  kill(): void;
};

let setpriv: boolean | undefined;

/** Whether setpriv(1) of util-linux is there: it lets the kernel end a process when ours is gone, even by kill -9. */
export function hasSetpriv(): boolean {
  setpriv ??=
    process.platform === 'linux' &&
    spawnSync('setpriv', ['--pdeathsig', 'TERM', '--', 'true'], { stdio: 'ignore' }).status === 0;
  return setpriv;
}

/**
 * Starts a process.
 * @throws when it cannot be run at all, with the reason of the operating system
 */
export async function launch(command: Command): Promise<Running> {
  const guarded = hasSetpriv();
  const flags = ['--pdeathsig', command.endWith.slice(3), ...(command.privileges ?? []), '--', command.file];
  const [file, args] = guarded ? ['setpriv', [...flags, ...command.args]] : [command.file, command.args];
  const child = spawn(file, args, {
    env: { ...command.environment },
    stdio: ['ignore', command.log, command.log, ...(command.messages === true ? (['ipc'] as const) : [])],
    // A group of its own: a Ctrl-C in the terminal is for us, and we end the parts in their order.
    detached: true,
  });
  const ended = new Promise<Ending>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`${command.file} could not be run: ${error.message}`)));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command.file} could not be run`);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    endWith: command.endWith,
    process: child,
    ended,
    kill: () => void (hasEnded() || child.kill('SIGKILL')),
    stop: async (patience = 10_000) => {
      if (!hasEnded()) child.kill(command.endWith);
      const late = setTimeout(() => child.kill('SIGKILL'), patience);
      const ending = await ended;
      clearTimeout(late);
      return ending;
    },
  };
}

/** "exit code 3", "signal SIGKILL". */
export function describeEnding(ending: Ending): string {
  return ending.signal === null ? `exit code ${ending.code}` : `signal ${ending.signal}`;
}

/** A process as the operating system knows it. A pid is given again to others; pid and start together are not. */
export type KnownProcess = { readonly pid: number; readonly started: string; readonly command: string };

/** What runs under `pid` now, if anything does that can be looked at. */
export async function findProcess(pid: number): Promise<KnownProcess | undefined> {
  try {
    if (process.platform === 'linux') {
      const [stat, command] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'utf8'),
        readFile(`/proc/${pid}/cmdline`, 'utf8'),
      ]);
      // proc(5): the name in parentheses may hold anything, so count from its end; state is field 3, starttime field 22.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
      if (fields[0] === 'Z') return undefined;
      return { pid, started: `${boot} ${fields[19]}`, command: command.replaceAll('\0', ' ').trim() };
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=,args=', '-p', String(pid)]);
    // ps writes lstart in 24 characters: "Tue Nov 24 14:29:00 2026".
    return { pid, started: stdout.slice(0, 24), command: stdout.slice(24).trim() };
  } catch {
    return undefined;
  }
}

/** Whether that very process still runs. */
export async function stillRuns(known: Pick<KnownProcess, 'pid' | 'started'>): Promise<boolean> {
  return (await findProcess(known.pid))?.started === known.started;
}

/** Ends a process that is not our child, and waits until it is gone. */
export async function end(
  known: Pick<KnownProcess, 'pid' | 'started'>,
  signal: NodeJS.Signals,
  patience = 10_000,
): Promise<void> {
  const deadline = Date.now() + patience;
  for (let next = signal; await stillRuns(known); ) {
    try {
      process.kill(known.pid, next);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
    while (Date.now() < deadline && (await stillRuns(known))) await wait(50);
    if (Date.now() >= deadline) {
      if (next === 'SIGKILL') await wait(200);
      next = 'SIGKILL';
    }
  }
}
