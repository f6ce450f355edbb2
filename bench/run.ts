/** One run on one store: starts everything, measures the three engines in turns, stops everything. */

import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { connect } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { launch } from '#start/processes.ts';
import { readSecrets } from '#start/secrets.ts';
import { type System, startSystem } from '#test/support/system.ts';
import { workflowId } from '#workflows/report-messages.ts';
import { openBareEngine } from './bare-engine.ts';
import { type Closing, closeAll } from './closing.ts';
import { type HistoryFigures, measureHistories } from './history.ts';
import { type Engine, type EngineName, type LoadResult, runLifecycles, sumOf, within } from './load.ts';
import {
  cpuSeconds,
  difference,
  type Figures,
  machineSeconds,
  memoryBytes,
  type Processes,
  sumOfFigures,
} from './measure.ts';
import type { Options, Store } from './options.ts';
import { openOutbox } from './outbox.ts';
import { type Organisation, prepareOrganisations } from './people.ts';
import { form, openProgram, year } from './program.ts';
import { startTemporalServer } from './temporal-server.ts';

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

export type RunResult = {
  readonly store: Store;
  readonly memory: Figures;
  readonly engines: ReadonlyMap<EngineName, EngineResult>;
  readonly histories: ReadonlyMap<EngineName, HistoryFigures>;
};

/** How many histories of each engine are read. */
const HISTORIES = 20;
const LOAD_GENERATOR = 'load generator';

/**
 * Runs the bench on one store. Everything that it started is stopped in the end, also when it fails.
 * @param stop aborts the run
 */
