import { connect, type Sql } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { databaseSchema, databaseSettings } from '#database/settings.ts';
import { readVariables } from '#database/variables.ts';
import { recordOperatorCommand } from './operator-log.ts';

/**
 * Connects an operator's command to `DATABASE_URL`. When the variables about the database are wrong or missing, the process
 * ends with code 2 and a line about each. The command is in the security log.
 * @param schema by default that of the application
 */
export function connectOperator(name: string, schema = SCHEMA): Sql {
  recordOperatorCommand(name);
  const read = readVariables(databaseSchema, process.env);
  if (!read.success) {
    process.stderr.write('Set DATABASE_URL to the address of the database.\n');
    for (const problem of read.problems) process.stderr.write(`${problem}\n`);
    process.exit(2);
  }
  return connect(databaseSettings(read.data), { schema, max: 1, name });
}
