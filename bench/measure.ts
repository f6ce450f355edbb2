/**
 * What processes cost, from /proc (Linux). A process counts together with its children, such as those of PostgreSQL, but
 * without the children that have a name of their own.
 */

import { readdir, readFile } from 'node:fs/promises';

/** Processes by name. */
export type Processes = ReadonlyMap<string, number>;

/** Seconds or bytes, by name. */
export type Figures = ReadonlyMap<string, number>;

/** The unit of times in /proc: Linux gives it to programs as 100 a second on every architecture. */
const TICKS_PER_SECOND = 100;

type Stat = { readonly pid: number; readonly parent: number; readonly own: number; readonly ofEnded: number };

/** The CPU seconds of each process since it began. */
export async function cpuSeconds(processes: Processes): Promise<Figures> {
  const all = await readStats();
  const named = new Set(processes.values());
  const figures = new Map<string, number>();
  for (const [name, pid] of processes) {
    const ticks = familyOf(pid, all, named).reduce((sum, { own, ofEnded }) => sum + own + ofEnded, 0);
    figures.set(name, ticks / TICKS_PER_SECOND);
  }
  return figures;
}

/** The memory of each process in bytes: its proportional set size (PSS), in which shared pages are divided among their users. */
export async function memoryBytes(processes: Processes): Promise<Figures> {
  const all = await readStats();
  const named = new Set(processes.values());
  const figures = new Map<string, number>();
  for (const [name, pid] of processes) {
    const sizes = await Promise.all(familyOf(pid, all, named).map((one) => pssOf(one.pid)));
    figures.set(
      name,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  }
  return figures;
}

/** The CPU seconds that the whole machine was busy since it started. */
export async function machineSeconds(): Promise<number> {
  const [line = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
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

async function readStats(): Promise<ReadonlyMap<number, Stat>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readStat(Number(pid))));
  return new Map(stats.flatMap((stat) => (stat === null ? [] : [[stat.pid, stat]])));
}

/** @returns null when the process has ended */
async function readStat(pid: number): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // proc(5): the name in parentheses may contain anything. After it ppid is the second, utime the 12th field.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11);
  return { pid, parent: fields[1] ?? 0, own: utime + stime, ofEnded: cutime + cstime };
}

/** A process, its children and theirs, without those in `named`. */
function familyOf(pid: number, all: ReadonlyMap<number, Stat>, named: ReadonlySet<number>): Stat[] {
  const one = all.get(pid);
  if (one === undefined) return [];
  const children = [...all.values()].filter((each) => each.parent === pid && !named.has(each.pid));
  return [one, ...children.flatMap((child) => familyOf(child.pid, all, named))];
}

async function pssOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}
