import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForChanges } from '#database/changes.ts';
import { forgetOpenForm, noteOpenForm } from '#database/open-forms.ts';
import { beginSession } from '#database/sessions.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { type Changes, createChanges } from '#services/web/changes.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { origin } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

let database: FreshDatabase;
let nextOrganisation: () => string;
let changes: Changes;
let app: Hono<SiteEnv>;
let nis: string;
let path: string;
let chairId: string;
let token: string;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  changes = createChanges();
  await listenForChanges(database.sql, changes.announce);
});
beforeEach(async () => {
  app = siteFor(database.sql, { changes });
  nis = nextOrganisation();
  path = `/organisations/${nis}/reports/covid-premium/2022/changes`;
  chairId = await addPerson(database.sql, nis, ['chair']);
  token = await logIn(chairId);
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.leave()));
});
afterAll(() => database.drop());

const logIn = (personId: string) => beginSession(database.sql, { personId, method: 'eid', idToken: 'none' });

/** A stream that the test reads: what came so far, and whether it has ended. */
type Read = { response: Response; text: string; ended: boolean; leave(): Promise<void> };
const streams: Read[] = [];

async function open(session = token, site = app): Promise<Read> {
  const headers = { Cookie: `session=${session}`, 'HX-Request': 'true' };
  return read(await site.request(`${origin}${path}`, { headers }));
}
function read(response: Response): Read {
  const reader = response.body?.getReader();
  const stream: Read = { response, text: '', ended: false, leave: async () => reader?.cancel() };
  const decoder = new TextDecoder();
  void (async () => {
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      stream.text += decoder.decode(part.value, { stream: true });
    }
    stream.ended = true;
  })();
  streams.push(stream);
  return stream;
}
const shows = (stream: Read, text: string) => vi.waitFor(() => expect(stream.text).toContain(text), 5_000);

/** Changes something that the overview shows. */
const change = () => addPerson(database.sql, nis, ['editor']);

describe('the stream of changes', () => {
  it('says that something changed, and nothing else', async () => {
    const stream = await open();
    expect(stream.response.headers.get('Content-Type')).toBe('text/event-stream');
    expect(stream.response.headers.get('Cache-Control')).toBe('no-store');
    expect(stream.response.headers.get('X-Accel-Buffering')).toBe('no');
    await shows(stream, ': open');
    expect(stream.text).not.toContain('changed');
    await change();
    await shows(stream, 'event: changed\ndata: \n\n');
    expect(stream.ended).toBe(false);
  });

  it('says that a form was opened or closed, not that it is still open', async () => {
    const stream = await open();
    await shows(stream, ': open');
    const form = { page: randomUUID(), reportId: `covid-premium/2022/${nis}`, nis, personId: chairId };
    await noteOpenForm(database.sql, form);
    await shows(stream, 'changed');
    await noteOpenForm(database.sql, form);
    await forgetOpenForm(database.sql, form);
    await vi.waitFor(() => expect(stream.text.match(/event:/g)).toHaveLength(2), 5_000);
  });

  it('says nothing about other organisations', async () => {
    const stream = await open();
    await shows(stream, ': open');
    await addPerson(database.sql, nextOrganisation(), ['editor']);
    await change();
    await shows(stream, 'changed');
    expect(stream.text.match(/event:/g)).toHaveLength(1);
  });

  it('does not exist for a person of another organisation, and the attempt is in the security log', async () => {
    const lines: string[] = [];
    const watched = siteFor(database.sql, { changes, log: pino({}, { write: (line) => lines.push(line) }) });
    const stranger = await logIn(await addPerson(database.sql, nextOrganisation(), ['chair']));
    expect((await open(stranger, watched)).response.status).toBe(404);
    expect(lines.join('')).toContain('"security":true');
    expect((await open('nobody')).response.status).toBe(401);
  });

  it('ends when the role is withdrawn', async () => {
    const stream = await open();
    await shows(stream, ': open');
    await database.sql`update roles set withdrawn_at = now() where person_id = ${chairId}`;
    await vi.waitFor(() => expect(stream.ended).toBe(true), 5_000);
    expect(stream.text).toContain('event: ended');
    expect(stream.text).not.toContain('event: changed');
  });

  it('ends after logging out, even when nothing else happens', async () => {
    const stream = await open(token, siteFor(database.sql, { changes, heartbeatMs: 50 }));
    await shows(stream, ': heartbeat');
    await app.request(`${origin}/logout`, {
      method: 'POST',
      headers: { Cookie: `session=${token}`, Origin: origin },
    });
    await vi.waitFor(() => expect(stream.ended).toBe(true), 5_000);
    expect(stream.text).toContain('event: ended');
  });

  it('does not keep a session alive', async () => {
    await database.sql`update sessions set last_used_at = now() - interval '119 minutes' where person_id = ${chairId}`;
    const stream = await open(token, siteFor(database.sql, { changes, heartbeatMs: 50 }));
    await shows(stream, ': heartbeat');
    const [row] = await database.sql`
      select last_used_at < now() - interval '118 minutes' as idle from sessions where person_id = ${chairId}`;
    expect(row).toEqual({ idle: true });
    await database.sql`update sessions set last_used_at = now() - interval '121 minutes' where person_id = ${chairId}`;
    await vi.waitFor(() => expect(stream.ended).toBe(true), 5_000);
  });

  it('can be open four times in a session, and closing one makes room for another', async () => {
    const four = await Promise.all([open(), open(), open(), open()]);
    expect(four.map(({ response }) => response.status)).toEqual([200, 200, 200, 200]);
    expect((await open()).response.status).toBe(429);
    expect((await open(await logIn(chairId))).response.status).toBe(200);
    await four[0].leave();
    await vi.waitFor(async () => expect((await open()).response.status).toBe(200), 5_000);
  });
});

describe('an orderly shutdown', () => {
  it('does not wait for open streams', async () => {
    const own = createChanges();
    const port = { host: '127.0.0.1', port: 0 };
    let site = app;
    const server: RunningServer = await listen({ fetch: (request, env) => site.fetch(request, env) }, port);
    const webUrl = `http://127.0.0.1:${server.port}`;
    site = siteFor(database.sql, { changes: own, webUrl });
    const stream = read(await fetch(`${webUrl}${path}`, { headers: { Cookie: `session=${token}` } }));
    await shows(stream, ': open');
    const begun = performance.now();
    own.end();
    await server.close();
    expect(performance.now() - begun).toBeLessThan(1_500);
    await vi.waitFor(() => expect(stream.ended).toBe(true), 1_000);
  });
});
