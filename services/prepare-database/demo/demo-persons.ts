import type { Sql } from '#database/connection.ts';
import type { Role } from '#rules/report.ts';
import { type Person, persons } from '#services/identity/persons.ts';

/** The roles of the stand-in's persons, each at their own organisation (requirement A5: role 1 goes with 2 or 3). */
const rolesOf: Record<Person['function'], readonly Role[]> = {
  clerk: ['editor'],
  chair: ['editor', 'chair'],
  director: ['editor', 'generalDirector'],
  dpo: ['dpo'],
  handler: [],
};

/**
 * Adds the persons of the identity stand-in with their roles. For demos only: in production the DPO of each organisation
 * grants the roles.
 * @param issuer the address of the stand-in
 */
export async function loadDemoPersons(sql: Sql, issuer: string): Promise<void> {
  const people = persons();
  const identities = people.map((person) => identityOf(person, issuer));
  await sql.begin(async (transaction) => {
    await transaction`
      insert into persons ${transaction(identities.map((identity) => ({ ...identity, email_verified: true })))}
      on conflict (issuer, subject) do update set email_verified = true where not persons.email_verified`;
    const known = await transaction<{ id: string; subject: string }[]>`
      select id, subject from persons where issuer = ${issuer}`;
    const ids = new Map(known.map(({ id, subject }) => [subject, id]));
    const roles = people.flatMap((person) =>
      rolesOf[person.function].flatMap((role) => {
        const id = ids.get(person.subject);
        return id === undefined || person.nis === null ? [] : [{ person_id: id, nis: person.nis, role }];
      }),
    );
    // A person who has or had a role is left as they are: a withdrawn role does not come back at a restart.
    await transaction`
      insert into roles (person_id, nis, role)
      select * from jsonb_to_recordset(${transaction.json(roles)}) as given (person_id uuid, nis text, role text)
      where not exists (select from roles where roles.person_id = given.person_id)`;
  });
}

/**
 * Admits the stand-in's case handlers to the ministry's pages. For demos only.
 * @param sql as the owner of the ministry's database
 */
export async function loadDemoHandlers(sql: Sql, issuer: string): Promise<void> {
  const handlers = persons().filter((person) => person.function === 'handler');
  await sql`
    insert into handlers ${sql(handlers.map((person) => identityOf(person, issuer)))}
    on conflict (issuer, subject) do nothing`;
}

/** The columns that identify a person and a case handler. */
function identityOf(person: Person, issuer: string) {
  const { subject, email, locale: language } = person;
  return { issuer, subject, name: `${person.givenName} ${person.familyName}`, email, language };
}
