/**
 * `npm run prepare-roles`: makes the roles with which the services log in to PostgreSQL, and their databases, and sets the
 * passwords. The only process that needs the address of an administrator. Run it again with other passwords to replace them.
 */

import { prepareLoginRoles } from '#database/login-roles.ts';
import { settingsFor } from '#database/settings.ts';
import { logAllOutput } from '#services/all-output.ts';
import { createLog, readConfiguration } from '#services/process.ts';
import { givenGroups, rolesSchema } from './configuration.ts';
import { passwordsIn } from './role-passwords.ts';

const configuration = readConfiguration(rolesSchema);
const log = createLog('prepare-roles');
logAllOutput(log);
const groups = givenGroups(configuration);
const databases = groups.flatMap((group) => group.databases);
const { DATABASE_ADMIN_URL, DATABASE_ADMIN_PASSWORD } = configuration;
const admin = settingsFor(DATABASE_ADMIN_URL, DATABASE_ADMIN_PASSWORD, configuration);
await prepareLoginRoles(admin, databases, passwordsIn(groups, configuration));
log.info({ databases: databases.map(({ name }) => name) }, 'the roles are ready');
