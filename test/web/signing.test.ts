import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Confirmed } from '#database/recorded-commands.ts';
import { findReport } from '#database/reports.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import type { Sign } from '#rules/report.ts';
import {
  type AlteredIssuer,
  requiredLogin,
  signWithForeignKey,
  standardClaims,
  startAlteredIssuer,
} from '#test/support/altered-issuer.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { createVisitor } from '#test/support/identity-visitor.ts';
import { OWN_PAGE } from '#test/support/log-in.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { clientSecret, siteFor } from '#test/support/site.ts';
import { elements, fieldsOf, origin, words } from '#test/support/visitor.ts';
import type { Answer } from '#web/site/answers.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { verifyProof } from '#web/site/identity-proof.ts';

const nis = '11001';
const id = `covid-premium/2022/${nis}`;
const path = `/organisations/${nis}/reports/covid-premium/2022`;

let database: FreshDatabase;
let issuer: AlteredIssuer;
let app: Hono<SiteEnv>;
let officer: string;
/** The signatures that the pages have sent to the workflow. */
let signed: { command: Sign; confirmed: Confirmed }[];
let answer: Answer;

beforeAll(async () => {
  database = await freshDatabase();
  issuer = await startAlteredIssuer({ id: 'uniek-verslag', secret: clientSecret, url: origin });
  app = siteFor(database.sql, {
    issuer: issuer.issuer,
    reports: {
      save: () => Promise.resolve({ type: 'unavailable' }),
      sign: (_key, command, _session, confirmed) => {
        signed.push({ command, confirmed });
        return Promise.resolve(answer);
      },
    },
  });
  officer = await addPerson(database.sql, nis, ['editor']);
  await fillInOrganisation(database.sql, nis, officer);
  await save(2_500, 0);
});
afterAll(async () => {
  await issuer?.close();
  await database?.drop();
});
beforeEach(() => {
  issuer.alter(null);
  signed = [];
  answer = { type: 'accepted', version: 1, stage: 'halfSigned' };
});

async function save(cents: number, basedOn: number): Promise<void> {
  const draft = await draftOf(database.sql, id, { justifiedTotal: cents }, officer);
  const identity = { id, definition: covidPremium2022, nis };
  const commandId = crypto.randomUUID();
  await carryOut(database.sql, identity, { type: 'save', commandId, by: officer, basedOn, draft });
}

const minutesAgo = (minutes: number): number => Math.floor(Date.now() / 1000) - minutes * 60;

type Reached = { status: number; text: string; location: string | null };

