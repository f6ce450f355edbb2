/** `npm run verify-audit-trail`: reads the whole audit trail and says whether anything was changed or taken out. */

import { verifyAuditTrail } from './audit-trail.ts';
import { connect } from './connection.ts';
import { SCHEMA } from './migrate.ts';

const url = process.env['DATABASE_URL'];
if (url === undefined) {
  process.stderr.write('Give the address of the database as DATABASE_URL.\n');
  process.exit(2);
}
const sql = connect(url, { schema: SCHEMA, max: 1, name: 'verify-audit-trail' });
const { rows, faults } = await verifyAuditTrail(sql);
await sql.end();
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${rows} rows read, ${faults.length} faults\n`);
process.exit(faults.length === 0 ? 0 : 1);
