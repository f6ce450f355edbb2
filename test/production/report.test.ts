import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#database/connection.ts';
import { settingsFor } from '#database/settings.ts';
import { makeDeliveryKey } from '#services/sealing.ts';
import { exampleVariables } from '#test/support/compose.ts';
import { type Installation, prepareInstallation } from '#test/support/installation.ts';
import { freePort } from '#test/support/ports.ts';

let installation: Installation;

beforeAll(async () => {
  const [site, ministrySite, issuer, mail] = [await freePort(), await freePort(), await freePort(), await freePort()];
  installation = await prepareInstallation((certificates) => ({
    ...secretsOfTheExample(),
    CERTIFICATES: certificates,
    EXTRA_CA: join(certificates, 'ca.crt'),
    WEB_URL: `https://127.0.0.1:${site}`,
    FPS_MI_WEB_URL: `https://127.0.0.1:${ministrySite}`,
    OIDC_ISSUER: `https://127.0.0.1:${issuer}`,
    TRUSTED_PROXIES: '127.0.0.1',
    SMTP_URL: `smtps://127.0.0.1:${mail}`,
    MAIL_FROM: 'Uniek Verslag <noreply@mi-is.be>',
    FPS_MI_EMAIL: 'unique-report@mi-is.be',
    AUDITOR_EMAIL: 'auditor@mi-is.be',
    PAYER_IBAN: 'BE71096123456769',
    PAYER_BIC: 'GKCCBEBB',
    DELIVERY_KEY: makeDeliveryKey(),
  }));
  await installation.start('web', 'reports', 'notifier', 'fps-mi');
}, 300_000);
afterAll(() => installation?.stop());

/** A value for each variable that .env.example leaves empty. */
function secretsOfTheExample(): Record<string, string> {
  const optional = ['TEMPORAL_TLS_SERVER_NAME', 'TEMPORAL_API_KEY', 'IDENTITY_SECRET'];
  const empty = [...exampleVariables].filter(([name, value]) => value === '' && !optional.includes(name));
  return Object.fromEntries(empty.map(([name]) => [name, `a-secret-for-${name}`]));
}

const file = (name: string): Promise<string> => readFile(join(installation.certificates, name), 'utf8');

describe('the installation of docker-compose.yml', () => {
  it('is ready, except for the identity service, which is not there yet', async () => {
    const answer = async () => {
      const response = await fetch(`http://127.0.0.1:${installation.loopback.portOf('web:8080')}/readyz`);
      const ready: unknown = await response.json();
      return ready;
    };
    const ready = { database: 'ready', temporal: 'ready', reports: 'ready', notifier: 'ready', 'fps-mi': 'ready' };
    await expect.poll(answer, { timeout: 60_000 }).toMatchObject(ready);
  });

  it('speaks TLS to its databases, each process with the certificate and as the role that it has', async () => {
    const seen = new Map<string, string[]>();
    for (const [name, { admin }] of installation.databases) {
      const sql = connect(admin, { schema: 'public', max: 1 });
      const rows = await sql<{ role: string; client: string | null; version: string | null }[]>`
        select distinct a.usename as role, s.client_dn as client, s.version
        from pg_stat_activity a join pg_stat_ssl s using (pid)
        where a.backend_type = 'client backend' and a.pid <> pg_backend_pid() order by role`;
      await sql.end();
      for (const { role, client, version } of rows) expect([client, version]).toEqual([`/CN=${role}`, 'TLSv1.3']);
      seen.set(
        name,
        rows.map(({ role }) => role),
      );
    }
    expect(Object.fromEntries(seen)).toEqual({
      postgres: ['uniek_verslag_notifier', 'uniek_verslag_reports', 'uniek_verslag_web'],
      'ministry-postgres': ['fps_mi_service'],
      'temporal-postgres': ['temporal'],
    });
  });

  it('lets nobody log in with the password of one role and the certificate of another', async () => {
    const { environment } = installation.compose.services['notifier'] ?? {};
    const port = installation.loopback.portOf('postgres:5432');
    const address = `postgres://uniek_verslag_notifier@127.0.0.1:${port}/uniek_verslag`;
    const logIn = async (certificate: string) => {
      const settings = settingsFor(address, environment?.['DATABASE_PASSWORD'], {
        DATABASE_TLS_CA: await file('ca.crt'),
        DATABASE_TLS_CERT: await file(`${certificate}.crt`),
        DATABASE_TLS_KEY: await file(`${certificate}.key`),
      });
      const sql = connect(settings, { schema: 'unique_report', max: 1 });
      try {
        const [row] = await sql<{ role: string }[]>`select current_user as role`;
        return row?.role;
      } finally {
        await sql.end({ timeout: 1 });
      }
    };
    expect(await logIn('notifier')).toBe('uniek_verslag_notifier');
    await expect(logIn('web')).rejects.toThrow(/authentication failed/);
  });

  it('lets no client without a certificate reach Temporal', async () => {
    const address = `127.0.0.1:${installation.loopback.portOf('temporal:7233')}`;
    const serverRootCACertificate = Buffer.from(await file('ca.crt'));
    const clientCertPair = { crt: Buffer.from(await file('web.crt')), key: Buffer.from(await file('web.key')) };
    const reach = async (tls: object | null) => {
      const connection = await Connection.connect({ address, tls, connectTimeout: '3s' });
      await connection.close();
      return 'connected';
    };
    expect(await reach({ serverRootCACertificate, clientCertPair })).toBe('connected');
    await expect(reach(null)).rejects.toThrow();
    await expect(reach({ serverRootCACertificate })).rejects.toThrow();
    // The certificates that this machine trusts have not signed the server's.
    await expect(reach({ clientCertPair })).rejects.toThrow();
  });
});
