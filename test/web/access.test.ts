import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { MAX_A_DAY } from '#database/notices.ts';
import { rolesOf } from '#database/persons.ts';
import { beginSession } from '#database/sessions.ts';
import type { IdentityProof } from '#rules/proof.ts';
import type { Role } from '#rules/report.ts';
import { confirmAs } from '#test/support/confirming.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, organisationsInTurn } from '#test/support/people.ts';
import { signingSite } from '#test/support/proofs.ts';
import { siteFor } from '#test/support/site.ts';
import { type Answer, fieldsOf, inputValue, origin, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { verifyProof } from '#web/site/identity-proof.ts';
import { today } from '#web/site/moments.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
let nis: string;
let access: string;
let dpo: Visitor;
let dpoId: string;
let deputyId: string;
let deputyEmail: string;

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
  deputyId = await addPerson(database.sql, nis, []);
  deputyEmail = await emailOf(deputyId);
});

async function emailOf(id: string): Promise<string> {
  const [person] = await database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
  return person?.email ?? '';
}
async function grant(fields: Record<string, string>, by = dpo): Promise<Answer> {
  const form = fieldsOf(await by.get(access), 'name="email"');
  return await by.post(access, { ...form, role: 'chair', email: deputyEmail, ...fields });
}
async function withdraw(role: string): Promise<Answer> {
  const [row] = await database.sql<{ id: string }[]>`
    select id from roles where nis = ${nis} and role = ${role} and withdrawn_at is null`;
  return await dpo.post(`${access}/withdraw`, { id: row?.id ?? '', request: crypto.randomUUID() });
}
const rolesNow = () => rolesOf(database.sql, deputyId, nis);

describe('the DPO', () => {
  it('finds the page from the homepage, and grants a role for a holiday', async () => {
    expect((await dpo.get(`/organisations/${nis}`)).text).toContain(`href="${access}"`);
    expect(await grant({ endsOn: today() })).toMatchObject({ status: 303, location: access });
    expect(await rolesNow()).toEqual(['chair']);
    expect(words(await dpo.get(access))).toContain('Ondertekenen als voorzitter');
  });

  it('confirms a role that leads to signatures through the identity service, which is kept as a proof', async () => {
    await grant({ endsOn: today() });
    await grant({ role: 'editor' });
    const kept = await database.sql<{ role: Role; proof: IdentityProof | null; startsOn: string }[]>`
      select role, proof, starts_on::text as "startsOn" from roles where person_id = ${deputyId} order by role`;
    expect(kept.map(({ role, proof }) => [role, proof !== null])).toEqual([
      ['chair', true],
      ['editor', false],
    ]);
    const [{ proof, startsOn } = expect.fail()] = kept;
    const statement = {
      organisation: nis,
      grantedRole: 'chair',
      email: deputyEmail,
      startsOn,
      endsOn: today(),
    } as const;
    const [{ subject } = expect.fail()] = await database.sql`select subject from persons where id = ${dpoId}`;
    const verified = proof && (await verifyProof(proof, { ...signingSite, statement }));
    expect(verified).toMatchObject({ subject });
  });

  it('grants nothing when another person is identified, and says so', async () => {
    const form = fieldsOf(await dpo.get(access), 'name="email"');
    const Cookie = `session=${await beginSession(database.sql, { personId: dpoId, method: 'eid', idToken: 'none' })}`;
    const body = new URLSearchParams({ ...form, role: 'chair', email: deputyEmail, person: dpoId });
    const headers = { Cookie, Origin: origin };
    const asked = await app.request(`${origin}${access}`, { method: 'POST', headers, body });
    const back = await confirmAs(app, asked, { cookie: Cookie, subject: 'another-person', siteUrl: origin });
    expect(back.headers.get('Location')).toBe(`${access}?failed=confirm-other-person`);
    expect(await rolesNow()).toEqual([]);
    const page = await dpo.get(`${access}?failed=confirm-other-person`);
    expect(page.status).toBe(409);
    expect(words(page)).toContain('Iemand anders heeft zich geïdentificeerd');
    expect((await dpo.get(`${access}?failed=made-up`)).status).toBe(200);
  });

  it('invites an address that is not verified, also when a person has logged in with it', async () => {
    await database.sql`update persons set email_verified = false where id = ${deputyId}`;
    expect((await grant({})).status).toBe(303);
    expect(await rolesNow()).toEqual([]);
    expect(await database.sql`select role from invitations where nis = ${nis} and email = ${deputyEmail}`).toEqual([
      { role: 'chair' },
    ]);
    expect(words(await dpo.get(access))).toContain('uitgenodigd, te aanvaarden vóór');
  });

  it('grants a role to the person whose address is verified, also when another one claims that address', async () => {
    const other = await addPerson(database.sql, nis, []);
    await database.sql`update persons set email = ${deputyEmail}, email_verified = false where id = ${other}`;
    expect((await grant({})).status).toBe(303);
    expect(await rolesNow()).toEqual(['chair']);
    expect(await rolesOf(database.sql, other, nis)).toEqual([]);
  });

  it('withdraws a role, which stops counting at the next request', async () => {
    await grant({ role: 'editor' });
    const deputy = await visitor(app, database.sql, deputyId);
    expect((await deputy.get(`/organisations/${nis}`)).status).toBe(200);
    expect((await withdraw('editor')).status).toBe(303);
    expect((await deputy.get(`/organisations/${nis}`)).status).toBe(404);
    // The role can be granted again on the same day.
    expect((await grant({ role: 'editor' })).status).toBe(303);
    expect(await rolesNow()).toEqual(['editor']);
  });

  it('grants a role that begins later and does not count yet', async () => {
    await grant({ startsOn: '2099-01-01' });
    expect(await rolesNow()).toEqual([]);
    expect(words(await dpo.get(access))).toContain('geldt nog niet');
  });

  it('grants a role once when the form is submitted twice, and grants another role that is requested after going back', async () => {
    const request = crypto.randomUUID();
    const statuses = [];
    for (const role of ['chair', 'chair', 'editor']) statuses.push((await grant({ request, role })).status);
    expect(statuses).toEqual([303, 303, 303]);
    expect(await rolesNow()).toEqual(['chair', 'editor']);
  });

  it('can choose people who have or had a role here by name', async () => {
    await grant({ role: 'editor' });
    await withdraw('editor');
    const [person] = await database.sql<{ name: string }[]>`select name from persons where id = ${deputyId}`;
    const page = (await dpo.get(access)).text;
    expect(page).toContain(`<option value="${deputyEmail}">${person?.name}</option>`);
    expect(page).toMatch(/<input[^>]*id="email"[^>]*list="known"/);
  });

  it('records each change in the audit trail', async () => {
    await grant({});
    await withdraw('chair');
    const rows =
      await database.sql`select action, person_id as by from audit_trail where subject = ${`organisation/${nis}`}`;
    expect(rows.map((row) => [row['action'], row['by']])).toEqual([
      ['role-granted', dpoId],
      ['role-withdrawn', dpoId],
    ]);
    expect((await verifyAuditTrail(database.sql)).faults).toEqual([]);
  });
});

