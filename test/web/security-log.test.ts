import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { BlockList } from 'node:net';
import type { Hono } from 'hono';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { absencesOf } from '#database/absences.ts';
import { addToken } from '#database/invitations.ts';
import { reportId } from '#rules/keys.ts';
import type { Role } from '#rules/report.ts';
import { listen } from '#services/process.ts';
import { type AlteredIssuer, signWithForeignKey, startAlteredIssuer } from '#test/support/altered-issuer.ts';
import { logInAt } from '#test/support/identity-visitor.ts';
import { addPerson } from '#test/support/people.ts';
import { reportFixture } from '#test/support/report-fixture.ts';
import { expectOneLineEach, readableLog, refused, subjects, uuid } from '#test/support/security-lines.ts';
import { clientSecret, siteFor } from '#test/support/site.ts';
import { fieldsOf, origin, type Visitor, visitor } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

/** Each act on the organisations' site gives one line. For the ministry's, see test/services/fps-mi/security-log.test.ts. */
const { log, take, all } = readableLog();
const fixture = reportFixture('security-log', () => ({ log }));
let app: Hono<SiteEnv>;
let nis: string;
let officer: Visitor;
let dpo: Visitor;
let dpoId: string;

beforeEach(async () => {
  const { sql } = fixture.database;
  app = siteFor(sql, { reports: fixture.backend.reports, log });
  nis = fixture.key.nis;
  dpoId = await addPerson(sql, nis, ['dpo']);
  officer = await visitor(app, sql, fixture.people.officer);
  dpo = await visitor(app, sql, dpoId);
});

const by = (id: string) => ({ type: 'person', id }) as const;
const emailOf = async (id: string): Promise<string> => {
  const [row] = await fixture.database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
  return row?.email ?? '';
};
/** The DPO grants a role. */
async function grant(email: string, role: Role = 'editor') {
  const path = `/organisations/${nis}/access`;
  return await dpo.post(path, { ...fieldsOf(await dpo.get(path), 'name="email"'), role, email });
}
const withdraw = (what: string, id: string) =>
  dpo.post(`/organisations/${nis}/access/${what}`, { id, request: randomUUID() });

describe('a login', () => {
  let issuer: AlteredIssuer;
  const logIn = () => logInAt(siteFor(fixture.database.sql, { issuer: issuer.issuer, log }), origin, 'clerk.11001');
  beforeAll(async () => {
    issuer = await startAlteredIssuer({ id: 'uniek-verslag', secret: clientSecret, url: origin });
    return () => issuer.close();
  });

  it('is one line, and so is a logout', async () => {
    let Cookie = '';
    const headers = () => ({ Cookie, Origin: origin });
    const who = { type: 'person', id: uuid } as const;
    const begin = async () => {
      Cookie =
        (await logIn()).headers
          .getSetCookie()
          .find((each) => each.startsWith('session='))
          ?.split(';')[0] ?? '';
    };
    const end = () => app.request(`${origin}/logout`, { method: 'POST', headers: headers() });
    const session = expect.stringMatching(/^[0-9a-f]{12}$/);
    await expectOneLineEach(take, [
      ['a login', begin, { event: 'login', who, on: { method: 'itsme' }, result: 'done', session }],
      ['a logout', end, { event: 'logout', who, on: {}, result: 'done', session }],
    ]);
  });

  it('that fails is one line, with the reason', async () => {
    const event = 'login';
    const who = { type: 'unknown' } as const;
    const logInWith = (alteration: Parameters<AlteredIssuer['alter']>[0]) => () => {
      issuer.alter(alteration);
      return logIn();
    };
    const weak = logInWith((claims) => issuer.sign({ ...claims, acr: 'low' }));
    const old = logInWith((claims) => issuer.sign({ ...claims, auth_time: 1 }));
    const stranger = await visitor(app, fixture.database.sql);
    await expectOneLineEach(take, [
      ['another key', logInWith(signWithForeignKey), { event, who, ...refused('login-failed') }],
      ['a low level', weak, { event, who, ...refused('login-too-weak') }],
      ['long ago', old, { event, who, ...refused('login-not-recent') }],
      [
        'a callback of another browser',
        () => stranger.get('/login/callback?code=x&state=abcdefgh'),
        { event, who, ...refused('login-interrupted') },
      ],
    ]);
  });
});

