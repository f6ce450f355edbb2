import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeInstallationCertificates } from '#start/installation-certificates.ts';
import { type Command, launch, type Running } from '#start/processes.ts';
import { findTemporal } from '#start/temporal.ts';
import { type Compose, type ComposeService, readCompose } from './compose.ts';
import { type Loopback, mapToLoopback } from './loopback.ts';
import { unpackProductionImage } from './production-image.ts';
import { findTemporalServer } from './temporal-programs.ts';
import { startTlsPostgres, type TlsPostgres } from './tls-postgres.ts';

/** The services of docker-compose.yml as processes of this machine. */
export type Installation = {
  /** The folder with the certificates, as `npm run make-certificates` makes it. */
  readonly certificates: string;
  readonly compose: Compose;
  readonly loopback: Loopback;
  /** The PostgreSQL servers by their name in docker-compose.yml. */
  readonly databases: ReadonlyMap<string, TlsPostgres>;
  /** Starts services and everything they depend on, in its order. Other profiles than the default one are not started. */
  start(...services: readonly string[]): Promise<void>;
  /** Runs a command in the place of a service, as `docker compose run` does. @throws when it fails */
  run(service: string, ...command: readonly string[]): Promise<void>;
  /** Everything that the processes wrote, by the name of the service. */
  logOf(service: string): Promise<string>;
  stop(): Promise<void>;
};

const READY_WITHIN_MS = 60_000;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Prepares an installation as docs/operations.md says it: certificates, the image for production, a configuration.
 * @param variables gets the folder of the certificates, and returns what .env has
 */
