import { expect, it } from 'vitest';
import { rolesSchema } from '#services/prepare-roles/configuration.ts';
import { applicationGroup, ministryGroup, temporalGroup } from '#services/prepare-roles/role-passwords.ts';

const DATABASE_ADMIN_URL = 'postgres://postgres@127.0.0.1/postgres';
const PASSWORD = 'sixteen-characters';
const passwordsFor = (...groups: (typeof applicationGroup | typeof ministryGroup | typeof temporalGroup)[]) =>
  Object.fromEntries(groups.flatMap(({ passwords }) => Object.keys(passwords)).map((name) => [name, PASSWORD]));
const refused = (given: Record<string, string>) =>
  rolesSchema.safeParse({ DATABASE_ADMIN_URL, ...given }).error?.issues.map(({ path }) => path.join('.')) ?? [];

it('takes the passwords of one database, or of several on the same server', () => {
  for (const groups of [[applicationGroup], [ministryGroup], [temporalGroup], [applicationGroup, temporalGroup]]) {
    expect(refused(passwordsFor(...groups))).toEqual([]);
  }
});

it('names each password that a database lacks, and asks for one when there is none', () => {
  expect(refused({ FPS_MI_DATABASE_OWNER_PASSWORD: PASSWORD })).toEqual(['FPS_MI_DATABASE_SERVICE_PASSWORD']);
  const { DATABASE_NOTIFIER_PASSWORD: _, ...others } = passwordsFor(applicationGroup);
  expect(refused(others)).toEqual(['DATABASE_NOTIFIER_PASSWORD']);
  expect(refused({})).toEqual(['DATABASE_OWNER_PASSWORD']);
});

it.each(['too-short', 'with spaces in it, and long', 'mot-de-passe-accentué'])(
  'refuses the password "%s"',
  (password) => {
    expect(refused({ TEMPORAL_DATABASE_PASSWORD: password })).toEqual(['TEMPORAL_DATABASE_PASSWORD']);
  },
);

it('refuses a connection without TLS to another machine in production', () => {
  const remote = { DATABASE_ADMIN_URL: 'postgres://postgres@db.example/postgres', NODE_ENV: 'production' };
  expect(refused({ ...passwordsFor(temporalGroup), ...remote })).toEqual(['DATABASE_ADMIN_URL']);
});
