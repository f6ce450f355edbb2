import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { addToken, grantOrInvite } from '#database/invitations.ts';
import { findOrganisation } from '#database/organisations.ts';
import { holdersOn } from '#database/reminders.ts';
import { signatoriesAt } from '#database/signing-context.ts';
import { tasksOf } from '#database/tasks.ts';
import { addDays } from '#rules/days.ts';
import { absenceMessages } from '#services/notifier/absence-mails.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { putReportAt } from '#test/support/unique-report.ts';
import {
  type Answer,
  elements,
  fieldsOf,
  hasLink,
  inputValue,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { today } from '#web/site/moments.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
let nis: string;
let absence: string;
let access: string;
let chairId: string;
let chair: Visitor;
let directorId: string;
let dpo: Visitor;
let dpoId: string;
let deputyId: string;
const first = today();
const last = addDays(first, 13);

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  app = siteFor(database.sql);
});
afterAll(() => database.drop());
beforeEach(async () => {
  nis = nextOrganisation();
  absence = `/organisations/${nis}/absence`;
  access = `/organisations/${nis}/access`;
  chairId = await addPerson(database.sql, nis, ['chair']);
  directorId = await addPerson(database.sql, nis, ['generalDirector']);
  dpoId = await addPerson(database.sql, nis, ['dpo']);
  deputyId = await addPerson(database.sql, nis, []);
  chair = await visitor(app, database.sql, chairId);
  dpo = await visitor(app, database.sql, dpoId);
});

/** What the absent person is mailed about the confirmation. */
async function confirmationMail(): Promise<string> {
  const organisation = (await findOrganisation(database.sql, nis)) ?? expect.fail();
  const [details] = await database.sql<{ absence: string; by: string }[]>`
    select id as absence, confirmed_by as by from absences where nis = ${nis}`;
  const dependencies = { sql: database.sql, webUrl: 'http://uniek-verslag.example', ministryEmail: 'a@b.example' };
  const notice = { kind: 'absence-confirmed', details: details ?? expect.fail() } as const;
  const messages = await absenceMessages(dependencies, notice, organisation);
  return messages.find(({ to }) => to.id === chairId)?.message.paragraphs?.join(' ') ?? '';
}

async function emailOf(id: string): Promise<string> {
  const [person] = await database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
  return person?.email ?? '';
}

/** Proposes the deputy for two weeks from today; `fields` differ. */
async function propose(fields: Record<string, string> = {}, by = chair): Promise<Answer> {
  const form = fieldsOf(await by.get(absence), 'name="deputyEmail"');
  const deputyEmail = await emailOf(deputyId);
  return await by.post(absence, { ...form, startsOn: first, endsOn: last, deputyEmail, ...fields });
}

const confirm = async (): Promise<Answer> =>
  await dpo.post(`${access}/confirm-absence`, fieldsOf(await dpo.get(access), 'confirm-absence'));

const rolesOfDeputy = () => database.sql<{ role: string; startsOn: string; endsOn: string; proven: boolean }[]>`
  select role, starts_on::text as "startsOn", ends_on::text as "endsOn", proof is not null as proven from roles
  where person_id = ${deputyId} and withdrawn_at is null`;
const kinds = async () =>
  (await database.sql<{ kind: string }[]>`select kind from notices where nis = ${nis} order by created_at, id`).map(
    ({ kind }) => kind,
  );
const idsOf = async (day: string) => (await holdersOn(database.sql, nis, 'chair', day)).map(({ id }) => id);

