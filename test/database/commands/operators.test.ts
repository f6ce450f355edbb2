import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { acceptInvitation, addToken } from '#database/invitations.ts';
import { rolesOf } from '#database/persons.ts';
import { beginSession, findSession, type Identity } from '#database/sessions.ts';
import { recogniseHandler } from '#services/fps-mi/database/handlers.ts';
import { followAnnouncements } from '#services/web/announcements.ts';
import {
  type FreshDatabase,
  type FreshMinistryDatabase,
  freshDatabase,
  freshMinistryDatabase,
  poolOfService,
} from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { visitor, words } from '#test/support/visitor.ts';

let database: FreshDatabase;
let ministry: FreshMinistryDatabase;
beforeAll(async () => {
  [database, ministry] = await Promise.all([freshDatabase(), freshMinistryDatabase()]);
});
afterAll(() => Promise.all([database.drop(), ministry.drop()]));

const commands = {
  'invite-dpo': 'database/commands/invite-dpo.ts',
  'end-sessions': 'database/commands/end-sessions.ts',
  announce: 'database/commands/announce.ts',
  handlers: 'services/fps-mi/handlers-command.ts',
};

/** Runs a command as an operator does. */
async function run(
  name: keyof typeof commands,
  ...given: string[]
): Promise<{ code: number; out: string; log: string }> {
  const DATABASE_URL = name === 'handlers' ? ministry.urlAs('owner') : database.urlAs('owner');
  const started = promisify(execFile)(process.execPath, ['--import', 'tsx', commands[name], ...given], {
    env: { DATABASE_URL, FPS_MI_WEB_URL: 'https://fps-mi.example' },
  });
  const ended = await started.catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: 'code' in ended ? ended.code : 0, out: ended.stdout, log: ended.stderr };
}

describe('an announcement', () => {
  const text = ['--nl', 'Nieuw formulier', '--fr', 'Nouveau formulaire', '--de', 'Neues Formular'];
  const always = ['--from', '2026-01-01T00:00', '--until', '2099-01-01T00:00Z'];

  it('is shown on every page in its time, with and without a login, until an operator removes it', async () => {
    const { sql } = database;
    const announcements = followAnnouncements(poolOfService(sql, 'web'), pino({ level: 'silent' }), 50);
    const app = siteFor(sql, { announcements });
    const officer = await visitor(app, sql, await addPerson(sql, '11001', ['editor']), 'fr');
    const stranger = await visitor(app, sql);
    try {
      const announced = await run('announce', ...always, '--level', 'info', ...text);
      expect([announced.code, announced.log]).toEqual([0, expect.stringContaining('"result":"done"')]);
      const [, id = ''] = /^announced as (\S+);/.exec(announced.out) ?? [];
      await expect.poll(async () => words(await officer.get('/organisations/11001'))).toContain('Nouveau formulaire');
      expect(words(await stranger.get('/'))).toContain('Nieuw formulier');
      expect(words(await stranger.get('/nowhere'))).toContain('Nieuw formulier');

      // Again is the same; one of tomorrow is listed and not shown yet.
      expect((await run('announce', ...always, '--level', 'info', ...text)).out).toBe(
        `was announced before as ${id}\n`,
      );
      await run(
        'announce',
        '--from',
        '2098-07-01T12:00',
        '--until',
        '2098-07-01T13:00',
        '--level',
        'maintenance',
        ...text,
      );
      const { out: list } = await run('announce', 'list');
      expect(list).toContain(id);
      // A summer day of Belgium.
      expect(list).toContain('maintenance  2098-07-01T10:00:00.000Z - 2098-07-01T11:00:00.000Z');
      expect(list).toContain('2 announced');
      expect(words(await stranger.get('/'))).not.toContain('Onderhoud');

      expect((await run('announce', 'remove', id)).code).toBe(0);
      expect((await run('announce', 'remove', id)).code).toBe(1);
      await expect.poll(async () => words(await stranger.get('/'))).not.toContain('Nieuw formulier');
      const actions = await sql`select action from audit_trail where subject = 'announcements' order by sequence`;
      expect(actions.map(({ action }) => action)).toEqual(['announced', 'announced', 'announcement-removed']);
      expect((await verifyAuditTrail(sql)).faults).toEqual([]);
    } finally {
      announcements.end();
    }
  });

  it.each([
    { given: [...always, '--level', 'info', '--nl', 'Nieuw'] },
    { given: ['--from', '2026-02-31T00:00', '--until', '2099-01-01T00:00', '--level', 'info', ...text] },
    { given: ['--from', '2099-01-01T00:00', '--until', '2098-01-01T00:00', '--level', 'info', ...text] },
    { given: ['remove', 'nothing'] },
  ])('is refused when it is not complete or makes no sense: $given', async ({ given }) => {
    const refused = await run('announce', ...given);
    expect([refused.code, refused.log]).toEqual([2, expect.stringContaining('Usage: npm run announce')]);
  });
});

