import { chmod, chown, copyFile, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '#database/connection.ts';
import { type DatabaseSettings, settingsFor } from '#database/settings.ts';
import type { Certificate } from '#start/certificates.ts';
import { type PostgresOptions, postgresUrl, preparePostgres } from '#start/postgres.ts';
import { launch } from '#start/processes.ts';
import { freePort } from './ports.ts';

/** A PostgreSQL server of its own that speaks TLS. */
export type TlsPostgres = {
  readonly port: number;
  /** Its superuser, with a client certificate. */
  readonly admin: DatabaseSettings;
  stop(): Promise<unknown>;
};

const WITHIN_MS = 30_000;

/**
 * Starts the server and waits until it answers.
 * @param options.folder for its data, certificates and log
 * @param options.rules its pg_hba.conf
 * @param options.client the superuser's client certificate
 */
export async function startTlsPostgres(options: {
  readonly folder: string;
  /** Without it, a free one. */
  readonly port?: number;
  readonly password: string;
  readonly authority: Certificate;
  readonly server: Certificate;
  readonly client: Certificate;
  readonly rules: string;
  readonly settings?: readonly string[];
}): Promise<TlsPostgres> {
  const { folder, password, authority, server, client, rules } = options;
  const postgres: PostgresOptions = {
    folder: join(folder, 'data'),
    host: '127.0.0.1',
    port: options.port ?? (await freePort()),
    password,
  };
  const log = await open(join(folder, 'postgres.log'), 'a');
  try {
    // These data need not outlive a power cut.
    const settings = ['fsync=off', 'ssl=on', 'ssl_cert_file=server.crt', 'ssl_key_file=server.key'];
    const command = await preparePostgres(postgres, log.fd, [
      ...settings,
      'ssl_ca_file=authority.crt',
      ...(options.settings ?? []),
    ]);
    await giveTo(postgres.folder, [
      [server.cert, 'server.crt'],
      [server.key, 'server.key'],
      [authority.cert, 'authority.crt'],
    ]);
    await writeFile(join(postgres.folder, 'pg_hba.conf'), rules);
    const running = await launch(command);
    const [ca, cert, key] = await Promise.all(
      [authority.cert, client.cert, client.key].map((file) => readFile(file, 'utf8')),
    );
    const tls = { DATABASE_TLS_CA: ca, DATABASE_TLS_CERT: cert, DATABASE_TLS_KEY: key };
    const admin = settingsFor(postgresUrl(postgres, 'postgres'), undefined, tls);
    await isReady(admin, () => readFile(join(folder, 'postgres.log'), 'utf8'));
    return { port: postgres.port, admin, stop: () => running.stop() };
  } finally {
    await log.close();
  }
}

/** Copies files into the server's data folder: PostgreSQL accepts a private key of its own user only. */
async function giveTo(folder: string, files: readonly (readonly [from: string, name: string])[]): Promise<void> {
  const { uid, gid } = await stat(folder);
  for (const [from, name] of files) {
    const to = join(folder, name);
    await copyFile(from, to);
    await chmod(to, 0o600);
    await chown(to, uid, gid);
  }
}

async function isReady(settings: DatabaseSettings, log: () => Promise<string>): Promise<void> {
  const sql = connect(settings, { schema: 'public', max: 1 });
  const deadline = Date.now() + WITHIN_MS;
  try {
    for (;;) {
      try {
        await sql`select 1`;
        return;
      } catch (error) {
        if (Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${await log()}`, { cause: error });
        await wait(50);
      }
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}
