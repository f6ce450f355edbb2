import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Sql } from './connection.ts';
import { database, grants, roles } from './grants.ts';
import { loadOrganisations } from './organisations.ts';
import { applyGrants } from './privileges.ts';

/** The schema of the application. */
export const SCHEMA = database.schema;

const applicationMigrations = new URL('./migrations/', import.meta.url);

/**
 * Runs the numbered .sql files of `folder` that have not run in `schema` yet, each in its own transaction. Several
 * processes may call it at once: an advisory lock lets one of them do the work.
 * @throws when numbers have a gap, or a file that already ran was changed since
 */
export async function migrate(sql: Sql, schema: string, folder: URL): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(hashtext(${`migrate ${schema}`}))`;
    await connection`create schema if not exists ${connection(schema)}`;
    await connection`create table if not exists ${connection(schema)}.migrations (
      number int primary key, file text not null, sha256 text not null, ran_at timestamptz not null default now())`;
    const ran = await connection<{ number: number; sha256: string }[]>`
      select number, sha256 from ${connection(schema)}.migrations`;
    const known = new Map(ran.map((row) => [row.number, row.sha256]));
    for (const [index, file] of files.entries()) {
      const number = index + 1;
      if (Number(file.slice(0, 4)) !== number) throw new Error(`Migrations: expected number ${number}, found ${file}`);
      const text = await readFile(new URL(file, folder), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = known.get(number);
      if (before === sha256) continue;
      if (before !== undefined) throw new Error(`Migrations: ${file} was changed after it ran; add a new one instead`);
      await connection`begin`;
      try {
        await connection`set local search_path to ${connection(schema)}`;
        // A large table may take longer than a statement of a service.
        await connection`set local statement_timeout = 0`;
        await connection.unsafe(text);
        await connection`insert into ${connection(schema)}.migrations (number, file, sha256) values (${number}, ${file}, ${sha256})`;
        await connection`commit`;
      } catch (error) {
        await connection`rollback`;
        throw error;
      }
    }
  } finally {
    await connection`select pg_advisory_unlock(hashtext(${`migrate ${schema}`}))`;
    connection.release();
  }
}

/**
 * Brings the application's schema, its privileges and its organisations up to date with this version of the program.
 * @param sql as the owner of the database; the roles of the services must exist (`prepareLoginRoles`)
 */
export async function prepareDatabase(sql: Sql): Promise<void> {
  await migrate(sql, SCHEMA, applicationMigrations);
  await applyGrants(sql, SCHEMA, { roles, grants });
  await loadOrganisations(sql);
}
