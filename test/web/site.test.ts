import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { newRequest, origin, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

const nis = '11001';
const home = `/organisations/${nis}`;
const report = `${home}/reports/covid-premium/2022`;
let database: FreshDatabase;
let app: Hono<SiteEnv>;
let clerk: Visitor;
let clerkId: string;

beforeAll(async () => {
  database = await freshDatabase();
  app = siteFor(database.sql);
  await fillInOrganisation(database.sql, nis, await addPerson(database.sql, nis, ['editor']));
});
beforeEach(async () => {
  clerkId = await addPerson(database.sql, nis, ['editor']);
  clerk = await visitor(app, database.sql, clerkId);
});
afterAll(() => database.drop());

describe('somebody who is not logged in', () => {
  it('finds the way from the portal to the login, in the chosen language', async () => {
    const stranger = await visitor(app, database.sql, undefined, 'fr');
    const portal = await stranger.get('/');
    expect(words(portal)).toContain('Fonctionnaires et autres professionnels');
    expect(portal.text).toContain('href="/unique-report"');
    expect((await stranger.get('/unique-report')).text).toContain('href="/login"');
  });

  it('is asked to log in, and brought back to where they wanted to be', async () => {
    const stranger = await visitor(app, database.sql);
    const answer = await stranger.get(report);
    expect(answer).toMatchObject({ status: 303, location: `/login?return=${encodeURIComponent(report)}` });
  });

  it('keeps what was typed when the session ended meanwhile', async () => {
    const stranger = await visitor(app, database.sql);
    const answer = await stranger.post(`${report}/form`, {
      justifiedTotal: '777,77',
      version: '0',
      request: newRequest(),
    });
    expect(answer.status).toBe(401);
    expect(words(answer)).toContain('777,77');
  });
});

describe('somebody else’s page', () => {
  it.each(['', '/data', '/reports/covid-premium/2022', '/reports/covid-premium/2022/form'])(
    'does not exist for a person of another organisation: %j',
    async (path) => {
      const other = await visitor(app, database.sql, await addPerson(database.sql, '71016', ['editor', 'chair']));
      const answer = await other.get(`${home}${path}`);
      expect(answer.status).toBe(404);
      expect(words(answer)).not.toMatch(/OCMW [A-Z]/);
      expect((await other.post(`${report}/sign`, {})).status).toBe(404);
    },
  );
});

describe('the site', () => {
  it('speaks the three languages on the same page, and remembers the choice', async () => {
    for (const [language, title] of [
      ['nl', 'Gegevens van het OCMW'],
      ['fr', 'Données du CPAS'],
      ['de', 'Angaben zum ÖSHZ'],
    ] as const) {
      const person = await visitor(app, database.sql, clerkId, language);
      const page = await person.get(home);
      expect(page.text).toContain(`<html lang="${language}">`);
      expect(words(page)).toContain(title);
    }
    expect(await clerk.get(`${home}?language=fr`)).toMatchObject({ status: 303, location: home });
    const [person] = await database.sql`select language from persons where id = ${clerkId}`;
    expect(person).toEqual({ language: 'fr' });
  });

  it('takes no form from another site', async () => {
    const answer = await app.request(`${origin}/logout`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(403);
    const large = await clerk.post(`${report}/form`, { justifiedTotal: '9'.repeat(200_000) });
    expect(large.status).toBe(413);
    expect(words(large)).toContain('Deze opdracht is niet aanvaard');
  });

  it('makes no form of its own out of what another site posted', async () => {
    const answer = await app.request(`${origin}${home}/data`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'account=BE71096123456769&version=1',
    });
    expect(answer.status).toBe(403);
    const text = await answer.text();
    expect(text).not.toContain('BE71096123456769');
    expect(text).not.toContain('Opnieuw proberen');
  });

  it('leads nobody to another host by a path that begins with two slashes', async () => {
    const answer = await app.request(`${origin}//evil.example/?language=nl`);
    expect(answer.headers.get('Location')).toBe(`${origin}/evil.example/?language=nl`);
  });

  it('begins no login for what a page asks by itself', async () => {
    const answer = await app.request(`${origin}${report}?seen=1`, { headers: { 'HX-Request': 'true' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('keeps the place when another language is chosen', async () => {
    const page = await clerk.get(`${home}/data?next=${report}/form`);
    expect(page.text).toMatch(/href="[^"]*\/data\?next=[^"]*form&amp;language=fr"/);
    expect(await clerk.get(`${report}/sign?language=de`)).toMatchObject({ status: 303 });
  });

  it('allows no script or style but its own', async () => {
    const answer = await app.request(`${origin}/`);
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const text = await answer.text();
    expect(text).not.toMatch(/<style|style="|<script>|onclick=/);
  });

  it('leads to the one address that cookies belong to', async () => {
    const answer = await app.request('http://other.example/unique-report?x=1');
    expect(answer.headers.get('Location')).toBe(`${origin}/unique-report?x=1`);
  });

  it('says that nothing is there in the language of the reader, with a way on', async () => {
    const answer = await clerk.get('/nowhere');
    expect(answer.status).toBe(404);
    expect(words(answer)).toContain('Deze pagina bestaat niet');
  });

  it('refuses nonsense in hidden fields without falling over', async () => {
    const answer = await clerk.post(`${report}/form`, { justifiedTotal: '1', version: 'x', request: 'y' });
    expect(answer.status).toBe(400);
    expect(words(answer)).toContain('We konden ze niet lezen');
    expect(words(answer)).not.toMatch(/Error|at .*\.ts/);
  });
});
