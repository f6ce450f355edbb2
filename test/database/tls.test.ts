import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, isDatabaseUnavailable } from '#database/connection.ts';
import { databaseSchema, databaseSettings } from '#database/settings.ts';
import { readVariables } from '#database/variables.ts';
import { type Certificate, makeAuthority, makeCertificate } from '#start/certificates.ts';
import { startTlsPostgres, type TlsPostgres } from '#test/support/tls-postgres.ts';

let folder: string;
let authority: Certificate;
let client: Certificate;
/** Made by an authority that the server does not know. */
let foreignAuthority: Certificate;
let foreignClient: Certificate;
/** Demands a password, TLS and a client certificate. */
let server: TlsPostgres;

const PASSWORD = 'with / and ?';
const RULES = 'hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca\n';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniek-verslag-tls-'));
  await chmod(folder, 0o711);
  [authority, foreignAuthority] = await Promise.all([makeAuthority(folder, 'ours'), makeAuthority(folder, 'foreign')]);
  const [certificate, ...clients] = await Promise.all([
    makeCertificate(folder, 'server', authority, ['127.0.0.1']),
    makeCertificate(folder, 'client', authority),
    makeCertificate(folder, 'foreign-client', foreignAuthority),
  ]);
  [client, foreignClient] = clients;
  server = await startTlsPostgres({ folder, password: PASSWORD, authority, server: certificate, client, rules: RULES });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Connects as a process does that has these variables. @returns how the server knows the connection */
async function connectionOf(variables: Record<string, string>) {
  const address = `postgres://postgres@127.0.0.1:${server.port}/postgres`;
  const read = readVariables(databaseSchema, { DATABASE_URL: address, DATABASE_PASSWORD: PASSWORD, ...variables });
  if (!read.success) throw new Error(read.problems.join());
  const sql = connect(databaseSettings(read.data), { schema: 'public', max: 1 });
  try {
    const [row] = await sql<{ ssl: boolean; version: string; client: string }[]>`
      select ssl, version, client_dn as client from pg_stat_ssl where pid = pg_backend_pid()`;
    return row;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const trusted = () => ({ DATABASE_TLS_CA_FILE: authority.cert });
const identified = () => ({ ...trusted(), DATABASE_TLS_CERT_FILE: client.cert, DATABASE_TLS_KEY_FILE: client.key });

it('connects with TLS and a client certificate, all from files', async () => {
  expect(await connectionOf(identified())).toEqual({ ssl: true, version: 'TLSv1.3', client: '/CN=client' });
});

it.each([
  ['plain, which the server refuses', () => ({})],
  ['without a client certificate', trusted],
  [
    'with a client certificate of another authority',
    () => ({ ...trusted(), DATABASE_TLS_CERT_FILE: foreignClient.cert, DATABASE_TLS_KEY_FILE: foreignClient.key }),
  ],
  [
    'to a server that another authority has certified',
    () => ({ ...identified(), DATABASE_TLS_CA_FILE: foreignAuthority.cert }),
  ],
  [
    'to a server that no authority of this machine has certified',
    () => ({ DATABASE_URL: `postgres://postgres@127.0.0.1:${server.port}/postgres?sslmode=verify-full` }),
  ],
  [
    'to a host that is not in the certificate',
    () => ({ ...identified(), DATABASE_URL: `postgres://postgres@localhost:${server.port}/postgres` }),
  ],
])('does not connect %s', async (_, variables) => {
  await expect(connectionOf(variables())).rejects.toThrow(
    /no pg_hba.conf entry|certificate|alert|Hostname|self-signed|CONNECTION_CLOSED|ECONNRESET/i,
  );
});

it('an invalid certificate counts as a database that is unavailable: pages say so, and it is tried again', async () => {
  const failed = await connectionOf({ ...identified(), DATABASE_TLS_CA_FILE: foreignAuthority.cert }).catch(
    (error: unknown) => error,
  );
  expect(isDatabaseUnavailable(failed)).toBe(true);
});

it('sends nothing to a server that does not speak TLS', async () => {
  const received: Buffer[] = [];
  // PostgreSQL's answer of one byte: "N", no TLS here.
  const plain: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      received.push(data);
      if (received.length === 1) socket.write('N');
      else socket.destroy();
    });
  });
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const at = plain.address();
  if (at === null || typeof at === 'string') throw new Error('the server has no port');
  const DATABASE_URL = `postgres://secret-user@127.0.0.1:${at.port}/postgres`;
  await expect(connectionOf({ ...identified(), DATABASE_URL })).rejects.toThrow();
  expect(received.length).toBeGreaterThan(0);
  expect(Buffer.concat(received).toString('latin1')).not.toMatch(/secret-user/);
  plain.close();
});
