import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeEach, expect, inject, it } from 'vitest';
import { connect, type Sql } from '#database/connection.ts';
import { type LoginRole, prepareLoginRoles, type RoleDatabase } from '#database/login-roles.ts';

/** Roles belong to the whole server, which other tests use at the same time: these have names of their own. */
const made: RoleDatabase[] = [];
const admin = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
const PASSWORD = 'the-first-password';
let database: RoleDatabase;
let user: LoginRole;

beforeEach(() => {
  const name = `roles_${randomBytes(4).toString('hex')}`;
  const limits = { connections: 2, statementSeconds: 3, idleSeconds: 4 };
  user = { name: `${name}_user`, ...limits };
  database = {
    name,
    schema: 'stored',
    owner: { name: `${name}_owner`, ...limits, statementSeconds: null },
    users: [user],
  };
  made.push(database);
});
afterAll(async () => {
  for (const { name, owner, users } of made) {
    await admin`drop database if exists ${admin(name)} with (force)`;
    for (const role of [owner, ...users]) await admin`drop role if exists ${admin(role.name)}`;
  }
  await admin.end();
});

const prepare = (password = PASSWORD, url = inject('databaseUrl')) =>
  prepareLoginRoles(url, [database], new Map([database.owner, ...database.users].map(({ name }) => [name, password])));

function connectAs(role: LoginRole, password = PASSWORD): Sql {
  const url = new URL(inject('databaseUrl'));
  [url.username, url.password, url.pathname] = [role.name, password, `/${database.name}`];
  return connect(url.href, { schema: database.schema, max: 1 });
}

async function ask<T>(role: LoginRole, password: string, question: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connectAs(role, password);
  try {
    return await question(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

it('sets other passwords when it runs again, and nothing else', async () => {
  await prepare();
  await ask(database.owner, PASSWORD, async (sql) => {
    await sql`create schema ${sql(database.schema)}`;
    await sql`create table kept (id int)`;
  });
  await prepare('the-second-password');
  await expect(ask(user, PASSWORD, (sql) => sql`select 1`)).rejects.toMatchObject({ code: '28P01' });
  expect(await ask(user, 'the-second-password', (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  expect(await ask(database.owner, 'the-second-password', (sql) => sql`select * from kept`)).toEqual([]);
});

it('never sends a password that a log of the server could have', async () => {
  await prepare();
  const [stored] = await admin`select rolpassword as verifier from pg_authid where rolname = ${user.name}`;
  expect(stored?.['verifier']).toMatch(/^SCRAM-SHA-256\$4096:/);
  await expect(prepare('short')).rejects.toThrow(/needs a password of at least 16/);
  await expect(prepare('with spaces, and long')).rejects.toThrow(/without spaces/);
});

it('limits the connections of a role, and how long its statements and idle transactions may take', async () => {
  await prepare();
  const [first, second, third] = [connectAs(user), connectAs(user), connectAs(user)];
  await Promise.all([first`select 1`, second`select 1`]);
  await expect(third`select 1`).rejects.toMatchObject({ code: '53300' });
  const settings = await first`select current_setting('idle_in_transaction_session_timeout') as idle`;
  expect(settings).toEqual([{ idle: '4s' }]);
  const [stored] = await admin`select rolconfig as settings from pg_roles where rolname = ${user.name}`;
  expect(stored?.['settings']).toContain('statement_timeout=3s');
  await Promise.all([first, second, third].map((sql) => sql.end({ timeout: 1 })));
});

it('works with an administrator who is no superuser, as on a managed server', async () => {
  const name = `${database.name}_admin`;
  const url = new URL(inject('databaseUrl'));
  [url.username, url.password] = [name, PASSWORD];
  await admin`create role ${admin(name)} login createrole createdb password '${admin.unsafe(PASSWORD)}'`;
  await prepare(PASSWORD, url.href);
  await prepare('the-second-password', url.href);
  expect(await ask(user, 'the-second-password', (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await admin`drop database ${admin(database.name)} with (force)`;
  await admin`drop owned by ${admin(name)} cascade`;
  for (const role of [database.owner, user]) await admin`drop role ${admin(role.name)}`;
  await admin`drop role ${admin(name)}`;
});

it('refuses tables of a version in which all services were one role, and says what to do', async () => {
  await admin`create database ${admin(database.name)}`;
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${database.name}`;
  const former = connect(url.href, { schema: database.schema, max: 1 });
  await former`create schema ${former(database.schema)}`;
  await former`create table reports (id int)`;
  await former.end();
  await expect(prepare()).rejects.toThrow(/all services were one role.*Begin with an empty server or data folder/);
});
