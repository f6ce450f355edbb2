import { z } from 'zod';
import { PASSWORD_PATTERN } from '#database/login-roles.ts';
import { databaseTlsSchema, databaseUrlSchema } from '#database/settings.ts';
import { orFile } from '#database/variables.ts';
import { requireDatabaseTls } from '#services/addresses.ts';
import { applicationGroup, type DatabaseGroup, ministryGroup, temporalGroup } from './role-passwords.ts';

const password = orFile(
  z.string().regex(PASSWORD_PATTERN, 'needs at least 16 printable ASCII characters, without spaces').optional(),
);

/** The environment variables of `npm run prepare-roles`; the README explains each. */
export const rolesSchema = databaseTlsSchema
  .extend({
    DATABASE_ADMIN_URL: databaseUrlSchema,
    /** The password of the administrator, where it is not in the address. */
    DATABASE_ADMIN_PASSWORD: orFile(z.string().optional()),
    DATABASE_OWNER_PASSWORD: password,
    DATABASE_WEB_PASSWORD: password,
    DATABASE_REPORTS_PASSWORD: password,
    DATABASE_NOTIFIER_PASSWORD: password,
    DATABASE_OPERATOR_PASSWORD: password,
    FPS_MI_DATABASE_OWNER_PASSWORD: password,
    FPS_MI_DATABASE_SERVICE_PASSWORD: password,
    TEMPORAL_DATABASE_PASSWORD: password,
    NODE_ENV: z.string().optional(),
  })
  .superRefine(requireDatabaseTls(['DATABASE_ADMIN_URL']))
  .superRefine((given, context) => {
    const passwords: Passwords = given;
    const groups = givenGroups(passwords);
    const missing = groups.flatMap((group) => Object.keys(group.passwords)).filter((name) => !passwords[name]);
    for (const name of missing) {
      context.addIssue({ code: 'custom', path: [name], message: 'is missing: each role of a database has a password' });
    }
    if (groups.length > 0) return;
    context.addIssue({ code: 'custom', path: ['DATABASE_OWNER_PASSWORD'], message: 'no password of a role is given' });
  });

type Passwords = Readonly<Record<string, string | undefined>>;

/** The databases on this server: those of whose roles a password is given. */
export function givenGroups(passwords: Passwords): DatabaseGroup[] {
  return [applicationGroup, ministryGroup, temporalGroup].filter((group) =>
    Object.keys(group.passwords).some((name) => passwords[name] !== undefined),
  );
}
