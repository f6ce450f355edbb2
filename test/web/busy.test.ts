import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginSession } from '#database/sessions.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { participation2026 } from '#forms/2026/participation.ts';
import { type FormDefinition, languages, tablesOf, type Values } from '#forms/definition.ts';
import { fillQueueOfDocuments, manyLines } from '#test/support/busy-threads.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { fileWith } from '#test/support/participation-tables.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { elements, origin, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { MAX_WAITING_UPLOADS, SMALL_UPLOAD_BYTES } from '#web/spreadsheet/limits.ts';
import { readUpload } from '#web/spreadsheet/read-upload.ts';

const nis = '11001';
const home = `/organisations/${nis}`;
const long = `${home}/reports/participation/2026`;
const short = `${home}/reports/covid-premium/2022`;
const upload = `${long}/tables/participation`;

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let officer: string;
let token: string;

beforeAll(async () => {
  database = await freshDatabase();
  app = siteFor(database.sql);
  officer = await addPerson(database.sql, nis, ['editor']);
  token = await beginSession(database.sql, { personId: officer, method: 'eid', idToken: 'none' });
  await fillInOrganisation(database.sql, nis, officer);
  await save(participation2026, { participation: manyLines(300) });
  await save(covidPremium2022, { justifiedTotal: 123_450 });
});
afterAll(() => database?.drop());

async function save(definition: FormDefinition, typed: Values): Promise<void> {
  const { sql } = database;
  const id = `${definition.id}/${definition.year}/${nis}`;
  const draft = await draftOf(sql, id, typed, officer);
  const command = { type: 'save', commandId: randomUUID(), by: officer, basedOn: 0, draft } as const;
  expect(await carryOut(sql, { id, definition, nis }, command)).toMatchObject({ outcome: { type: 'accepted' } });
}

async function ask(path: string, { language = 'nl', body }: { language?: string; body?: FormData } = {}) {
  const headers = { Cookie: `language=${language}; session=${token}`, Origin: origin };
  const response = await app.request(`${origin}${path}`, { headers, ...(body && { method: 'POST', body }) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const location = response.headers.get('Location');
  return { status: response.status, headers: response.headers, bytes, location, text: new TextDecoder().decode(bytes) };
}

const busyTexts = {
  nl: ['Er zijn nu veel aanvragen', 'Er is niets verloren', 'Opnieuw proberen'],
  fr: ['Il y a beaucoup de demandes en ce moment', 'Rien n’est perdu', 'Réessayer'],
  de: ['Zurzeit gibt es viele Anfragen', 'Nichts ist verloren', 'Erneut versuchen'],
};

it('says that too many long documents are waiting, and still answers everything else', async () => {
  const queue = fillQueueOfDocuments();
  for (const language of languages) {
    const answer = await ask(`${long}/print`, { language });
    expect(answer.status).toBe(503);
    const seconds = Number(answer.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    const text = words(answer);
    for (const expected of busyTexts[language]) expect(text).toContain(expected);
    expect(text).toContain(` ${seconds} `);
    // A link, so that trying again works without JavaScript.
    expect(elements(answer, `a.button[href="${long}/print"]`)).toHaveLength(1);
  }
  expect((await ask(home)).status).toBe(200);
  expect((await ask(long)).status).toBe(200);
  const other = await ask(`${short}/print`);
  expect([other.status, other.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
  // All of that was answered while the thread still had documents to make.
  expect(queue.finished()).toBeLessThan(5);
  await queue.done;
  expect((await ask(`${long}/print`)).headers.get('Content-Type')).toBe('application/pdf');
}, 300_000);

it('says that too many large files are waiting, keeps nothing of the file, and takes it later', async () => {
  const [table] = tablesOf(participation2026);
  if (table === undefined) throw new Error('no table');
  const file = await fileWith(manyLines(6_000));
  expect(file.length).toBeGreaterThan(SMALL_UPLOAD_BYTES);
  let finished = 0;
  const others = Array.from({ length: MAX_WAITING_UPLOADS + 1 }, async () => {
    expect(await readUpload(file, participation2026, table, { person: randomUUID() })).toMatchObject({ type: 'lines' });
    finished += 1;
  });
  const body = new FormData();
  body.set('person', officer);
  body.set('file', new File([file], 'tabel.xlsx'));
  const answer = await ask(upload, { body });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1);
  expect(words(answer)).toMatch(
    /Er zijn nu veel aanvragen .*niets verloren.* seconden? opnieuw: kies dan hetzelfde bestand/,
  );
  // The page still has the form for a file.
  expect(elements(answer, 'input[type="file"]')).toHaveLength(1);
  expect(await database.sql`select 1 from uploads`).toHaveLength(0);
  expect((await ask(home)).status).toBe(200);
  // A small file waits for none of them.
  const small = await fileWith(manyLines(3));
  const person = randomUUID();
  expect(await readUpload(small, participation2026, table, { person })).toMatchObject({ type: 'lines' });
  expect(finished).toBeLessThan(others.length);
  await Promise.all(others);
  const taken = await ask(upload, { body });
  expect(taken.status).toBe(303);
  expect(await database.sql`select 1 from uploads`).toHaveLength(1);
}, 300_000);

it('makes one document of a person at a time, and says so when too many are asked for', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask(`${long}/print?${randomUUID()}`)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(2);
  for (const answer of refused) {
    expect(words(answer)).toContain('Uw vorige aanvraag loopt nog');
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1);
  }
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
}, 60_000);

it('reads one file of a person at a time, and keeps the page with the form', async () => {
  const body = () => {
    const form = new FormData();
    form.set('person', officer);
    form.set('file', new File([file], 'tabel.xlsx'));
    return form;
  };
  const file = await fileWith(manyLines(3_000));
  const answers = await Promise.all([ask(upload, { body: body() }), ask(upload, { body: body() })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 429]);
  const refused = answers.find(({ status }) => status === 429);
  if (refused === undefined) throw new Error('none was refused');
  expect(words(refused)).toContain('Uw vorige bestand wordt nog gelezen');
  expect(elements(refused, 'input[type="file"]')).toHaveLength(1);
});
