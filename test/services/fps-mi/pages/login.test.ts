import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { safeReturn } from '#services/fps-mi/pages/site.ts';
import { startIdentity } from '#services/identity/identity.ts';
import { readSigningKeys } from '#services/identity/signing-keys.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { signWithForeignKey, startAlteredIssuer, withoutSignature } from '#test/support/altered-issuer.ts';
import { createVisitor } from '#test/support/identity-visitor.ts';
import { OWN_PAGE } from '#test/support/log-in.ts';
import {
  addHandler,
  CLIENT_SECRET,
  cookieOf,
  type Ministry,
  SITE_URL,
  startMinistry,
  TOKEN,
} from '#test/support/ministry.ts';
import { postHead, sendAndStall, stalledBodies } from '#test/support/slow-client.ts';
import { rateLimitsSchema } from '#web/site/rate-limits.ts';

/** Few enough failures for one test, and enough for the others, which succeed or have another address. */
const rateLimits = rateLimitsSchema.parse('token=1:40 document=2 failed-login=1:1000');
const LOCAL = { host: '127.0.0.1', port: 0 };

let identity: RunningServer & { issuer: string };
let ministry: Ministry;
const logged: string[] = [];

beforeAll(async () => {
  identity = await startIdentity(
    {
      webUrl: SITE_URL,
      clients: [{ id: 'fps-mi', secret: CLIENT_SECRET, url: SITE_URL }],
      signingKeys: await readSigningKeys(undefined),
      log: pino({ level: 'silent' }),
    },
    { host: '127.0.0.1', port: 0 },
  );
  const stream = new Writable({
    write: (line, _encoding, done) => {
      logged.push(String(line));
      done();
    },
  });
  ministry = await startMinistry({ issuer: identity.issuer, log: pino(stream), bodyTimeoutMs: 200, rateLimits });
  await addHandler(ministry.sql, { issuer: identity.issuer, subject: 'handler.fps-mi' });
});
afterAll(async () => {
  await identity?.close();
  await ministry?.close();
});

const ask = (path: string, Cookie = '', init: RequestInit = {}) =>
  ministry.app.request(path, { ...init, headers: { Cookie, ...init.headers } });

const post = (path: string, cookie: string, fields: Record<string, string>, origin = SITE_URL) =>
  ask(path, cookie, { method: 'POST', headers: { Origin: origin }, body: new URLSearchParams(fields) });

/** The cookie that an answer sets, as a browser sends it back. */
function cookieFrom(answer: Response, name: string): string {
  const line = answer.headers.getSetCookie().find((each) => each.startsWith(`${name}=`));
  return line?.split(';')[0] ?? '';
}

/** Requests a page, logs in as `subject` at the identity service, and returns to the site. */
async function logInAs(subject: string, path = '/', { app } = ministry): Promise<Response> {
  const ask = (to: string, Cookie = '') => app.request(to, { headers: { Cookie } });
  const begun = await app.request('/login', { method: 'POST', body: new URLSearchParams({ return: path }) });
  const browser = createVisitor({}, SITE_URL);
  const page = await browser.go(begun.headers.get('Location') ?? '');
  const { url } = await browser.go(page.url, { subject, method: 'eid' });
  return await ask(`${url.pathname}${url.search}`, begun.headers.getSetCookie()[0]?.split(';')[0]);
}

