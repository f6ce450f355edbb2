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
import { putReportAt } from '#test/support/unique-report.ts';
import {
  type Answer,
  elements,
  fieldsOf,
  inputValue,
  origin,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
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
/** The address of the page of the roles that says what was done. */
const afterwards = /^\/organisations\/\d{5}\/access\?done=[0-9a-f-]{36}$/;
const rolesNow = () => rolesOf(database.sql, deputyId, nis);

describe('the DPO', () => {
  it('finds the page from the homepage, and grants a role for a holiday', async () => {
    expect((await dpo.get(`/organisations/${nis}`)).text).toContain(`href="${access}"`);
    expect(await grant({ endsOn: today() })).toMatchObject({
      status: 303,
      location: expect.stringMatching(afterwards),
    });
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
    expect(words(await dpo.get(access))).toMatch(/uitgenodigd vanaf .*; te aanvaarden vóór/);
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
    const after = await deputy.get(`/organisations/${nis}`);
    expect(after.status).toBe(403);
    expect(words(after)).toMatch(/Uw rol bij OCMW .* is ingetrokken op/);
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

describe('the result of a command', () => {
  it('is said on the page that follows, with the person, the role and the days', async () => {
    const granted = await dpo.get((await grant({ role: 'editor', startsOn: '2099-01-01' })).location ?? '');
    const [person] = await database.sql<{ name: string }[]>`select name from persons where id = ${deputyId}`;
    const [notice] = elements(granted, '[role="status"][autofocus]');
    expect(notice?.textContent).toContain(`Rol toegekend aan ${person?.name}`);
    expect(notice?.textContent).toContain('Formulieren raadplegen en bijwerken, vanaf 1 januari 2099');
    const withdrawn = words(await dpo.get((await withdraw('editor')).location ?? ''));
    expect(withdrawn).toContain(`Rol van ${person?.name} ingetrokken`);
    expect(words(await dpo.get(access))).not.toContain('Rol toegekend aan');
  });

  it('is not said on the page of another organisation, nor for a made-up key', async () => {
    const { location } = await grant({ role: 'editor' });
    const elsewhere = nextOrganisation();
    const other = await visitor(app, database.sql, await addPerson(database.sql, elsewhere, ['dpo']));
    const key = location?.split('=')[1] ?? '';
    for (const done of [key, crypto.randomUUID(), 'x']) {
      const page = await other.get(`/organisations/${elsewhere}/access?done=${done}`);
      expect(page.status).toBe(200);
      expect(elements(page, '[role="status"]')).toEqual([]);
    }
  });

  it('stays in the history, the latest first, with who did it', async () => {
    await grant({ role: 'editor' });
    await withdraw('editor');
    await database.sql`
      insert into roles (person_id, nis, role, starts_on, ends_on)
      values (${deputyId}, ${nis}, 'chair', '2020-01-01', '2020-01-31')`;
    const names = await database.sql<{ id: string; name: string }[]>`select id, name from persons`;
    const name = (id: string) => names.find((each) => each.id === id)?.name;
    const lines = elements(await dpo.get(access), 'main > details li').map(({ textContent }) => textContent);
    expect(lines).toEqual([
      expect.stringContaining(`${name(dpoId)} heeft een rol van ${name(deputyId)} ingetrokken`),
      expect.stringContaining(`${name(dpoId)} heeft ${name(deputyId)} een rol toegekend`),
      expect.stringMatching(/^1 februari 2020.*is beëindigd: de laatste dag is voorbij/),
    ]);
  });
});

describe('the list', () => {
  it('has each person once, with their roles and what they were offered; people who had a role are folded', async () => {
    await grant({ role: 'editor' });
    await grant({ role: 'chair', startsOn: '2099-01-01' });
    const former = await addPerson(database.sql, nis, []);
    await database.sql`
      insert into roles (person_id, nis, role, starts_on, ends_on)
      values (${former}, ${nis}, 'chair', '2020-01-01', '2020-01-31')`;
    const page = await dpo.get(access);
    const [deputy, ...others] = elements(page, '.role-holders > li').filter(({ textContent }) =>
      textContent?.includes(deputyEmail),
    );
    expect(others).toEqual([]);
    expect(deputy?.textContent).toMatch(/bijwerken geldt nu.*voorzitter geldt nog niet/s);
    expect(elements(page, 'details .role-holders > li')).toHaveLength(1);
    expect(elements(page, 'input[type="radio"][checked]')).toEqual([]);
  });

  it('asks which role when none was chosen', async () => {
    const answer = await grant({ role: '' });
    expect(answer.status).toBe(422);
    expect(words(answer)).toContain('Kies een rol.');
  });
});

describe('before a role is withdrawn', () => {
  /** The page that asks, for the role of a person. */
  async function askAbout(person: string, role: string): Promise<Answer> {
    const [row] = await database.sql<{ id: string }[]>`
      select id from roles where nis = ${nis} and person_id = ${person} and role = ${role} and withdrawn_at is null`;
    return await dpo.get(`${access}/withdraw?id=${row?.id}`);
  }

  it('a page names the person, the role and the period, and nothing is withdrawn yet', async () => {
    await grant({ role: 'editor', endsOn: today() });
    const page = await askAbout(deputyId, 'editor');
    expect(page.status).toBe(200);
    expect(words(page)).toContain(deputyEmail);
    expect(words(page)).toContain('Daarna kan niemand nog formulieren invullen');
    expect(await rolesNow()).toEqual(['editor']);
    expect((await dpo.post(`${access}/withdraw`, fieldsOf(page))).status).toBe(303);
    expect(await rolesNow()).toEqual([]);
  });

  it('the page counts the forms that nobody could sign any more, and names what stays signed', async () => {
    const chair = await addPerson(database.sql, nis, ['chair']);
    const director = await addPerson(database.sql, nis, ['generalDirector']);
    await putReportAt(database.sql, { form: 'covid-premium', year: 2022, nis }, 'filledIn', {});
    await putReportAt(database.sql, { form: 'energy-funds', year: 2026, nis }, 'halfSigned', {
      generalDirector: director,
    });
    expect(words(await askAbout(chair, 'chair'))).toContain(
      'Dan kan niemand meer als voorzitter ondertekenen. 2 formulieren wachten daarop:',
    );
    const page = words(await askAbout(director, 'generalDirector'));
    expect(page).toContain('Dan kan niemand meer als algemeen directeur/secretaris ondertekenen. 1 formulier wacht');
    expect(page).toContain('blijft ondertekend:');
    // Another chair can sign them.
    await addPerson(database.sql, nis, ['chair']);
    expect(words(await askAbout(chair, 'chair'))).not.toContain('niemand');
  });

  it('the last DPO is refused, and a DPO is warned about their own role', async () => {
    expect((await askAbout(dpoId, 'dpo')).status).toBe(409);
    await addPerson(database.sql, nis, ['dpo']);
    expect(words(await askAbout(dpoId, 'dpo'))).toContain('Dit is uw eigen rol');
  });

  it('the page of a role that is gone leads to the list, and other people learn nothing', async () => {
    expect(await dpo.get(`${access}/withdraw?id=${crypto.randomUUID()}`)).toMatchObject({
      status: 303,
      location: access,
    });
    const officer = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    const [row] = await database.sql<{ id: string }[]>`select id from roles where nis = ${nis} and role = 'dpo'`;
    expect(await officer.get(`${access}/withdraw?id=${row?.id}`)).toMatchObject({ status: 303, location: access });
  });
});

describe('a person without a role today', () => {
  it('reads when it begins, in their language; everything else stays closed', async () => {
    await grant({ startsOn: '2099-12-21' });
    const deputy = await visitor(app, database.sql, deputyId, 'fr');
    for (const path of [`/organisations/${nis}`, `/organisations/${nis}/reports/covid-premium/2022`, access]) {
      const page = await deputy.get(path);
      expect(page.status).toBe(403);
      expect(words(page)).toMatch(/Votre rôle au CPAS .* commence le 21 décembre 2099/);
      expect(words(page)).not.toContain(await emailOf(dpoId));
    }
  });

  it('reads that it ended, and whom to ask', async () => {
    await database.sql`
      insert into roles (person_id, nis, role, starts_on, ends_on)
      values (${deputyId}, ${nis}, 'chair', '2026-01-01', '2026-01-31')`;
    const page = await (await visitor(app, database.sql, deputyId)).get(`/organisations/${nis}`);
    expect(page.status).toBe(403);
    expect(words(page)).toMatch(/is geëindigd op 31 januari 2026/);
    expect(words(page)).toContain('vraag die dan aan de functionaris voor gegevensbescherming (DPO)');
    const stranger = await visitor(app, database.sql, await addPerson(database.sql, nis, []));
    expect((await stranger.get(`/organisations/${nis}`)).status).toBe(404);
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
