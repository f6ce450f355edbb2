/** What is fuzzed: both sites on real servers, with people, reports, and a log that is watched. */

import { Writable } from 'node:stream';
import type { Hono } from 'hono';
import { pino } from 'pino';
import type { Sql } from '#database/connection.ts';
import { beginSession, findSession } from '#database/sessions.ts';
import { startDecisionRelay } from '#services/fps-mi/decision-relay.ts';
import { listen } from '#services/process.ts';
import { createCampaigns } from '#services/temporal/campaigns.ts';
import { startAlteredIssuer } from '#test/support/altered-issuer.ts';
import { startBackend } from '#test/support/backend.ts';
import { freshDatabase } from '#test/support/database.ts';
import { addHandler, deliver, delivery, SITE_URL, startMinistry } from '#test/support/ministry.ts';
import { addPerson, fillInOrganisation, keepFirstOrganisations } from '#test/support/people.ts';
import { clientSecret, siteFor } from '#test/support/site.ts';
import { putUniqueReportAt } from '#test/support/unique-report.ts';
import { origin } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

/** A person who sends requests. */
export type Sender = {
  readonly name: string;
  readonly id: string;
  /** The organisation, of a person of an organisation. */
  readonly nis?: string;
  /** The cookie of a session. A new one begins when the last one was ended, by a logout for example. */
  cookie(): Promise<string>;
};

/** A site that listens. */
export type Site = {
  readonly app: Hono<SiteEnv>;
  readonly port: number;
  /** The address of its pages. */
  readonly origin: string;
  /** Those who are logged in. */
  readonly senders: readonly Sender[];
};

export type FuzzedSites = {
  readonly web: Site;
  readonly ministry: Site;
  /** NIS codes: the first two are of an organisation with a new and one with a sent report. */
  readonly organisations: readonly string[];
  readonly references: readonly string[];
  /** The lines of the log that say that something unexpected happened, since the last call. */
  takeErrors(): string[];
  close(): Promise<void>;
};

/** Starts everything. The Temporal namespace is `fuzz`. */
export async function startSites(): Promise<FuzzedSites> {
  const errors: string[] = [];
  const log = pino({ level: 'error' }, errorsInto(errors));
  const database = await freshDatabase();
  await keepFirstOrganisations(database.sql, 8);
  const rows = await database.sql<{ nis: string }[]>`select nis from organisations order by nis`;
  const organisations = rows.map(({ nis }) => nis);
  const backend = await startBackend(database.sql, 'fuzz');
  const issuer = await startAlteredIssuer({ id: 'uniek-verslag', secret: clientSecret, url: origin });
  const { client, reports } = backend;
  const app = siteFor(database.sql, { client, reports, log, issuer: issuer.issuer });
  const relay: { current?: ReturnType<typeof startDecisionRelay> } = {};
  const ministry = await startMinistry({
    log,
    campaigns: createCampaigns(client, log),
    decisionRelay: { run: () => relay.current?.run() ?? Promise.resolve() },
  });
  const decisions = startDecisionRelay({ sql: ministry.sql, sendDecision: backend.sendDecision, log });
  relay.current = decisions;
  const at = { host: '127.0.0.1', port: 0 };
  const [webServer, ministryServer] = await Promise.all([listen(app, at), listen(ministry.app, at)]);
  const senders = await addPeople(database.sql, organisations);
  const references = await receiveReports(ministry.app, organisations);
  return {
    web: { app, port: webServer.port, origin, senders },
    ministry: {
      app: ministry.app,
      port: ministryServer.port,
      origin: SITE_URL,
      senders: await Promise.all(['handler', 'releaser'].map(async (name) => handlerOf(ministry.sql, name))),
    },
    organisations,
    references,
    takeErrors: () => errors.splice(0),
    close: async () => {
      await Promise.all([webServer.close(), ministryServer.close(), decisions.stop()]);
      await Promise.all([backend.stop(), issuer.close()]);
      await Promise.all([ministry.close(), database.drop()]);
    },
  };
}

function errorsInto(errors: string[]): Writable {
  return new Writable({
    write: (line: Buffer, _encoding, done) => {
      errors.push(line.toString());
      done();
    },
  });
}

async function addPeople(sql: Sql, [first = '', second = '']: readonly string[]): Promise<Sender[]> {
  const add = async (name: string, nis: string, roles: Parameters<typeof addPerson>[2]): Promise<Sender> =>
    senderOf(sql, { name, id: await addPerson(sql, nis, roles), nis }, 'session');
  const people = [
    await add('clerk', first, ['editor']),
    await add('chair', first, ['editor', 'chair']),
    await add('director', first, ['editor', 'generalDirector']),
    await add('dpo', first, ['dpo', 'editor']),
    await add('clerk of a sent report', second, ['editor', 'chair']),
    await add('person without a role', first, []),
  ];
  await fillInOrganisation(sql, first, people[0]?.id ?? '');
  await fillInOrganisation(sql, second, people[4]?.id ?? '');
  await putUniqueReportAt(sql, second, 'sent');
  return people;
}

async function handlerOf(sql: Sql, name: string): Promise<Sender> {
  return senderOf(sql, { name, id: await addHandler(sql) }, 'fps_mi_session');
}

function senderOf(sql: Sql, person: Omit<Sender, 'cookie'>, cookie: 'session' | 'fps_mi_session'): Sender {
  const people = cookie === 'session' ? 'persons' : 'active_handlers';
  let token: string | null = null;
  return {
    ...person,
    cookie: async () => {
      if (token === null || (await findSession(sql, token, { people })) === null) {
        token = await beginSession(sql, { personId: person.id, method: 'eid', idToken: 'none' });
      }
      return `${cookie}=${token}`;
    },
  };
}

async function receiveReports(app: Hono<SiteEnv>, organisations: readonly string[]): Promise<string[]> {
  const references: string[] = [];
  for (const nis of organisations) {
    const answer = await deliver(app, delivery({ nis }));
    references.push(answer.headers.get('Location')?.split('/').at(-1) ?? '');
  }
  return references;
}
