import type { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { startIdentity } from '#services/identity/identity.ts';
import { readSigningKeys } from '#services/identity/signing-keys.ts';
import type { RunningServer } from '#services/process.ts';
import { safeReturn } from '#services/web/login.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { createVisitor } from '#test/support/identity-visitor.ts';
import { identifyAs, OWN_PAGE } from '#test/support/log-in.ts';
import { addPerson } from '#test/support/people.ts';
import { clientSecret, siteFor } from '#test/support/site.ts';
import { elements, hasLink, inputValue, origin, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

let database: FreshDatabase;
let identity: RunningServer & { issuer: string };
let app: Hono<SiteEnv>;

beforeAll(async () => {
  database = await freshDatabase();
  const signingKeys = await readSigningKeys(undefined);
  const options = {
    webUrl: origin,
    clients: [{ id: 'uniek-verslag', secret: clientSecret, url: origin }],
    signingKeys,
    log: pino({ level: 'silent' }),
  };
  identity = await startIdentity(options, { host: '127.0.0.1', port: 0 });
  app = siteFor(database.sql, { issuer: identity.issuer });
});
afterAll(async () => {
  await identity?.close();
  await database?.drop();
});

/** Begins a login. @returns the cookie that binds it to the browser, and where the browser is sent */
async function begin(path = '/login'): Promise<{ cookie: string; to: URL }> {
  const answer = await app.request(`${origin}${path}`, { headers: OWN_PAGE });
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('login-'));
  return { cookie: cookie?.split(';')[0] ?? '', to: new URL(answer.headers.get('Location') ?? '') };
}

const come = (path: string, cookie: string) => app.request(`${origin}${path}`, { headers: { Cookie: cookie } });

describe('a login', () => {
  it('leads back to the page that was asked for, with a session that records the method', async () => {
    const { cookie, to } = await begin('/login?return=/organisations/11001');
    const answer = await come(await identifyAs('clerk.11001', to), cookie);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/organisations/11001');
    const session = answer.headers.getSetCookie().find((each) => each.startsWith('session='));
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Lax/);
    const [row] = await database.sql`
      select s.method, p.subject from sessions s join persons p on p.id = s.person_id`;
    expect(row).toEqual({ method: 'itsme', subject: 'clerk.11001' });
  });

  it('does not begin by a link elsewhere: it leads to a page with one button', async () => {
    for (const site of ['cross-site', 'same-site', 'none', undefined]) {
      const headers = { ...(site && { 'Sec-Fetch-Site': site }) };
      const answer = await app.request(`${origin}/login?return=/organisations/11001`, { headers });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
      const page = { status: answer.status, text: await answer.text(), location: null };
      expect(inputValue(page, 'return')).toBe('/organisations/11001');
    }
    const foreign = { method: 'POST', headers: { Origin: 'https://evil.example' } };
    expect((await app.request(`${origin}/login`, foreign)).status).toBe(403);
    const body = new URLSearchParams({ return: '/organisations/11001' });
    const begun = await app.request(`${origin}/login`, { method: 'POST', headers: { Origin: origin }, body });
    expect(begun.headers.get('Location')).toContain(`${identity.issuer}/`);
  });

  it('that failed says so in another language too', async () => {
    const { cookie } = await begin();
    const answer = await come('/login/callback?state=12345678', cookie);
    const page = { status: answer.status, text: await answer.text(), location: null };
    const other = '/login/failure?code=login-interrupted';
    expect(hasLink(page, `${other}&language=fr`)).toBe(true);
    const chosen = await come(`${other}&language=fr`, '');
    expect(chosen.headers.get('Location')).toBe(other);
    const again = await come(other, 'language=fr');
    expect([again.status, await again.text()]).toEqual([
      400,
      expect.stringContaining('La connexion a été interrompue'),
    ]);
    expect((await come('/login/failure?code=made-up', '')).status).toBe(400);
  });

  it('asks the identity service for what the site requires, and again for an identification when the last one is old', async () => {
    const { to } = await begin();
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      acr_values: 'http://eidas.europa.eu/LoA/high http://eidas.europa.eu/LoA/substantial',
      max_age: '7200',
    });
    const browser = createVisitor({}, origin);
    const page = await browser.go(to);
    expect((await browser.go(page.url, { subject: 'clerk.11001', method: 'eid' })).status).toBe(0);
    // The session at the identity service answers at once, until its identification is older than was asked for.
    expect((await browser.go((await begin()).to)).url.pathname).toBe('/login/callback');
    const later = (await begin()).to;
    later.searchParams.set('max_age', '0');
    expect((await browser.go(later)).text).toContain('name="subject"');
  });

  it('gives the browser another session, and ends the one that it had', async () => {
    const logIn = async (former: string) => {
      const { cookie, to } = await begin();
      const answer = await come(await identifyAs('clerk.11001', to), `${cookie}; ${former}`);
      return (
        answer.headers
          .getSetCookie()
          .find((each) => each.startsWith('session='))
          ?.split(';')[0] ?? ''
      );
    };
    // A token that someone put into the browser is not taken over.
    const first = await logIn('session=made-up');
    expect(first).not.toBe('session=made-up');
    const second = await logIn(first);
    expect(second).not.toBe(first);
    const sessions = await Promise.all([first, second].map((cookie) => come('/organisations', cookie)));
    expect(sessions.map(({ status }) => status === 401)).toEqual([true, false]);
  });

  it('works only in the browser in which it began, and only once', async () => {
    const mine = await begin();
    const other = await begin();
    const callback = await identifyAs('clerk.11001', mine.to);
    expect((await come(callback, '')).status).toBe(400);
    expect((await come(callback, other.cookie)).status).toBe(400);
    expect((await come(callback, mine.cookie)).status).toBe(303);
    expect((await come(callback, mine.cookie)).status).toBe(400);
  });

  it('works in two tabs at the same time, in any order', async () => {
    const tabs = [await begin('/login?return=/organisations/11001'), await begin('/login?return=/organisations/11002')];
    const browser = tabs.map(({ cookie }) => cookie).join('; ');
    expect(new Set(tabs.map(({ cookie }) => cookie.split('=')[0])).size).toBe(2);
    const callbacks = await Promise.all(tabs.map(({ to }) => identifyAs('clerk.11001', to)));
    const second = await come(callbacks[1] ?? '', browser);
    expect(second.headers.get('Location')).toBe('/organisations/11002');
    const first = await come(callbacks[0] ?? '', browser);
    expect(first.headers.get('Location')).toBe('/organisations/11001');
    // Each ended its own cookie only.
    const [own = '', other = ''] = tabs.map(({ cookie }) => cookie.split('=')[0]);
    const ended = first.headers.getSetCookie().filter((each) => each.includes('Max-Age=0'));
    expect(ended.join()).toContain(own);
    expect(ended.join()).not.toContain(other);
  });

  it('keeps at most twenty cookies of logins in a browser', async () => {
    const Cookie = Array.from({ length: 20 }, (_, index) => `login-${index}=token`).join('; ');
    const answer = await app.request(`${origin}/login`, { headers: { Cookie, ...OWN_PAGE } });
    const lines = answer.headers.getSetCookie();
    expect(lines.filter((line) => line.includes('Max-Age=0'))).toHaveLength(20);
    expect(lines.filter((line) => line.includes('Max-Age=900'))).toHaveLength(1);
  });

  it('has a cookie that is bound to the host when the site has https', async () => {
    const site = siteFor(database.sql, { issuer: identity.issuer, webUrl: 'https://uniek-verslag.example' });
    const answer = await site.request('https://uniek-verslag.example/login', { headers: OWN_PAGE });
    expect(answer.headers.getSetCookie().join()).toMatch(
      /__Host-login-[\w-]{8}=[\w-]{43}; .*Path=\/; HttpOnly; Secure/,
    );
  });

  it.each([
    ['nl', 'Het aanmelden is onderbroken'],
    ['fr', 'La connexion a été interrompue'],
    ['de', 'Die Anmeldung wurde unterbrochen'],
  ])('that is interrupted says so in %s and offers a new one to the same page', async (language, title) => {
    const { cookie, to } = await begin('/login?return=/organisations/11001');
    const stopped = new URLSearchParams({
      error: 'access_denied',
      state: to.searchParams.get('state') ?? '',
      iss: identity.issuer,
    });
    const answer = await come(`/login/callback?${stopped}`, `${cookie}; language=${language}`);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain(title);
    expect(text).toContain('href="/login?return=%2Forganisations%2F11001"');
  });

  it('that took more than a quarter of an hour, or has no state, says that it was interrupted', async () => {
    const { cookie, to } = await begin();
    const callback = await identifyAs('clerk.11001', to);
    await database.sql`update logins set created_at = now() - interval '16 minutes'`;
    for (const path of [callback, '/login/callback?code=x', '/login/callback?state=%3B%0A']) {
      const answer = await come(path, cookie);
      expect(answer.status).toBe(400);
      const text = await answer.text();
      expect(text).toContain('Het aanmelden is onderbroken');
      expect(text).toContain('href="/login"');
    }
  });

  it('that is used again after going back leads on to the site', async () => {
    const { cookie, to } = await begin();
    const callback = await identifyAs('clerk.11001', to);
    const done = await come(callback, cookie);
    const session = done.headers.getSetCookie().find((each) => each.startsWith('session=')) ?? '';
    const again = await come(callback, session.split(';')[0] ?? '');
    expect(again.headers.get('Location')).toBe('/organisations');
  });

  it('fails with an explanation when the response was changed on the way', async () => {
    const { cookie, to } = await begin();
    const callback = await identifyAs('clerk.11001', to);
    const answer = await come(callback.replace(/code=[^&]+/, 'code=forged'), cookie);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Het aanmelden is niet gelukt');
  });

  it('says so when the identity service is unavailable', async () => {
    const answer = await siteFor(database.sql).request(`${origin}/login?return=/organisations/11001`, {
      headers: OWN_PAGE,
    });
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain('Aanmelden gaat nu even niet');
    expect(text).toContain('href="/login?return=%2Forganisations%2F11001"');
  });

  it.each([
    ['/organisations/11001/data?next=x', '/organisations/11001/data?next=x'],
    ['/preferences', '/preferences'],
    ['//evil.example', '/organisations'],
    ['https://evil.example/organisations', '/organisations'],
    ['/organisations/../../evil', '/organisations'],
    ['/organisations\\@evil.example', '/organisations'],
    [undefined, '/organisations'],
  ])('returns for %j to %j', (wanted, path) => {
    expect(safeReturn(wanted)).toBe(path);
  });
});

