/**
 * What processes cost, from /proc (Linux). A process counts together with its children, such as those of PostgreSQL, but
 * without the children that have a name of their own.
 */

import { readFileSync } from 'node:fs';

/** Processes by name. */
export type Processes = ReadonlyMap<string, number>;

/** Seconds or bytes, by name. */
export type Figures = ReadonlyMap<string, number>;

/** The unit of times in /proc: Linux gives it to programs as 100 a second on every architecture. */
const TICKS_PER_SECOND = 100;

/** The CPU seconds of each process since it began. */
export function cpuSeconds(processes: Processes): Figures {
  return ofFamilies(processes, (pid) => ticksOf(pid) / TICKS_PER_SECOND);
}

/** The memory of each process in bytes: its proportional set size (PSS), in which shared pages are divided among their users. */
export function memoryBytes(processes: Processes): Figures {
  return ofFamilies(processes, (pid) => 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(read(`${pid}/smaps_rollup`))?.[1] ?? 0));
}

/** The CPU seconds that the whole machine was busy since it started. */
export function machineSeconds(): number {
  const [line = ''] = read('stat').split('\n');
  // proc(5): user, nice, system, idle, iowait, irq, softirq.
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line.split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
}

/** The figures of `after` less those of `before`. */
export function difference(before: Figures, after: Figures): Figures {
  return new Map([...after].map(([name, figure]) => [name, figure - (before.get(name) ?? 0)]));
}

export function sumOfFigures(all: readonly Figures[]): Figures {
  const sums = new Map<string, number>();
  for (const figures of all) for (const [name, figure] of figures) sums.set(name, (sums.get(name) ?? 0) + figure);
  return sums;
}

export function total(figures: Figures): number {
  return [...figures.values()].reduce((sum, figure) => sum + figure, 0);
}

function ofFamilies(processes: Processes, figureOf: (pid: number) => number): Figures {
  const named = new Set(processes.values());
  const sumOf = (pid: number): number => {
    // The children of the main thread: only the launcher, which has names for all of its own, starts some from others.
    const children = read(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
    return children.filter((each) => !named.has(each)).reduce((sum, each) => sum + sumOf(each), figureOf(pid));
  };
  return new Map([...processes].map(([name, pid]) => [name, sumOf(pid)]));
}

/** The CPU time of a process and of its children that have ended. */
function ticksOf(pid: number): number {
  const text = read(`${pid}/stat`);
  // proc(5): the name in parentheses may contain anything. After it utime is the 12th field; stime, cutime, cstime follow.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}

/** A file of /proc; empty when the process has ended. Read at once: these files are in memory. */
function read(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return '';
    throw error;
  }
}
