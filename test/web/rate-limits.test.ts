import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReport } from '#database/reports.ts';
import { beginSession } from '#database/sessions.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { languages } from '#forms/definition.ts';
import { startIdentity } from '#services/identity/identity.ts';
import { readSigningKeys } from '#services/identity/signing-keys.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { OWN_PAGE } from '#test/support/log-in.ts';
import { fileWith, lines } from '#test/support/participation-tables.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { freePort } from '#test/support/ports.ts';
import { clientSecret, siteFor } from '#test/support/site.ts';
import { elements, inputValue, newRequest, origin, visitor, words } from '#test/support/visitor.ts';
import { rateLimitsSchema } from '#web/site/rate-limits.ts';

const nis = '11001';
const home = `/organisations/${nis}`;
const report = `${home}/reports/covid-premium/2022`;
const table = `${home}/reports/participation/2026/tables/participation`;
const id = `covid-premium/2022/${nis}`;

/** Takes every command. */
const accept = () =>
  Promise.resolve({ type: 'accepted', version: 1, contentHash: 'x', stage: 'filledIn', signedRoles: [] } as const);
const reports = { save: accept, sign: accept };

let database: FreshDatabase;
let officer: string;
/** The hash of what is to be signed. */
let hash: string;

beforeAll(async () => {
  database = await freshDatabase();
  officer = await addPerson(database.sql, nis, ['editor']);
  await fillInOrganisation(database.sql, nis, officer);
  const draft = await draftOf(database.sql, id, { justifiedTotal: 123_450 }, officer);
  const save = { type: 'save', commandId: randomUUID(), by: officer, basedOn: 0, draft } as const;
  await carryOut(database.sql, { id, definition: covidPremium2022, nis }, save);
  hash = (await findReport(database.sql, id))?.contentHash ?? '';
});
afterAll(() => database.drop());

describe('60 people behind one address', () => {
  const PEOPLE = 60;
  let server: RunningServer;
  let identity: RunningServer & { issuer: string };
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const clients = [{ id: 'uniek-verslag', secret: clientSecret, url }];
    const signingKeys = await readSigningKeys(undefined);
    const log = pino({ level: 'silent' });
    identity = await startIdentity({ webUrl: url, clients, signingKeys, log }, { host: '127.0.0.1', port: 0 });
    const { issuer } = identity;
    const site = siteFor(database.sql, { reports, issuer, webUrl: url, rateLimits: rateLimitsSchema.parse('') });
    server = await listen({ fetch: (request, env) => site.fetch(request, env) }, { host: '127.0.0.1', port });
  });
  afterAll(async () => {
    await server?.close();
    await identity?.close();
  });

  /** A person who does in a moment what takes a quarter of an hour. @returns the statuses of the answers */
  async function work(): Promise<number[]> {
    const person = await addPerson(database.sql, nis, ['editor', 'chair']);
    const statuses: number[] = [];
    const ask = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
      await response.arrayBuffer();
      statuses.push(response.status);
    };
    for (let time = 0; time < 3; time += 1) await ask('/login?return=/organisations', { headers: OWN_PAGE });
    // A login that was interrupted.
    await ask('/login/callback?state=abandoned-login&error=access_denied');
    const Cookie = `session=${await beginSession(database.sql, { personId: person, method: 'eid', idToken: 'none' })}`;
    const headers = { Cookie, Origin: url };
    const post = (path: string, fields: Record<string, string>) =>
      ask(path, { method: 'POST', headers, body: new URLSearchParams({ person, request: newRequest(), ...fields }) });
    await ask(`/login?other=yes&return=${home}`, { headers: { ...headers, ...OWN_PAGE } });
    await ask(home, { headers });
    for (const justifiedTotal of ['10', '20', '30', '40']) {
      await post(`${report}/form`, { version: '1', justifiedTotal });
      await post(`${report}/form/amounts`, { version: '1', justifiedTotal });
      await post(`${report}/sign`, { version: '1', as: 'chair', hash });
    }
    await ask(`${report}/print`, { headers });
    return statuses;
  }

  it('can all log in, save, sign and print at the same time', async () => {
    const statuses = await Promise.all(Array.from({ length: PEOPLE }, work));
    const oneByOne = [303, 303, 303, 400, 303, 200, ...Array.from({ length: 4 }, () => [303, 200, 303]).flat(), 200];
    expect(statuses).toEqual(Array.from({ length: PEOPLE }, () => oneByOne));
  }, 120_000);
});

