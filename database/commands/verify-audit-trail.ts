/** `npm run verify-audit-trail`: reads the whole audit trail and reports rows that were changed or removed. */

import { verifyAuditTrail } from '#database/audit-trail.ts';
import { connectOperator } from './operator-command.ts';

const sql = connectOperator('verify-audit-trail');
const { rows, faults } = await verifyAuditTrail(sql);
await sql.end();
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${rows} rows read, ${faults.length} faults\n`);
process.exit(faults.length === 0 ? 0 : 1);
