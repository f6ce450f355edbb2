import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginSession } from '#database/sessions.ts';
import { listen } from '#services/process.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { postHead, sendAndStall, stalledBodies } from '#test/support/slow-client.ts';
import { newRequest, origin, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { MAX_UPLOAD_BYTES } from '#web/spreadsheet/limits.ts';

const home = '/organisations/11001';
const withTables = `${home}/reports/participation/2026`;
/** Above the limit of an ordinary form, below those of lines and files. */
const LARGE = 200_000;
let database: FreshDatabase;
let app: Hono<SiteEnv>;
let officer: Visitor;
let editor: string;

beforeAll(async () => {
  database = await freshDatabase();
  app = siteFor(database.sql);
  editor = await addPerson(database.sql, '11001', ['editor']);
  await fillInOrganisation(database.sql, '11001', editor);
  officer = await visitor(app, database.sql, editor);
});
afterAll(() => database.drop());

describe('the size of what is sent', () => {
  it.each([
    ['the data of the organisation', `${home}/data`],
    ['a form without tables', `${home}/reports/covid-premium/2022/form`],
    ['the confirmation of an upload', `${withTables}/tables/participation/${newRequest()}`],
    ['a page that does not exist', '/nowhere'],
  ])('is limited for %s', async (_, path) => {
    const answer = await officer.post(path, { contactName: 'x'.repeat(LARGE) });
    expect(answer.status).toBe(413);
    expect(words(answer)).toContain('Deze opdracht is niet aanvaard');
  });

  it('may be larger for a form with tables, up to a limit of its own', async () => {
    const path = `${withTables}/form`;
    expect((await officer.post(path, { lines: 'x'.repeat(LARGE) })).status).toBe(400);
    expect((await officer.post(`${path}/amounts`, { lines: 'x'.repeat(LARGE) })).status).toBe(200);
    expect((await officer.post(path, { lines: 'x'.repeat(8_000_000) })).status).toBe(413);
  });

  it('may be larger for a spreadsheet, up to a limit of its own', async () => {
    const path = `${withTables}/tables/participation`;
    const large = new File(['x'.repeat(LARGE)], 'tabel.csv');
    expect(await officer.upload(path, large)).toMatchObject({ status: 303 });
    const tooLarge = new File([new Uint8Array(MAX_UPLOAD_BYTES + LARGE)], 'tabel.csv');
    expect((await officer.upload(path, tooLarge)).status).toBe(413);
  });
});

describe('a request that cannot be parsed', () => {
  const send = async (path: string, body: string, type: string) =>
    (await app.request(`${origin}${path}`, { method: 'POST', headers: { ...headers, 'Content-Type': type }, body }))
      .status;
  const headers: Record<string, string> = { Origin: origin };
  beforeAll(async () => {
    const personId = await addPerson(database.sql, '11001', ['editor', 'dpo']);
    const session = await beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });
    headers['Cookie'] = `session=${session}`;
  });

  it.each([
    ['multipart/form-data', 'person=x', 400],
    ['multipart/form-data; boundary=other', '--this\r\n\r\n--this--', 400],
    ['application/json', '{"person": "x"}', 415],
    ['text/plain', 'person=x', 415],
    ['application/x-www-form-urlencoded', 'person=x%00', 400],
    ['application/x-www-form-urlencoded', 'pers%00on=x', 400],
    ['application/x-www-form-urlencoded', '%zz=%', 400],
  ])('is refused as a form: %s, %j', async (type, body, status) => {
    for (const path of [`${home}/data`, `${home}/access`, `${withTables}/tables/participation`, '/invitation']) {
      expect(await send(path, body, type)).toBe(status);
    }
  });

  it.each(['%00', '%zz', '%', '%ff', '%c3%28'])('is refused when its address contains %s', async (part) => {
    for (const path of [`/${part}`, `${home}?seen=${part}`, `${home}/reports/covid-premium/2022/form?draft=${part}`]) {
      expect((await officer.get(path)).status).toBe(400);
    }
  });

  it.each([['9999999999'], ['2147483648'], ['1e3'], ['0x10'], ['-1'], [''], [' 1']])(
    'is refused when a version is %j',
    async (version) => {
      const fields = { request: newRequest(), as: 'chair', hash: '', version };
      expect((await officer.post(`${withTables}/sign`, fields)).status).toBe(400);
      expect((await officer.post(`${withTables}/form`, fields)).status).toBe(400);
      expect((await officer.post(`${home}/data`, fields)).status).toBe(400);
    },
  );

  it('does not exist when an id in its address is not an id', async () => {
    for (const id of ['-'.repeat(36), '0'.repeat(36), `${'0'.repeat(8)}-----${'0'.repeat(23)}`]) {
      expect((await officer.get(`${withTables}/tables/participation/${id}`)).status).toBe(404);
    }
  });
});

