import { randomUUID } from 'node:crypto';
import type { Sql } from '#database/connection.ts';
import { saveOrganisationData } from '#database/organisations.ts';
import { findOrCreatePerson } from '#database/persons.ts';
import type { Role } from '#rules/report.ts';

/** Adds a person with these roles from today. @returns the person's id */
export async function addPerson(sql: Sql, nis: string, roles: readonly Role[]): Promise<string> {
  const subject = randomUUID();
  const { id } = await findOrCreatePerson(sql, {
    issuer: 'https://identity.example',
    subject,
    name: `Person ${subject.slice(0, 4)}`,
    email: `${subject}@ocmw.example`,
    emailVerified: true,
    language: 'nl',
  });
  for (const role of roles) await sql`insert into roles (person_id, nis, role) values (${id}, ${nis}, ${role})`;
  return id;
}

/** Gives an organisation an account and a contact person. */
export async function fillInOrganisation(sql: Sql, nis: string, by: string): Promise<void> {
  const outcome = await saveOrganisationData(sql, {
    nis,
    data: {
      account: { iban: 'BE68539007547034', bic: 'GKCCBEBB' },
      contact: { name: 'An Peeters', email: 'an@ocmw.example', phone: '03 123 45 67' },
    },
    basedOn: 0,
    by,
    commandId: randomUUID(),
  });
  if (outcome !== 'saved') throw new Error(outcome);
}

/** Hands out the NIS codes of all organisations one after the other, so that each test has its own organisation. */
export async function organisationsInTurn(sql: Sql): Promise<() => string> {
  const rows = await sql<{ nis: string }[]>`select nis from organisations order by nis`;
  const codes = rows.map(({ nis }) => nis).values();
  return () => {
    const { value } = codes.next();
    if (value === undefined) throw new Error('more tests than organisations');
    return value;
  };
}

/** Removes all but the first `count` organisations, for a test that would take too long with all. */
export async function keepFirstOrganisations(sql: Sql, count: number): Promise<void> {
  await sql`delete from organisations where nis not in (select nis from organisations order by nis limit ${count})`;
}
