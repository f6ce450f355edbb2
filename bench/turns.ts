/** The turns in which the engines run, and what each costs. */

import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '#database/connection.ts';
import { type Engine, type EngineName, type LoadResult, runLifecycles, sumOf } from './load.ts';
import {
  cpuSeconds,
  difference,
  type Figures,
  machineSeconds,
  type Processes,
  sumOfFigures,
  total,
} from './measure.ts';
import type { Options } from './options.ts';
import type { Organisation } from './people.ts';
import { startProfiler } from './profiler.ts';

/** What one engine did. */
export type EngineResult = {
  readonly oneUser: LoadResult;
  readonly load: LoadResult;
  /** CPU seconds under load by process, with what it still did after the last receipt, such as mails. */
  readonly cpu: Figures;
  /** CPU seconds of everything else on this machine meanwhile. */
  readonly otherCpu: number;
  /** Seconds from the last receipt until the processes were quiet. */
  readonly settling: number;
};

/** What is measured: the processes by name, without the load generator, and the database. */
export type Machine = { readonly processes: Processes; readonly sql: Sql };

/** The name of this process among the others. */
export const LOAD_GENERATOR = 'load generator';

/** Runs the engines in turns: first one user, then many at once. */
export async function measureEngines(
  engines: readonly Engine[],
  organisations: readonly Organisation[],
  machine: Machine,
  options: Options,
  say: (line: string) => void,
): Promise<Map<EngineName, EngineResult>> {
  const { BENCH_COUNT, BENCH_CONCURRENCY, BENCH_ROUNDS, BENCH_ONE_USER, BENCH_WARM_UP } = options;
  const rest = [...organisations];
  say('Warming up');
  const first = rest.splice(0, BENCH_WARM_UP);
  for (const engine of engines) check(engine, await runLifecycles(engine, first, BENCH_CONCURRENCY), say);
  await untilQuiet(machine);
  say('One user');
  const ofOneUser = rest.splice(0, BENCH_ONE_USER);
  const oneUser = new Map<EngineName, LoadResult>();
  for (const engine of engines) {
    oneUser.set(engine.name, check(engine, await runLifecycles(engine, ofOneUser, 1), say));
    await untilQuiet(machine);
  }
  const turns = new Map<EngineName, Omit<EngineResult, 'oneUser'>[]>();
  const profiler = await startProfiler(machine.processes, options.BENCH_PROFILE, options.BENCH_PROFILE_DIR);
  for (let round = 1; round <= BENCH_ROUNDS; round += 1) {
    const some = rest.splice(0, Math.ceil(rest.length / (BENCH_ROUNDS - round + 1)));
    for (const engine of engines) {
      say(`${BENCH_CONCURRENCY} at once, turn ${round} of ${BENCH_ROUNDS}: ${engine.name}`);
      const turn = await underLoad(engine, some, machine, BENCH_CONCURRENCY);
      turns.set(engine.name, [...(turns.get(engine.name) ?? []), turn]);
    }
  }
  for (const file of await profiler.stop()) say(`Profile: ${file}`);
  say(`${BENCH_COUNT} lifecycles of each engine are done`);
  return new Map(
    [...turns].map(([name, all]) => [
      name,
      {
        oneUser: oneUser.get(name) ?? sumOf([]),
        load: sumOf(all.map(({ load }) => load)),
        cpu: sumOfFigures(all.map(({ cpu }) => cpu)),
        otherCpu: all.reduce((sum, { otherCpu }) => sum + otherCpu, 0),
        settling: Math.max(...all.map(({ settling }) => settling)),
      },
    ]),
  );
}

async function underLoad(
  engine: Engine,
  organisations: readonly Organisation[],
  machine: Machine,
  concurrency: number,
): Promise<Omit<EngineResult, 'oneUser'>> {
  const [before, generatorBefore, machineBefore] = [
    cpuSeconds(machine.processes),
    process.cpuUsage(),
    machineSeconds(),
  ];
  const load = await runLifecycles(engine, organisations, concurrency);
  const { user, system } = process.cpuUsage(generatorBefore);
  const settling = await untilQuiet(machine);
  const otherCpu = machineSeconds() - machineBefore;
  const cpu = new Map(difference(before, cpuSeconds(machine.processes)));
  cpu.set(LOAD_GENERATOR, (user + system) / 1e6);
  return { load, cpu, otherCpu: otherCpu - total(cpu), settling };
}

/** Says what failed before the load. @throws when nothing succeeded: there is nothing to measure then */
function check({ name }: Engine, result: LoadResult, say: (line: string) => void): LoadResult {
  const [failure] = result.failures;
  if (failure !== undefined) say(`${name}: ${result.failures.length} failed, the first one: ${failure}`);
  if (result.done === 0) throw new Error(`No lifecycle of the ${name} succeeded`);
  return result;
}

const QUIET_WINDOW_MS = 500;
/** All processes together: a fifth of one core. */
const QUIET_SECONDS = 0.1;
const QUIET_WITHIN_MS = 120_000;

/** Waits until the mails are sent and the processes have nothing to do. @returns how many seconds that took */
export async function untilQuiet({ processes, sql }: Machine): Promise<number> {
  const since = performance.now();
  for (;;) {
    const begun = performance.now() - since;
    const before = cpuSeconds(processes);
    await wait(QUIET_WINDOW_MS);
    const [notices] = await sql<{ waiting: boolean }[]>`
      select exists (select from notices where sent_at is null) as waiting`;
    const used = total(difference(before, cpuSeconds(processes)));
    if (begun > QUIET_WITHIN_MS || (used < QUIET_SECONDS && !notices?.waiting)) return begun / 1000;
  }
}