describe('a chair who will be away', () => {
  it('proposes a deputy, whom the DPO confirms with one click and the identity service', async () => {
    const proposed = await propose();
    expect(proposed.status).toBe(303);
    const own = await chair.get(proposed.location ?? '');
    expect(elements(own, '[role="status"]')[0]?.textContent).toContain('voorgesteld als vervanger');
    expect(words(own)).toContain('wacht op de bevestiging van de DPO');
    // Typing an address does not tell whose it is.
    expect(words(own)).toContain(`Vervanger: ${await emailOf(deputyId)}`);
    expect(await rolesOfDeputy()).toEqual([]);
    expect(words(await dpo.get(`/organisations/${nis}`))).toMatch(/De vervanger van .* bevestigen of weigeren/);
    expect(hasLink(await chair.get(`/organisations/${nis}`), absence)).toBe(true);

    const confirmed = await confirm();
    expect(confirmed.status).toBe(303);
    expect(words(await dpo.get(confirmed.location ?? ''))).toContain('Rol toegekend aan');
    expect(await rolesOfDeputy()).toEqual([{ role: 'chair', startsOn: first, endsOn: last, proven: true }]);
    expect(words(await chair.get(absence))).toContain('bevestigd');
    expect(elements(await dpo.get(access), '#proposals')).toEqual([]);
    expect((await kinds()).toSorted()).toEqual(['absence-confirmed', 'absence-proposed', 'role-granted']);
    expect((await verifyAuditTrail(database.sql)).faults).toEqual([]);
  });

  it('gets no reminders on those days, the deputy does, and both may sign', async () => {
    expect(await idsOf(first)).toEqual([chairId]);
    await propose();
    expect(await idsOf(first)).toEqual([chairId]);
    await confirm();
    expect([await idsOf(first), await idsOf(last)]).toEqual([[deputyId], [deputyId]]);
    expect(await idsOf(addDays(last, 1))).toEqual([chairId]);
    await putReportAt(database.sql, { form: 'covid-premium', year: 2022, nis }, 'filledIn');
    const [asDirector] = await tasksOf(database.sql, directorId, nis);
    const holders = asDirector?.holders.filter(({ role }) => role === 'chair').map(({ id }) => id);
    expect(holders).toEqual([deputyId]);
    const asked = (await signatoriesAt(database.sql, nis)).filter(({ role }) => role === 'chair').map(({ id }) => id);
    expect(asked).toEqual([deputyId]);
    expect((await tasksOf(database.sql, chairId, nis))[0]?.roles).toEqual(['chair']);
    // Without the deputy, the chair is reminded again.
    await database.sql`update roles set withdrawn_at = now() where person_id = ${deputyId}`;
    expect(await idsOf(first)).toEqual([chairId]);
    expect(words(await chair.get(absence))).toContain('uw vervanger heeft de rol niet of niet meer');
  });

  it('can propose someone who is invited; the absence counts when they accept', async () => {
    const email = 'substitute@ocmw.example';
    await propose({ deputyEmail: email });
    await confirm();
    expect(words(await chair.get(absence))).toContain('uw vervanger moet de uitnodiging nog aanvaarden');
    expect(await confirmationMail()).toContain(`${email} moet eerst de uitnodiging aanvaarden.`);
    expect(await idsOf(first)).toEqual([chairId]);
    const invitations = () => database.sql<{ id: string }[]>`
      select id from invitations where nis = ${nis} and withdrawn_at is null`;
    // The invitation is sent again: the absence goes along.
    const [earlier] = await invitations();
    await dpo.post(`${access}/resend`, { id: earlier?.id ?? '', request: crypto.randomUUID() });
    const [later] = await invitations();
    const invited = await visitor(app, database.sql, deputyId);
    const Cookie = `${invited.cookie}; invitation=${await addToken(database.sql, later?.id ?? '')}`;
    expect((await invited.post('/invitation', { request: crypto.randomUUID() }, { Cookie })).status).toBe(303);
    expect(await idsOf(first)).toEqual([deputyId]);
  });

  it('can cancel: the deputy loses the role at once, and the DPO gets a mail', async () => {
    await propose();
    await confirm();
    const [link] = elements(await chair.get(absence), 'a[href*="/absence/cancel"]');
    const page = await chair.get(link?.getAttribute('href') ?? '');
    expect(words(page)).toContain('kan dan niet meer in uw plaats ondertekenen');
    const cancelled = await chair.post(`${absence}/cancel`, fieldsOf(page));
    expect(cancelled.status).toBe(303);
    expect(words(await chair.get(cancelled.location ?? ''))).toContain('Afwezigheid geannuleerd');
    expect(await rolesOfDeputy()).toEqual([]);
    expect(await idsOf(first)).toEqual([chairId]);
    expect((await kinds()).slice(3).toSorted()).toEqual(['absence-cancelled', 'role-withdrawn']);
    // Nobody else can cancel it, and it cannot be confirmed any more.
    const director = await visitor(app, database.sql, directorId);
    expect((await director.post(`${absence}/cancel`, fieldsOf(page))).status).toBe(409);
    const id = inputValue(page, 'id') ?? '';
    expect((await dpo.post(`${access}/confirm-absence`, { id, request: crypto.randomUUID() })).status).toBe(409);
  });

  it('can cancel while the DPO is at the identity service: the deputy gets no role', async () => {
    await propose();
    const [link] = elements(await chair.get(absence), 'a[href*="/absence/cancel"]');
    const page = await chair.get(link?.getAttribute('href') ?? '');
    await chair.post(`${absence}/cancel`, fieldsOf(page));
    const [deputy] = await database.sql<{ email: string }[]>`select email from persons where id = ${deputyId}`;
    const grant = {
      nis,
      by: dpoId,
      commandId: crypto.randomUUID(),
      email: deputy?.email ?? '',
      role: 'chair',
      startsOn: first,
      endsOn: last,
      absence: inputValue(page, 'id') ?? '',
      language: 'nl',
    } as const;
    expect(await grantOrInvite(database.sql, grant)).toBe('absence-settled');
    expect(await rolesOfDeputy()).toEqual([]);
  });

  it('reads why the DPO declined', async () => {
    await propose();
    const [link] = elements(await dpo.get(access), 'a[href*="decline-absence"]');
    const page = await dpo.get(link?.getAttribute('href') ?? '');
    const form = fieldsOf(page);
    const without = await dpo.post(`${access}/decline-absence`, { ...form, reason: ' ' });
    expect(without.status).toBe(422);
    expect(words(without)).toContain('Schrijf waarom u weigert.');
    const reason = 'Vraag het aan de schepen.';
    expect((await dpo.post(`${access}/decline-absence`, { ...form, reason })).status).toBe(303);
    const own = words(await chair.get(absence));
    expect(own).toContain('geweigerd door de DPO');
    expect(own).toContain(reason);
    expect(await kinds()).toEqual(['absence-proposed', 'absence-declined']);
    // The same days can be proposed again.
    expect((await propose()).status).toBe(303);
  });

  it('proposes once when the form is submitted twice', async () => {
    const request = crypto.randomUUID();
    expect((await propose({ request })).status).toBe(303);
    expect((await propose({ request })).status).toBe(303);
    expect(await database.sql`select from absences where nis = ${nis}`).toHaveLength(1);
  });
});

