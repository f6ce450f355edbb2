/** `npm start`: everything on one machine, until Ctrl-C. With `--dev` (`npm run dev`) changed services start again. */

import { fileURLToPath } from 'node:url';
import { readConfiguration } from '#services/process.ts';
import {
  type Addresses,
  addressesOf,
  type Configuration,
  configurationSchema,
  type ServiceName,
  wantedPorts,
} from './configuration.ts';
import { restartOnChange } from './development.ts';
import { type Logs, openLogs } from './logs.ts';
import { mailPart, postgresPart, prepareDatabase, prepareRoles, servicePart, temporalPart } from './parts.ts';
import { describeTakenPorts } from './ports.ts';
import { makeDataFolder } from './postgres.ts';
import { type OpenRecord, openRecord } from './record.ts';
import { readSecrets } from './secrets.ts';
import { type Part, type SupervisedPart, supervise } from './supervise.ts';
import { viewAddress, views } from './temporal-views.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
// The reader of the output may end before this process does (`npm start | head`).
process.stdout.on('error', () => {});

// Only their owner may read mails, logs and data.
process.umask(0o077);

const since = Date.now();
const configuration = readConfiguration(configurationSchema);
const development = process.argv.includes('--dev');
/** In the order of starting. */
const parts: SupervisedPart[] = [];
let record: OpenRecord | undefined;
let stopping: Promise<void> | undefined;

async function start(): Promise<void> {
  const { DATA_DIR } = configuration;
  await makeDataFolder(DATA_DIR);
  record = await openRecord(DATA_DIR, say);
  const taken = await describeTakenPorts(wantedPorts(configuration));
  if (taken !== undefined) throw new Error(taken);
  const secrets = await readSecrets(DATA_DIR);
  const addresses = addressesOf(configuration, secrets);
  const logs = await openLogs(DATA_DIR);

  const startPart = partStarter(logs, record);
  const startService = (name: ServiceName) =>
    startPart(servicePart(name, configuration, addresses, { reloadPages: development }));
  const startDatabase = async () => {
    if (configuration.DATABASE_URL === undefined) await startPart(postgresPart(configuration, secrets));
    await prepareRoles(configuration, addresses, secrets);
    await migrate(logs, addresses);
  };
  const startTemporal = async () => {
    if (configuration.TEMPORAL_ADDRESS === undefined) await startPart(temporalPart(configuration, addresses, say));
  };
  const startMail = async () => {
    if (configuration.SMTP_URL === undefined) await startPart(mailPart(configuration));
  };
  const startIdentity = async () => {
    if (configuration.OIDC_ISSUER === undefined) await startService('identity');
  };
  const startMinistry = async () => {
    if (configuration.FPS_MI_URL === undefined) await startService('fps-mi');
  };

  const database = startDatabase();
  const servers = allOrFirstFailure([database, startTemporal()]);
  await allOrFirstFailure([
    startMail(),
    startIdentity(),
    database.then(startMinistry),
    servers.then(() => allOrFirstFailure([startService('reports'), startService('notifier')])),
  ]);
  // Last: when the pages can be seen, everything behind them works.
  await startService('web');
  if (stopping !== undefined) return;
  say(welcome(addresses, configuration));
  if (development) await watchSources(logs, addresses);
}

/** Starts a part and says when it is ready. */
function partStarter(logs: Logs, open: OpenRecord): (part: Part) => Promise<void> {
  return async (part) => {
    if (stopping !== undefined) throw new Error('stopping');
    const begun = Date.now();
    const one = supervise(part, { logs, record: open, say });
    parts.push(one);
    await one.ready;
    say(`  ready: ${part.title} (${seconds(begun)})`);
  };
}

async function migrate(logs: Logs, addresses: Addresses): Promise<void> {
  const begun = Date.now();
  const log = await logs.open('prepare-database');
  try {
    await prepareDatabase(configuration, addresses, log.fd);
  } catch (error) {
    const lines = await logs.tail('prepare-database');
    throw new Error([String(error), ...lines.map((line) => `    ${line}`)].join('\n'), { cause: error });
  } finally {
    await log.close();
  }
  say(`  ready: the tables (${seconds(begun)})`);
}

async function watchSources(logs: Logs, addresses: Addresses): Promise<void> {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const services = parts.filter(({ name }) => !['postgres', 'temporal', 'mail'].includes(name));
  await restartOnChange({ root, services, migrate: () => migrate(logs, addresses), say });
  say('Watching the source files: a changed service is started again, and its pages reload.');
}

/** Like Promise.all. Later rejections do not become unhandled. */
async function allOrFirstFailure(promises: readonly Promise<unknown>[]): Promise<void> {
  for (const promise of promises) promise.catch(() => {});
  await Promise.all(promises);
}

function welcome(addresses: Addresses, { DATA_DIR, OIDC_ISSUER, TEMPORAL_NAMESPACE }: Configuration): string {
  const database = new URL(addresses.databases.operator);
  database.password = '';
  const [stuck] = views;
  const rows: [string, string | undefined][] = [
    ['Uniek Verslag', addresses.web],
    ["the ministry's side (FPS MI)", addresses.fpsMi],
    ['the mails that were sent', addresses.mail],
    ['Temporal, for operators', addresses.temporalUi],
    [
      'reports with a problem',
      stuck && addresses.temporalUi && viewAddress(addresses.temporalUi, TEMPORAL_NAMESPACE, stuck),
    ],
    ['the login service', addresses.identity],
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

/** Stops the parts in order, the web service first. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    if (parts.length > 0) say('\nStopping, in order. Ctrl-C again to force it.');
    const stages = [['web'], ['notifier', 'reports'], ['fps-mi', 'identity', 'mail'], ['temporal'], ['postgres']];
    for (const stage of stages)
      await Promise.all(parts.filter(({ name }) => stage.includes(name)).map((one) => one.stop()));
    await record?.close();
    if (parts.length > 0) say('Stopped.');
    process.exit(code);
  })();
  return stopping;
}

/** npm and the terminal may both pass on one Ctrl-C: signals within this time count as one. */
const SAME_SIGNAL_MS = 700;
let firstSignal: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    firstSignal ??= Date.now();
    if (Date.now() - firstSignal < SAME_SIGNAL_MS) void stop(0);
    else {
      say('Stopped by force.');
      for (const one of parts) one.kill();
      process.exit(130);
    }
  });
}

// When bootstrap.mjs, which started this process, has ended, no Ctrl-C can reach it any more.
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
