import { connect, type Sql } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';

/**
 * Connects an operator's command to `DATABASE_URL`. Without that variable the process ends with code 2 and a message.
 */
export function connectOperator(name: string): Sql {
  const url = process.env['DATABASE_URL'];
  if (!url) {
    process.stderr.write('Set DATABASE_URL to the address of the database.\n');
    process.exit(2);
  }
  return connect(url, { schema: SCHEMA, max: 1, name });
}
