/**
 * `npm run record-incident -- 'text'`: records in the audit trail why something is wrong with it, such as an older backup that was
 * restored. As the owner of the tables. Idempotent by the text.
 */

import { recordIncident } from '#database/incidents.ts';
import { connectOperator } from './operator-command.ts';

const text = process.argv.slice(2).join(' ').trim();
if (text === '' || text.length > 1000) {
  process.stderr.write('Give the text of the incident, of at most 1000 characters, without personal data.\n');
  process.exit(2);
}
const sql = connectOperator('record-incident');
const isNew = await recordIncident(sql, text, new Date());
await sql.end();
process.stdout.write(isNew ? 'recorded\n' : 'was recorded before\n');
