import { type RoleDatabase, rolesOfDatabase } from '#database/login-roles.ts';

/** The password of every role on the server of the tests. */
export const ROLE_PASSWORD = 'password-of-the-tests';

/** That password for each role of these databases. */
export function passwordsOf(databases: readonly RoleDatabase[]): Map<string, string> {
  return new Map(databases.flatMap(rolesOfDatabase).map(({ name }) => [name, ROLE_PASSWORD]));
}
