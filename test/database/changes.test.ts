import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForChanges } from '#database/changes.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';

let database: FreshDatabase;
let nextOrganisation: () => string;
let nis: string;
/** What was heard, in turn; null: anything may have changed. */
const heard: (string | null)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  await listenForChanges(database.sql, (announced) => heard.push(announced));
});
beforeEach(() => {
  nis = nextOrganisation();
});
afterAll(() => database.drop());

const isHeard = (times: number) =>
  vi.waitFor(() => expect(heard.filter((announced) => announced === nis)).toHaveLength(times));

describe('whoever listens for changes', () => {
  it('hears the organisation of which a role was granted or withdrawn, and nothing about the person', async () => {
    const id = await addPerson(database.sql, nis, ['chair']);
    await isHeard(1);
    await database.sql`update roles set withdrawn_at = now() where person_id = ${id}`;
    await isHeard(2);
    expect(heard.every((announced) => announced === null || /^\d{5}$/.test(announced))).toBe(true);
  });

  it('hears that its account changed', async () => {
    await fillInOrganisation(database.sql, nis, await addPerson(database.sql, nis, ['editor']));
    await isHeard(2);
  });

  it('hears that its report changed, and that it was received', async () => {
    const { sql } = database;
    const id = `covid-premium/2022/${nis}`;
    const person = await addPerson(sql, nis, []);
    await sql`
      insert into reports (id, form, year, nis, sequence, version, content_hash, valid, stage, updated_at)
      values (${id}, 'covid-premium', 2022, ${nis}, 1, 1, 'hash', true, 'sending', now())`;
    await isHeard(1);
    await sql`
      insert into report_versions (report_id, version, content, content_hash, saved_at, saved_by)
      values (${id}, 1, '{}', 'hash', now(), ${person})`;
    await sql`insert into deliveries (report_id, version, attempts) values (${id}, 1, 1)`;
    await sql`update deliveries set reference = 'COV', received_at = now() where report_id = ${id}`;
    await isHeard(2);
  });

  it('hears nothing of what was not done after all', async () => {
    const other = nextOrganisation();
    const undone = database.sql.begin(async (transaction) => {
      await transaction`insert into roles (person_id, nis, role)
        select id, ${other}, 'editor' from persons limit 1`;
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await addPerson(database.sql, nis, ['editor']);
    await isHeard(1);
    expect(heard).not.toContain(other);
  });

  it('is told, after the connection broke, that anything may have changed, and hears again', async () => {
    const before = heard.filter((announced) => announced === null).length;
    await database.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`;
    await vi.waitFor(() => expect(heard.filter((announced) => announced === null)).toHaveLength(before + 1), 10_000);
    await addPerson(database.sql, nis, ['chair']);
    await isHeard(1);
  });
});