describe('a request whose body does not arrive', () => {
  it('ends with a page that keeps nothing of it, with and without a login', async () => {
    const slowSite = siteFor(database.sql, { bodyTimeoutMs: 200 });
    const server = await listen(
      { fetch: (request, env) => slowSite.fetch(request, env) },
      { host: '127.0.0.1', port: 0 },
    );
    const Cookie = `session=${await beginSession(database.sql, { personId: editor, method: 'eid', idToken: 'none' })}`;
    try {
      for (const body of Object.values(stalledBodies)) {
        const path = `${withTables}/tables/participation`;
        const text = await sendAndStall(server.port, postHead(path, { Host: 'uniek-verslag.example', Cookie }) + body);
        expect(text).toMatch(/^HTTP\/1.1 408 /);
        expect(text).toContain('Uw gegevens kwamen te traag aan');
        // What was posted: person=1.
        expect(text).not.toContain('value="1"');
        expect(await sendAndStall(server.port, postHead('/logout') + body)).toMatch(/^HTTP\/1.1 (408|303) /);
      }
    } finally {
      await server.close();
    }
  });
});

describe('a request that is refused before its body has arrived', () => {
  it('keeps what was typed, to be sent again after a login, if it arrives soon', async () => {
    const server = await listen({ fetch: (asked, env) => app.fetch(asked, env) }, { host: '127.0.0.1', port: 0 });
    const send = async (path: string, body: string) => {
      const headers = {
        Host: 'uniek-verslag.example',
        Origin: origin,
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': body.length,
      };
      const sent = request({ port: server.port, path, method: 'POST', headers, agent: false });
      sent.flushHeaders();
      const answered = once(sent, 'response');
      await setTimeout(100);
      sent.end(body);
      const [answer] = await answered;
      return { status: answer.statusCode, page: await text(answer) };
    };
    try {
      // More than a connection holds before it is read.
      const typed = 'Uitstap '.repeat(15_000);
      const form = await send(`${withTables}/form`, `version=1&participation-0-activity=${encodeURIComponent(typed)}`);
      expect(form.status).toBe(401);
      expect(form.page).toContain(`name="participation-0-activity" value="${typed}"`);
      // Each choice of the page that signs several, and nothing of them as a text.
      const many = await send('/sign', 'sign=one&sign=two&confirm-repayment=yes');
      expect(many.page).toMatch(/name="sign" value="one".*name="sign" value="two"/s);
      expect(many.page).not.toMatch(/<d[dt]>/);
    } finally {
      await server.close();
    }
  });
});

describe('a name', () => {
  it.each([
    ['a character that only its writer knows', 'An\ue000 Peeters'],
    ['a character that does not exist', 'An\u0378 Peeters'],
    ['the place of a character that was lost', 'Ren\ufffd Peeters'],
  ])('of a contact person is refused with %s, and stays on the page', async (_, contactName) => {
    const answer = await officer.post(`${home}/data`, { request: newRequest(), version: '1', contactName });
    expect(answer.status).toBe(422);
    expect(words(answer)).toContain('Hier staan tekens in die niet bewaard kunnen worden');
  });
});
