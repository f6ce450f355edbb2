/** Gives roles their privileges on the tables of a schema, and takes everything else away. */

import type { Sql } from './connection.ts';
import type { LoginRole } from './login-roles.ts';

/**
 * Which role may do what with each table or view, as PostgreSQL writes it: `select, insert (id, kind), update (kind)`. A
 * role that is not listed for a table has no privilege on it.
 */
export type Grants<RoleName extends string> = Readonly<Record<string, Readonly<Partial<Record<RoleName, string>>>>>;

/**
 * Makes the privileges on a schema what `grants` says, in one transaction, so that running services notice nothing. Call it
 * as the owner of the schema, after its migrations. A table that is not listed gives nothing to anyone. Idempotent.
 * @throws when a role, a table or a column does not exist
 */
export async function applyGrants<RoleName extends string>(
  sql: Sql,
  schema: string,
  { roles, grants }: { roles: Readonly<Record<RoleName, LoginRole>>; grants: Grants<RoleName> },
): Promise<void> {
  // The cast: Object.entries() forgets the names of the keys.
  const named = Object.entries(roles) as [RoleName, LoginRole][];
  const place = sql(schema);
  await sql.begin(async (transaction) => {
    // Two preparations at the same time would change the same rows of the catalogue, which PostgreSQL refuses.
    await transaction`select pg_advisory_xact_lock(hashtext(${`grants ${schema}`}))`;
    // The owner of a database owns its schema `public`.
    await transaction`revoke all on schema public from public`;
    await transaction`revoke all on all functions in schema ${place} from public`;
    await transaction`revoke all on all tables in schema ${place} from public`;
    for (const [, { name }] of named) {
      const role = sql(name);
      // This also revokes what was granted on single columns.
      await transaction`revoke all on all tables in schema ${place} from ${role}`;
      await transaction`revoke all on all sequences in schema ${place} from ${role}`;
      await transaction`grant usage on schema ${place} to ${role}`;
    }
    for (const [table, byRole] of Object.entries(grants)) {
      for (const [key, { name }] of named) {
        const privileges = byRole[key];
        if (privileges === undefined) continue;
        // Constants of the program, which may be lists of columns.
        await transaction`grant ${transaction.unsafe(privileges)} on ${sql(`${schema}.${table}`)} to ${sql(name)}`;
      }
    }
  });
}
