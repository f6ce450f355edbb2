/** How a service connects to its database. */

import type { Logger } from 'pino';
import type { z } from 'zod';
import { connect, type Sql } from '#database/connection.ts';
import { type databaseSchema, databaseSettings } from '#database/settings.ts';

/** The exit code of a process whose configuration is wrong. */
const WRONG_CONFIGURATION = 2;

/**
 * The pool of a service. With NODE_ENV=production the process ends when the address is that of a superuser, which PostgreSQL
 * says at each connection: such a service could do anything on the server, and write around the privileges of its role.
 */
export function connectService(
  configuration: z.output<typeof databaseSchema> & { readonly NODE_ENV?: string | undefined },
  log: Logger,
  options: { readonly schema: string; readonly name: string; readonly max?: number },
): Sql {
  const refuseSuperuser = () => {
    log.fatal('DATABASE_URL is the address of a superuser: give that of the role of this service');
    process.exit(WRONG_CONFIGURATION);
  };
  return connect(databaseSettings(configuration), {
    ...options,
    ...(configuration.NODE_ENV === 'production' && { onSuperuser: refuseSuperuser }),
  });
}