describe('The site of the ministry', () => {
  it('lets a case handler log in and shows the requested page', async () => {
    const answer = await logInAs('handler.fps-mi', '/?form=covid-premium&language=fr');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/?form=covid-premium&language=fr');
    const page = await ask('/', cookieFrom(answer, 'fps_mi_session'));
    expect(page.status).toBe(200);
    const [row] = await ministry.sql<{ name: string }[]>`select name from handlers where subject = 'handler.fps-mi'`;
    expect(await page.text()).toContain(row?.name ?? 'no such handler');
  });

  it('refuses other persons, says why, and logs the attempt', async () => {
    const answer = await logInAs('chair.11001');
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('U bent geen dossierbehandelaar van de POD MI');
    expect(cookieFrom(answer, 'fps_mi_session')).toBe('fps_mi_session=');
    const lines = logged.filter((each) => each.includes('"security":true') && each.includes('not-admitted'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: 'login', who: { type: 'unknown' }, on: { method: 'eid' }, result: 'refused', reason: 'not-admitted' },
    ]);
    expect(lines.join()).not.toContain('chair.11001');
  });

  it('refuses an ID token that the identity service did not sign, or that is not what the site requires', async () => {
    const issuer = await startAlteredIssuer({ id: 'fps-mi', secret: CLIENT_SECRET, url: SITE_URL });
    const site = await startMinistry({ issuer: issuer.issuer });
    try {
      await addHandler(site.sql, { issuer: issuer.issuer, subject: 'handler.fps-mi' });
      const logIn = async (alter: Parameters<typeof issuer.alter>[0]) => {
        issuer.alter(alter);
        const answer = await logInAs('handler.fps-mi', '/?language=fr', site);
        return [answer.status, /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1]];
      };
      expect(await logIn(signWithForeignKey)).toEqual([400, 'Het aanmelden is niet gelukt']);
      expect(await logIn(withoutSignature)).toEqual([400, 'Het aanmelden is niet gelukt']);
      expect(await logIn((claims) => issuer.sign({ ...claims, acr: 'low' }))).toEqual([
        403,
        'Deze manier van aanmelden volstaat niet',
      ]);
      expect(await logIn((claims) => issuer.sign({ ...claims, auth_time: 1 }))).toEqual([
        403,
        'Identificeer u opnieuw',
      ]);
      expect((await logIn((claims) => issuer.sign(claims)))[0]).toBe(303);
    } finally {
      await site.close();
      await issuer.close();
    }
  });

  it('lets a person who stopped the login begin again, to the same page', async () => {
    const begun = await ask('/login?return=/totals&language=fr', '', { headers: OWN_PAGE });
    const state = new URL(begun.headers.get('Location') ?? '').searchParams.get('state') ?? '';
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^fps_mi_login-/);
    const stopped = new URLSearchParams({ error: 'access_denied', state, iss: identity.issuer, language: 'fr' });
    const answer = await ask(`/login/callback?${stopped}`, cookie);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('La connexion a été interrompue');
    expect(text).toContain('return=%2Ftotals');
  });

  it('refuses a withdrawn case handler at the next request', async () => {
    const id = await addHandler(ministry.sql);
    const cookie = await cookieOf(ministry.sql, id);
    expect((await ask('/', cookie)).status).toBe(200);
    await ministry.sql`update handlers set withdrawn_at = now() where id = ${id}`;
    expect((await ask('/', cookie)).status).toBe(401);
  });

  it('says that it is unavailable when its database hangs', async () => {
    const cookie = await cookieOf(ministry.sql, await addHandler(ministry.sql));
    await ministry.sql.begin(async (transaction) => {
      await transaction`lock table received_reports in access exclusive mode`;
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      try {
        const asked = ask('/?language=fr', cookie);
        await vi.advanceTimersByTimeAsync(15_000);
        const answer = await asked;
        expect(answer.status).toBe(503);
        expect(await answer.text()).toContain('<html lang="fr">');
      } finally {
        vi.useRealTimers();
      }
    });
  });

  it('redirects to its one address', async () => {
    const answer = await ministry.app.request('http://elsewhere.example/?year=2022');
    expect(answer.headers.get('Location')).toBe(`${SITE_URL}/?year=2022`);
  });

  it('explains that the identity service does not answer', async () => {
    const alone = await startMinistry();
    const answer = await alone.app.request('/login?language=de', { headers: OWN_PAGE });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Die Anmeldung ist zurzeit nicht möglich');
    await alone.close();
  });

  it.each([
    ['/reports/COV-2022-11001-1?language=fr', '/reports/COV-2022-11001-1?language=fr'],
    ['/?nis=11001&form=', '/?nis=11001&form='],
    ['//evil.example', '/'],
    ['https://evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/login?return=/', '/'],
    [undefined, '/'],
  ])('returns after a login for %j to %j', (wanted, path) => {
    expect(safeReturn(wanted)).toBe(path);
  });
});

