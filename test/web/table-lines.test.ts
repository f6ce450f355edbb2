import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findDraft, MAX_DRAFTS, MAX_DRAFTS_OF_PAGE } from '#database/drafts.ts';
import { findReport } from '#database/reports.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import {
  type Answer,
  hasLink,
  inputValue,
  newRequest,
  origin,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

/** What a grid asks the server. */
let database: FreshDatabase;
let backend: Backend;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  backend = await startBackend(database.sql, 'table-lines');
  app = siteFor(database.sql, { client: backend.client, reports: backend.reports });
});
afterAll(async () => {
  await backend?.stop();
  await database?.drop();
});

let nis: string;
let report: string;
let officerId: string;
let officer: Visitor;
let chair: Visitor;
beforeEach(async () => {
  nis = nextOrganisation();
  report = `/organisations/${nis}/reports/personnel-costs/2026`;
  officerId = await addPerson(database.sql, nis, ['editor']);
  officer = await visitor(app, database.sql, officerId);
  chair = await visitor(app, database.sql, await addPerson(database.sql, nis, ['chair']));
  await fillInOrganisation(database.sql, nis, officerId);
});

const id = () => `personnel-costs/2026/${nis}`;
const saved = () => findReport(database.sql, id());

const htmx = { 'HX-Request': 'true' };
const row = (member: string, cost = '1.000,50') => [member, 'socialWorker', '1/1/2026', '31/12/2026', '80', cost];
const request = newRequest();
const send = (splices: unknown, fields: Record<string, string> = {}, by = officer) =>
  by.post(
    `${report}/form/lines/staff`,
    { version: '0', request, findings: 'shown', splices: JSON.stringify(splices), ...fields },
    htmx,
  );
const changedSchema = z.object({
  draft: z.string(),
  problems: z.array(z.object({ line: z.number(), column: z.string(), text: z.string() })),
  checks: z.array(z.object({ line: z.number(), columns: z.array(z.string()), level: z.string() })),
  computed: z.record(z.string(), z.string()),
  html: z.string(),
});
const changed = async (answer: Promise<Answer>) => {
  const { status, text } = await answer;
  expect(status).toBe(200);
  return changedSchema.parse(JSON.parse(text));
};
const linesOf = async (draft: string) =>
  JSON.parse((await officer.get(`${report}/form/lines/staff?version=0&draft=${draft}`)).text).lines;

