import type { Language } from '#forms/definition.ts';
import type { Role } from '#rules/report.ts';
import type { Sql, Transaction } from './connection.ts';
import type { Identity, Person } from './sessions.ts';

/** Finds or creates the person; updates name and e-mail. The language stays the one that the person chose. */
export async function findOrCreatePerson(sql: Sql, identity: Identity): Promise<Person> {
  const [person] = await sql<[Person]>`
    insert into persons (issuer, subject, name, email, email_verified, language)
    values (${identity.issuer}, ${identity.subject}, ${identity.name}, ${identity.email}, ${identity.emailVerified},
      ${identity.language})
    on conflict (issuer, subject) do update
      set name = excluded.name, email = excluded.email, email_verified = excluded.email_verified
    returning id, name, email, language`;
  return person;
}

/** Stores the language that a person chose. */
export async function storeLanguage(sql: Sql, personId: string, language: Language): Promise<void> {
  await sql`update persons set language = ${language} where id = ${personId}`;
}

/**
 * The roles that a person has today for an organisation (requirement A5). Without a role, a person may see nothing of
 * it.
 */
export async function rolesOf(sql: Sql | Transaction, personId: string, nis: string): Promise<Role[]> {
  const rows = await sql<{ role: Role }[]>`
    select distinct role from active_roles where person_id = ${personId} and nis = ${nis} order by role`;
  return rows.map((row) => row.role);
}
