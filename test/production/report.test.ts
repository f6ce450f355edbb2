import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#database/connection.ts';
import { settingsFor } from '#database/settings.ts';
import { makeDeliveryKey } from '#services/sealing.ts';
import { makeCertificate } from '#start/certificates.ts';
import { type ComposeService, exampleVariables } from '#test/support/compose.ts';
import {
  acceptedLevel,
  type Citizen,
  claimNames,
  type FederalIssuer,
  type RegisteredSite,
  startFederalIssuer,
} from '#test/support/federal-issuer.ts';
import { type HttpPerson, openHttpBrowser, type Page } from '#test/support/http-person.ts';
import { type HttpsFront, startHttpsFront } from '#test/support/https-front.ts';
import { type Installation, prepareInstallation } from '#test/support/installation.ts';
import { type Mailbox, startMailbox } from '#test/support/mailbox.ts';
import { freePort } from '#test/support/ports.ts';

const NIS = '11001';
const REPORT = `/organisations/${NIS}/reports/covid-premium/2022`;

/** The people, by what they type at the login page. They speak the language that the identity service says. */
const citizens = new Map<string, Citizen>(
  [
    ['dpo', 'Dirk', 'Peeters'],
    ['clerk', 'Greet', 'Claes'],
    ['chair', 'Jan', 'Wouters'],
    ['director', 'Els', 'Maes'],
    ['handler', 'An', 'Jacobs'],
  ].map(([name = '', givenName = '', surname = '']) => [
    name,
    { givenName, surname, mail: addressOf(name), prefLanguage: 'nl-BE' },
  ]),
);

let installation: Installation;
let issuer: FederalIssuer;
let site: HttpsFront;
let ministrySite: HttpsFront;
let mailbox: Mailbox;

function addressOf(name: string): string {
  return `${name}@aartselaar.be`;
}

beforeAll(async () => {
  const ports = {
    site: await freePort(),
    ministry: await freePort(),
    issuer: await freePort(),
    mail: await freePort(),
  };
  installation = await prepareInstallation((certificates) => variablesOf(certificates, ports));
  await startOutside(ports);
  await installation.start('web', 'reports', 'notifier', 'fps-mi');
}, 300_000);
afterAll(async () => {
  await installation?.stop();
  await Promise.all([issuer, site, ministrySite, mailbox].map((each) => each?.close()));
}, 60_000);

type Ports = { readonly site: number; readonly ministry: number; readonly issuer: number; readonly mail: number };

/** What .env has. */
function variablesOf(certificates: string, ports: Ports): Record<string, string> {
  return {
    ...secretsOfTheExample(),
    CERTIFICATES: certificates,
    EXTRA_CA: join(certificates, 'ca.crt'),
    WEB_URL: `https://127.0.0.1:${ports.site}`,
    FPS_MI_WEB_URL: `https://127.0.0.1:${ports.ministry}`,
    OIDC_ISSUER: `https://127.0.0.1:${ports.issuer}`,
    OIDC_CLAIMS: JSON.stringify(claimNames),
    OIDC_ACR_VALUES: acceptedLevel,
    FPS_MI_ACR_VALUES: acceptedLevel,
    TRUSTED_PROXIES: '127.0.0.1',
    SMTP_URL: `smtps://127.0.0.1:${ports.mail}`,
    MAIL_FROM: 'Uniek Verslag <noreply@mi-is.be>',
    HELPDESK_PHONE: '02 508 85 85',
    HELPDESK_EMAIL: 'helpdesk@mi-is.be',
    FPS_MI_EMAIL: 'unique-report@mi-is.be',
    FPS_MI_DPO_EMAIL: 'dpo@mi-is.be',
    AUDITOR_EMAIL: 'auditor@mi-is.be',
    PAYER_IBAN: 'BE71096123456769',
    PAYER_BIC: 'GKCCBEBB',
    DELIVERY_KEY: makeDeliveryKey(),
  };
}

/** What an installation finds: proxies with TLS before both sites, the identity service, and a mail server. */
async function startOutside(ports: Ports): Promise<void> {
  const { certificates, compose, loopback } = installation;
  const authority = { cert: join(certificates, 'ca.crt'), key: join(certificates, 'ca.key') };
  const outside = await makeCertificate(certificates, 'outside', authority, ['127.0.0.1']);
  // So that this process, which is the browser here, trusts them too.
  setDefaultCACertificates([...getCACertificates('bundled'), await readFile(authority.cert, 'utf8')]);
  const { web, 'fps-mi': ministry } = compose.services;
  [site, ministrySite, mailbox, issuer] = await Promise.all([
    startHttpsFront(ports.site, loopback.portOf('web:8080'), outside),
    startHttpsFront(ports.ministry, loopback.portOf('fps-mi:8081'), outside),
    startMailbox(ports.mail, outside),
    startFederalIssuer(
      ports.issuer,
      outside,
      [clientOf(web, 'WEB_URL', 'OIDC_CLIENT'), clientOf(ministry, 'FPS_MI_WEB_URL', 'FPS_MI_CLIENT')],
      citizens,
    ),
  ]);
}

/** The client of a site at the identity service, as its environment says. */
function clientOf(service: ComposeService | undefined, url: string, client: string): RegisteredSite {
  const { environment = {} } = service ?? {};
  return {
    id: environment[`${client}_ID`] ?? '',
    secret: environment[`${client}_SECRET`] ?? '',
    url: environment[url] ?? '',
  };
}

