import { join } from 'node:path';
import type { Compose, ComposeService } from './compose.ts';
import { freePort } from './ports.ts';

/** Where the servers of docker-compose.yml listen in its networks. */
const SERVERS = [
  'postgres:5432',
  'ministry-postgres:5432',
  'temporal-postgres:5432',
  'temporal:7233',
  'web:8080',
  'fps-mi:8081',
] as const;
export type ServerAddress = (typeof SERVERS)[number];

/** The other ports of a Temporal server, which the containers leave at their defaults. Each is one of this machine here. */
const TEMPORAL_PORTS = [
  'FRONTEND_HTTP_PORT',
  'FRONTEND_MEMBERSHIP_PORT',
  'MATCHING_GRPC_PORT',
  'MATCHING_MEMBERSHIP_PORT',
  'HISTORY_GRPC_PORT',
  'HISTORY_MEMBERSHIP_PORT',
  'WORKER_GRPC_PORT',
  'WORKER_MEMBERSHIP_PORT',
];

/** Variables that have a host only, with the variable that has its port. */
const SEPARATE_PORTS: Readonly<Record<string, string>> = { POSTGRES_SEEDS: 'DB_PORT', SQL_HOST: 'SQL_PORT' };

/** The one difference between the containers and this machine: names and ports become loopback, mounts become files. */
export type Loopback = {
  portOf(server: ServerAddress): number;
  /** A file that a container sees under /run/secrets or another place. */
  fileOf(service: ComposeService, path: string): string;
  /** The environment of a service, for a process of this machine. */
  environmentOf(name: string, service: ComposeService): Promise<Record<string, string>>;
};

/** @param configs the folder that has the configs of docker-compose.yml as files */
export async function mapToLoopback(compose: Compose, configs: string): Promise<Loopback> {
  const ports = new Map<string, number>();
  for (const server of SERVERS) ports.set(server, await freePort());
  const portOf = (server: string): number => {
    const port = ports.get(server);
    if (port === undefined) throw new Error(`${server} is no server of docker-compose.yml`);
    return port;
  };
  const fileOf = (service: ComposeService, path: string): string => {
    const secret = service.secrets.find(({ target }) => path === `/run/secrets/${target}`);
    const mounted = secret && compose.secrets[secret.source];
    if (mounted !== undefined) return mounted.file;
    const config = service.configs.find(({ target }) => path === target);
    if (config === undefined) throw new Error(`nothing is mounted at ${path}`);
    return join(configs, config.source);
  };
  const mapped = (service: ComposeService, value: string): string => {
    if (value === '0.0.0.0') return '127.0.0.1';
    if (value.startsWith('/run/secrets/') || value.startsWith('/etc/')) return fileOf(service, value);
    return SERVERS.reduce(
      (text, server) => text.replace(new RegExp(`(?<![\\w-])${server}\\b`), `127.0.0.1:${portOf(server)}`),
      value,
    );
  };
  const environmentOf = async (name: string, service: ComposeService): Promise<Record<string, string>> => {
    const given = service.environment;
    const environment = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, mapped(service, value)]));
    for (const [hostName, portName] of Object.entries(SEPARATE_PORTS)) {
      const host = given[hostName];
      if (host === undefined) continue;
      environment[hostName] = '127.0.0.1';
      environment[portName] = String(portOf(`${host}:${given[portName]}`));
    }
    for (const variable of ['WEB_PORT', 'FPS_MI_PORT']) {
      if (given[variable] !== undefined) environment[variable] = String(portOf(`${name}:${given[variable]}`));
    }
    if (given['HEALTH_PORT'] !== undefined) environment['HEALTH_PORT'] = String(await freePort());
    if (name !== 'temporal') return environment;
    environment['FRONTEND_GRPC_PORT'] = String(portOf('temporal:7233'));
    environment['TEMPORAL_BROADCAST_ADDRESS'] = '127.0.0.1';
    for (const variable of TEMPORAL_PORTS) environment[variable] = String(await freePort());
    return environment;
  };
  return { portOf, fileOf, environmentOf };
}