describe('the first DPO of an organisation', () => {
  const nis = '11001';
  const email = 'dpo@ocmw.example';

  it('is invited by an operator, once, and has the role after accepting', async () => {
    const { sql } = database;
    const first = await run('invite-dpo', nis, email);
    expect([first.code, first.out]).toEqual([0, 'An invitation is on its way. It is valid for 30 days.\n']);
    // The security log says which command, and nothing personal.
    expect(first.log).toContain(`"on":{"name":"invite-dpo","organisation":"${nis}"},"result":"done"`);
    expect(first.log).not.toContain(email);
    expect((await run('invite-dpo', nis, email.toUpperCase())).out).toContain('has an open invitation');
    const [invitation, another] = await sql<{ id: string; language: string }[]>`
      select id, language from invitations where nis = ${nis}`;
    expect([invitation?.language, another]).toEqual(['nl', undefined]);
    expect(await sql`select kind from notices where nis = ${nis}`).toEqual([{ kind: 'invitation' }]);

    const person = await addPerson(sql, nis, []);
    const token = await addToken(sql, invitation?.id ?? '');
    const web = database.as('web');
    expect(await acceptInvitation(web, { token, by: person, commandId: 'accept' })).toBe('accepted');
    expect(await rolesOf(web, person, nis)).toEqual(['dpo']);
    const trail =
      await sql`select person_id, action, details->>'email' as email, details->>'operator' is not null as operator
      from audit_trail where subject = ${`organisation/${nis}`} order by sequence`;
    expect(trail).toEqual([
      { person_id: null, action: 'invited', email, operator: true },
      { person_id: person, action: 'invitation-accepted', email: null, operator: false },
    ]);
    expect((await verifyAuditTrail(sql)).faults).toEqual([]);
  });

  it('is not invited where there is a DPO, except in an emergency with a reason', async () => {
    const refused = await run('invite-dpo', nis, 'another@ocmw.example');
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('This organisation has a DPO')]);
    expect(refused.log).toContain('"result":"refused"');
    expect((await run('invite-dpo', nis, 'another@ocmw.example', '--emergency', 'short')).code).toBe(2);
    const reason = 'The only DPO has left the organisation.';
    expect((await run('invite-dpo', nis, 'another@ocmw.example', '--emergency', reason)).code).toBe(0);
    const [entry] = await database.sql`
      select details->>'emergency' as reason from audit_trail where details->>'email' = 'another@ocmw.example'`;
    expect(entry).toEqual({ reason });
  });

  it.each([
    [['00000', email], 1],
    [[nis], 2],
    [[nis, 'no address'], 2],
    [[], 2],
  ])('cannot be %j', async (given, code) => {
    expect((await run('invite-dpo', ...given)).code).toBe(code);
  });
});

