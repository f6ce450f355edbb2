import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { addToken } from '#database/invitations.ts';
import { MAX_A_DAY } from '#database/notices.ts';
import { rolesOf } from '#database/persons.ts';
import { beginSession } from '#database/sessions.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import {
  type Answer,
  elements,
  fieldsOf,
  hasLink,
  inputValue,
  origin,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
let nis: string;
let access: string;
let dpoId: string;
let dpo: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  app = siteFor(database.sql);
});
afterAll(() => database.drop());
beforeEach(async () => {
  nis = nextOrganisation();
  access = `/organisations/${nis}/access`;
  dpoId = await addPerson(database.sql, nis, ['dpo']);
  dpo = await visitor(app, database.sql, dpoId);
});

/** The DPO invites an address that no person has. */
async function inviteTo(email: string, fields: Record<string, string> = {}, by = dpo): Promise<Answer> {
  const form = fieldsOf(await by.get(access), 'name="email"');
  return await by.post(access, { ...form, role: 'chair', email, ...fields });
}

/** The token of the link in the mail to this address. */
async function tokenFor(email: string): Promise<string> {
  const [row] = await database.sql<
    { id: string }[]
  >`select id from invitations where email = ${email} and nis = ${nis}`;
  return await addToken(database.sql, row?.id ?? randomUUID());
}