describe('a person who does something too often', () => {
  const titles = {
    nl: [
      'Te veel aanvragen na elkaar',
      'Er is niets verloren en niets gewijzigd',
      /Probeer het over \d+ seconden? opnieuw/,
    ],
    fr: ['Trop de demandes à la suite', 'Rien n’est perdu et rien n’a été modifié', /Réessayez dans \d+ secondes?/],
    de: ['Zu viele Anfragen nacheinander', 'Nichts ist verloren und nichts wurde geändert', /in \d+ Sekunden? erneut/],
  } as const;

  const siteWith = (text: string) => siteFor(database.sql, { reports, rateLimits: rateLimitsSchema.parse(text) });

  it('gets a page in three languages that says when to try again and keeps what was typed; others go on', async () => {
    const app = siteWith('save=3');
    const save = { version: '1', request: newRequest(), justifiedTotal: '1 234,50' };
    for (const language of languages) {
      const { post, get } = await visitor(app, database.sql, officer, language);
      let answer = await post(`${report}/form`, save);
      while (answer.status === 303) answer = await post(`${report}/form`, save);
      expect(answer.status).toBe(429);
      const [title, text, when] = titles[language];
      for (const expected of [title, text]) expect(words(answer)).toContain(expected);
      expect(words(answer)).toMatch(when);
      expect(inputValue(answer, 'justifiedTotal')).toBe('1 234,50');
      expect(inputValue(answer, 'request')).toBe(save.request);
      // Reading has no limit.
      expect((await get(report)).status).toBe(200);
    }
    const colleague = await addPerson(database.sql, nis, ['editor']);
    const { post } = await visitor(app, database.sql, colleague);
    expect((await post(`${report}/form`, { ...save, request: newRequest() })).status).toBe(303);
  });

  it('gets the time in Retry-After as well, and a link when there is nothing to send again', async () => {
    const app = siteWith('document=1 upload=1');
    const Cookie = `session=${await beginSession(database.sql, { personId: officer, method: 'eid', idToken: 'none' })}`;
    expect((await app.request(`${origin}${report}/print`, { headers: { Cookie } })).status).toBe(200);
    const refused = await app.request(`${origin}${report}/print`, { headers: { Cookie } });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1);
    const { upload } = await visitor(app, database.sql, officer);
    const file = new File([await fileWith(lines)], 'tabel.xlsx');
    expect((await upload(table, file)).status).toBe(303);
    const answer = await upload(table, file);
    expect(answer.status).toBe(429);
    expect(elements(answer, `a.button[href="${table}"]`)).toHaveLength(1);
    expect(elements(answer, 'main form input[name="person"]')).toHaveLength(0);
  });

  it('does not keep others behind the same address from logging in, nor anyone there who is logged in', async () => {
    const app = siteWith('failed-login=1:2 save=1');
    const callback = '/login/callback?state=abandoned-login';
    const stranger = await visitor(app, database.sql);
    expect([(await stranger.get(callback)).status, (await stranger.get(callback)).status]).toEqual([400, 400]);
    const refused = await stranger.get(callback);
    expect(refused.status).toBe(429);
    expect(elements(refused, `a.button[href="${callback}"]`)).toHaveLength(1);
    const colleague = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    expect((await colleague.get(home)).status).toBe(200);
    const fields = { version: '1', request: newRequest(), justifiedTotal: '1' };
    expect((await colleague.post(`${report}/form`, fields)).status).toBe(303);
    // The stand-in for the identity service does not listen here: the login is begun, not refused.
    expect((await stranger.post('/login', {})).status).toBe(503);
  });
});
