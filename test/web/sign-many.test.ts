import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carryOutRecorded } from '#database/carry-out.ts';
import { recordCommand } from '#database/recorded-commands.ts';
import { findReport } from '#database/reports.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import type { IdentityProof } from '#rules/proof.ts';
import { type Refusal, type Role, refusals, type SignatoryRole } from '#rules/report.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { confirmAs } from '#test/support/confirming.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { signingSite } from '#test/support/proofs.ts';
import { readableLog } from '#test/support/security-lines.ts';
import { siteFor } from '#test/support/site.ts';
import {
  elements,
  newRequest,
  origin,
  type Answer as Page,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
import type { Reports } from '#web/env.ts';
import type { Answer } from '#web/site/answers.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { MAX_STATEMENTS, verifyProof } from '#web/site/identity-proof.ts';
import { rateLimitsSchema } from '#web/site/rate-limits.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
/** The signatures that were sent, and how many of the next ones are carried out before Temporal goes away. */
let sent: { commandId: string; report: string; proof: IdentityProof }[];
let untilAway: number;
const { log, take } = readableLog();

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  app = siteFor(database.sql, { reports: { save: () => Promise.resolve({ type: 'unavailable' }), sign }, log });
});
afterAll(() => database?.drop());
beforeEach(() => {
  sent = [];
  untilAway = Number.POSITIVE_INFINITY;
});

const idOf = (nis: string) => `covid-premium/2022/${nis}`;

/** Records and carries out a signature, as the web service and the worker do together. */
const sign: Reports['sign'] = async (key, command, session, confirmed): Promise<Answer> => {
  const { nis } = key;
  untilAway -= 1;
  if (untilAway < 0) return { type: 'unavailable' };
  const id = idOf(nis);
  const recorded = await recordCommand(database.sql, { reportId: id, nis }, command, session, confirmed);
  if (recorded === 'role-missing') return { type: 'refused', refusal: recorded };
  sent.push({ commandId: command.commandId, report: id, proof: confirmed.proof });
  const done = await carryOutRecorded(database.sql, { id, definition: covidPremium2022, nis }, command.commandId);
  const { outcome, report } = done ?? expect.fail('the command is recorded');
  if (outcome.type === 'refused') {
    const refusal = refusals.find((each): each is Refusal => each === outcome.refusal) ?? expect.fail();
    return { type: 'refused', refusal };
  }
  return { type: 'accepted', version: report.version, stage: 'halfSigned' };
};

async function save(nis: string, cents: number, basedOn: number): Promise<void> {
  const [{ id: officer = '' } = {}] = await database.sql<{ id: string }[]>`
    select person_id as id from roles where nis = ${nis} and role = 'editor'`;
  const draft = await draftOf(database.sql, idOf(nis), { justifiedTotal: cents }, officer);
  const identity = { id: idOf(nis), definition: covidPremium2022, nis };
  await carryOut(database.sql, identity, { type: 'save', commandId: randomUUID(), by: officer, basedOn, draft });
}

/** A person with this role at so many organisations, each with a report that can be signed. */
async function personWith(count: number, ...roles: [SignatoryRole, ...Role[]]) {
  const codes = Array.from({ length: count }, nextOrganisation);
  const [first = ''] = codes;
  const personId = await addPerson(database.sql, first, roles);
  for (const [index, nis] of codes.entries()) {
    const officer = await addPerson(database.sql, nis, ['editor']);
    await fillInOrganisation(database.sql, nis, officer);
    await save(nis, 2_500 * (index + 1), 0);
    for (const role of index === 0 ? [] : roles) {
      await database.sql`insert into roles (person_id, nis, role) values (${personId}, ${nis}, ${role})`;
    }
  }
  const person = await visitor(app, database.sql, personId);
  return { codes, personId, person };
}

/** The values of the checkboxes of these reports. */
function choices(page: Page, codes: readonly string[]): string[] {
  const values = elements(page, 'input[name="sign"]').map((each) => each.getAttribute('value') ?? '');
  return codes.map((nis) => values.find((each) => each.startsWith(`${idOf(nis)} `)) ?? expect.fail(`no ${nis}`));
}

type Given = { readonly request?: string; readonly ticks?: readonly string[]; readonly site?: Hono<SiteEnv> };

/** Presses the button, up to the identity service. */
async function press(
  person: Visitor,
  personId: string,
  chosen: readonly string[],
  given: Given = {},
): Promise<Response> {
  const body = new URLSearchParams({ person: personId, request: given.request ?? newRequest() });
  for (const each of chosen) body.append('sign', each);
  for (const tick of given.ticks ?? []) body.append(tick, 'yes');
  const headers = { Cookie: person.cookie, Origin: origin };
  return await (given.site ?? app).request(`${origin}/sign`, { method: 'POST', headers, body });
}

