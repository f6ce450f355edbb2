/** `npm start`: everything on one machine, until Ctrl-C. */

import { readConfiguration } from '#services/process.ts';
import { type Addresses, addresses, type Configuration, configurationSchema, wantedPorts } from './configuration.ts';
import { type Logs, openLogs } from './logs.ts';
import { type Kept, keepRunning, type Part } from './part.ts';
import { mailPart, postgresPart, prepareDatabase, servicePart, temporalPart } from './parts.ts';
import { describeTakenPorts } from './ports.ts';
import { makeDataFolder } from './postgres.ts';
import { type OpenRecord, openRecord } from './record.ts';
import { readSecrets } from './secrets.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
// Whoever read our output has gone (`npm start | head`): that is no reason to fall over.
process.stdout.on('error', () => {});

// Mails, logs and data are for their owner only.
process.umask(0o077);

const since = Date.now();
const configuration = readConfiguration(configurationSchema);
/** In the order of starting. */
const kept: Kept[] = [];
let record: OpenRecord | undefined;
let stopping: Promise<void> | undefined;

async function start(): Promise<void> {
  const { DATA_DIR } = configuration;
  await makeDataFolder(DATA_DIR);
  record = await openRecord(DATA_DIR, say);
  const taken = await describeTakenPorts(wantedPorts(configuration));
  if (taken !== undefined) throw new Error(taken);
  const secrets = await readSecrets(DATA_DIR);
  const found = addresses(configuration, secrets.DATABASE_PASSWORD);
  const logs = await openLogs(DATA_DIR);

  const given = { postgres: configuration.DATABASE_URL, temporal: configuration.TEMPORAL_ADDRESS };
  const begin = beginner(logs, record);
  const database = async () => {
    if (given.postgres === undefined) await begin(postgresPart(configuration, secrets));
    await prepare(logs, found);
  };
  const engine = given.temporal === undefined ? begin(temporalPart(configuration, found, say)) : Promise.resolve();
  const mail = configuration.SMTP_URL === undefined ? begin(mailPart(configuration)) : Promise.resolve();
  const prepared = database();
  const service = (name: Parameters<typeof servicePart>[0]) => begin(servicePart(name, configuration, found));

  await allOrFirstFailure([
    mail,
    configuration.OIDC_ISSUER === undefined ? service('identity') : Promise.resolve(),
    prepared.then(() => (configuration.FPS_MI_URL === undefined ? service('fps-mi') : undefined)),
    allOrFirstFailure([prepared, engine]).then(() => allOrFirstFailure([service('reports'), service('notifier')])),
  ]);
  // The last one: whoever sees its pages can use all that is behind them.
  await service('web');
  if (stopping === undefined) say(welcome(found, configuration));
}

/** Starts a part and says when it is ready. */
function beginner(logs: Logs, open: OpenRecord): (part: Part) => Promise<void> {
  return async (part) => {
    if (stopping !== undefined) throw new Error('stopping');
    const begun = Date.now();
    const one = keepRunning(part, { logs, record: open, say });
    kept.push(one);
    await one.ready;
    say(`  ready: ${part.title} (${seconds(begun)})`);
  };
}

async function prepare(logs: Logs, found: Addresses): Promise<void> {
  const begun = Date.now();
  const log = await logs.open('prepare-database');
  try {
    await prepareDatabase(configuration, found, log.fd);
  } catch (error) {
    const lines = await logs.tail('prepare-database');
    throw new Error([String(error), ...lines.map((line) => `    ${line}`)].join('\n'), { cause: error });
  } finally {
    await log.close();
  }
  say(`  ready: the tables (${seconds(begun)})`);
}

/** Like Promise.all, and nobody is left without an ear: a second failure is part of the first. */
async function allOrFirstFailure(promises: readonly Promise<unknown>[]): Promise<void> {
  for (const promise of promises) promise.catch(() => {});
  await Promise.all(promises);
}

function welcome(found: Addresses, { DATA_DIR, OIDC_ISSUER }: Configuration): string {
  const database = new URL(found.database);
  database.password = '';
  const rows: [string, string | undefined][] = [
    ['Uniek Verslag', found.web],
    ["the ministry's side (FPS MI)", found.fpsMi],
    ['the mails that were sent', found.mail],
    ['Temporal, for operators', found.temporalUi],
    ['the login service', found.identity],
    ['PostgreSQL', database.href],
    ['data and logs', DATA_DIR],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  return [
    '',
    `Ready in ${seconds(since)}.`,
    '',
    ...rows.filter(([, where]) => where !== undefined).map(([what, where]) => `  ${what.padEnd(width)}  ${where}`),
    '',
    ...(OIDC_ISSUER === undefined ? ['Log in as clerk.11001, chair.11001 or director.11001 (OCMW Aartselaar).'] : []),
    'Ctrl-C stops everything; the next start goes on where it was.',
  ].join('\n');
}

/** Ends what was started, the last first. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    if (kept.length > 0) say('\nStopping, in order. Ctrl-C again to force it.');
    const stages = [['web'], ['notifier', 'reports'], ['fps-mi', 'identity', 'mail'], ['temporal'], ['postgres']];
    for (const stage of stages)
      await Promise.all(kept.filter(({ name }) => stage.includes(name)).map((one) => one.stop()));
    await record?.close();
    if (kept.length > 0) say('Stopped.');
    process.exit(code);
  })();
  return stopping;
}

/** npm and the terminal may each send us the same Ctrl-C: what comes within this time is one. */
const ONE_CTRL_C = 700;
let firstSignal: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    firstSignal ??= Date.now();
    if (Date.now() - firstSignal < ONE_CTRL_C) void stop(0);
    else {
      say('Stopped by force.');
      for (const one of kept) one.kill();
      process.exit(130);
    }
  });
}

// Started by bootstrap.mjs: when that is gone, nobody can stop us by Ctrl-C any more.
const bootstrap = Number(process.env['UNIEK_VERSLAG_BOOTSTRAP']);
if (bootstrap === process.ppid) {
  setInterval(() => {
    if (process.ppid !== bootstrap) void stop(0);
  }, 1000).unref();
}

function seconds(from: number): string {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`;
}

say('Starting Uniek Verslag');
try {
  await start();
} catch (error) {
  if (stopping === undefined) {
    say(`\n${error instanceof Error ? error.message : String(error)}`);
    await stop(1);
  }
}
