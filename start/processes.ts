/** Processes of this machine: starts one, watches it, ends it, and recognises it after the launcher itself was killed. */

import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What to run, and the signal for an orderly shutdown. */
export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where it runs; without it, where this process runs. */
  readonly folder?: string;
  readonly endWith: 'SIGTERM' | 'SIGINT';
  /** The file descriptor for its output. */
  readonly log: number | 'ignore';
  /**
   * Whether it has a channel for process.send(). When the channel closes, the process knows that the launcher has
   * ended.
   */
  readonly messages?: boolean;
  /** Flags for setpriv(1), where that is installed. */
  readonly privileges?: readonly string[];
};

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A process that the launcher started. */
export type Running = {
  readonly pid: number;
  readonly endWith: 'SIGTERM' | 'SIGINT';
  readonly process: ChildProcess;
  readonly ended: Promise<Ending>;
  hasEnded(): boolean;
  /** Shuts it down; kills it after `patience` milliseconds. */
  stop(patience?: number): Promise<Ending>;
  kill(): void;
};

let setpriv: boolean | undefined;

/** Whether setpriv(1) of util-linux is installed: with it, the kernel ends a process when its launcher ends, even by kill -9. */
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
    cwd: command.folder,
    stdio: ['ignore', command.log, command.log, ...(command.messages === true ? (['ipc'] as const) : [])],
    // A process group of its own: only the launcher gets the terminal's Ctrl-C, and it stops the parts in order.
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
    hasEnded,
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

/** A process as the operating system knows it. Pids are reused; a pid together with a start time is unique. */
export type KnownProcess = { readonly pid: number; readonly started: string; readonly command: string };

/** The process that has `pid` now; undefined when there is no such process, or when it cannot be inspected. */
export async function findProcess(pid: number): Promise<KnownProcess | undefined> {
  try {
    if (process.platform === 'linux') {
      const [stat, command] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'utf8'),
        readFile(`/proc/${pid}/cmdline`, 'utf8'),
      ]);
      // proc(5): the name in parentheses may contain anything, so count from its end. State is field 3, starttime field 22.
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

/** Whether that process, and not another one with its pid, still runs. */
export async function stillRuns(known: Pick<KnownProcess, 'pid' | 'started'>): Promise<boolean> {
  return (await findProcess(known.pid))?.started === known.started;
}

/** Ends a process that is not a child of this one, and waits until it has ended. */
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
