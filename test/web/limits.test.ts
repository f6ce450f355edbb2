import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { newRequest, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { MAX_UPLOAD_BYTES } from '#web/spreadsheet/limits.ts';

const home = '/organisations/11001';
const withTables = `${home}/reports/participation/2026`;
/** Above the limit of an ordinary form, below those of lines and files. */
const LARGE = 200_000;
let database: FreshDatabase;
let app: Hono<SiteEnv>;
let officer: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  app = siteFor(database.sql);
  const personId = await addPerson(database.sql, '11001', ['editor']);
  await fillInOrganisation(database.sql, '11001', personId);
  officer = await visitor(app, database.sql, personId);
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
    expect((await officer.post(path, { lines: 'x'.repeat(2_000_000) })).status).toBe(413);
  });

  it('may be larger for a spreadsheet, up to a limit of its own', async () => {
    const path = `${withTables}/tables/participation`;
    const large = new File(['x'.repeat(LARGE)], 'tabel.csv');
    expect(await officer.upload(path, large)).toMatchObject({ status: 303 });
    const tooLarge = new File([new Uint8Array(MAX_UPLOAD_BYTES + LARGE)], 'tabel.csv');
    expect((await officer.upload(path, tooLarge)).status).toBe(413);
  });
});