/** A value for each variable that .env.example leaves empty. */
function secretsOfTheExample(): Record<string, string> {
  const optional = ['TEMPORAL_TLS_SERVER_NAME', 'TEMPORAL_API_KEY', 'IDENTITY_SECRET'];
  const empty = [...exampleVariables].filter(([name, value]) => value === '' && !optional.includes(name));
  return Object.fromEntries(empty.map(([name]) => [name, `a-secret-for-${name}`]));
}

const file = (name: string): Promise<string> => readFile(join(installation.certificates, name), 'utf8');

describe('the installation of docker-compose.yml', () => {
  it('is ready: the web service reaches everything that it needs', async () => {
    const answer = async () => {
      const response = await fetch(`${site.url}/readyz`);
      const ready: unknown = await response.json();
      return ready;
    };
    const parts = ['database', 'temporal', 'reports', 'notifier', 'identity', 'fps-mi'];
    const ready = Object.fromEntries(parts.map((part) => [part, 'ready']));
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
    // The server's own certificate has the name of the administrator's role, and is not good for a client. The server
    // closes the connection: what the client sees first is the alert or the end.
    await expect(logIn('postgres')).rejects.toThrow(/alert|ECONNRESET/);
  });

  it('lets no client without a certificate reach Temporal', async () => {
    const address = `127.0.0.1:${installation.loopback.portOf('temporal:7233')}`;
    const serverRootCACertificate = Buffer.from(await file('ca.crt'));
    const clientCertPair = { crt: Buffer.from(await file('web.crt')), key: Buffer.from(await file('web.key')) };
    const reach = async (tls: object | null, connectTimeout: '2s' | '30s' = '2s') => {
      const connection = await Connection.connect({ address, tls, connectTimeout });
      await connection.close();
      return 'connected';
    };
    expect(await reach({ serverRootCACertificate, clientCertPair }, '30s')).toBe('connected');
    await expect(reach(null)).rejects.toThrow();
    await expect(reach({ serverRootCACertificate })).rejects.toThrow();
    // Authorities that everybody trusts have not signed the server's.
    const publicAuthorities = Buffer.from(getCACertificates('bundled').join('\n'));
    await expect(reach({ serverRootCACertificate: publicAuthorities, clientCertPair })).rejects.toThrow();
  });
});

/** Opens a link that needs a login, begins it, and identifies at the identity service. */
async function identify(browser: HttpPerson, link: string, name: string): Promise<Page> {
  const page = await browser.submit(await browser.get(link), 'return');
  expect(new URL(page.url).origin).toBe(issuer.issuer);
  return await browser.submit(page, 'subject', { subject: name });
}

/** Follows the invitation in a person's mail, and accepts it. */
async function accept(name: string): Promise<HttpPerson> {
  const browser = openHttpBrowser(site.url);
  const invitation = await identify(browser, await mailbox.linkTo(addressOf(name)), name);
  expect(invitation.text).toContain(`${citizens.get(name)?.givenName} ${citizens.get(name)?.surname}`);
  const accepted = await browser.submit(invitation, 'request');
  expect(accepted.text).toContain('U hebt de uitnodiging aanvaard');
  return browser;
}

describe('one report', () => {
  const people = new Map<string, HttpPerson>();
  const person = (name: string): HttpPerson => {
    const known = people.get(name);
    if (known === undefined) throw new Error(`${name} has no role yet`);
    return known;
  };

  it('an operator invites the first DPO, who invites the others', async () => {
    await installation.run('owner', 'database/commands/invite-dpo.ts', NIS, addressOf('dpo'));
    const dpo = await accept('dpo');
    for (const [name, role] of [
      ['clerk', 'editor'],
      ['chair', 'chair'],
      ['director', 'generalDirector'],
    ] as const) {
      const page = await dpo.get(`/organisations/${NIS}/access`);
      await dpo.submit(page, 'startsOn', { email: addressOf(name), role });
      people.set(name, await accept(name));
    }
  }, 120_000);

  it('the officer fills it in, the chair and the general director sign it, and the ministry receives it', async () => {
    const officer = person('clerk');
    await officer.submit(await officer.get(`/organisations/${NIS}/data`), 'account', {
      account: 'BE68 5390 0754 7034',
      bic: 'GKCCBEBB',
      contactName: 'Greet Claes',
      contactEmail: addressOf('clerk'),
      contactPhone: '03 123 45 67',
    });
    const saved = await officer.submit(await officer.get(`${REPORT}/form`), 'justifiedTotal', {
      justifiedTotal: '1500',
    });
    expect([saved.status, new URL(saved.url).pathname]).toEqual([200, REPORT]);
    for (const name of ['chair', 'director']) {
      const signed = await person(name).submit(await person(name).get(REPORT), 'hash');
      expect([signed.status, new URL(signed.url).pathname]).toEqual([200, REPORT]);
    }
    const overview = async () => (await person('director').get(REPORT)).text;
    await expect.poll(overview, { timeout: 30_000 }).toContain(`COV-2022-${NIS}-1`);
  }, 120_000);

  it('a case handler, whom an operator of the ministry has admitted, sees it', async () => {
    const command = ['services/fps-mi/handlers-command.ts', 'invite', addressOf('handler')];
    await installation.run('ministry-owner', ...command);
    const handler = openHttpBrowser(ministrySite.url);
    const reports = await identify(handler, '/login', 'handler');
    expect(reports.status).toBe(200);
    expect((await handler.get('/')).text).toContain(`COV-2022-${NIS}-1`);
  }, 60_000);
});
