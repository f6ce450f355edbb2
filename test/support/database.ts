import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Sql } from '#database/connection.ts';
import { prepareDatabase, SCHEMA } from '#database/migrate.ts';

/** The database of one test file: migrated, with the organisations and nothing else. */
export type FreshDatabase = { readonly url: string; readonly sql: Sql; drop(): Promise<void> };

const TEMPLATE = 'prepared';

/**
 * Makes a database from a template that is prepared once in a run.
 * The caller drops it at the end: `afterAll(() => database.drop())`.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maintenance = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
  try {
    await ensureTemplate(maintenance);
    await maintenance`create database ${maintenance(name)} template ${maintenance(TEMPLATE)}`;
  } finally {
    await maintenance.end();
  }
  const url = urlOf(name);
  const sql = connect(url, { schema: SCHEMA });
  return {
    url,
    sql,
    drop: async () => {
      await sql.end({ timeout: 1 });
      const last = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
      try {
        await last`drop database if exists ${last(name)} with (force)`;
      } finally {
        await last.end();
      }
    },
  };
}

function urlOf(database: string): string {
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${database}`;
  return url.href;
}

/** Test files run in several processes: with an advisory lock one of them prepares the template and the others wait. */
async function ensureTemplate(maintenance: postgres.Sql): Promise<void> {
  await maintenance`select pg_advisory_lock(hashtext(${TEMPLATE}))`;
  try {
    const found = await maintenance`select 1 from pg_database where datname = ${TEMPLATE}`;
    if (found.length > 0) return;
    // Prepared under another name: an interrupted preparation must not count.
    const unfinished = `${TEMPLATE}_unfinished`;
    await maintenance`drop database if exists ${maintenance(unfinished)} with (force)`;
    await maintenance`create database ${maintenance(unfinished)}`;
    const sql = connect(urlOf(unfinished), { schema: SCHEMA, max: 2 });
    try {
      await prepareDatabase(sql);
    } finally {
      await sql.end();
    }
    await maintenance`alter database ${maintenance(unfinished)} rename to ${maintenance(TEMPLATE)}`;
  } finally {
    await maintenance`select pg_advisory_unlock(hashtext(${TEMPLATE}))`;
  }
}