describe('logging out', () => {
  it('ends the session of the site, and leads to the logout of the identity service', async () => {
    const { cookie, to } = await begin();
    const answer = await come(await identifyAs('chair.11001', to), cookie);
    const session =
      answer.headers
        .getSetCookie()
        .find((each) => each.startsWith('session='))
        ?.split(';')[0] ?? '';
    expect((await come('/organisations', session)).status).toBe(200);
    const [row] = await database.sql<{ id_token: string }[]>`select id_token from sessions order by created_at desc`;
    // Encrypted (JWE), not the token itself (JWS).
    expect(row?.id_token.split('.')).toHaveLength(5);
    const out = await app.request(`${origin}/logout`, { method: 'POST', headers: { Cookie: session, Origin: origin } });
    expect(out.headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
    expect((await come('/organisations', session)).status).toBe(401);
    // The page posts the ID token to the identity service: it is in no address.
    const page = { status: out.status, text: await out.text(), location: null };
    const [form] = elements(page, 'form[data-auto-submit]');
    expect(form?.getAttribute('action')).toBe(`${identity.issuer}/session/end`);
    expect(inputValue(page, 'id_token_hint')?.split('.')).toHaveLength(3);
    expect(inputValue(page, 'post_logout_redirect_uri')).toBe(`${origin}/`);
    expect(words(page)).not.toContain('Aangemeld als');
  });

  it('everywhere ends all sessions of the person, and the page of sessions ends one or the others', async () => {
    const personId = await addPerson(database.sql, '11004', []);
    const person = await visitor(app, database.sql, personId);
    const others = [
      await visitor(app, database.sql, personId),
      await visitor(app, database.sql, personId),
      await visitor(app, database.sql, personId),
    ];
    const page = await person.get('/sessions');
    expect(words(page)).toMatch(/Deze browser .*Geïdentificeerd met eID, /);
    expect(elements(page, '.own-sessions li')).toHaveLength(4);
    const stranger = await visitor(app, database.sql, await addPerson(database.sql, '11004', []));
    const end = elements(page, 'button[name="end"]')[0]?.getAttribute('value') ?? '';
    await stranger.post('/sessions', { end });
    expect(elements(await person.get('/sessions'), '.own-sessions li')).toHaveLength(4);
    expect((await person.post('/sessions', { end })).location).toBe('/sessions');
    expect(elements(await person.get('/sessions'), '.own-sessions li')).toHaveLength(3);
    expect((await person.post('/sessions', { end: 'nonsense' })).status).toBe(400);
    await person.post('/sessions', { end: 'others' });
    expect(await Promise.all(others.map(async (each) => (await each.get('/sessions')).status))).toEqual([
      401, 401, 401,
    ]);
    const second = await visitor(app, database.sql, personId);
    await person.post('/logout', { everywhere: 'yes' });
    expect((await second.get('/sessions')).status).toBe(401);
  });

  it('makes the next login in that browser ask for an identification', async () => {
    const out = await app.request(`${origin}/logout`, { method: 'POST', headers: { Origin: origin } });
    expect(out.status).toBe(303);
    const loggedOut = out.headers.getSetCookie().find((each) => each.startsWith('logged_out='));
    const Cookie = loggedOut?.split(';')[0] ?? '';
    const begun = await app.request(`${origin}/login`, { headers: { Cookie, ...OWN_PAGE } });
    const to = new URL(begun.headers.get('Location') ?? '');
    expect(to.searchParams.get('prompt')).toBe('login');
    const login = begun.headers.getSetCookie().find((each) => each.startsWith('login-'));
    const done = await come(await identifyAs('chair.11001', to), `${Cookie}; ${login?.split(';')[0]}`);
    expect(done.headers.getSetCookie().join()).toMatch(/logged_out=; Max-Age=0/);
  });
});

describe('the page of a person’s mails', () => {
  const delivery = (id: string) => database.sql`
    select m.delivery, p.language from persons p left join mail_preferences m on m.person_id = p.id where p.id = ${id}`;

  it('says where mails go, and keeps when and in which language they come', async () => {
    const id = await addPerson(database.sql, '11004', []);
    const person = await visitor(app, database.sql, id);
    const page = await person.get('/preferences');
    expect(words(page)).toMatch(/Uw e-mails gaan naar \S+@ocmw.example\. Dat adres komt van de dienst/);
    expect(hasLink(page, '/preferences')).toBe(true);
    const checked = () => elements(page, 'input[checked]').map((each) => each.getAttribute('value'));
    expect(checked()).toEqual(['at-once', 'nl']);
    const choice = { delivery: 'daily', language: 'de' };
    expect((await person.post('/preferences', choice)).location).toBe('/preferences?saved');
    expect(await delivery(id)).toEqual([choice]);
    expect(words(await person.get('/preferences?saved'))).toContain('Uw keuze is opgeslagen.');
    await person.post('/preferences', { ...choice, delivery: 'at-once' });
    expect(await delivery(id)).toEqual([{ ...choice, delivery: 'at-once' }]);
  });

  it('refuses what it does not offer, and what another person’s page sends; without a login it asks for one', async () => {
    const id = await addPerson(database.sql, '11004', []);
    const person = await visitor(app, database.sql, id);
    for (const wrong of [{ delivery: 'never' }, { language: 'en' }, { admin: 'yes' }]) {
      const answer = await person.post('/preferences', { delivery: 'daily', language: 'nl', ...wrong });
      expect(answer.status, JSON.stringify(wrong)).toBe(400);
    }
    const foreign = { delivery: 'daily', language: 'nl', person: await addPerson(database.sql, '11004', []) };
    expect((await person.post('/preferences', foreign)).status).toBe(409);
    expect(await delivery(id)).toMatchObject([{ delivery: null }]);
    expect((await (await visitor(app, database.sql)).get('/preferences')).status).toBe(401);
  });

  it('says so when a person has no verified address', async () => {
    const id = await addPerson(database.sql, '11004', []);
    await database.sql`update persons set email_verified = false where id = ${id}`;
    const page = await (await visitor(app, database.sql, id)).get('/preferences');
    expect(words(page)).toContain('U krijgt geen e-mails');
  });
});

describe('while the database is unavailable', () => {
  it('a page says so, and keeps what was typed so that it can be sent again', async () => {
    const person = await addPerson(database.sql, '11001', ['editor']);
    const unavailable = connect('postgres://nobody@127.0.0.1:9/nothing', { schema: SCHEMA });
    const clerk = await visitor(siteFor(unavailable), database.sql, person);
    const path = '/organisations/11001/reports/covid-premium/2022/form';
    expect((await clerk.get(path)).status).toBe(503);
    const answer = await clerk.post(path, { justifiedTotal: '1.234,5', version: '3', request: 'r' });
    expect(answer.status).toBe(503);
    expect(words(answer)).toContain('Verantwoord totaalbedrag 1.234,5');
    expect(answer.text).toContain(`<form method="post" action="${path}"`);
    expect(answer.text).toContain('name="version" value="3"');
    await unavailable.end();
  });
});
