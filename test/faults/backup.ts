import type { Sql } from '#database/connection.ts';

/** A copy of one schema, beside it in the same database. */
export type Backup = {
  /** Puts every table back as it was, while the system runs. Nothing may be under way: it would hold locks. */
  restore(): Promise<void>;
};

/** Copies every table of a schema, all at one moment. */
export async function backUp(sql: Sql, schema: string): Promise<Backup> {
  const copy = `${schema}_backup`;
  const tables = await sql<{ name: string; columns: string[] }[]>`
    select table_name as name,
      array_agg(column_name::text order by ordinal_position) filter (where is_generated = 'NEVER') as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = ${schema} and table_type = 'BASE TABLE' group by table_name`;
  await sql.begin('isolation level repeatable read', async (transaction) => {
    await transaction`create schema ${sql(copy)}`;
    for (const { name } of tables) {
      await transaction`create table ${sql(`${copy}.${name}`)} as table ${sql(`${schema}.${name}`)}`;
    }
  });
  return {
    restore: () =>
      sql.begin(async (transaction) => {
        // Neither foreign keys nor triggers: the order of the tables does not matter.
        await transaction`set local session_replication_role = replica`;
        for (const { name, columns } of tables) {
          await transaction`delete from ${sql(`${schema}.${name}`)}`;
          await transaction`
            insert into ${sql(`${schema}.${name}`)} (${sql(columns)}) overriding system value
            select ${sql(columns)} from ${sql(`${copy}.${name}`)}`;
        }
      }),
  };
}
