import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrganisation, organisationsOf } from '#database/organisations.ts';
import { findOrCreatePerson, rolesOf } from '#database/persons.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('the organisations', () => {
  it('are the 581 welfare centres of Belgium', async () => {
    const [count] = await database.sql`select count(*)::int as all from organisations`;
    expect(count).toEqual({ all: 581 });
  });

  it.each([
    ['11001', 'OCMW Aartselaar', 'CPAS d’Aartselaar', 'ÖSHZ Aartselaar'],
    ['92094', 'OCMW Namen', 'CPAS de Namur', 'ÖSHZ Namur'],
    ['63023', 'OCMW Eupen', 'CPAS d’Eupen', 'ÖSHZ Eupen'],
    ['55035', 'OCMW Le Roeulx', 'CPAS du Roeulx', 'ÖSHZ Le Roeulx'],
    ['52075', 'OCMW Les Bons Villers', 'CPAS des Bons Villers', 'ÖSHZ Les Bons Villers'],
    ['61031', 'OCMW Hoei', 'CPAS de Huy', 'ÖSHZ Huy'],
  ])('%s has its name in the three languages', async (nis, nl, fr, de) => {
    expect((await findOrganisation(database.sql, nis))?.name).toEqual({ nl, fr, de });
  });

  it('have two languages in Brussels', async () => {
    expect((await findOrganisation(database.sql, '21004'))?.languages).toEqual(['nl', 'fr']);
  });
});

describe('a role', () => {
  it('counts from its first to its last day, both included', async () => {
    const person = await addPerson(database.sql, '11001', []);
    const give = (starts: string, ends: string | null) => database.sql`
      insert into roles (person_id, nis, role, starts_on, ends_on)
      values (${person}, '11001', 'chair', (now() at time zone 'Europe/Brussels')::date + ${starts}::int,
        (now() at time zone 'Europe/Brussels')::date + ${ends}::int)`;
    await give('-10', '-1');
    await give('1', null);
    expect(await rolesOf(database.sql, person, '11001')).toEqual([]);
    expect(await organisationsOf(database.sql, person)).toEqual([]);
    await give('0', '0');
    expect(await rolesOf(database.sql, person, '11001')).toEqual(['chair']);
    expect((await organisationsOf(database.sql, person)).map(({ nis }) => nis)).toEqual(['11001']);
  });

  it('is for one organisation only', async () => {
    const person = await addPerson(database.sql, '11001', ['editor']);
    expect(await rolesOf(database.sql, person, '11002')).toEqual([]);
  });
});

it('a person is the same at each login, with a new name and the language that they chose', async () => {
  const identity = {
    issuer: 'i',
    subject: 's',
    name: 'An',
    email: 'an@ocmw.example',
    emailVerified: true,
    language: 'nl' as const,
  };
  const first = await findOrCreatePerson(database.sql, identity);
  await database.sql`update persons set language = 'fr' where id = ${first.id}`;
  const again = await findOrCreatePerson(database.sql, { ...identity, name: 'An Peeters' });
  expect(again).toEqual({ ...first, name: 'An Peeters', language: 'fr' });
});
