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
import { addPerson } from '#test/support/people.ts';
import { clientSecret, siteFor } from '#test/support/site.ts';
import { origin, visitor, words } from '#test/support/visitor.ts';
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
  const answer = await app.request(`${origin}${path}`);
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('login='));
  return { cookie: cookie?.split(';')[0] ?? '', to: new URL(answer.headers.get('Location') ?? '') };
}

/** Logs in at the stand-in. @returns the path on the site that the login returns to */
async function identifyAs(subject: string, to: URL): Promise<string> {
  const browser = createVisitor({}, origin);
  const page = await browser.go(to);
  const back = await browser.go(page.url, { subject, method: 'itsme' });
  return `${back.url.pathname}${back.url.search}`;
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

  it('works only in the browser in which it began, and only once', async () => {
    const mine = await begin();
    const other = await begin();
    const callback = await identifyAs('clerk.11001', mine.to);
    expect((await come(callback, '')).status).toBe(400);
    expect((await come(callback, other.cookie)).status).toBe(400);
    expect((await come(callback, mine.cookie)).status).toBe(303);
    expect((await come(callback, mine.cookie)).status).toBe(400);
  });

  it('fails with an explanation when the response was changed on the way', async () => {
    const { cookie, to } = await begin();
    const callback = await identifyAs('clerk.11001', to);
    const answer = await come(callback.replace(/code=[^&]+/, 'code=forged'), cookie);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Het aanmelden is niet gelukt');
  });

  it('says so when the identity service is unavailable', async () => {
    const answer = await siteFor(database.sql).request(`${origin}/login`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Aanmelden gaat nu even niet');
  });

  it.each([
    ['/organisations/11001/data?next=x', '/organisations/11001/data?next=x'],
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
    const out = await app.request(`${origin}/logout`, { method: 'POST', headers: { Cookie: session, Origin: origin } });
    expect(out.headers.get('Location')).toContain(`${identity.issuer}/`);
    expect((await come('/organisations', session)).headers.get('Location')).toContain('/login');
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