/** Confirms at the identity service. @returns the page to which it leads */
async function confirm(person: Visitor, personId: string, pressed: Response): Promise<Page & { path: string }> {
  const [row] = await database.sql<{ subject: string }[]>`select subject from persons where id = ${personId}`;
  const given = { cookie: person.cookie, subject: row?.subject ?? '', siteUrl: origin };
  const path = (await confirmAs(app, pressed, given)).headers.get('Location') ?? '';
  return { ...(await person.get(path)), path };
}

async function signAll(person: Visitor, personId: string, chosen: readonly string[], given: Given = {}) {
  return await confirm(person, personId, await press(person, personId, chosen, given));
}

const signersOf = async (nis: string) =>
  (await findReport(database.sql, idOf(nis)))?.signatures.map(({ role, signer }) => ({ role, signer })) ?? [];

describe('the page of reports to sign', () => {
  it('has those of all organisations of the person, by organisation and role, and none is ticked', async () => {
    const { codes, personId, person } = await personWith(2, 'generalDirector');
    const elsewhere = nextOrganisation();
    const officer = await addPerson(database.sql, elsewhere, ['editor']);
    await fillInOrganisation(database.sql, elsewhere, officer);
    await save(elsewhere, 2_500, 0);
    const page = await person.get('/sign');
    expect(page.status).toBe(200);
    expect(choices(page, codes)).toHaveLength(2);
    expect(page.text).not.toContain(elsewhere);
    expect(elements(page, 'legend').every(({ textContent }) => textContent?.includes('als algemeen directeur'))).toBe(
      true,
    );
    expect(words(page)).toContain('€ 25,00');
    expect(elements(page, 'input[name="sign"][checked]')).toHaveLength(0);
    expect(elements(await person.get('/sign?all=yes'), 'input[name="sign"][checked]')).toHaveLength(2);
    const [first = ''] = codes;
    // The result leads to what is left, as long as something is.
    const result = await signAll(person, personId, choices(page, [first]));
    expect(elements(result, '#result a[href="/sign"]')).toHaveLength(1);
    const rest = await person.get('/sign');
    expect(elements(rest, 'input[name="sign"]')).toHaveLength(1);
    const last = await signAll(person, personId, choices(rest, codes.slice(1)));
    expect(elements(last, '#result a[href="/sign"]')).toHaveLength(0);
  });

  it('asks for a login and leads back, and says so when nothing waits', async () => {
    const stranger = await visitor(app, database.sql);
    const page = await stranger.get('/sign');
    expect(page.status).toBe(401);
    // Who comes from a mail made no error.
    expect(elements(page, 'title')[0]?.textContent).toBe('Aanmelden – Uniek Verslag');
    expect(elements(page, 'a[href="/login?return=/sign"], input[value="/sign"]').length).toBeGreaterThan(0);
    const person = await visitor(app, database.sql, await addPerson(database.sql, nextOrganisation(), ['chair']));
    expect(words(await person.get('/sign'))).toContain('Er wacht nu geen formulier op uw handtekening');
  });

  it('says what is missing when nothing or too much was chosen, and signs nothing', async () => {
    const { codes, personId, person } = await personWith(1, 'chair');
    const nothing = await press(person, personId, []);
    expect([nothing.status, await nothing.text()]).toEqual([422, expect.stringContaining('Kies eerst een formulier')]);
    const [choice = ''] = choices(await person.get('/sign'), codes);
    const many = Array.from({ length: MAX_STATEMENTS + 1 }, (_, index) =>
      choice.replace(/\d{5}(?= )/, String(10_000 + index)),
    );
    const tooMany = await press(person, personId, many);
    expect([tooMany.status, await tooMany.text()]).toEqual([422, expect.stringContaining('te veel tegelijk')]);
    expect((await press(person, personId, ['covid-premium/2022/11001 dpo 1 x'])).status).toBe(400);
    expect(sent).toEqual([]);
  });
});

