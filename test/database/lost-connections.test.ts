import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Sql } from '#database/connection.ts';
import { freshDatabase } from '#test/support/database.ts';

/** The driver, when PostgreSQL ends its connections: see decision 25. */
let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
  await database.sql`create table kept (id int primary key)`;
});
afterAll(() => database.drop());

/** Ends a connection, as a crash of PostgreSQL would. */
const endConnection = (pid: number) => database.sql`select pg_terminate_backend(${pid})`;

/** Waits until the pool works again. */
const untilItWorks = (sql: Sql) => expect.poll(() => sql`select 1`.then(() => true).catch(() => false)).toBe(true);

it('a transaction that has lost its connection fails, and writes nothing afterwards', async () => {
  // With one connection, whatever the transaction does later could only run on the one that others use by then.
  const sql = connect(database.url, { schema: 'unique_report', max: 1 });
  let late: Promise<unknown> | undefined;
  const transaction = sql.begin(async (own) => {
    const [row] = await own<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await endConnection(row?.pid ?? 0);
    await untilItWorks(sql);
    late = own`insert into kept values (1)`.then(() => 'written');
    await late;
  });
  await expect(transaction).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await expect.poll(() => late !== undefined).toBe(true);
  await expect(late).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(await database.sql`select id from kept where id = 1`).toEqual([]);
  await sql.end();
});

it('connections that end while they are used are replaced: no statement hangs, and the process lives', async () => {
  let id = 100;
  for (let round = 0; round < 10; round += 1) {
    const sql = connect(database.url, { schema: 'unique_report', max: 4, name: 'lost-connections' });
    let stopping = false;
    const work = async () => {
      while (!stopping) {
        id += 1;
        const own = id;
        await sql.begin((transaction) => transaction`insert into kept values (${own})`).catch(() => {});
        await sql`select ${own}::int`.catch(() => {});
      }
    };
    const working = Promise.all(Array.from({ length: 12 }, work));
    for (let time = 0; time < 12; time += 1) {
      await wait(30);
      await database.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'lost-connections' and datname = current_database()`;
    }
    stopping = true;
    // These resolve only when no statement hangs.
    await working;
    await sql.end();
  }
});
