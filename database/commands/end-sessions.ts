/** `npm run end-sessions -- ADDRESS`: ends all sessions of the persons with this e-mail address. They can log in again. */

import { endSessionsOf } from '#database/sessions.ts';
import { connectOperator } from './operator-command.ts';
import { commandConcerns } from './operator-log.ts';

const [email, ...more] = process.argv.slice(2);
if (email === undefined || more.length > 0) {
  process.stderr.write('Usage: npm run end-sessions -- ADDRESS\n');
  process.exit(2);
}
const sql = connectOperator('end-sessions');
const persons = await sql<{ id: string }[]>`select id from persons where lower(email) = lower(${email})`;
let ended = 0;
for (const { id } of persons) commandConcerns({ person: id });
for (const { id } of persons) ended += (await endSessionsOf(sql, id, 'all')).length;
await sql.end();
process.stdout.write(`${persons.length} persons, ${ended} sessions ended\n`);
process.exit(persons.length > 0 ? 0 : 1);
