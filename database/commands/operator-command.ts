import { connect, type Sql } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';

/** The database for a command that an operator runs: `DATABASE_URL`. Without it the process ends with code 2 and says so. */
export function connectOperator(name: string): Sql {
  const url = process.env['DATABASE_URL'];
  if (!url) {
    process.stderr.write('Give the address of the database as DATABASE_URL.\n');
    process.exit(2);
  }
  return connect(url, { schema: SCHEMA, max: 1, name });
}
