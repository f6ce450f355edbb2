/** One run on one store: starts everything, measures the three engines in turns, stops everything. */

import { chmod, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { identityKeyText } from './identity.ts';
import { type EngineName, within } from './load.ts';
import { type Figures, memoryBytes, type Processes } from './measure.ts';
import type { Options, Store } from './options.ts';
import { openOutbox } from './outbox.ts';
import { prepareOrganisations } from './people.ts';
import { form, openProgram, year } from './program.ts';
import { startTemporalServer, type TemporalServer } from './temporal-server.ts';
import { type EngineResult, measureEngines, untilQuiet } from './turns.ts';

export type RunResult = {
  readonly store: Store;
  readonly memory: Figures;
  readonly engines: ReadonlyMap<EngineName, EngineResult>;
  readonly histories: ReadonlyMap<EngineName, HistoryFigures>;
};

/** How many histories of each engine are read. */
const HISTORIES = 20;

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

/**
 * Starts everything that `npm start` starts, with or without the Temporal server of the store. The first start makes the
 * data and the caches and ends again: what is measured is a start like most.
 */
async function startOn(
  store: Store,
  say: (line: string) => void,
  closing: Closing,
): Promise<{ system: System; parts: Processes }> {
  const folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-bench-'));
  // Repeated: a start that was under way when the run stopped may still be ending.
  closing.push(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 }));
  await chmod(folder, 0o711);
  const temporal = await startStore(store, join(folder, 'temporal-server'), say, closing);
  const environment = {
    UNIEK_VERSLAG_BOOTSTRAP: String(process.pid),
    // Hundreds of people log in from this machine within seconds. All other limits hold, as in an installation.
    RATE_LIMITS: 'login=100000:100000',
    ...(temporal && { TEMPORAL_ADDRESS: temporal.address }),
  };
  const data = join(folder, 'data');
  await mkdir(data);
  const first = await startSystem(data, environment);
  closing.push(() => first.stop());
  await first.stop();
  const system = await startSystem(data, environment);
  closing.push(() => system.stop());
  return { system, parts: new Map([...(temporal?.processes ?? []), ...(await system.processes())]) };
}

/** @returns null when `npm start` itself starts Temporal */
async function startStore(
  store: Store,
  folder: string,
  say: (line: string) => void,
  closing: Closing,
): Promise<TemporalServer | null> {
  switch (store) {
    case 'embedded':
      return null;
    case 'postgresql':
      await mkdir(folder);
      await chmod(folder, 0o711);
      return await startTemporalServer(folder, closing, say);
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
  const sql = connect(system.databaseUrl, { schema: SCHEMA, max: 32, name: 'bench' });
  closing.push(() => sql.end({ timeout: 1 }));
  await untilQuiet({ processes: parts, sql });
  const memory = memoryBytes(parts);

  say('Preparing the organisations');
  const { BENCH_COUNT, BENCH_ONE_USER, BENCH_WARM_UP } = options;
  const organisations = await prepareOrganisations(sql, BENCH_COUNT + BENCH_ONE_USER + BENCH_WARM_UP, system.webUrl);
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
  const processes = new Map([...parts, ...workers]);
  const results = await measureEngines(engines, organisations, { processes, sql }, options, say);
  for (const [name, pid] of await system.processes()) {
    if (parts.get(name) !== pid) say(`${name} ended and was started again: its figures are wrong`);
  }
  const reports = organisations.slice(-HISTORIES).map(({ nis }) => workflowId({ form, year, nis }));
  const histories = new Map<EngineName, HistoryFigures>([
    ['program', await measureHistories(client, reports)],
    ['bare engine', await measureHistories(client, bare.slice(-HISTORIES))],
  ]);
  return { store, memory, engines: results, histories };
}

/** Starts the processes of the two other engines. */
async function startWorkers(system: System, closing: Closing): Promise<Map<string, number>> {
  const { FPS_MI_TOKEN, DELIVERY_KEY } = await readSecrets(system.folder);
  const environment = {
    PATH: process.env['PATH'],
    FPS_MI_URL: system.fpsMiUrl,
    FPS_MI_TOKEN,
    DELIVERY_KEY,
    OIDC_ISSUER: system.identityUrl,
    BENCH_IDENTITY_KEY: await identityKeyText(system.folder),
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
