/** Prints what a run measured, as tables. */

import type { EngineName, LoadResult, Step } from './load.ts';
import { total } from './measure.ts';
import type { Options } from './options.ts';
import type { RunResult } from './run.ts';
import { type EngineResult, LOAD_GENERATOR } from './turns.ts';

const titles = {
  embedded: 'Temporal on its file (the default)',
  postgresql: 'A Temporal server on PostgreSQL',
} as const;
const steps: readonly Step[] = ['first save', 'save', 'trip', 'sign', 'delivered', 'homepage', 'form', 'overview'];
const MIB = 1024 * 1024;

type Row = readonly string[];

/** The tables of a run. */
export function describeRun({ store, memory, engines, histories }: RunResult, options: Options): string {
  const all = [...engines];
  const { BENCH_CONCURRENCY, BENCH_ONE_USER } = options;
  const rateOf = (name: EngineName) => rate(engines.get(name));
  const failures = all.flatMap(([name, { load }]) => load.failures.map((why) => `  ${name}: ${why}`));
  return [
    `== ${titles[store]} ==`,
    '',
    `Lifecycles at ${BENCH_CONCURRENCY} at once`,
    table([
      ['', ...all.map(([name]) => name)],
      ['lifecycles a second', ...all.map(([, result]) => rate(result).toFixed(1))],
      ['ratio to the bare engine', ...all.map(([, result]) => (rate(result) / rateOf('bare engine')).toFixed(2))],
      ['done', ...all.map(([, { load }]) => String(load.done))],
      ['failed', ...all.map(([, { load }]) => String(load.failures.length))],
      ['busy after the last receipt (s)', ...all.map(([, { settling }]) => settling.toFixed(1))],
      ['other programs, share of CPU', ...all.map(([, result]) => `${(100 * otherShare(result)).toFixed(0)} %`)],
    ]),
    ...failures.slice(0, 10),
    '',
    `CPU milliseconds a lifecycle, by process`,
    cpuTable(all),
    '',
    `One user, ${BENCH_ONE_USER} lifecycles one after the other: p50 / p95 / p99 in ms. A click with the page to which it leads`,
    timesTable(all.map(([name, { oneUser }]) => [name, oneUser])),
    '',
    `Under load, ${BENCH_CONCURRENCY} at once: p50 / p95 / p99 in ms`,
    timesTable(all.map(([name, { load }]) => [name, load])),
    '',
    'A lifecycle in Temporal',
    table([
      ['', ...histories.keys()],
      ['events', ...[...histories.values()].map(({ events }) => events.toFixed(1))],
      ['workflow tasks', ...[...histories.values()].map(({ workflowTasks }) => workflowTasks.toFixed(1))],
      ['bytes', ...[...histories.values()].map(({ bytes }) => bytes.toFixed(0))],
    ]),
    '',
    'Memory at rest, before the load (PSS, MiB)',
    table([
      ...[...memory].map(([name, bytes]) => [name, (bytes / MIB).toFixed(0)]),
      ['sum', (total(memory) / MIB).toFixed(0)],
    ]),
    '',
  ].join('\n');
}

function cpuTable(all: readonly [EngineName, EngineResult][]): string {
  const names = [...new Set(all.flatMap(([, { cpu }]) => [...cpu.keys()]))];
  const bare = serverMilliseconds(new Map(all).get('bare engine'));
  return table([
    ['', ...all.map(([name]) => name)],
    ...names.map((name) => [
      name,
      ...all.map(([, result]) => milliseconds(result, result.cpu.get(name) ?? 0).toFixed(1)),
    ]),
    ['sum without the load generator', ...all.map(([, result]) => serverMilliseconds(result).toFixed(1))],
    ['the bare engine needs', ...all.map(([, result]) => `${(bare / serverMilliseconds(result)).toFixed(2)} x`)],
  ]);
}

function timesTable(all: readonly (readonly [EngineName, LoadResult])[]): string {
  return table([
    ['', ...all.map(([name]) => name)],
    ...steps.map((step) => [step, ...all.map(([, { times }]) => percentiles(times.get(step) ?? []))]),
  ]);
}

function percentiles(list: readonly number[]): string {
  if (list.length === 0) return '-';
  const sorted = list.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
  return [0.5, 0.95, 0.99].map((share) => at(share).toFixed(1)).join(' / ');
}

function rate(result: EngineResult | undefined): number {
  return result === undefined ? Number.NaN : result.load.done / result.load.seconds;
}

function milliseconds({ load }: EngineResult, seconds: number): number {
  return (1000 * seconds) / Math.max(load.done + load.failures.length, 1);
}

/** The CPU time of a lifecycle without the load generator. */
function serverMilliseconds(result: EngineResult | undefined): number {
  if (result === undefined) return Number.NaN;
  return milliseconds(result, total(result.cpu) - (result.cpu.get(LOAD_GENERATOR) ?? 0));
}

function otherShare({ cpu, otherCpu }: EngineResult): number {
  return Math.max(otherCpu, 0) / Math.max(otherCpu + total(cpu), 0.001);
}

/** Aligns the first column on the left, the others on the right. */
export function table(rows: readonly Row[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
      return `  ${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}