describe('an absence is refused with the reason', () => {
  const yesterday = addDays(first, -1);
  it.each([
    [{ startsOn: '' }, 'Vul de eerste dag in.'],
    [{ endsOn: '' }, 'Vul de laatste dag in.'],
    [{ deputyEmail: '' }, 'Vul een e-mailadres in.'],
    [{ startsOn: yesterday }, 'De eerste dag is al voorbij. Kies vandaag of een latere dag.'],
    [{ startsOn: yesterday, endsOn: yesterday }, 'De laatste dag is al voorbij.'],
    [{ startsOn: addDays(first, 9), endsOn: addDays(first, 8) }, 'De laatste dag mag niet vóór de eerste dag liggen'],
    [{ deputyEmail: 'nobody' }, 'e-mailadres'],
  ])('for wrong values, which stay on the page: %j', async (fields, reason) => {
    const answer = await propose(fields);
    expect(answer.status).toBe(422);
    expect(words(answer)).toContain(reason);
    expect(await database.sql`select from absences where nis = ${nis}`).toEqual([]);
  });

  /** Checks that the proposal is refused with this reason. */
  function expectRefused(answer: Answer, reason: string): void {
    expect(words(answer)).toContain(reason);
    expect(answer.status).toBe(422);
  }

  it('when it overlaps another one, and when the deputy is the absent person', async () => {
    expectRefused(await propose({ deputyEmail: await emailOf(chairId) }), 'U kunt uzelf niet voorstellen');
    await propose();
    expectRefused(
      await propose({ startsOn: last, endsOn: addDays(last, 5) }),
      'U hebt voor een van deze dagen al een afwezigheid gemeld',
    );
    expect((await propose({ startsOn: addDays(last, 1), endsOn: addDays(last, 5) })).status).toBe(303);
  });

  it('when one person would have to give both signatures, unless another person can give one', async () => {
    const deputyEmail = await emailOf(directorId);
    expectRefused(await propose({ deputyEmail }), 'twee verschillende personen');
    await addPerson(database.sql, nis, ['generalDirector']);
    expect((await propose({ deputyEmail })).status).toBe(303);
  });

  it('when the deputy signs in that role already, or is the only DPO', async () => {
    const other = await addPerson(database.sql, nis, ['chair']);
    expectRefused(await propose({ deputyEmail: await emailOf(other) }), 'al in die rol ondertekenen');
    expectRefused(await propose({ deputyEmail: await emailOf(dpoId) }), 'de enige functionaris');
  });

  it('to people who do not sign, and to those of another organisation', async () => {
    expect((await dpo.get(absence)).status).toBe(403);
    const posted = { role: 'chair', startsOn: first, endsOn: last, deputyEmail: 'a@b.example' };
    expect((await dpo.post(absence, { ...posted, request: crypto.randomUUID() })).status).toBe(403);
    await propose();
    const [row] = await database.sql<{ id: string }[]>`select id from absences where nis = ${nis}`;
    const elsewhere = nextOrganisation();
    const other = await visitor(app, database.sql, await addPerson(database.sql, elsewhere, ['dpo']));
    const command = { id: row?.id ?? '', reason: 'x', request: crypto.randomUUID() };
    for (const path of ['confirm-absence', 'decline-absence']) {
      expect((await other.post(`/organisations/${elsewhere}/access/${path}`, command)).status).toBe(409);
      expect((await chair.post(`${access}/${path}`, command)).status).toBe(403);
    }
    expect(await rolesOfDeputy()).toEqual([]);
  });
});

it('a role that begins later is named on the page after the login, and its own page is no error', async () => {
  const person = await addPerson(database.sql, nis, []);
  await database.sql`insert into roles (person_id, nis, role, starts_on) values (${person}, ${nis}, 'chair', '2099-12-21')`;
  const later = await visitor(app, database.sql, person);
  const [title] = elements(await later.get(`/organisations/${nis}`), 'title');
  expect(title?.textContent).toMatch(/^Uw rol bij OCMW .* begint op 21 december 2099/);
  const page = words(await later.get('/organisations'));
  expect(page).toMatch(/Rollen die later beginnen OCMW .*: vanaf 21 december 2099/);
});