it('an operator ends all sessions of a person', async () => {
  const { sql } = database;
  const personId = await addPerson(sql, '11002', []);
  await sql`update persons set email = 'lost.laptop@ocmw.example' where id = ${personId}`;
  const token = await beginSession(sql, { personId, method: 'eid', idToken: '' });
  expect((await run('end-sessions', 'Lost.Laptop@ocmw.example')).out).toBe('1 persons, 1 sessions ended\n');
  expect(await findSession(sql, token)).toBeNull();
  expect((await run('end-sessions', 'nobody@ocmw.example')).code).toBe(1);
});

describe('a case handler', () => {
  const identityOf = (subject: string, email: string, emailVerified: boolean): Identity => ({
    issuer: 'https://login.example',
    subject,
    name: 'Hilde Claes',
    email,
    emailVerified,
    language: 'nl',
  });
  const recognise = async (identity: Identity, token?: string): Promise<string | null> =>
    (await recogniseHandler(ministry.as('service'), identity, token))?.id ?? null;

  it('who was invited is bound to a verified address, at the first login, and stays bound', async () => {
    const email = 'hilde.claes@mi-is.example';
    expect(await recognise(identityOf('hilde', email, true))).toBeNull();
    expect((await run('handlers', 'invite', email)).code).toBe(0);
    expect((await run('handlers', 'invite', email)).code).toBe(0);
    expect(await recognise(identityOf('thief', email, false))).toBeNull();
    const id = await recognise(identityOf('hilde', email.toUpperCase(), true));
    expect(id).not.toBeNull();
    expect(await recognise(identityOf('hilde', 'other@mi-is.example', false))).toBe(id);
    expect(await recognise(identityOf('thief', email, true))).toBeNull();
    expect((await run('handlers', 'list')).out).toContain('active  other@mi-is.example  Hilde Claes');
    // The service cannot give the row to another person.
    await expect(ministry.as('service')`update handlers set subject = 'thief'`).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('whose address is not verified is bound by the link that the operator passes on', async () => {
    const { out } = await run('handlers', 'invite', 'jan@mi-is.example', '--language', 'fr');
    const token = /https:\/\/fps-mi\.example\/invitation\?token=([\w-]+)/.exec(out)?.[1] ?? '';
    expect(await recognise(identityOf('jan', 'jan@mi-is.example', false), 'made up')).toBeNull();
    const id = await recognise(identityOf('jan', 'jan@mi-is.example', false), token);
    expect(id).not.toBeNull();
    expect(await recognise(identityOf('another', 'another@mi-is.example', false), token)).toBeNull();
  });

  it('is not bound by an invitation that has expired', async () => {
    await run('handlers', 'invite', 'late@mi-is.example');
    await ministry.sql`update handlers set invited_until = now() where email = 'late@mi-is.example'`;
    expect(await recognise(identityOf('late', 'late@mi-is.example', true))).toBeNull();
  });

  it('who is withdrawn loses access and sessions, and can be admitted again', async () => {
    const id = (await recognise(identityOf('jan', 'jan@mi-is.example', false))) ?? '';
    await beginSession(ministry.sql, { personId: id, method: 'eid', idToken: '' });
    expect((await run('handlers', 'withdraw', 'jan@mi-is.example')).code).toBe(0);
    expect(await recognise(identityOf('jan', 'jan@mi-is.example', true))).toBeNull();
    expect((await run('handlers', 'end-sessions', 'jan@mi-is.example')).out).toBe('0 sessions ended.\n');
    expect((await run('handlers', 'invite', 'jan@mi-is.example')).out).toContain('log in as before');
    expect(await recognise(identityOf('jan', 'jan@mi-is.example', false))).toBe(id);
    expect((await run('handlers', 'withdraw', 'nobody@mi-is.example')).code).toBe(1);
    expect((await run('handlers', 'promote', 'jan@mi-is.example')).code).toBe(2);
  });
});
