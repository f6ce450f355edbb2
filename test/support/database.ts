import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Sql } from '#database/connection.ts';
import { database as application, roles, type ServiceRole } from '#database/grants.ts';
import type { RoleDatabase } from '#database/login-roles.ts';
import { prepareDatabase } from '#database/migrate.ts';
import { database as ministry, roles as ministryRoles } from '#services/fps-mi/database/grants.ts';
import { prepareFpsMiDatabase } from '#services/fps-mi/database/prepare-schema.ts';
import { ROLE_PASSWORD } from './role-passwords.ts';

/** A role of a service or of an owner, in either database. */
export type RoleName = ServiceRole | 'owner';

/** The database of one test file: migrated, with the organisations and nothing else. */
export type FreshDatabase = {
  /** As the superuser. Tests set up and look with it; no service may. */
  readonly url: string;
  readonly sql: Sql;
  /** The address with which a service logs in. */
  urlAs(role: RoleName): string;
  /** The pool of a service, with the privileges of its role. `drop` closes it. */
  as(role: RoleName): Sql;
  drop(): Promise<void>;
};

/** The ministry's database, in the same way. */
export type FreshMinistryDatabase = Omit<FreshDatabase, 'urlAs' | 'as'> & {
  urlAs(role: 'service' | 'owner'): string;
  as(role: 'service' | 'owner'): Sql;
};

type Kind<Name extends string> = {
  readonly template: string;
  readonly database: RoleDatabase;
  readonly names: Readonly<Record<Name, string>>;
  readonly prepare: (sql: Sql) => Promise<void>;
};

const applicationKind: Kind<RoleName> = {
  template: 'prepared',
  database: application,
  names: {
    owner: application.owner.name,
    web: roles.web.name,
    reports: roles.reports.name,
    notifier: roles.notifier.name,
    operator: roles.operator.name,
  },
  prepare: prepareDatabase,
};

const ministryKind: Kind<'service' | 'owner'> = {
  template: 'prepared_ministry',
  database: ministry,
  names: { owner: ministry.owner.name, service: ministryRoles.service.name },
  prepare: prepareFpsMiDatabase,
};

/**
 * Makes a database from a template that is prepared once in a run.
 * The caller drops it at the end: `afterAll(() => database.drop())`.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabaseOf(applicationKind);
  databases.set(database.sql, database);
  return database;
}

/** The same for the ministry's side. */
export function freshMinistryDatabase(): Promise<FreshMinistryDatabase> {
  return freshDatabaseOf(ministryKind);
}

const databases = new WeakMap<Sql, FreshDatabase>();

/** The pool of a service on a fresh database; `sql` itself when a test made it in another way. */
export function poolOfService(sql: Sql, role: ServiceRole): Sql {
  return databases.get(sql)?.as(role) ?? sql;
}

async function freshDatabaseOf<Name extends string>({ template, database, names, prepare }: Kind<Name>) {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maintenance = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
  try {
    await ensureTemplate(maintenance, template, database, prepare);
    await createDatabase(maintenance, name, database, template);
  } finally {
    await maintenance.end();
  }
  const { schema } = database;
  const urlAs = (role: Name): string => urlOf(name, names[role]);
  const pools = new Map<Name, Sql>();
  const url = urlOf(name);
  const sql = connect(url, { schema });
  return {
    url,
    sql,
    urlAs,
    as: (role: Name): Sql => {
      const pool = pools.get(role) ?? connect(urlAs(role), { schema });
      pools.set(role, pool);
      return pool;
    },
    drop: async () => {
      await Promise.all([sql, ...pools.values()].map((pool) => pool.end({ timeout: 1 })));
      const last = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
      try {
        await last`drop database if exists ${last(name)} with (force)`;
      } finally {
        await last.end();
      }
    },
  };
}

/** @param role as the superuser without it */
function urlOf(database: string, role?: string): string {
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${database}`;
  if (role !== undefined) [url.username, url.password] = [role, ROLE_PASSWORD];
  return url.href;
}

/** Who may connect is not copied from a template. */
async function createDatabase(
  maintenance: postgres.Sql,
  name: string,
  { owner, users }: RoleDatabase,
  template: string,
): Promise<void> {
  const created = maintenance(name);
  await maintenance`create database ${created} owner ${maintenance(owner.name)} template ${maintenance(template)}`;
  await maintenance`revoke all on database ${created} from public`;
  for (const user of users) await maintenance`grant connect on database ${created} to ${maintenance(user.name)}`;
}

/** Test files run in several processes: with an advisory lock one of them prepares the template and the others wait. */
async function ensureTemplate(
  maintenance: postgres.Sql,
  template: string,
  database: RoleDatabase,
  prepare: (sql: Sql) => Promise<void>,
): Promise<void> {
  await maintenance`select pg_advisory_lock(hashtext(${template}))`;
  try {
    const found = await maintenance`select 1 from pg_database where datname = ${template}`;
    if (found.length > 0) return;
    // Prepared under another name: an interrupted preparation must not count.
    const unfinished = `${template}_unfinished`;
    await maintenance`drop database if exists ${maintenance(unfinished)} with (force)`;
    await createDatabase(maintenance, unfinished, database, 'template1');
    const sql = connect(urlOf(unfinished, database.owner.name), { schema: database.schema, max: 2 });
    try {
      await prepare(sql);
    } finally {
      await sql.end();
    }
    await maintenance`alter database ${maintenance(unfinished)} rename to ${maintenance(template)}`;
  } finally {
    await maintenance`select pg_advisory_unlock(hashtext(${template}))`;
  }
}