describe('a refusal', () => {
  it('is one line, with who asked for what, from where', async () => {
    const path = `/organisations/${nis}`;
    const stranger = await visitor(app, fixture.database.sql);
    const who = by(fixture.people.officer);
    const foreign = { Origin: 'https://evil.example' };
    const on = (request: string, organisation?: string) => ({ request, ...(organisation && { organisation }) });
    const always = { event: 'request', client: 'unknown', trace: expect.stringMatching(/^[0-9a-f]{8}$/) } as const;
    await expectOneLineEach(
      take,
      [
        [
          'another organisation',
          () => officer.get('/organisations/63023?name=Jan'),
          { who, on: on('GET /organisations/63023', '63023'), ...refused('no-role-here') },
        ],
        [
          'a role that is missing',
          () => officer.get(`${path}/access`),
          { who, on: on(`GET ${path}/access`, nis), ...refused('role-missing') },
        ],
        [
          'a form of another person',
          () => officer.post(`${path}/data`, { person: randomUUID() }),
          { who, on: on(`POST ${path}/data`), ...refused('person-changed') },
        ],
        [
          'a form of another site',
          () => officer.post(`${path}/data`, {}, foreign),
          { on: on(`POST ${path}/data`), ...refused('foreign-form') },
        ],
        [
          'a form without a session',
          () => stranger.post(`${path}/data`, {}),
          { who: { type: 'unknown' }, ...refused('login-needed') },
        ],
        [
          'a form that no page sends',
          () => officer.post(`${path}/reports/covid-premium/2022/form`, { version: 'x' }),
          { who, ...refused('malformed') },
        ],
      ],
      always,
    );
  });

  it('names the client as the trusted proxy does', async () => {
    const trustedProxies = new BlockList();
    trustedProxies.addAddress('127.0.0.1');
    const site = siteFor(fixture.database.sql, { log, trustedProxies });
    const server = await listen(site, { host: '127.0.0.1', port: 0 });
    take();
    await fetch(`http://127.0.0.1:${server.port}/organisations/11001/data`, {
      method: 'POST',
      headers: { 'X-Forwarded-For': '198.51.100.9, 192.0.2.7', 'X-Request-Id': 'proxy-1' },
      body: new URLSearchParams(),
    });
    await server.close();
    expect(take()).toMatchObject([{ event: 'request', client: '192.0.2.7', trace: 'proxy-1' }]);
  });
});

describe('an act on a report', () => {
  it('is one line', async () => {
    const report = reportId(fixture.key);
    const { officer: officerId, chair } = fixture.people;
    const form = `/organisations/${nis}/reports/covid-premium/2022/form`;
    const on = { organisation: nis, report, command: uuid };
    const save = async () => officer.post(form, { ...fieldsOf(await officer.get(form)), justifiedTotal: '25' });
    const saved = { event: 'report-saved', on: { ...on, version: 0 }, session: expect.any(String) } as const;
    const signed = { event: 'report-signed', who: by(chair), on: { ...on, version: 1, role: 'chair' } } as const;
    const again = { ...signed, ...refused('already-signed') };
    const sign = { as: 'chair', version: '0', hash: '', request: randomUUID() };
    const signAsOfficer = () => officer.post(`/organisations/${nis}/reports/covid-premium/2022/sign`, sign);
    const outdated = { event: 'report-signed', who: by(officerId), ...refused('content-changed') } as const;
    await expectOneLineEach(take, [
      ['a save', save, { ...saved, who: by(officerId), result: 'done' }],
      ['a signature', () => fixture.sign('chair'), { ...signed, result: 'done' }],
      ['a signature on an outdated content', signAsOfficer, outdated],
      ['a signature again', () => fixture.sign('chair'), again],
    ]);
  });

  it('is one line when the organisation changes its account or its contact person', async () => {
    const data = `/organisations/${nis}/data`;
    const change =
      (fields: Record<string, string>, person = officer) =>
      async () =>
        person.post(data, { ...fieldsOf(await officer.get(data)), ...fields });
    const event = 'organisation-data-saved';
    const on = { organisation: nis, command: uuid };
    const account = { account: 'BE43068999999501' };
    await expectOneLineEach(take, [
      ['contact', change({ contactName: 'Mia Jans' }), { event, on: { ...on, accountChanged: false }, result: 'done' }],
      ['account', change(account), { event, on: { ...on, accountChanged: true }, result: 'done' }],
      ['no role', change({ person: dpoId }, dpo), { event, who: by(dpoId), on, ...refused('role-missing') }],
    ]);
    for (const secret of ['Mia Jans', 'BE43', 'BE68', '@']) expect(all()).not.toContain(secret);
  });
});