export async function runOn(
  store: Store,
  options: Options,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<RunResult> {
  const closing: Closing = [];
  const stopped = new Promise<never>((_resolve, reject) => {
    stop.addEventListener('abort', () => reject(new Error('stopped')));
  });
  try {
    return await Promise.race([measure(store, options, say, closing), stopped]);
  } finally {
    await closeAll(closing, say);
  }
}

/** Starts everything that `npm start` starts, with or without the Temporal server of the store. */
async function startOn(
  store: Store,
  say: (line: string) => void,
  closing: Closing,
): Promise<{ system: System; parts: Processes }> {
  const environment = { UNIEK_VERSLAG_BOOTSTRAP: String(process.pid) };
  const start = async (more: Record<string, string>): Promise<System> => {
    const system = await startSystem(undefined, { ...environment, ...more });
    closing.push(() => system.stop());
    return system;
  };
  switch (store) {
    case 'embedded': {
      const system = await start({});
      return { system, parts: await system.processes() };
    }
    case 'postgresql': {
      const folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-bench-'));
      closing.push(() => rm(folder, { recursive: true, force: true }));
      await chmod(folder, 0o711);
      const { address, processes } = await startTemporalServer(folder, closing, say);
      const system = await start({ TEMPORAL_ADDRESS: address });
      return { system, parts: new Map([...processes, ...(await system.processes())]) };
    }
  }
}

async function measure(
  store: Store,
  options: Options,
  say: (line: string) => void,
  closing: Closing,
): Promise<RunResult> {
  say(`Starting everything (${store})`);
  const { system, parts } = await startOn(store, say, closing);
  await untilQuiet(parts);
  const memory = await memoryBytes(parts);

  say('Preparing the organisations');
  const sql = connect(system.databaseUrl, { schema: SCHEMA, max: 32, name: 'bench' });
  closing.push(() => sql.end({ timeout: 1 }));
  const { BENCH_COUNT, BENCH_ONE_USER, BENCH_WARM_UP } = options;
  const organisations = await prepareOrganisations(sql, BENCH_COUNT + BENCH_ONE_USER + BENCH_WARM_UP);
  const connection = await Connection.connect({ address: system.temporalAddress });
  closing.push(() => connection.close());
  const client = new Client({ connection });
  const bare: string[] = [];
  const engines = [
    await openProgram(system.webUrl, sql),
    openBareEngine(client, (id) => bare.push(id)),
    await openOutbox(sql),
  ];
  closing.push(...engines.map((engine) => () => engine.close()));
  const workers = await startWorkers(system, closing);
  const processes = new Map([...parts, ...workers, [LOAD_GENERATOR, process.pid] as const]);

  const results = await measureEngines(engines, organisations, processes, options, say);
  const reports = organisations.slice(-HISTORIES).map(({ nis }) => workflowId({ form, year, nis }));
  const histories = new Map<EngineName, HistoryFigures>([
    ['program', await measureHistories(client, reports)],
    ['bare engine', await measureHistories(client, bare.slice(-HISTORIES))],
  ]);
  return { store, memory, engines: results, histories };
}

async function measureEngines(
  engines: readonly Engine[],
  organisations: readonly Organisation[],
  processes: Processes,
  options: Options,
  say: (line: string) => void,
): Promise<Map<EngineName, EngineResult>> {
  const { BENCH_COUNT, BENCH_CONCURRENCY, BENCH_ROUNDS, BENCH_ONE_USER, BENCH_WARM_UP } = options;
  const rest = [...organisations];
  say('Warming up');
  const first = rest.splice(0, BENCH_WARM_UP);
  for (const engine of engines) failOn(await runLifecycles(engine, first, BENCH_CONCURRENCY));
  await untilQuiet(processes);
  say('One user');
  const ofOneUser = rest.splice(0, BENCH_ONE_USER);
  const oneUser = new Map<EngineName, LoadResult>();
  for (const engine of engines) {
    oneUser.set(engine.name, failOn(await runLifecycles(engine, ofOneUser, 1)));
    await untilQuiet(processes);
  }
  const turns = new Map<EngineName, Omit<EngineResult, 'oneUser'>[]>();
  for (let round = 1; round <= BENCH_ROUNDS; round += 1) {
    const some = rest.splice(0, Math.ceil(rest.length / (BENCH_ROUNDS - round + 1)));
    for (const engine of engines) {
      say(`${BENCH_CONCURRENCY} at once, turn ${round} of ${BENCH_ROUNDS}: ${engine.name}`);
      const turn = await underLoad(engine, some, processes, BENCH_CONCURRENCY);
      turns.set(engine.name, [...(turns.get(engine.name) ?? []), turn]);
    }
  }
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
  processes: Processes,
  concurrency: number,
): Promise<Omit<EngineResult, 'oneUser'>> {
  const [before, machineBefore] = await Promise.all([cpuSeconds(processes), machineSeconds()]);
  const load = await runLifecycles(engine, organisations, concurrency);
  const settling = await untilQuiet(processes);
  const [after, machineAfter] = await Promise.all([cpuSeconds(processes), machineSeconds()]);
  const cpu = difference(before, after);
  const own = [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0);
  return { load, cpu, otherCpu: machineAfter - machineBefore - own, settling };
}

/** Before anything is measured every lifecycle must succeed: otherwise the run would measure something else. */
function failOn(result: LoadResult): LoadResult {
  const [failure] = result.failures;
  if (failure !== undefined) throw new Error(`${result.failures.length} lifecycles failed without load: ${failure}`);
  return result;
}

const QUIET_WINDOW_MS = 500;
/** All processes together: a fifth of one core. */
const QUIET_SECONDS = 0.1;
const QUIET_WITHIN_MS = 30_000;

/** Waits until the processes have nothing to do. @returns how many seconds that took */
async function untilQuiet(processes: Processes): Promise<number> {
  const others = new Map([...processes].filter(([name]) => name !== LOAD_GENERATOR));
  const since = performance.now();
  for (;;) {
    const begun = performance.now() - since;
    const before = await cpuSeconds(others);
    await wait(QUIET_WINDOW_MS);
    const used = [...difference(before, await cpuSeconds(others)).values()].reduce((sum, one) => sum + one, 0);
    if (used < QUIET_SECONDS || performance.now() - since > QUIET_WITHIN_MS) return begun / 1000;
  }
}

/** Starts the processes of the two other engines. */
async function startWorkers(system: System, closing: Closing): Promise<Map<string, number>> {
  const { FPS_MI_TOKEN, DELIVERY_KEY } = await readSecrets(system.folder);
  const environment = {
    PATH: process.env['PATH'],
    FPS_MI_URL: system.fpsMiUrl,
    FPS_MI_TOKEN,
    DELIVERY_KEY,
    TEMPORAL_ADDRESS: system.temporalAddress,
    DATABASE_URL: system.databaseUrl,
  };
  const pids = new Map<string, number>();
  for (const [name, script] of [
    ['bare worker', 'bare-worker.ts'],
    ['outbox sender', 'outbox-sender.ts'],
  ] as const) {
    pids.set(name, await startWorker(script, environment, join(system.folder, `bench-${name}.log`), closing));
  }
  return pids;
}

const WORKER_READY_WITHIN_MS = 60_000;

/** @returns its pid */
async function startWorker(
  script: string,
  environment: Record<string, string | undefined>,
  file: string,
  closing: Closing,
): Promise<number> {
  const log = await open(file, 'a');
  try {
    const running = await launch({
      file: process.execPath,
      args: ['--import', 'tsx', fileURLToPath(new URL(script, import.meta.url))],
      environment,
      endWith: 'SIGTERM',
      log: log.fd,
      messages: true,
    });
    const ready = new Promise<void>((resolve, reject) => {
      running.process.once('message', () => resolve());
      void running.ended.then(async () => reject(new Error(`${script} ended: ${await readFile(file, 'utf8')}`)));
    });
    closing.push(() => running.stop());
    await within(WORKER_READY_WITHIN_MS, `${script} is not ready`, ready);
    return running.pid;
  } finally {
    await log.close();
  }
}