describe('signing several reports', () => {
  it('takes one identification, and each has its own command, proof and row of the audit trail', async () => {
    const { codes, personId, person } = await personWith(3, 'chair');
    const before = Number((await database.sql`select count(*) from logins`)[0]?.['count']);
    const pressed = await press(person, personId, choices(await person.get('/sign'), codes));
    expect(Number((await database.sql`select count(*) from logins`)[0]?.['count'])).toBe(before + 1);
    const result = await confirm(person, personId, pressed);
    expect(words(result)).toContain('Alle 3 formulieren zijn ondertekend');
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(3);
    expect(new Set(sent.map(({ proof }) => proof.idToken)).size).toBe(1);
    for (const nis of codes) {
      expect(await signersOf(nis)).toEqual([{ role: 'chair', signer: personId }]);
      const { proof } = sent.find(({ report }) => report === idOf(nis)) ?? expect.fail();
      expect(proof.among).toHaveLength(3);
      const { version = 0, contentHash = '' } = (await findReport(database.sql, idOf(nis))) ?? {};
      const statement = { report: idOf(nis), version, contentHash, role: 'chair' } as const;
      expect(await verifyProof(proof, { ...signingSite, statement })).not.toHaveProperty('fault');
      const rows = await database.sql`select action from audit_trail where subject = ${`report/${idOf(nis)}`}`;
      expect(rows.map(({ action }) => action)).toEqual(['saved', 'signed']);
    }
    // The page is the same after a reload, and is of this person alone.
    expect(words(await person.get(result.path))).toBe(words(result));
    const other = await visitor(app, database.sql, await addPerson(database.sql, codes[0] ?? '', ['generalDirector']));
    expect((await other.get(result.path)).status).toBe(404);
  });

  it('goes on with the others when one was changed before the button was pressed', async () => {
    const { codes, personId, person } = await personWith(3, 'chair');
    const [first = '', ...others] = codes;
    const chosen = choices(await person.get('/sign'), codes);
    await save(first, 9_900, 1);
    take();
    const result = await signAll(person, personId, chosen);
    expect(words(result)).toContain('2 van de 3 formulieren zijn ondertekend');
    expect(words(result)).toContain('De inhoud is gewijzigd sinds u ze zag');
    expect(elements(result, `#result a[href="/organisations/${first}/reports/covid-premium/2022"]`)).toHaveLength(1);
    expect(await signersOf(first)).toEqual([]);
    for (const nis of others) expect(await signersOf(nis)).toHaveLength(1);
    expect(take().filter(({ event, result: how }) => event === 'report-signed' && how === 'refused')).toMatchObject([
      { reason: 'content-changed', on: { report: idOf(first), organisation: first } },
    ]);
  });

  it('goes on with the others when one was changed, or signed by the same person, during the trip', async () => {
    const { codes, personId, person } = await personWith(3, 'chair', 'generalDirector');
    const [changed = '', signedMeanwhile = '', untouched = ''] = codes;
    const pressed = await press(person, personId, choices(await person.get('/sign'), codes));
    await save(changed, 9_900, 1);
    const { version = 0, contentHash = '' } = (await findReport(database.sql, idOf(signedMeanwhile))) ?? {};
    const path = `/organisations/${signedMeanwhile}/reports/covid-premium/2022`;
    const form = { as: 'generalDirector', version: String(version), hash: contentHash, request: newRequest() };
    expect((await person.post(`${path}/sign`, form)).location).toBe(path);
    const result = await confirm(person, personId, pressed);
    expect(words(result)).toContain('1 van de 3 formulieren is ondertekend');
    expect(words(result)).toContain('Uw eerste handtekening blijft gelden');
    expect(words(result)).toContain('De inhoud is gewijzigd sinds u ze zag');
    expect(await signersOf(changed)).toEqual([]);
    expect(await signersOf(signedMeanwhile)).toEqual([{ role: 'generalDirector', signer: personId }]);
    expect(await signersOf(untouched)).toEqual([{ role: 'chair', signer: personId }]);
    expect(words(await person.get(result.path))).toBe(words(result));
  });

  it('signs once when the button is pressed twice, in two tabs, and after going back', async () => {
    const { codes, personId, person } = await personWith(2, 'chair');
    const tabs = [await person.get('/sign'), await person.get('/sign')];
    const request = newRequest();
    const chosen = choices(tabs[0] ?? expect.fail(), codes);
    const twice = [
      await press(person, personId, chosen, { request }),
      await press(person, personId, chosen, { request }),
    ];
    const results = [];
    for (const pressed of twice) results.push(await confirm(person, personId, pressed));
    expect(results[1]?.path).toBe(results[0]?.path);
    for (const result of results) expect(words(result)).toContain('Alle 2 formulieren zijn ondertekend');
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(2);
    // The same choice again leads to the same result, without a trip.
    const again = await press(person, personId, chosen, { request });
    expect(again.headers.get('Location')).toBe(results[0]?.path);
    expect(words(await person.get(results[0]?.path ?? ''))).toContain('Alle 2 formulieren zijn ondertekend');
    const otherTab = await signAll(person, personId, choices(tabs[1] ?? expect.fail(), codes));
    expect(words(otherTab)).toContain('Geen van de 2 formulieren is ondertekend');
    for (const nis of codes) expect(await signersOf(nis)).toEqual([{ role: 'chair', signer: personId }]);
  });

  it('signs nothing when the session is gone at the return, and says so after a new login', async () => {
    const { codes, personId, person } = await personWith(2, 'chair');
    const pressed = await press(person, personId, choices(await person.get('/sign'), codes));
    await database.sql`delete from sessions where person_id = ${personId}`;
    const back = await confirm(person, personId, pressed);
    expect(back.path).toMatch(/^\/sign\/[0-9a-f-]{36}\?failed=confirm-interrupted$/);
    expect(back.status).toBe(401);
    const again = await visitor(app, database.sql, personId);
    const page = await again.get(back.path);
    expect(page.status).toBe(400);
    expect(words(page)).toContain('Uw bevestiging is onderbroken');
    expect(words(page)).toContain('U hebt dit niet bevestigd bij de authenticatiedienst');
    expect(sent).toEqual([]);
  });

  it('signs nothing when another person is identified, or has logged in in this browser meanwhile', async () => {
    const { codes, personId, person } = await personWith(2, 'chair');
    const stranger = await personWith(1, 'chair');
    const pressed = await press(person, personId, choices(await person.get('/sign'), codes));
    expect((await confirm(person, stranger.personId, pressed)).path).toContain('?failed=confirm-other-person');
    const second = await press(person, personId, choices(await person.get('/sign'), codes));
    const other = await confirm(stranger.person, stranger.personId, second);
    // The round is not of this person: the reason is on the page of what they can sign themselves.
    expect(other).toMatchObject({ status: 303, location: '/sign?failed=confirm-other-person' });
    expect((await stranger.person.get(other.location ?? '')).status).toBe(409);
    expect(sent).toEqual([]);
  });

  it('stops when one cannot be sent, and says which ones are signed', async () => {
    const { codes, personId, person } = await personWith(9, 'chair');
    untilAway = 3;
    const request = newRequest();
    const chosen = choices(await person.get('/sign'), codes);
    const result = await signAll(person, personId, chosen, { request });
    expect(words(result)).toContain('3 van de 9 formulieren zijn ondertekend');
    expect(words(result)).toContain('Een deel van de toepassing was niet bereikbaar');
    // At most as many as begin together were tried after the first one failed.
    expect(untilAway).toBeGreaterThanOrEqual(-4);
    untilAway = Number.POSITIVE_INFINITY;
    expect(words(await signAll(person, personId, chosen, { request }))).toContain(
      'Alle 9 formulieren zijn ondertekend',
    );
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(9);
  });

  it('asks for the confirmation of a repayment beside each report that needs it', async () => {
    const { codes, personId, person } = await personWith(2, 'chair');
    const [owing = '', other = ''] = codes;
    await database.sql`
      insert into advances (form, year, nis, field, cents) values ('covid-premium', 2022, ${owing}, 'advance', 10000)`;
    await save(owing, 2_600, 1);
    const chosen = choices(await person.get('/sign'), codes);
    const request = newRequest();
    const asked = await press(person, personId, chosen, { request });
    const page = { status: asked.status, text: await asked.text(), location: null };
    expect(page.status).toBe(422);
    expect(words(page)).toContain('Bevestig eerst wat erbij staat');
    const name = `${idOf(owing)}-confirm-repayment`;
    expect(elements(page, `.error-summary a[href="#${name}"]`)).toHaveLength(1);
    // What was chosen stays chosen.
    expect(elements(page, 'input[name="sign"][checked]')).toHaveLength(2);
    expect(sent).toEqual([]);
    const result = await signAll(person, personId, chosen, { request, ticks: [name] });
    expect(words(result)).toContain('Alle 2 formulieren zijn ondertekend');
    expect(await signersOf(other)).toHaveLength(1);
  });

  it('refuses a report of an organisation where the person has no role, and tells nothing of it', async () => {
    const { codes, personId, person } = await personWith(1, 'chair');
    const foreign = await personWith(1, 'chair');
    const own = choices(await person.get('/sign'), codes);
    const theirs = choices(await foreign.person.get('/sign'), foreign.codes);
    const result = await signAll(person, personId, [...own, ...theirs]);
    expect(words(result)).toContain('1 van de 2 formulieren is ondertekend');
    expect(await signersOf(foreign.codes[0] ?? '')).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.proof.among).toBeUndefined();
  });

  it('counts each signature against the limit of the person', async () => {
    const { codes, personId, person } = await personWith(4, 'chair');
    const site = siteFor(database.sql, { rateLimits: rateLimitsSchema.parse('sign=5') });
    const chosen = choices(await person.get('/sign'), codes);
    expect((await press(person, personId, chosen, { site })).status).toBe(303);
    const refused = await press(person, personId, chosen.slice(0, 2), { site });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    const again = await press(person, personId, chosen.slice(0, 1), { site });
    expect(again.status).toBe(429);
  });
});