export async function prepareInstallation(
  variables: (certificates: string) => Readonly<Record<string, string>>,
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-production-'));
  await chmod(folder, 0o711);
  const [certificates, configs, image] = ['certificates', 'configs', 'image'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await Promise.all([
    // Here the servers are reached by this address, and not by their names.
    makeInstallationCertificates(certificates, ['127.0.0.1']),
    unpackProductionImage(image),
    mkdir(configs),
    mkdir(join(folder, 'programs')),
  ]);
  const compose = readCompose(variables(certificates));
  await Promise.all(
    Object.entries(compose.configs).map(([name, { content }]) => writeFile(join(configs, name), content)),
  );
  const programs = await findTemporalServer(say);
  await symlink(programs.sql, join(folder, 'programs', 'temporal-sql-tool'));
  await symlink(await findTemporal(say), join(folder, 'programs', 'temporal'));
  const loopback = await mapToLoopback(compose, configs);
  return runner({ folder, certificates, compose, loopback, image, server: programs.server });
}

type Prepared = Pick<Installation, 'certificates' | 'compose' | 'loopback'> & {
  readonly folder: string;
  readonly image: string;
  /** Temporal's server. */
  readonly server: string;
};

function runner(prepared: Prepared): Installation {
  const { folder, compose } = prepared;
  const databases = new Map<string, TlsPostgres>();
  const running: Running[] = [];
  const started = new Map<string, Promise<void>>();
  const logFile = (name: string) => join(folder, `${name}.log`);

  const startOne = async (name: string): Promise<void> => {
    const service = compose.services[name];
    if (service === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
    await Promise.all(Object.keys(service.depends_on).map(startOnce));
    const image = service.image.split(':')[0];
    if (image === 'postgres') {
      databases.set(name, await startDatabase(prepared, name, service));
      return;
    }
    const log = await open(logFile(name), 'a');
    try {
      // As Compose does with `restart: on-failure`: Temporal accepts connections before it works.
      const deadline = Date.now() + READY_WITHIN_MS;
      while (!(await run(name, service, log.fd))) {
        if (!name.startsWith('prepare-') || Date.now() > deadline) throw new Error('it ended');
        await wait(200);
      }
    } catch (error) {
      throw new Error(`${name} did not start:\n${await readFile(logFile(name), 'utf8')}`, { cause: error });
    } finally {
      await log.close();
    }
  };
  /** @returns whether a service became ready, or a preparation ended well */
  const run = async (name: string, service: ComposeService, log: number): Promise<boolean> => {
    const one = await launch(await commandOf(prepared, name, service, log));
    running.push(one);
    const ending = one.ended.then(({ code }) => code === 0 && name.startsWith('prepare-'));
    if (name.startsWith('prepare-')) return await ending;
    return await Promise.race([isReady(one, name, prepared), ending, late()]);
  };
  const startOnce = (name: string): Promise<void> => {
    const known = started.get(name) ?? startOne(name);
    started.set(name, known);
    return known;
  };
  return {
    ...prepared,
    databases,
    start: async (...services) => void (await Promise.all(services.map(startOnce))),
    run: async (name, ...command) => {
      const service = compose.services[name];
      if (service === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
      await Promise.all(Object.keys(service.depends_on).map(startOnce));
      const log = await open(logFile(name), 'a');
      try {
        const one = await launch(await commandOf(prepared, name, { ...service, command: [...command] }, log.fd));
        const { code } = await one.ended;
        if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${await readFile(logFile(name), 'utf8')}`);
      } finally {
        await log.close();
      }
    },
    logOf: (service) => readFile(logFile(service), 'utf8'),
    stop: async () => {
      await Promise.allSettled(started.values());
      for (const one of [...running].reverse()) await one.stop();
      await Promise.all([...databases.values()].map((database) => database.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The settings of a PostgreSQL server are those in its command. */
async function startDatabase({ folder, certificates, loopback }: Prepared, name: string, service: ComposeService) {
  const data = join(folder, name);
  await mkdir(data);
  await chmod(data, 0o711);
  const { command } = service;
  const settings = command.slice(1).map((argument) => argument.replace(/^-c/, ''));
  const pathOf = (setting: string): string => {
    const [, path = ''] = settings.find((each) => each.startsWith(`${setting}=`))?.split('=') ?? [];
    return loopback.fileOf(service, path);
  };
  const client = { cert: join(certificates, 'administrator.crt'), key: join(certificates, 'administrator.key') };
  return await startTlsPostgres({
    folder: data,
    port: loopback.portOf(`${name}:5432` as 'postgres:5432'),
    password: service.environment['POSTGRES_PASSWORD'] ?? '',
    authority: { cert: pathOf('ssl_ca_file'), key: '' },
    server: { cert: pathOf('ssl_cert_file'), key: pathOf('ssl_key_file') },
    client,
    rules: await readFile(pathOf('hba_file'), 'utf8'),
    settings: settings.filter((each) => !/^(ssl_\w+_file|hba_file)=/.test(each)),
  });
}

/** What a container runs, for this machine. */
async function commandOf(
  { folder, image, loopback, server }: Prepared,
  name: string,
  service: ComposeService,
  log: number,
): Promise<Command> {
  const PATH = `${join(folder, 'programs')}:${process.env['PATH']}`;
  // A container has the home folder of its user.
  const environment = { PATH, HOME: folder, ...(await loopback.environmentOf(name, service)) };
  const common = { environment, endWith: 'SIGTERM', log, folder: image } as const;
  if (service.image.startsWith('temporalio/server:')) return { ...common, file: server, args: ['start'] };
  const [file = '', ...flags] = service.entrypoint ?? ['node', '--import', 'tsx'];
  const program = file === 'node' ? process.execPath : file;
  return { ...common, file: program, args: [...flags, ...service.command], messages: file === 'node' };
}

async function late(): Promise<never> {
  await wait(READY_WITHIN_MS, undefined, { ref: false });
  throw new Error('it took too long');
}

/** A process of the program says that it is ready; Temporal accepts connections. */
async function isReady(one: Running, name: string, { loopback }: Prepared): Promise<boolean> {
  if (name === 'temporal') while (!(await accepts(loopback.portOf('temporal:7233')))) await wait(50);
  else while ((await once(one.process, 'message'))[0] !== 'ready');
  return true;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTcp(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
