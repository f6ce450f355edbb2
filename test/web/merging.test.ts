import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OPEN_SECONDS } from '#database/open-forms.ts';
import { findReport } from '#database/reports.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import {
  type Answer,
  elements,
  fieldsOf,
  hiddenFieldsOf,
  type Visitor,
  visitor,
  words,
} from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

/** Two officers who change the same form, without JavaScript. */
let database: FreshDatabase;
let backend: Backend;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  backend = await startBackend(database.sql, 'merging');
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
  await database.sql`insert into advances (form, year, nis, cents, field) values ('personnel-costs', 2026, ${nis}, 500000, 'maximum')`;
});

const cells = (line: number, changed: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      member: `P${line}`,
      function: 'socialWorker',
      from: '1/1/2026',
      until: '31/12/2026',
      fraction: '80',
      cost: '1.000,50',
      ...changed,
    }).map(([column, text]) => [`staff-${line}-${column}`, text]),
  );
const id = () => `personnel-costs/2026/${nis}`;
const saved = () => findReport(database.sql, id());
/** Follows a redirect. */
async function follow(answer: Answer, by = officer): Promise<Answer> {
  expect(answer.status).toBe(303);
  return await by.get((answer.location ?? '').replace(/#.*/, ''));
}
/** Submits the form with these fields. @param button the value of the button; without it the form is saved */
async function submit(page: Answer, fields: Record<string, string>, button?: string): Promise<Answer> {
  const { do: _, ...hidden } = fieldsOf(page);
  const empty = Object.fromEntries(Object.entries(hidden).filter(([name]) => !name.startsWith('staff-')));
  return await officer.post(`${report}/form`, { ...empty, ...fields, ...(button && { do: button }) });
}

describe('two officers at the same time', () => {
  let arne: Visitor;
  /** Both have the form open with two lines; Arne saves first. */
  async function bothChange(theirs: Record<string, string>, mine: Record<string, string>, button?: string) {
    arne = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    await submit(await officer.get(`${report}/form`), { ...cells(0), ...cells(1) });
    const page = await officer.get(`${report}/form`);
    const { do: _, ...hidden } = fieldsOf(await arne.get(`${report}/form`));
    const typed = Object.entries(hidden).filter(([name]) => !name.startsWith('staff-'));
    expect(await arne.post(`${report}/form`, { ...Object.fromEntries(typed), ...theirs })).toMatchObject({
      status: 303,
    });
    return await submit(page, mine, button);
  }

  it('see lines that do not clash merged, and nothing counts before it is saved', async () => {
    const answer = await bothChange(
      { ...cells(0, { cost: '7' }), ...cells(2, { member: 'van Arne' }) },
      { ...cells(1, { cost: '8' }), ...cells(2, { member: 'van mij' }) },
    );
    const merged = await follow(answer);
    expect(words(merged)).toContain('Nog niet opgeslagen: uw wijzigingen zijn samengevoegd');
    expect(words(merged)).toMatch(/heeft versie 2 opgeslagen om \d\d:\d\d\./);
    expect(words(merged)).toContain('Personeelsleden, regel 1, brutokost € 1.000,50 € 7,00');
    expect(words(merged)).toMatch(/Personeelsleden, regel 3 \(nieuwe regel\) [^;]+: van Arne;/);
    expect(words(merged)).toMatch(/P0 .* € 7,00 .*P1 .* € 8,00 .*van Arne .*van mij /);
    expect(await saved()).toMatchObject({ version: 2 });
    expect(await submit(merged, {})).toMatchObject({ status: 303, location: report });
    const { version, content } = (await saved()) ?? {};
    expect(version).toBe(3);
    expect(content?.values['staff']).toMatchObject([
      { member: 'P0', cost: 700 },
      { member: 'P1', cost: 800 },
      { member: 'van Arne' },
      { member: 'van mij' },
    ]);
  });

  it('are named to each other in the form and on its overview while they have it open', async () => {
    await submit(await officer.get(`${report}/form`), cells(0));
    const id = await addPerson(database.sql, nis, ['editor']);
    arne = await visitor(app, database.sql, id);
    const [person] = await database.sql<{ name: string }[]>`select name from persons where id = ${id}`;
    const open = `${person?.name} heeft dit formulier ook open, sinds`;
    await database.sql`delete from open_forms where nis = ${nis}`;
    const page = await arne.get(`${report}/form`);
    expect(words(page)).not.toContain('ook open');
    expect(words(await officer.get(`${report}/form`))).toContain(open);
    expect(words(await officer.get(report))).toContain(open);
    expect(words(await chair.get(report))).not.toContain('ook open');
    expect(words(await officer.get(`${report}/form/others`))).toContain(open);
    expect(await chair.get(`${report}/form/others`)).toMatchObject({ status: 204 });

    // Only the person who opened it says that it is closed, and without a sign of life it counts as closed.
    const { request: opened = '' } = fieldsOf(page);
    await officer.post(`${report}/form/others/closed`, { page: opened });
    expect(words(await officer.get(`${report}/form/others`))).toContain(open);
    await arne.post(`${report}/form/others/closed`, { page: opened });
    expect(words(await officer.get(`${report}/form/others`))).not.toContain(open);
    const ask = `${report}/form/others?page=${opened}&version=1`;
    await arne.get(ask);
    expect(words(await officer.get(report))).toContain(open);
    await database.sql`update open_forms set seen_at = now() - ${OPEN_SECONDS + 1} * interval '1 second'`;
    expect(words(await officer.get(report))).not.toContain('ook open');

    expect(words(await arne.get(ask))).not.toContain('versie 2');
    await submit(await officer.get(`${report}/form`), cells(1));
    expect(words(await arne.get(ask))).toMatch(/heeft versie 2 opgeslagen om \d\d:\d\d\. Werk gerust verder/);
  });

  it('choose line by line where both changed the same, with the values beside each other', async () => {
    const answer = await bothChange(
      { ...cells(0, { cost: '7' }), ...cells(1, { function: 'other' }) },
      { ...cells(0, { cost: '8', fraction: '50' }) },
    );
    const choices = await follow(answer);
    expect(elements(choices, 'fieldset.clash')).toHaveLength(1);
    expect(words(choices)).toContain('Brutokost € 1.000,50 € 7,00 € 8,00');
    expect(words(choices)).toMatch(/80(,00)?\s?% 80(,00)?\s?% 50(,00)?\s?%/);
    expect(words(choices)).toContain('Wat nog gewijzigd is en zonder keuze wordt samengevoegd');
    const fields = { ...hiddenFieldsOf(choices, '/form/merge'), 'choice-staff-0': 'mine' };
    const merged = await follow(await officer.post(`${report}/form/merge`, fields));
    await submit(merged, {});
    expect((await saved())?.content.values['staff']).toMatchObject([
      { cost: 800, fraction: 5000 },
      { function: 'other', cost: 100_050 },
    ]);
  });

  it('keep a line that one changed and the other removed until one of them decides', async () => {
    arne = await visitor(app, database.sql, await addPerson(database.sql, nis, ['editor']));
    await submit(await officer.get(`${report}/form`), { ...cells(0), ...cells(1) });
    const page = await follow(await submit(await officer.get(`${report}/form`), {}, 'remove-staff-0'));
    const { do: _, ...theirs } = fieldsOf(await arne.get(`${report}/form?open=staff-0`));
    await arne.post(`${report}/form`, { ...theirs, ...cells(0, { cost: '7' }), 'staff-2-member': '' });
    const choices = await follow(await submit(page, {}));
    expect(words(choices)).toContain('Brutokost € 1.000,50 € 7,00 (verwijderd)');
    const fields = { ...hiddenFieldsOf(choices, '/form/merge'), 'choice-staff-0': 'theirs' };
    await submit(await follow(await officer.post(`${report}/form/merge`, fields)), {});
    expect((await saved())?.content.values['staff']).toMatchObject([{ cost: 700 }, { member: 'P1' }]);
  });
});
