/** What people record about the audit trail itself: why rows are missing, for example after restoring an older backup. */

import { hash } from 'node:crypto';
import { addToAuditTrail } from './audit-trail.ts';
import type { Sql } from './connection.ts';

/** The chain of incidents. */
const SUBJECT = 'incident/audit-trail';

export type Incident = { readonly at: Date; readonly text: string };

/** Records an incident in the audit trail, as its owner. Idempotent by its text. @returns whether it is new */
export async function recordIncident(sql: Sql, text: string, at: Date): Promise<boolean> {
  const commandId = hash('sha256', text);
  return await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext(${SUBJECT}))`;
    const known = await transaction`
      select 1 from audit_trail where subject = ${SUBJECT} and command_id = ${commandId}`;
    if (known.length > 0) return false;
    const details = { text };
    await addToAuditTrail(transaction, {
      subject: SUBJECT,
      at,
      personId: null,
      action: 'incident',
      details,
      commandId,
    });
    return true;
  });
}

/** The recorded incidents, the oldest first. */
export function incidents(sql: Sql): Promise<Incident[]> {
  return sql<Incident[]>`
    select at, details ->> 'text' as text from audit_trail where subject = ${SUBJECT} order by sequence`;
}
