import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findForm } from '#forms/catalogue.ts';
import { reportId } from '#rules/keys.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { countRoundTrips } from '#test/support/round-trips.ts';
import { siteFor } from '#test/support/site.ts';
import { newRequest, type Visitor, visitor } from '#test/support/visitor.ts';

const nis = '11001';
const home = `/organisations/${nis}`;
const request = newRequest();
let database: FreshDatabase;
let officer: Visitor;
let site: ReturnType<typeof siteFor>;
let measure: ReturnType<typeof countRoundTrips>['measure'];

beforeAll(async () => {
  database = await freshDatabase();
  const { sql } = database;
  const by = await addPerson(sql, nis, ['editor']);
  await fillInOrganisation(sql, nis, by);
  for (const [form, year, typed] of [
    ['covid-premium', 2022, { justifiedTotal: 123_450 }],
    ['participation', 2026, {}],
  ] as const) {
    const definition = findForm(form, year);
    if (definition === undefined) throw new Error(`no form ${form}`);
    const identity = { id: reportId({ form, year, nis }), definition, nis };
    const draft = await draftOf(sql, identity.id, typed, by);
    await carryOut(sql, identity, { type: 'save', commandId: randomUUID(), by, basedOn: 0, draft });
  }
  const counted = countRoundTrips(database.as('web'));
  measure = counted.measure;
  site = siteFor(counted.sql);
  officer = await visitor(site, sql, by);
});
afterAll(() => database?.drop());

describe('a page waits for PostgreSQL three times: for the session, for the roles, and for its content', () => {
  it.each([
    { page: 'the homepage', path: home, statements: 6 },
    { page: 'the overview', path: `${home}/reports/covid-premium/2022`, statements: 11 },
    { page: 'the overview of a form with tables', path: `${home}/reports/participation/2026`, statements: 11 },
    { page: 'the form', path: `${home}/reports/covid-premium/2022/form`, statements: 11 },
    { page: 'a form with tables', path: `${home}/reports/participation/2026/form`, statements: 11 },
  ])('$page, with $statements statements', async ({ path, statements }) => {
    const traffic = await measure(async () => expect(await officer.get(path)).toMatchObject({ status: 200 }));
    expect(traffic).toEqual({ statements, roundTrips: 3 });
  });

  it('keeping a changed line waits five times: for the last two, to store it as a draft and as what is typed', async () => {
    const path = `${home}/reports/participation/2026/form`;
    const splices = JSON.stringify([{ at: 0, remove: 0, insert: [['Zwemmen']] }]);
    const send = async (fields: Record<string, string>) => {
      const answer = await officer.post(`${path}/lines/participation`, { version: '1', request, splices, ...fields });
      expect(answer.status).toBe(200);
      return z.object({ draft: z.string() }).parse(JSON.parse(answer.text)).draft;
    };
    const draft = await send({});
    expect(await measure(() => send({ draft }))).toEqual({ statements: 6, roundTrips: 5 });
    const autosave = () => officer.post(`${path}/autosave`, { version: '1', request, draft });
    expect(await measure(autosave)).toEqual({ statements: 5, roundTrips: 4 });
  });

  it('the page of all organisations waits twice, however many there are', async () => {
    const { sql } = database;
    const person = await addPerson(sql, '11004', ['editor']);
    await sql`
      insert into roles (person_id, nis, role) select ${person}, nis, 'chair' from organisations order by nis limit 30`;
    const ofMany = await visitor(site, sql, person);
    const traffic = await measure(async () =>
      expect(await ofMany.get('/organisations')).toMatchObject({ status: 200 }),
    );
    expect(traffic).toEqual({ statements: 5, roundTrips: 2 });
  });

  it('and only twice when the user may not see it', async () => {
    const stranger = '/organisations/11002';
    const traffic = await measure(async () => expect(await officer.get(stranger)).toMatchObject({ status: 404 }));
    expect(traffic).toEqual({ statements: 2, roundTrips: 2 });
  });
});

describe('counting', () => {
  it('counts statements that are sent together as one round trip, and others as more', async () => {
    const { sql, measure: count } = countRoundTrips(database.sql);
    expect(await count(() => Promise.all([sql`select 1`, sql`select ${sql`2`}::int`]))).toEqual({
      statements: 2,
      roundTrips: 1,
    });
    const inTurn = async () => {
      await Promise.all([sql`select 1`, sql`select 1`.then(() => sql`select 2`)]);
    };
    expect(await count(inTurn)).toEqual({ statements: 3, roundTrips: 2 });
    expect(await count(() => sql`select no such column`.catch(() => sql`select 1`))).toEqual({
      statements: 2,
      roundTrips: 2,
    });
  });
});