describe('an act on roles', () => {
  it('is one line, with the person whose role it is', async () => {
    const { sql } = fixture.database;
    const newcomer = await addPerson(sql, nis, []);
    const email = await emailOf(newcomer);
    const on = { organisation: nis, role: 'editor', command: uuid } as const;
    const withdrawFirst = async () => {
      const [row] = await sql<{ id: string }[]>`select id from roles where person_id = ${newcomer}`;
      await withdraw('withdraw', row?.id ?? '');
    };
    const own = async () => grant(await emailOf(dpoId), 'chair');
    await expectOneLineEach(
      take,
      [
        ['a grant', () => grant(email), { event: 'role-granted', on: { ...on, person: newcomer }, result: 'done' }],
        ['a grant again', () => grant(email), { event: 'role-granted', on, ...refused('role-given') }],
        ['to oneself', own, { event: 'role-granted', ...refused('own-signing-role') }],
        ['a withdrawal', withdrawFirst, { event: 'role-withdrawn', on: { ...on, person: newcomer }, result: 'done' }],
      ],
      { who: by(dpoId) },
    );
    expect(all()).not.toContain(email);
  });

  it('is one line when it is an invitation', async () => {
    const { sql } = fixture.database;
    const newcomer = await addPerson(sql, nis, []);
    const invited = await visitor(app, sql, newcomer);
    const email = 'new.person@ocmw.example';
    const invitation = async () => {
      const [row] = await sql<{ id: string }[]>`select id from invitations where nis = ${nis} order by invited_at desc`;
      return row?.id ?? '';
    };
    let token = '';
    const accept = async () => {
      token = await addToken(sql, await invitation());
      const Cookie = `${invited.cookie}; invitation=${token}`;
      await invited.post('/invitation', { request: randomUUID() }, { Cookie });
    };
    const resendIt = async () => withdraw('resend', await invitation());
    const withdrawIt = async () => withdraw('withdraw-invitation', await invitation());
    const on = { organisation: nis, command: uuid, invitation: uuid };
    const withRole = { ...on, role: 'editor' } as const;
    const late = { event: 'invitation-withdrawn', on, ...refused('invitation-accepted') } as const;
    await expectOneLineEach(take, [
      ['an invitation', () => grant(email), { event: 'invitation-sent', who: by(dpoId), on: withRole, result: 'done' }],
      ['again', resendIt, { event: 'invitation-resent', who: by(dpoId), on: withRole, result: 'done' }],
      ['acceptance', accept, { event: 'invitation-accepted', who: by(newcomer), on: withRole, result: 'done' }],
      ['too late', withdrawIt, late],
    ]);
    expect(all()).not.toContain(email);
    expect(all()).not.toContain(token);
  });
});

describe('an absence', () => {
  it('is one line for each act, without the address of the deputy', async () => {
    const { sql } = fixture.database;
    const chairId = await addPerson(sql, nis, ['chair']);
    const chair = await visitor(app, sql, chairId);
    const deputyEmail = 'deputy@ocmw.example';
    const propose = (startsOn: string) => {
      const days = { startsOn, endsOn: '2099-07-15' };
      const role = { role: 'chair', deputyEmail, request: randomUUID() };
      return chair.post(`/organisations/${nis}/absence`, { ...days, ...role });
    };
    const id = async () => (await absencesOf(sql, chairId, nis))[0]?.id ?? '';
    const post = async (by: typeof chair, path: string) =>
      await by.post(`/organisations/${nis}/${path}`, { id: await id(), reason: 'Other', request: randomUUID() });
    const on = { organisation: nis, command: uuid };
    const onAbsence = { ...on, absence: uuid };
    const done = { result: 'done' } as const;
    const proposed = { event: 'absence-proposed', who: by(chairId), on: { ...on, role: 'chair' } } as const;
    await expectOneLineEach(take, [
      ['a proposal', () => propose('2099-07-01'), { ...proposed, ...done }],
      ['for the same days', () => propose('2099-07-02'), { ...proposed, ...refused('absence-overlaps') }],
      ['a refusal', () => post(dpo, 'access/decline-absence'), { event: 'absence-declined', on: onAbsence, ...done }],
      [
        'too late',
        () => post(chair, 'absence/cancel'),
        { event: 'absence-cancelled', on: onAbsence, ...refused('absence-settled') },
      ],
    ]);
    expect(all()).not.toContain(deputyEmail);
  });
});

describe('docs/operations.md', () => {
  it('has each event with the fields that it is about', async () => {
    const text = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const [, table = ''] = text.split('\n| event | what happened | `on` |\n');
    const rows = (table.split('\n\n')[0] ?? '')
      .split('\n')
      .map((line) => line.split('|').map((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)))
      .filter(([, names = []]) => names.length > 0);
    const events = rows.flatMap(([, names = []]) => names);
    expect(events.toSorted()).toEqual(Object.keys(subjects).toSorted());
    for (const [, names = [], , on = []] of rows) {
      const fields = Object.entries(subjects).filter(([event]) => names.includes(event));
      expect(on.toSorted(), names.join()).toEqual([...new Set(fields.flatMap(([, each]) => each))].toSorted());
    }
  });
});
