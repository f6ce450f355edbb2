import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForChanges } from '#database/changes.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';

let database: FreshDatabase;
let nextOrganisation: () => string;
let nis: string;
/** The organisations that were announced, in order; null: any of them may have changed. */
const announcements: (string | null)[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  await listenForChanges(database.sql, (announced) => announcements.push(announced));
});
beforeEach(() => {
  nis = nextOrganisation();
});
afterAll(() => database.drop());

const isAnnounced = (times: number) =>
  vi.waitFor(() => expect(announcements.filter((announced) => announced === nis)).toHaveLength(times));

describe('a listener for changes', () => {
  it('gets the organisation of a granted or withdrawn role, and nothing about the person', async () => {
    const id = await addPerson(database.sql, nis, ['chair']);
    await isAnnounced(1);
    await database.sql`update roles set withdrawn_at = now() where person_id = ${id}`;
    await isAnnounced(2);
    expect(announcements.every((announced) => announced === null || /^\d{5}$/.test(announced))).toBe(true);
  });

  it('gets the organisation whose account changed', async () => {
    await fillInOrganisation(database.sql, nis, await addPerson(database.sql, nis, ['editor']));
    await isAnnounced(2);
  });

  it('gets the organisation whose report changed or was received', async () => {
    const { sql } = database;
    const id = `covid-premium/2022/${nis}`;
    const person = await addPerson(sql, nis, []);
    await sql`
      insert into reports (id, form, year, nis, sequence, version, content_hash, valid, stage, updated_at)
      values (${id}, 'covid-premium', 2022, ${nis}, 1, 1, 'hash', true, 'sending', now())`;
    await isAnnounced(1);
    await sql`
      insert into report_versions (report_id, version, content, content_hash, saved_at, saved_by)
      values (${id}, 1, '{}', 'hash', now(), ${person})`;
    await sql`insert into deliveries (report_id, version, attempts) values (${id}, 1, 1)`;
    await sql`update deliveries set reference = 'COV', received_at = now() where report_id = ${id}`;
    await isAnnounced(2);
  });

  it('gets nothing about a transaction that was rolled back', async () => {
    const other = nextOrganisation();
    const undone = database.sql.begin(async (transaction) => {
      await transaction`insert into roles (person_id, nis, role)
        select id, ${other}, 'editor' from persons limit 1`;
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await addPerson(database.sql, nis, ['editor']);
    await isAnnounced(1);
    expect(announcements).not.toContain(other);
  });

  it('gets null after the connection broke, and then changes again', async () => {
    const before = announcements.filter((announced) => announced === null).length;
    await database.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`;
    await vi.waitFor(
      () => expect(announcements.filter((announced) => announced === null)).toHaveLength(before + 1),
      10_000,
    );
    await addPerson(database.sql, nis, ['chair']);
    await isAnnounced(1);
  });
});