/** A browser: the cookies of the site, and those of the identity service. */
async function browserOf(subject: string, role: 'chair' | 'generalDirector') {
  const cookies = new Map<string, string>();
  const identity = createVisitor({}, origin);
  const ask = async (to: string, init: RequestInit = {}): Promise<Reached> => {
    const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(`${origin}${to}`, { ...init, headers: { ...init.headers, Cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (line.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: response.status, text: await response.text(), location: response.headers.get('Location') };
  };
  const browser = {
    cookies,
    identity,
    get: (to: string) => ask(to),
    post: (to: string, body: URLSearchParams) => ask(to, { method: 'POST', headers: { Origin: origin }, body }),
    /** Presses the button of the page. @returns the answer: where the browser is sent */
    press: async (page: Reached, changes: Record<string, string> = {}) => {
      const body = new URLSearchParams({ ...fieldsOf(page, 'name="hash"'), ...changes });
      return await ask(`${path}/sign`, { method: 'POST', headers: { Origin: origin }, body });
    },
    /** Goes to the identity service, where nothing is asked, and returns. @returns the path of the callback */
    confirm: async ({ location }: Reached): Promise<string> => {
      const { url } = await identity.go(location ?? '');
      return `${url.pathname}${url.search}`;
    },
    sign: async (page: Reached) => await ask(await browser.confirm(await browser.press(page))),
    logInAs: async (who: string) => {
      const begun = await ask('/login?other=yes', { headers: OWN_PAGE });
      const form = await identity.go(begun.location ?? '');
      const asked = await identity.go(form.url, { subject: who, method: 'eid' });
      const back = asked.status === 0 ? asked : await identity.submitHidden(asked);
      await ask(`${back.url.pathname}${back.url.search}`);
    },
  };
  await browser.logInAs(subject);
  const [person] = await database.sql<{ id: string }[]>`select id from persons where subject = ${subject}`;
  await database.sql`
    insert into roles (person_id, nis, role, starts_on) values (${person?.id ?? ''}, ${nis}, ${role}, '2022-01-01')`;
  return { ...browser, personId: person?.id ?? '' };
}

describe('pressing "Ondertekenen"', () => {
  it('asks nothing of who was identified a short time ago, and signs what the page showed, with the proof', async () => {
    const chair = await browserOf('chair.11001', 'chair');
    const page = await chair.get(path);
    const pressed = await chair.press(page);
    expect(pressed.status).toBe(303);
    const asked = new URL(pressed.location ?? '');
    expect(asked.origin).toBe(issuer.issuer);
    expect(asked.searchParams.get('max_age')).toBe('1800');
    expect(asked.searchParams.get('scope')).toBe('openid profile');
    const back = await chair.get(await chair.confirm(pressed));
    expect(back).toMatchObject({ status: 303, location: path });

    const report = await findReport(database.sql, id);
    const { version = 0, contentHash = '' } = report ?? {};
    expect(signed).toHaveLength(1);
    const [{ command, confirmed } = expect.fail('nothing was signed')] = signed;
    expect(command).toMatchObject({ by: chair.personId, as: 'chair', method: 'eid', version, contentHash });
    const statement = { report: id, version, contentHash, role: 'chair' } as const;
    const site = {
      issuer: issuer.issuer,
      clientId: 'uniek-verslag',
      requirements: requiredLogin,
      claims: standardClaims,
    };
    expect(await verifyProof(confirmed.proof, { ...site, statement })).toMatchObject({ subject: 'chair.11001' });
    // The proof is kept for years: it has no more about the person than needed.
    const claims = JSON.parse(Buffer.from(confirmed.proof.idToken.split('.')[1] ?? '', 'base64url').toString());
    expect(Object.keys(claims)).not.toContain('email');
  });

  it('signs what was shown when it was pressed, also when the content changes meanwhile', async () => {
    const chair = await browserOf('chair.11002', 'chair');
    const before = await findReport(database.sql, id);
    const callback = await chair.confirm(await chair.press(await chair.get(path)));
    await save(9_900, before?.version ?? 0);
    answer = { type: 'refused', refusal: 'content-changed' };
    const back = await chair.get(callback);
    expect(signed[0]?.command).toMatchObject({ version: before?.version, contentHash: before?.contentHash });
    expect(back.location).toBe(`${path}?failed=content-changed`);
    const page = await chair.get(back.location ?? '');
    expect(page.status).toBe(409);
    expect(words({ ...page })).toContain('€ 99,00');
  });

  it('is refused at once when it cannot succeed', async () => {
    const chair = await browserOf('chair.11004', 'chair');
    const page = await chair.get(path);
    const refused = await chair.press(page, { hash: 'f'.repeat(64) });
    expect(refused.status).toBe(409);
    expect((await chair.press(page, { as: 'generalDirector' })).status).toBe(403);
    expect(signed).toEqual([]);
  });

  it('in two tabs signs each one what it showed, and once', async () => {
    const both = await browserOf('chair.11005', 'chair');
    const tabs = [await both.get(path), await both.get(path)];
    const callbacks = [];
    for (const tab of tabs) callbacks.push(await both.confirm(await both.press(tab)));
    for (const callback of callbacks.toReversed()) {
      expect(await both.get(callback)).toMatchObject({ status: 303, location: path });
    }
    expect(new Set(signed.map(({ command }) => command.commandId)).size).toBe(2);
    // Going back in the browser, and forward again.
    for (const callback of callbacks) expect((await both.get(callback)).location).toBe('/organisations');
    expect(signed).toHaveLength(2);
    expect(await both.sign(tabs[0] ?? expect.fail())).toMatchObject({ location: path });
    expect(new Set(signed.map(({ command }) => command.commandId)).size).toBe(2);
  });

  it('signs nothing when another person is identified, or logged in meanwhile', async () => {
    const chair = await browserOf('chair.11007', 'chair');
    const page = await chair.get(path);
    const pressed = await chair.press(page);
    const stranger = createVisitor({}, origin);
    const form = await stranger.go(pressed.location ?? '');
    const { url } = await stranger.go(form.url, { subject: 'director.11007', method: 'eid' });
    const other = await chair.get(`${url.pathname}${url.search}`);
    expect(other.location).toBe(`${path}?failed=confirm-other-person`);
    expect(words({ ...(await chair.get(other.location ?? '')) })).toContain('Er is niets ondertekend');

    const again = await chair.press(await chair.get(path));
    const callback = await chair.confirm(again);
    await chair.logInAs('chair.11008');
    expect((await chair.get(callback)).location).toBe(`${path}?failed=confirm-other-person`);
    expect(signed).toEqual([]);
  });

  it('says what to do when the person stops at the identity service, or its session is gone', async () => {
    const chair = await browserOf('chair.11009', 'chair');
    const { searchParams } = new URL((await chair.press(await chair.get(path))).location ?? '');
    const query = new URLSearchParams({
      error: 'access_denied',
      state: searchParams.get('state') ?? '',
      iss: issuer.issuer,
    });
    const stopped = await chair.get(`/login/callback?${query}`);
    expect(stopped.location).toBe(`${path}?failed=confirm-interrupted`);
    const page = await chair.get(stopped.location ?? '');
    expect(page.status).toBe(400);
    expect(words({ ...page })).toContain('Uw bevestiging is onderbroken Er is niets ondertekend');
    const callback = await chair.confirm(await chair.press(page));
    chair.cookies.delete('session');
    expect((await chair.get(callback)).location).toBe(`${path}?failed=confirm-interrupted`);
    expect(signed).toEqual([]);
  });

  it.each([
    ['that the identity service did not sign', signWithForeignKey, 'confirm-failed'],
    ['for something else', (claims: object) => issuer.sign({ ...claims, nonce: 'another' }), 'confirm-failed'],
    ['at a lower level', (claims: object) => issuer.sign({ ...claims, acr: 'low' }), 'confirm-too-weak'],
    [
      'of 32 minutes ago',
      (claims: object) => issuer.sign({ ...claims, auth_time: minutesAgo(32) }),
      'confirm-not-recent',
    ],
    ['of the future', (claims: object) => issuer.sign({ ...claims, iat: minutesAgo(-3) }), 'confirm-failed'],
    ['of another person', (claims: object) => issuer.sign({ ...claims, sub: 'x' }), 'confirm-other-person'],
  ])('signs nothing with a token %s', async (_, alter, failed) => {
    const chair = await browserOf('chair.11013', 'chair');
    const pressed = await chair.press(await chair.get(path));
    issuer.alter(alter);
    const back = await chair.get(await chair.confirm(pressed));
    expect(back.location).toBe(`${path}?failed=${failed}`);
    expect((await chair.get(back.location ?? '')).status).toBeGreaterThanOrEqual(400);
    expect(signed).toEqual([]);
  });

  it('signs several reports together with one token, which proves each of them and nothing else', async () => {
    const other = '11002';
    const chair = await browserOf('chair.11016', 'chair');
    const otherOfficer = await addPerson(database.sql, other, ['editor']);
    await fillInOrganisation(database.sql, other, otherOfficer);
    const otherId = `covid-premium/2022/${other}`;
    const draft = await draftOf(database.sql, otherId, { justifiedTotal: 7_500 }, otherOfficer);
    const identity = { id: otherId, definition: covidPremium2022, nis: other };
    const commandId = crypto.randomUUID();
    await carryOut(database.sql, identity, { type: 'save', commandId, by: otherOfficer, basedOn: 0, draft });
    await database.sql`insert into roles (person_id, nis, role) values (${chair.personId}, ${other}, 'chair')`;
    const page = await chair.get('/sign?all=yes');
    const body = new URLSearchParams({ person: chair.personId, request: crypto.randomUUID() });
    for (const each of elements(page, 'input[name="sign"][checked]'))
      body.append('sign', each.getAttribute('value') ?? '');
    const pressed = await chair.post('/sign', body);
    const back = await chair.get(await chair.confirm(pressed));
    expect(back.location).toMatch(/^\/sign\/[0-9a-f-]{36}$/);
    expect(signed).toHaveLength(2);
    const site = {
      issuer: issuer.issuer,
      clientId: 'uniek-verslag',
      requirements: requiredLogin,
      claims: standardClaims,
    };
    const [first = expect.fail(), second = expect.fail()] = signed;
    expect(first.confirmed.proof.idToken).toBe(second.confirmed.proof.idToken);
    for (const [{ command, confirmed }, unfitting] of [
      [first, second],
      [second, first],
    ] as const) {
      const { version, contentHash, as: role } = command;
      const own = (await findReport(database.sql, id))?.contentHash === contentHash ? id : otherId;
      const statement = { report: own, version, contentHash, role };
      expect(await verifyProof(confirmed.proof, { ...site, statement })).toMatchObject({ subject: 'chair.11016' });
      expect(await verifyProof(unfitting.confirmed.proof, { ...site, statement })).toHaveProperty('fault');
    }
  });

  it('signs with an identification of 29 minutes ago', async () => {
    const chair = await browserOf('chair.11013', 'chair');
    const pressed = await chair.press(await chair.get(path));
    issuer.alter((claims) => issuer.sign({ ...claims, auth_time: minutesAgo(29) }));
    expect((await chair.get(await chair.confirm(pressed))).location).toBe(path);
    expect(signed).toHaveLength(1);
  });

  it('says so when the identity service does not respond', async () => {
    const director = await browserOf('director.11001', 'generalDirector');
    const page = await director.get(path);
    const unreachable = siteFor(database.sql, { issuer: 'http://127.0.0.1:9' });
    const Cookie = [...director.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const tried = await unreachable.request(`${origin}${path}/sign`, {
      method: 'POST',
      headers: { Origin: origin, Cookie },
      body: new URLSearchParams(fieldsOf(page, 'name="hash"')),
    });
    expect(tried.status).toBe(503);
    expect(await tried.text()).toContain('De authenticatiedienst antwoordt niet');
  });
});