describe('the page refuses', () => {
  it.each(['chair', 'generalDirector'])('to give the DPO a signing role: %s', async (role) => {
    const answer = await grant({ role, email: await emailOf(dpoId) });
    expect(answer.status).toBe(403);
    expect(words(answer)).toContain('U kunt uzelf geen ondertekenrol geven');
  });

  it('to withdraw the last role that can grant roles', async () => {
    expect((await withdraw('dpo')).status).toBe(409);
    expect(await rolesOf(database.sql, dpoId, nis)).toEqual(['dpo']);
  });

  it('to give a role to an address that several persons have', async () => {
    const twin = await addPerson(database.sql, nis, []);
    await database.sql`update persons set email = ${deputyEmail} where id = ${twin}`;
    const answer = await grant({});
    expect(answer.status).toBe(422);
    expect(words(answer)).toContain('Meer dan één persoon');
  });

  it('to give the same role twice for the same days', async () => {
    await grant({});
    expect((await grant({})).status).toBe(409);
  });

  it.each([
    [{ email: 'nobody' }, 'Dit is geen e-mailadres'],
    [{ startsOn: '30/2/2027' }, 'Schrijf de datum als 31/12/2026.'],
    [{ startsOn: 'morgen' }, 'Schrijf de datum als 31/12/2026.'],
    [{ startsOn: '' }, 'Vul een datum in.'],
    [{ endsOn: '01/02/2020' }, 'De laatste dag is al voorbij'],
    [{ startsOn: '02/02/2099', endsOn: '01/02/2099' }, 'De laatste dag mag niet vóór de eerste dag liggen'],
  ])('a wrong value with the reason at the field, and keeps what was typed: %j', async (fields, reason) => {
    const answer = await grant(fields);
    expect(answer.status).toBe(422);
    expect(words(answer)).toContain(reason);
    for (const typed of Object.values(fields)) expect(answer.text).toContain(`value="${typed}"`);
  });

  it('people who are not the DPO of this organisation', async () => {
    const clerk = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    const answer = await clerk.get(access);
    expect(answer.status).toBe(403);
    expect(words(answer)).not.toContain(deputyEmail);
    const form = { email: deputyEmail, role: 'chair', startsOn: today(), endsOn: '', request: crypto.randomUUID() };
    expect((await clerk.post(access, form)).status).toBe(403);
    expect(await rolesNow()).toEqual([]);
    const other = await visitor(app, database.sql, await addPerson(database.sql, '71016', ['dpo']));
    expect((await other.post(access, form)).status).toBe(404);
  });
});

describe('the mails of a day', () => {
  it('are limited for each organisation: no more roles are granted or offered, and withdrawing still works', async () => {
    expect((await grant({})).status).toBe(303);
    await database.sql`
      insert into notices (kind, nis, details)
      select 'invitation', ${nis}, '{}' from generate_series(1, ${MAX_A_DAY.access - 1})`;
    for (const email of [deputyEmail, 'new@ocmw.example']) {
      const answer = await grant({ role: 'editor', email });
      expect(answer.status).toBe(429);
      expect(words(answer)).toContain('Vandaag zijn er al te veel e-mails verstuurd');
      expect(inputValue(answer, 'email')).toBe(email);
    }
    expect(await rolesNow()).toEqual(['chair']);
    expect((await withdraw('chair')).status).toBe(303);
    await database.sql`update notices set created_at = now() - interval '25 hours' where nis = ${nis}`;
    expect((await grant({ role: 'editor' })).status).toBe(303);
  });
});