describe('A form of the site', () => {
  it('is posted to an address that has a page, for the links to the other languages on its answer', async () => {
    const paths = (method: string) =>
      new Set(ministry.app.routes.filter((route) => route.method === method).map(({ path }) => path));
    const forPrograms = /^\/(api|test-controls)/;
    expect([...paths('POST')].filter((path) => !paths('GET').has(path) && !forPrograms.test(path))).toEqual([]);
    const cookie = await cookieOf(ministry.sql, await addHandler(ministry.sql));
    const chosen = async (path: string) => (await ask(path, cookie)).headers.get('Location');
    expect(await chosen('/accept?language=fr')).toBe('/?status=received&language=fr');
    expect(await chosen('/reports/COV-2022-11001-1/return?language=de')).toBe('/reports/COV-2022-11001-1?language=de');
    expect(await chosen('/payments/7/release?language=fr')).toBe('/payments/7?language=fr');
    expect(await chosen('/logout?language=de')).toBe('/?language=de');
  });

  it('is refused without a login, from another site, or when it was made for another person', async () => {
    const id = await addHandler(ministry.sql);
    const cookie = await cookieOf(ministry.sql, id);
    expect((await post('/anything', '', { person: id })).status).toBe(401);
    expect((await post('/anything', cookie, { person: id }, 'https://evil.example')).status).toBe(403);
    expect((await post('/anything', cookie, { person: 'another' })).status).toBe(409);
    expect((await post('/anything', cookie, {})).status).toBe(400);
    expect((await post('/anything', cookie, { person: id })).status).toBe(404);
  });

  it('logs out of the site and of the identity service', async () => {
    const cookie = cookieFrom(await logInAs('handler.fps-mi'), 'fps_mi_session');
    expect((await post('/logout', cookie, {}, 'https://evil.example')).status).toBe(403);
    const out = await post('/logout', cookie, {});
    expect(out.headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
    expect(out.headers.getSetCookie().join()).toContain('fps_mi_logged_out=yes');
    expect(await out.text()).toContain(`<form method="post" action="${identity.issuer}/session/end"`);
    expect((await ask('/', cookie)).status).toBe(401);
  });

  it('shows the sessions of the case handler and ends them', async () => {
    const id = await addHandler(ministry.sql);
    const [cookie, other] = [await cookieOf(ministry.sql, id), await cookieOf(ministry.sql, id)];
    const page = await (await ask('/sessions?language=fr', cookie)).text();
    expect(page).toContain('Ce navigateur');
    expect(page).toContain('Autre navigateur ou autre appareil');
    const ended = await post('/sessions?language=fr', cookie, { person: id, end: 'others' });
    expect(ended.headers.get('Location')).toBe('/sessions?language=fr');
    expect((await ask('/', other)).status).toBe(401);
    expect(logged.join('')).toContain('"event":"session-ended"');
  });
});

describe('a request whose body does not arrive', () => {
  it('ends with a page for people and problem details for programs', async () => {
    const server = await listen({ fetch: (request, env) => ministry.app.fetch(request, env) }, LOCAL);
    try {
      const Cookie = await cookieOf(ministry.sql, await addHandler(ministry.sql));
      const delivery = {
        Authorization: `Bearer ${TOKEN}`,
        'Content-Type': 'application/jose',
        'Idempotency-Key': 'slow',
      };
      for (const body of Object.values(stalledBodies)) {
        const page = await sendAndStall(server.port, postHead('/payments', { Host: 'localhost', Cookie }) + body);
        expect(page).toMatch(/^HTTP\/1.1 408 [\s\S]+Uw gegevens kwamen te traag aan/);
        const problem = await sendAndStall(server.port, postHead('/api/reports', delivery) + body);
        expect(problem).toMatch(/^HTTP\/1.1 408 [\s\S]+application\/problem\+json[\s\S]+Nothing was stored/);
      }
    } finally {
      await server.close();
    }
  });
});

describe('limits', () => {
  it('refuse the API to an address from which too many wrong tokens came', async () => {
    const ask = (token: string) =>
      ministry.app.request('/api/reports/missing', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    let answer = await ask('wrong-token-of-the-tests');
    while (answer.status === 401) answer = await ask('wrong-token-of-the-tests');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1);
    // Otherwise guessing could go on.
    expect((await ask(TOKEN)).status).toBe(429);
  });

  it('refuse a case handler who asks for too many exports, with a link to try again', async () => {
    const cookie = await cookieOf(ministry.sql, await addHandler(ministry.sql));
    const answers = [
      await ask('/claims.csv', cookie),
      await ask('/claims.csv', cookie),
      await ask('/claims.csv', cookie),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    const text = (await answers[2]?.text()) ?? '';
    expect(text).toContain('Te veel aanvragen na elkaar');
    expect(text).toContain('href="/claims.csv"');
    expect((await ask('/', cookie)).status).toBe(200);
  });
});
