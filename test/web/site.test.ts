import { randomUUID } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentForms } from '#forms/catalogue.ts';
import { fieldsOf } from '#forms/definition.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { contacts, siteFor } from '#test/support/site.ts';
import {
  button,
  elements,
  hasLink,
  inputValue,
  newRequest,
  origin,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
import { topicOf } from '#web/help/topics.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { isLanguage } from '#web/site/language.ts';
import { textsIn } from '#web/text/texts.ts';
import { version } from '#web/version.ts';

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

describe('a visitor who is not logged in', () => {
  it('finds the login from the portal, in the chosen language', async () => {
    const stranger = await visitor(app, database.sql, undefined, 'fr');
    const portal = await stranger.get('/');
    expect(words(portal)).toContain('Fonctionnaires et autres professionnels');
    expect(portal.text).toContain('href="/unique-report"');
    expect((await stranger.get('/unique-report')).text).toContain('href="/login"');
  });

  it('must log in, and then returns to the requested page', async () => {
    const stranger = await visitor(app, database.sql);
    const answer = await stranger.get(report);
    // Nobody is logged in because a link led here: the page has one button.
    expect([answer.status, inputValue(answer, 'return')]).toEqual([401, report]);
    expect(button(answer, 'Aanmelden')).toBeDefined();
    expect(elements(answer, 'main form').map((form) => form.getAttribute('action'))).toEqual(['/login']);
  });

  it('keeps what was typed when the session has ended in the meantime', async () => {
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

describe('a request with a method that its address does not have', () => {
  it.each([
    ['PUT', home, 'GET, HEAD'],
    ['DELETE', `${report}/sign`, 'GET, HEAD, POST'],
    ['OPTIONS', '/healthz', 'GET, HEAD'],
    ['PATCH', '/nowhere', 'GET, HEAD'],
    ['POST', '/organisations', 'GET, HEAD'],
    ['POST', '/static/nothing.css', 'GET, HEAD'],
  ])('%s %s is refused, and the answer says which it has', async (method, path, allow) => {
    const answer = await app.request(`${origin}${path}`, { method, headers: { Origin: origin } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe(allow);
  });

  it('is answered as before when the address has nothing', async () => {
    expect((await clerk.post('/nowhere', {})).status).toBe(404);
    expect((await app.request(`${origin}/`, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('the health checks', () => {
  it('say whether each part is ready, and only the log says why not', async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line) => void lines.push(line) });
    const site = siteFor(database.sql, { log, webUrl: origin.replace('http:', 'https:') });
    const ask = () => site.request(`${origin}/readyz`);
    const answer = await ask();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      database: 'ready',
      temporal: 'not ready',
      reports: 'not ready',
      notifier: 'not ready',
      identity: 'not ready',
      'fps-mi': 'not ready',
      problems: {},
    });
    await ask();
    const notReady = lines.map((line): unknown => JSON.parse(line));
    expect(notReady).toHaveLength(5);
    expect(notReady).toContainEqual(expect.objectContaining({ part: 'identity', msg: 'not ready' }));
    for (const path of ['/healthz', '/readyz']) {
      const { headers } = await site.request(`${origin}${path}`);
      expect(headers.get('Strict-Transport-Security')).toContain('max-age=31536000');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    }
  });
});

describe('a page of an organisation', () => {
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
  it('has each page in three languages, and remembers the choice', async () => {
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
    // A link changes the language of the browser only, a form that of the person's mails too.
    const stored = async () => (await database.sql`select language from persons where id = ${clerkId}`)[0];
    expect(await clerk.get(`${home}?language=fr`)).toMatchObject({ status: 303, location: home });
    expect(await stored()).toEqual({ language: 'nl' });
    const chosen = { language: 'fr', return: `${home}?next=/data` };
    expect(await clerk.post('/language', chosen)).toMatchObject({ status: 303, location: chosen.return });
    expect(await stored()).toEqual({ language: 'fr' });
    expect((await clerk.post('/language', { ...chosen, person: randomUUID() })).status).toBe(409);
    expect((await clerk.post('/language', { ...chosen, return: '//evil.example/x' })).location).toBe('/evil.example/x');
    expect((await clerk.post('/language', { ...chosen, return: 'https://evil.example' })).status).toBe(400);
  });

  it('refuses forms from other sites and forms that are too large', async () => {
    const answer = await app.request(`${origin}/logout`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(403);
    const large = await clerk.post(`${report}/form`, { justifiedTotal: '9'.repeat(200_000) });
    expect(large.status).toBe(413);
    expect(words(large)).toContain('Deze opdracht is niet aanvaard');
  });

  it('does not show what another site posted in a form of its own', async () => {
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

  it('does not redirect to another host for a path that begins with two slashes', async () => {
    const answer = await app.request(`${origin}//evil.example/?language=nl`);
    expect(answer.headers.get('Location')).toBe(`${origin}/evil.example/?language=nl`);
  });

  it('begins no login for a request of a page’s script', async () => {
    const answer = await app.request(`${origin}${report}?seen=1`, { headers: { 'HX-Request': 'true' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('makes an open overview leave its content when the session has ended, and a form keep what was typed', async () => {
    const refreshed = (path: string) => app.request(`${origin}${path}`, { headers: { 'HX-Request': 'true' } });
    expect((await refreshed(`${report}?seen=1`)).headers.get('HX-Refresh')).toBe('true');
    expect((await refreshed(`${report}/form`)).headers.get('HX-Refresh')).toBeNull();
  });

  it('stays on the same page when another language is chosen', async () => {
    const page = await clerk.get(`${home}?year=2022`);
    expect(inputValue(page, 'return')).toBe(`${home}?year=2022`);
    const stranger = await visitor(app, database.sql);
    expect(hasLink(await stranger.get('/tables?x=1'), '/tables?x=1&language=fr')).toBe(true);
    expect(await clerk.get(`${report}/sign?language=de`)).toMatchObject({ status: 303 });
  });

  it('has a page at each address to which a form is posted, for the links to the other languages there', () => {
    const paths = (method: string) =>
      new Set(app.routes.filter((route) => route.method === method).map(({ path }) => path));
    expect([...paths('POST')].filter((path) => !paths('GET').has(path))).toEqual([]);
  });

  it('leads from the answer to a refused form to its page in another language', async () => {
    const refused = await clerk.post(`${report}/sign`, {
      as: 'chair',
      version: '1',
      hash: '0'.repeat(64),
      request: newRequest(),
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const [, french] = elements(refused, 'nav.languages button').map((each) => each.getAttribute('value') ?? '');
    const fields = { language: french ?? '', return: inputValue(refused, 'return') ?? '' };
    const chosen = await clerk.post('/language', fields);
    expect(chosen.status).toBe(303);
    const back = await clerk.get(chosen.location ?? '');
    expect(back).toMatchObject({ status: 303, location: report });
  });

  it('allows only its own scripts and styles', async () => {
    const answer = await app.request(`${origin}/`);
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const text = await answer.text();
    expect(text).not.toMatch(/<style|style="|<script>|onclick=/);
  });

  it('redirects to the one address for which its cookies are set', async () => {
    const answer = await app.request('http://other.example/unique-report?x=1');
    expect(answer.headers.get('Location')).toBe(`${origin}/unique-report?x=1`);
  });

  it('says in the reader’s language that a page does not exist', async () => {
    const answer = await clerk.get('/nowhere');
    expect(answer.status).toBe(404);
    expect(words(answer)).toContain('Deze pagina bestaat niet');
  });

  it('shows the id of the request after an unexpected error, and logs it', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line) => lines.push(line) });
    const fail = () => Promise.reject(new Error('not expected'));
    const failing = siteFor(database.sql, { log, reports: { save: fail, sign: fail } });
    const officer = await visitor(failing, database.sql, clerkId);
    const headers = { 'X-Request-Id': 'proxy-1234' };
    const fields = { justifiedTotal: '1', version: '0', request: newRequest() };
    const answer = await officer.post(`${report}/form`, fields, headers);
    expect(answer.status).toBe(500);
    expect(words(answer)).toContain('proxy-1234');
    expect(words(answer)).not.toContain('not expected');
    // The text sends people to the helpdesk: its number stands below the code.
    expect(elements(answer, '.error-summary a').map((link) => link.getAttribute('href'))).toContain('tel:020000000');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ trace: 'proxy-1234', msg: 'unexpected error' }]);
  });

  it('refuses unreadable hidden fields with an explanation', async () => {
    const answer = await clerk.post(`${report}/form`, { justifiedTotal: '1', version: 'x', request: 'y' });
    expect(answer.status).toBe(400);
    expect(words(answer)).toContain('We konden ze niet lezen');
    expect(words(answer)).not.toMatch(/Error|at .*\.ts/);
  });
});

describe('around every page', () => {
  it.each(['nl', 'fr'])(
    'stand help, contact and what the law asks for, also without a login (%s)',
    async (language) => {
      const stranger = await visitor(app, database.sql, undefined, language);
      for (const path of ['/', '/nowhere', home]) {
        const answer = await stranger.get(path);
        const links = elements(answer, 'footer a').map((link) => link.getAttribute('href'));
        expect(links.slice(0, 6)).toEqual(['/help', '/contact', '/accessibility', '/privacy', '/cookies', '/about']);
      }
      for (const { path, expected } of [
        { path: '/help', expected: textsIn(isLanguage(language) ? language : 'nl').help.topics.signing.title },
        { path: '/contact', expected: contacts.helpdesk.phone },
        { path: '/accessibility', expected: '0800 99 961' },
        { path: '/privacy', expected: contacts.dataProtection.email },
        { path: '/cookies', expected: 'logged_out' },
        { path: '/about', expected: version },
      ]) {
        const answer = await stranger.get(path);
        expect([path, answer.status]).toEqual([path, 200]);
        expect(words(answer)).toContain(expected);
      }
    },
  );

  it('stands a link to the help about that page, for every page of the site', async () => {
    // What is no page: files, what scripts and programs ask for, and redirects.
    const noPage =
      /^\/(static|healthz|readyz|\.well-known|language|login\/callback|logout|session$)|\/(changes|print|events)$|^\*|\/\*$|\.(ics|zip|txt)$/;
    const paths = app.routes
      .filter(({ method }) => method === 'GET')
      .map(({ path }) =>
        path.replace(
          /:(\w+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?/g,
          (_, name) => ({ nis, year: '2026' })[name as string] ?? name,
        ),
      )
      .filter((path) => !noPage.test(path));
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => topicOf(path) === undefined)).toEqual([]);
    const answer = await clerk.get(`${home}/data`);
    expect(elements(answer, 'header a.help-here').map((link) => link.getAttribute('href'))).toEqual([
      '/help/organisation-data',
    ]);
  });

  it('finds help without JavaScript, and says when there is none', async () => {
    const stranger = await visitor(app, database.sql, undefined, 'fr');
    const found = await stranger.get('/help?q=signature+annulee');
    expect(hasLink(found, '/help/signing')).toBe(true);
    const nothing = await stranger.get('/help?q=chameau');
    expect(words(nothing)).toContain('Aucun résultat');
    expect(inputValue(nothing, 'q')).toBe('chameau');
    expect((await stranger.get('/help/nothing')).status).toBe(404);
    expect((await stranger.get('/help?q=%3Cscript%3E')).text).not.toContain('<script>');
  });

  it('names every cookie that the code sets', async () => {
    const set = new Set<string>();
    for await (const file of glob(['web/**/*.{ts,tsx}', 'services/web/**/*.ts'])) {
      const code = await readFile(file, 'utf8');
      for (const [, name = ''] of code.matchAll(/setCookie\(\s*\w+,\s*([^,]+),/g)) set.add(name);
    }
    // The arguments with which names are made: a new one needs a row of the page (web/pages/help/site-cookies.ts).
    expect([...set].sort()).toEqual(['cookie', 'cookieName(secure', 'cookies.loggedOut', 'cookies.session', 'name']);
    const stranger = await visitor(app, database.sql);
    expect(elements(await stranger.get('/cookies'), 'code').map((each) => each.textContent)).toEqual([
      'session',
      'login-…',
      'logged_out',
      'language',
      'invitation',
    ]);
  });
});

describe('what an organisation can download', () => {
  it('has its deadlines as a calendar, of the reports that are not sent', async () => {
    const { sql } = database;
    await sql`
      insert into campaigns (form, year, opens_on, due_on, closes_on, schedule, version)
      values ('covid-premium', 2022, current_date - 30, '2099-02-28', '2099-03-31', '{}', 1)`;
    try {
      const { status, text } = await clerk.get(`${home}/deadlines.ics`);
      expect(status).toBe(200);
      const lines = text.replaceAll('\r\n ', '').split('\r\n');
      expect(lines).toContain('DTSTART;VALUE=DATE:20990228');
      expect(lines).toContain(`UID:due-covid-premium-2022-${nis}@${new URL(origin).host}`);
      expect(lines).toContain(`URL:${origin}${report}`);
      expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
      const stranger = await visitor(app, sql, await addPerson(sql, '11002', ['editor']));
      expect((await stranger.get(`${home}/deadlines.ics`)).status).toBe(404);
      expect(hasLink(await clerk.get(home), `${home}/deadlines.ics`)).toBe(true);
    } finally {
      await sql`delete from campaigns`;
    }
  });

  it.each(['nl', 'de'] as const)('has a form to print with every question and its help (%s)', async (language) => {
    const stranger = await visitor(app, database.sql, undefined, language);
    for (const definition of currentForms) {
      const blank = words(await stranger.get(`/blank-forms/${definition.id}/${definition.year}`));
      for (const { label, help } of fieldsOf(definition)) {
        expect(blank).toContain(label[language].replaceAll(/\s+/g, ' '));
        if (help) expect(blank).toContain(help[language].replaceAll(/\s+/g, ' '));
      }
    }
    expect((await stranger.get('/blank-forms/covid-premium/1999')).status).toBe(404);
    expect(hasLink(await clerk.get(`${report}/form`), '/blank-forms/covid-premium/2022')).toBe(true);
  });
});