/** Follows the link of an invitation, logged in as this person or not logged in. */
async function follow(token: string, personId: string | null, language = 'nl') {
  const session = personId && (await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' }));
  const Cookie = [`language=${language}`, `invitation=${token}`, ...(session ? [`session=${session}`] : [])].join('; ');
  const answerTo = async (init: RequestInit): Promise<Answer> => {
    const response = await app.request(`${origin}/invitation`, init);
    return { status: response.status, text: await response.text(), location: response.headers.get('Location') };
  };
  const open = () => answerTo({ headers: { Cookie } });
  const accept = (person = personId ?? '') =>
    answerTo({
      method: 'POST',
      headers: { Cookie, Origin: origin },
      body: new URLSearchParams({ person, request: randomUUID() }),
    });
  return { open, accept };
}

const newcomer = () => addPerson(database.sql, nis, []);
const address = () => `${randomUUID()}@ocmw.example`;

describe('an address without a person', () => {
  it('gets an invitation, which is listed on the page until it is accepted', async () => {
    const email = address();
    const { status, location } = await inviteTo(email);
    expect(status).toBe(303);
    const page = words(await dpo.get(location ?? ''));
    expect(page).toContain(`Uitnodiging verstuurd naar ${email}`);
    expect(page).toContain(email);
    expect(page).toMatch(/uitgenodigd vanaf .*; te aanvaarden vóór/);
    const person = await newcomer();
    await (await follow(await tokenFor(email), person)).accept();
    expect(elements(await dpo.get(access), '.role-holders h3').map((each) => each.textContent)).not.toContain(email);
    expect(await rolesOf(database.sql, person, nis)).toEqual(['chair']);
  });

  it('is invited once for the same role and days, even when the form is submitted twice', async () => {
    const email = address();
    const request = randomUUID();
    expect((await inviteTo(email, { request })).status).toBe(303);
    expect((await inviteTo(email, { request })).status).toBe(303);
    const again = await inviteTo(email.toUpperCase());
    expect(again.status).toBe(409);
    expect(words(again)).toContain('al uitgenodigd');
    const rows = await database.sql`select 1 from invitations where nis = ${nis}`;
    expect(rows).toHaveLength(1);
  });

  it('can be invited only by the DPO', async () => {
    const officer = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    const fields = { email: address(), role: 'chair', startsOn: '2026-01-01', endsOn: '', request: randomUUID() };
    expect((await officer.post(access, fields)).status).toBe(403);
    expect(await database.sql`select 1 from invitations where nis = ${nis}`).toHaveLength(0);
  });
});

describe('the link', () => {
  it('moves the token into a cookie, out of addresses, logs and Referer headers, and asks to log in', async () => {
    const email = address();
    await inviteTo(email);
    const token = await tokenFor(email);
    const answer = await app.request(`${origin}/invitation?token=${token}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/invitation');
    expect(answer.headers.get('Set-Cookie')).toMatch(/^invitation=.*Path=\/; HttpOnly; SameSite=Lax/);
    const stranger = await follow(token, null);
    const login = await stranger.open();
    expect([login.status, inputValue(login, 'return')]).toEqual([401, '/invitation']);
    const [row] = await database.sql`select i::text || (select string_agg(n::text, '') from notices n) as all
      from invitations i where email = ${email}`;
    expect(row?.['all']).not.toContain(token);
  });

  it('shows the OCMW and the role in the language of the invited person, and asks before it grants the role', async () => {
    const email = address();
    await inviteTo(email);
    const person = await newcomer();
    const follower = await follow(await tokenFor(email), person, 'fr');
    const page = words(await follower.open());
    expect(page).toContain('CPAS');
    expect(page).toContain('Signer en tant que président(e)');
    expect(page).toContain('Accepter l’invitation');
    expect(await rolesOf(database.sql, person, nis)).toEqual([]);
    expect(await follower.accept()).toMatchObject({ status: 303, location: '/invitation' });
    // Accepting again changes nothing.
    expect((await follower.accept()).status).toBe(303);
    expect(words(await follower.open())).toContain('Vous avez accepté l’invitation');
    expect(await rolesOf(database.sql, person, nis)).toEqual(['chair']);
  });

  it('shows the first day of a role that begins later, and does not link to the organisation before that day', async () => {
    const email = address();
    await inviteTo(email, { startsOn: '2099-07-01' });
    const follower = await follow(await tokenFor(email), await newcomer());
    await follower.accept();
    const page = await follower.open();
    expect(words(page)).toContain('vanaf 1 juli 2099');
    expect(hasLink(page, `/organisations/${nis}`)).toBe(false);
  });

  it('records in the audit trail who invited and who accepted', async () => {
    const email = address();
    await inviteTo(email);
    const person = await newcomer();
    await (await follow(await tokenFor(email), person)).accept();
    const rows = await database.sql`
      select action, person_id as by from audit_trail where subject = ${`organisation/${nis}`} order by sequence`;
    expect(rows.map((row) => [row['action'], row['by']])).toEqual([
      ['invited', dpoId],
      ['invitation-accepted', person],
    ]);
    expect((await verifyAuditTrail(database.sql)).faults).toEqual([]);
  });
});

/** Checks the status of an answer, and the reason that it shows. */
async function expectRefusal(answer: Promise<Answer>, status: number, reason: string): Promise<void> {
  expect((await answer).status).toBe(status);
  expect(words(await answer)).toContain(reason);
}

describe('an invitation is refused with the reason', () => {
  it('to a second person', async () => {
    const email = address();
    await inviteTo(email);
    const token = await tokenFor(email);
    await (await follow(token, await newcomer())).accept();
    const second = await newcomer();
    const follower = await follow(token, second);
    await expectRefusal(follower.open(), 410, 'al aanvaard door iemand anders');
    await expectRefusal(follower.accept(), 410, 'al aanvaard door iemand anders');
    expect(await rolesOf(database.sql, second, nis)).toEqual([]);
  });

  it('to one of two persons who accept it at the same moment', async () => {
    const email = address();
    await inviteTo(email);
    const token = await tokenFor(email);
    const people = [await newcomer(), await newcomer()];
    const followers = await Promise.all(people.map((person) => follow(token, person)));
    const answers = await Promise.all(followers.map(({ accept }) => accept()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410]);
  });

  it.each(['chair', 'generalDirector'])('to a DPO who invited themselves to sign: %s', async (role) => {
    const email = address();
    await inviteTo(email, { role });
    const follower = await follow(await tokenFor(email), dpoId);
    await expectRefusal(follower.open(), 403, 'U kunt uzelf geen ondertekenrol geven');
    await expectRefusal(follower.accept(), 403, 'U kunt uzelf geen ondertekenrol geven');
    expect(await rolesOf(database.sql, dpoId, nis)).toEqual(['dpo']);
  });

  it('after the DPO has withdrawn it', async () => {
    const email = address();
    await inviteTo(email);
    const token = await tokenFor(email);
    const [row] = await database.sql<{ id: string }[]>`select id from invitations where email = ${email}`;
    const withdrawal = { id: row?.id ?? '', request: randomUUID() };
    expect((await dpo.post(`${access}/withdraw-invitation`, withdrawal)).status).toBe(303);
    expect(elements(await dpo.get(access), '.role-holders h3').map((each) => each.textContent)).not.toContain(email);
    await expectRefusal((await follow(token, await newcomer())).accept(), 410, 'ingetrokken');
  });

  it('after its last day', async () => {
    const email = address();
    await inviteTo(email);
    await database.sql`update invitations set expires_at = now() - interval '1 second' where email = ${email}`;
    await expectRefusal((await follow(await tokenFor(email), await newcomer())).accept(), 410, 'verlopen');
    expect(words(await dpo.get(access))).toContain('uitnodiging verlopen');
  });

  it('to a person who has that role already', async () => {
    const email = address();
    await inviteTo(email);
    const chair = await addPerson(database.sql, nis, ['chair']);
    await expectRefusal((await follow(await tokenFor(email), chair)).accept(), 409, 'U hebt deze rol al');
  });

  it.each(['', 'nonsense', 'x'.repeat(300)])('with an invalid token: %j', async (token) => {
    await expectRefusal((await follow(token, await newcomer())).open(), 404, 'Deze uitnodiging kennen we niet');
    await expectRefusal((await follow(token, null)).open(), 404, 'Deze uitnodiging kennen we niet');
    await expectRefusal((await follow(token, await newcomer())).accept(), 404, 'Deze uitnodiging kennen we niet');
  });

  it('on a page that was rendered for another person', async () => {
    const email = address();
    await inviteTo(email);
    const follower = await follow(await tokenFor(email), await newcomer());
    await expectRefusal(follower.accept(await newcomer()), 409, 'iemand anders aangemeld');
  });
});

it('an invitation cannot be withdrawn after it was accepted, nor by the DPO of another OCMW', async () => {
  const email = address();
  await inviteTo(email);
  const [row] = await database.sql<{ id: string }[]>`select id from invitations where email = ${email}`;
  const withdrawal = { id: row?.id ?? '', request: randomUUID() };
  const elsewhere = nextOrganisation();
  const other = await visitor(app, database.sql, await addPerson(database.sql, elsewhere, ['dpo']));
  await other.post(`/organisations/${elsewhere}/access/withdraw-invitation`, withdrawal);
  expect((await (await follow(await tokenFor(email), await newcomer())).accept()).status).toBe(303);
  await expectRefusal(dpo.post(`${access}/withdraw-invitation`, withdrawal), 409, 'intussen aanvaard');
});

it('an invitation expires no later than the role that it offers', async () => {
  const email = address();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await inviteTo(email, { endsOn: tomorrow });
  const [row] = await database.sql<{ days: number }[]>`
    select extract(day from expires_at - now())::int as days from invitations where email = ${email}`;
  expect(row?.days).toBeLessThanOrEqual(2);
});

describe('an invitation that is sent again', () => {
  const resend = (id: string | undefined, request: string = randomUUID()) =>
    dpo.post(`${access}/resend`, { id: id ?? '', request });
  const invitationsTo = (email: string) => database.sql<{ id: string; open: boolean; proof: object | null }[]>`
    select id, withdrawn_at is null as open, proof from invitations where email = ${email} order by invited_at`;

  it('has another link, and the old one says so; it keeps the proof, and the role is given once', async () => {
    const email = address();
    await inviteTo(email);
    const old = await tokenFor(email);
    const [first] = await invitationsTo(email);
    const request = randomUUID();
    const answer = await resend(first?.id, request);
    expect(answer.status).toBe(303);
    expect(words(await dpo.get(answer.location ?? ''))).toContain(`Uitnodiging opnieuw verstuurd naar ${email}`);
    // The same click again sends nothing, another click finds it closed.
    expect((await resend(first?.id, request)).status).toBe(303);
    await expectRefusal(resend(first?.id), 409, 'Deze uitnodiging staat niet meer open');
    const rows = await invitationsTo(email);
    expect(rows.map(({ open }) => open)).toEqual([false, true]);
    expect(rows[1]?.proof).toEqual(first?.proof);
    const notices = await database.sql`select from notices where nis = ${nis} and kind = 'invitation'`;
    expect(notices).toHaveLength(2);
    const person = await newcomer();
    await expectRefusal((await follow(old, person)).accept(), 410, 'Er is een nieuwere uitnodiging');
    const token = await addToken(database.sql, rows[1]?.id ?? '');
    expect((await (await follow(token, person)).accept()).status).toBe(303);
    expect(await rolesOf(database.sql, person, nis)).toEqual(['chair']);
    await expectRefusal(resend(rows[1]?.id), 409, 'intussen aanvaard');
    expect((await verifyAuditTrail(database.sql)).faults).toEqual([]);
  });

  it('is open for another month after it has expired, unless the role has ended', async () => {
    const email = address();
    await inviteTo(email);
    const [first] = await invitationsTo(email);
    await database.sql`update invitations set expires_at = now() - interval '1 day' where email = ${email}`;
    expect((await resend(first?.id)).status).toBe(303);
    const [, second] = await invitationsTo(email);
    await database.sql`update invitations set starts_on = '2020-01-01', ends_on = '2020-01-31' where id = ${second?.id ?? ''}`;
    await expectRefusal(resend(second?.id), 409, 'De laatste dag van deze rol is voorbij');
  });

  it('counts as a mail of the day, and is for the DPO of that organisation alone', async () => {
    const email = address();
    await inviteTo(email);
    const [first] = await invitationsTo(email);
    const officer = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    const posted = { id: first?.id ?? '', request: randomUUID() };
    expect((await officer.post(`${access}/resend`, posted)).status).toBe(403);
    await database.sql`
      insert into notices (kind, nis, details)
      select 'invitation', ${nis}, '{}' from generate_series(1, ${MAX_A_DAY.access})`;
    await expectRefusal(resend(first?.id), 429, 'te veel e-mails');
    const elsewhere = nextOrganisation();
    const other = await visitor(app, database.sql, await addPerson(database.sql, elsewhere, ['dpo']));
    expect((await other.post(`/organisations/${elsewhere}/access/resend`, posted)).status).toBe(409);
  });
});
