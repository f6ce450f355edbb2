import { describe, expect, test } from 'vitest';
import { municipalities } from '#database/municipalities.ts';
import { findPerson, type Person, persons } from '#services/identity/persons.ts';

const everyone = persons();

describe('the persons of the stand-in', () => {
  test('are four for each of the 581 organisations, and two of the ministry', () => {
    expect(everyone).toHaveLength(581 * 4 + 2);
    const roles = ['clerk', 'chair', 'director', 'dpo'];
    for (const nis of municipalities().keys()) {
      for (const role of roles) expect(findPerson(`${role}.${nis}`)).toMatchObject({ nis, function: role });
    }
    for (const subject of ['handler.fps-mi', 'releaser.fps-mi']) {
      expect(findPerson(subject)).toMatchObject({ nis: null, function: 'handler' });
    }
  });

  test('have different subjects, and different e-mail addresses in a domain that does not exist', () => {
    expect(new Set(everyone.map(({ subject }) => subject)).size).toBe(everyone.length);
    expect(new Set(everyone.map(({ email }) => email)).size).toBe(everyone.length);
    for (const { email } of everyone) expect(email).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+@[a-z0-9-]{1,63}\.example$/);
  });

  test('have different family names within an organisation', () => {
    const byOrganisation = Object.groupBy(everyone, ({ nis }) => nis ?? 'ministry');
    for (const staff of Object.values(byOrganisation)) {
      const families = staff?.map(({ familyName }) => familyName);
      expect(new Set(families).size).toBe(families?.length);
    }
  });

  test('have the language of their organisation, in Brussels one of its two languages', () => {
    for (const { nis, locale } of everyone) {
      if (nis !== null) expect(municipalities().get(nis)?.languages).toContain(locale);
    }
    const brussels = everyone.filter(({ nis }) => nis !== null && municipalities().get(nis)?.languages.length === 2);
    expect(new Set(brussels.map(({ locale }) => locale))).toEqual(new Set(['nl', 'fr']));
  });

  test('are the same at every start', () => {
    const expected: Partial<Person>[] = [
      { subject: 'chair.11001', email: 'karel.michiels@ocmw-aartselaar.example', locale: 'nl' },
      { subject: 'chair.92094', email: 'antoine.delhaye@cpas-namur.example', locale: 'fr' },
    ];
    for (const person of expected) expect(findPerson(person.subject ?? '')).toMatchObject(person);
    expect(findPerson('chair.63023')).toMatchObject({ locale: 'de', email: expect.stringContaining('@oeshz-eupen.') });
  });

  test('do not include unknown subjects', () => {
    expect(findPerson('chair.99999')).toBeUndefined();
    expect(findPerson('constructor')).toBeUndefined();
  });
});
