/** Which variable has the password of which role, and the address with which that role logs in. */

import { database as application, owner, roles } from '#database/grants.ts';
import type { LoginRole, RoleDatabase } from '#database/login-roles.ts';
import {
  database as ministry,
  owner as ministryOwner,
  roles as ministryRoles,
} from '#services/fps-mi/database/grants.ts';

/** Databases whose roles get their passwords together: all of them, or none. They may be on different servers. */
export type DatabaseGroup = {
  readonly databases: readonly RoleDatabase[];
  /** The roles by the variable that has the password. */
  readonly passwords: Readonly<Record<string, LoginRole>>;
};

export const applicationGroup = {
  databases: [application],
  passwords: {
    DATABASE_OWNER_PASSWORD: owner,
    DATABASE_WEB_PASSWORD: roles.web,
    DATABASE_REPORTS_PASSWORD: roles.reports,
    DATABASE_NOTIFIER_PASSWORD: roles.notifier,
    DATABASE_OPERATOR_PASSWORD: roles.operator,
  },
} as const satisfies DatabaseGroup;

export const ministryGroup = {
  databases: [ministry],
  passwords: { FPS_MI_DATABASE_OWNER_PASSWORD: ministryOwner, FPS_MI_DATABASE_SERVICE_PASSWORD: ministryRoles.service },
} as const satisfies DatabaseGroup;

/** A Temporal server makes its own tables, so it owns its two databases. Its pools limit the connections. */
const temporal: LoginRole = { name: 'temporal', connections: -1, statementSeconds: null, idleSeconds: null };
const temporalDatabase = (name: string): RoleDatabase => ({ name, schema: 'public', owner: temporal, users: [] });
export const temporalGroup = {
  databases: [temporalDatabase('temporal'), temporalDatabase('temporal_visibility')],
  passwords: { TEMPORAL_DATABASE_PASSWORD: temporal },
} as const satisfies DatabaseGroup;

/** The password of each role of these groups, by the name of the role. */
export function passwordsIn(
  groups: readonly DatabaseGroup[],
  given: Readonly<Record<string, string | undefined>>,
): Map<string, string> {
  return new Map(
    groups.flatMap(({ passwords }) =>
      Object.entries(passwords).map(([variable, { name }]) => [name, given[variable] ?? ''] as const),
    ),
  );
}

/** The address with which a role logs in to a database on the server of `url`. */
export function addressOf(
  url: string,
  { name: database }: RoleDatabase,
  { name }: LoginRole,
  password: string,
): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  address.username = name;
  address.password = encodeURIComponent(password);
  return address.href;
}
