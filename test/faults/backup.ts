import type { Sql } from '#database/connection.ts';

/** A copy of one schema, beside it in the same database. */
export type Backup = {
  /** Puts every table back as it was, while the system runs. */
  restore(): Promise<void>;
};

/** Copies every table of a schema, all at one moment. */
export async function backUp(sql: Sql, schema: string): Promise<Backup> {
  const copy = `${schema}_backup`;
  const rows = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = ${schema} and table_type = 'BASE TABLE'`;
  const tables = rows.map(({ name }) => name);
  await sql.begin('isolation level repeatable read', async (transaction) => {
    await transaction`create schema ${sql(copy)}`;
    for (const table of tables) {
      await transaction`create table ${sql(`${copy}.${table}`)} as table ${sql(`${schema}.${table}`)}`;
    }
  });
  return {
    restore: () =>
      sql.begin(async (transaction) => {
        // Neither foreign keys nor triggers: the order of the tables does not matter.
        await transaction`set local session_replication_role = replica`;
        for (const table of tables) {
          await transaction`delete from ${sql(`${schema}.${table}`)}`;
          await transaction`
            insert into ${sql(`${schema}.${table}`)} overriding system value select * from ${sql(`${copy}.${table}`)}`;
        }
      }),
  };
}
