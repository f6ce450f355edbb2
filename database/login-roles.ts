/** The roles with which processes log in to PostgreSQL, and the databases that belong to them. */

import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { connect, type Sql } from './connection.ts';
import { type DatabaseSettings, settingsFor } from './settings.ts';

/** A role that logs in. Its name is the same on every server. */
export type LoginRole = {
  readonly name: string;
  /** How many connections it may have on the whole server; -1: any number. */
  readonly connections: number;
  /** How long one statement may take; null: any time. A connection may set another value for itself. */
  readonly statementSeconds: number | null;
  /** How long a transaction may wait for its client; null: any time. */
  readonly idleSeconds: number | null;
};

/** A database, the role that owns it and runs its migrations, and the roles that may connect to it besides the owner. */
export type RoleDatabase = {
  readonly name: string;
  /** The schema with its tables. They belong to the owner. */
  readonly schema: string;
  readonly owner: LoginRole;
  readonly users: readonly LoginRole[];
};

/** Printable ASCII: PostgreSQL would normalise other characters before it computes the verifier. */
export const PASSWORD_PATTERN = /^[\x21-\x7e]{16,}$/;

/** The rounds of PBKDF2 that PostgreSQL uses by default. */
const SCRAM_ITERATIONS = 4096;

/**
 * What PostgreSQL stores for a password (RFC 5803). It is sent instead of the password, which then stands in no log of the
 * server.
 */
export function scramVerifier(password: string, salt = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 32, 'sha256');
  const keyOf = (purpose: string) => createHmac('sha256', salted).update(purpose).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const serverKey = keyOf('Server Key').toString('base64');
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** Each role of a database, the owner first. */
export function rolesOfDatabase({ owner, users }: RoleDatabase): LoginRole[] {
  return [owner, ...users];
}

/**
 * Makes the roles and their databases, and sets passwords and limits. Idempotent: with other passwords it replaces them.
 * Nobody but the roles of a database may connect to it.
 * @param server as a role that may make roles and databases; the services never use it
 * @param passwords by the name of the role
 * @param options.limits false: no limit on the number of connections (tests)
 * @throws when a database has tables of a version in which every service was the same role
 */
export async function prepareLoginRoles(
  server: DatabaseSettings | string,
  databases: readonly RoleDatabase[],
  passwords: ReadonlyMap<string, string>,
  options: { readonly limits: boolean } = { limits: true },
): Promise<void> {
  const settings = typeof server === 'string' ? settingsFor(server, undefined, {}) : server;
  const admin = connectAdmin(settings);
  try {
    // Making a database may take longer than a statement of a service.
    await admin`set statement_timeout = 0`;
    // Two starts at the same time: one of them waits.
    await admin`select pg_advisory_lock(hashtext('login roles'))`;
    for (const database of databases) {
      for (const role of rolesOfDatabase(database)) {
        const password = passwords.get(role.name);
        if (password === undefined || !PASSWORD_PATTERN.test(password)) {
          throw new Error(`The role ${role.name} needs a password of at least 16 printable characters without spaces.`);
        }
        await prepareRole(admin, role, { password, schema: database.schema, ...options });
      }
      await prepareDatabaseOf(admin, settings, database);
    }
  } finally {
    await admin.end();
  }
}

function connectAdmin(settings: DatabaseSettings): Sql {
  return connect(settings, { schema: 'public', max: 1, name: 'prepare-roles' });
}

async function prepareRole(
  admin: Sql,
  { name, connections, statementSeconds, idleSeconds }: LoginRole,
  { password, schema, limits }: { readonly password: string; readonly schema: string; readonly limits: boolean },
): Promise<void> {
  const role = admin(name);
  const found = await admin`select from pg_roles where rolname = ${name}`;
  if (found.length === 0) await admin`create role ${role}`;
  const [powers] = await admin`
    select from pg_roles where rolname = ${name} and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)`;
  if (powers)
    throw new Error(
      `The role ${name} may do more than any service needs: see \\du in psql, and remove its attributes.`,
    );
  // These statements take no parameters: a verifier has no quotes in it, and the numbers are constants of the program.
  await admin`
    alter role ${role} with login noinherit
      connection limit ${admin.unsafe(String(limits ? connections : -1))}
      password '${admin.unsafe(scramVerifier(password))}'`;
  // For people with psql; the services set it themselves.
  await admin`alter role ${role} set search_path = ${admin(schema)}`;
  for (const [setting, seconds] of [
    ['statement_timeout', statementSeconds],
    ['idle_in_transaction_session_timeout', idleSeconds],
  ] as const) {
    await admin`alter role ${role} set ${admin(setting)} = ${admin.unsafe(`'${seconds ?? 0}s'`)}`;
  }
}

async function prepareDatabaseOf(admin: Sql, settings: DatabaseSettings, prepared: RoleDatabase): Promise<void> {
  const { name, owner, users } = prepared;
  const database = admin(name);
  const ownerRole = admin(owner.name);
  // A role that is no superuser gives away only what it could give to itself.
  const [self] = await admin<{ isSuperuser: boolean }[]>`
    select rolsuper as "isSuperuser" from pg_roles where rolname = current_user`;
  if (self?.isSuperuser === false) await admin`grant ${ownerRole} to current_user`;
  const found = await admin`select from pg_database where datname = ${name}`;
  if (found.length === 0) {
    await admin`create database ${database} owner ${ownerRole}`;
  } else {
    await refuseOtherOwners(settings, prepared);
    await admin`alter database ${database} owner to ${ownerRole}`;
  }
  await admin`revoke all on database ${database} from public`;
  for (const user of users) await admin`grant connect on database ${database} to ${admin(user.name)}`;
}

/** @throws when tables belong to another role: the owner could not migrate them */
async function refuseOtherOwners(settings: DatabaseSettings, { name, schema, owner }: RoleDatabase): Promise<void> {
  const url = new URL(settings.url);
  url.pathname = `/${name}`;
  const sql = connectAdmin({ ...settings, url: url.href });
  try {
    const [other] = await sql<{ owner: string }[]>`
      select pg_get_userbyid(relowner) as owner from pg_class
      where relnamespace = to_regnamespace(${schema}) and pg_get_userbyid(relowner) <> ${owner.name} limit 1`;
    if (other) {
      throw new Error(
        `The tables in the schema ${schema} of the database ${name} belong to the role ${other.owner}, not to ` +
          `${owner.name}: they come from a version in which all services were one role, and cannot be upgraded. Begin ` +
          'with an empty server or data folder, or go on with that version.',
      );
    }
  } finally {
    await sql.end();
  }
}