describe('lines in a grid', () => {
  it('are changed by a script that the form has for editors, while it is open', async () => {
    const isGrid = (page: Answer) => page.text.includes('line-grid-settings');
    expect(isGrid(await officer.get(`${report}/form`))).toBe(true);
    // A form without tables, and a person who may not save.
    expect(isGrid(await officer.get(`${report.replace(/personnel.*/, 'covid-premium/2022')}/form`))).toBe(false);
    expect(isGrid(await chair.post(`${report}/form`, { version: '0', request }))).toBe(false);
  });

  it('are changed by splices, whose answer says what is wrong with them and what follows', async () => {
    const first = await changed(send([{ at: 0, remove: 0, insert: [row('An'), row('Ben', '12,345'), row('Els')] }]));
    expect(first.problems).toEqual([{ line: 1, column: 'cost', text: expect.stringContaining('twee cijfers') }]);
    expect(first.computed).toMatchObject({ total: expect.stringMatching(/^€\s2\.001,00$/) });
    expect(words({ status: 200, text: first.html, location: null })).toContain('Personeelslid 2, brutokost');
    const wrongWay = ['Jo', 'socialWorker', '2/1/2026', '1/1/2026', '80', '5'];
    const second = await changed(
      send(
        [
          { at: 0, remove: 1, insert: [wrongWay, row('Kim')] },
          { at: 3, remove: 1, insert: [] },
        ],
        { draft: first.draft },
      ),
    );
    expect(second.checks).toEqual([{ line: 0, columns: ['from', 'until'], level: 'error' }]);
    expect(second.problems).toEqual([]);
    // The text that cannot be read stays at its line.
    expect(await linesOf(second.draft)).toEqual([
      ['Jo', 'socialWorker', '02/01/2026', '01/01/2026', '80', '5,00'],
      ['Kim', 'socialWorker', '01/01/2026', '31/12/2026', '80', '1.000,50'],
      ['Ben', 'socialWorker', '01/01/2026', '31/12/2026', '80', '12,345'],
    ]);
  });

  it('give the same draft when the same changes are sent again', async () => {
    const base = await changed(send([{ at: 0, remove: 0, insert: [row('An', 'x')] }]));
    const change = [{ at: 1, remove: 0, insert: [row('Ben')] }];
    const once = await changed(send(change, { draft: base.draft }));
    expect(await changed(send(change, { draft: base.draft }))).toMatchObject({ draft: once.draft });
    expect(await linesOf(once.draft)).toHaveLength(2);
    // In one request too, and with the form itself.
    const both = [{ at: 0, remove: 0, insert: [row('An', 'x')] }, ...change];
    expect(await changed(send(both))).toMatchObject({ draft: once.draft });
    const fields = { version: '0', request: newRequest(), draft: base.draft, 'splices-staff': JSON.stringify(change) };
    const answer = await officer.post(`${report}/form`, fields);
    expect(answer.status).toBe(422);
    expect(inputValue(answer, 'draft')).toBe(once.draft);
  });

  it('keep what cannot be read, in the form and when it is opened again, until it is corrected and saved', async () => {
    const { draft } = await changed(send([{ at: 0, remove: 0, insert: [row('An'), row('Ben', '12,345')] }]));
    const page = await officer.get(`${report}/form`);
    expect(words(page)).toContain('U hebt wijzigingen die niet opgeslagen zijn');
    expect(inputValue(page, 'staff-1-cost')).toBe('12,345');
    expect(inputValue(page, 'draft')).toBe(draft);
    const base = { version: '0', request: newRequest(), draft };
    const refused = await officer.post(`${report}/form`, base);
    expect(refused.status).toBe(422);
    expect(hasLink(refused, '#staff-1-cost')).toBe(true);
    // Without the grid, a line above it is removed: the text follows its line.
    const removed = await officer.post(`${report}/form`, { ...base, do: 'remove-staff-0' });
    const shown = await officer.get((removed.location ?? '').replace(/#.*/, ''));
    expect(inputValue(shown, 'staff-0-cost')).toBe('12,345');
    const corrected = { ...base, draft: inputValue(shown, 'draft') ?? '', 'staff-0-cost': '12,34' };
    expect(await officer.post(`${report}/form`, corrected)).toMatchObject({ status: 303 });
    expect((await saved())?.content.values).toMatchObject({ staff: [{ member: 'Ben', fraction: 8000, cost: 1234 }] });
    expect(words(await officer.get(`${report}/form`))).not.toContain('U hebt wijzigingen die niet opgeslagen zijn');
  });

  it('are refused with a reason when they cannot be changed', async () => {
    const one = [{ at: 0, remove: 0, insert: [row('An')] }];
    expect(await send(one, { draft: 'f'.repeat(64) })).toMatchObject({
      status: 409,
      text: expect.stringContaining('draft-missing'),
    });
    expect(await send([{ at: 0, remove: 1, insert: [] }])).toMatchObject({ status: 400 });
    expect(
      await officer.post(`${report}/form/lines/staff`, { version: '0', request, splices: '{' }, htmx),
    ).toMatchObject({
      status: 400,
    });
    expect(await officer.get(`${report}/form/lines/nothing?version=0`)).toMatchObject({ status: 404 });
    expect(await send(one, {}, chair)).toMatchObject({ status: 403, text: expect.stringContaining('role-missing') });
    expect(await chair.get(`${report}/form/lines/staff?version=0`)).toMatchObject({ status: 403 });
    const headers = { ...htmx, Cookie: officer.cookie, Origin: origin };
    const body = new URLSearchParams({ person: newRequest(), version: '0', request, splices: '[]' });
    const ofAnother = await app.request(`${origin}${report}/form/lines/staff`, { method: 'POST', headers, body });
    expect([ofAnother.status, ofAnother.headers.get('Failure-Code')]).toEqual([409, 'person-changed']);
    const ended = await visitor(app, database.sql);
    expect(await send(one, { person: officerId }, ended)).toMatchObject({ status: 401, text: '' });
  });

  it('leave only the last drafts of their page, and those of other pages', async () => {
    const other = await changed(send([{ at: 0, remove: 0, insert: [row('Other')] }], { request: newRequest() }));
    let draft = '';
    for (let line = 0; line < MAX_DRAFTS; line += 1) {
      const change = [{ at: line, remove: 0, insert: [row(`P${line}`)] }];
      ({ draft } = await changed(send(change, { draft })));
    }
    for (const kept of [draft, other.draft]) expect(await findDraft(database.sql, id(), kept)).not.toBeNull();
    const rows = await database.sql`select 1 from drafts where report_id = ${id()}`;
    expect(rows).toHaveLength(MAX_DRAFTS_OF_PAGE + 1);
  });
});
