import type { Sql } from './connection.ts';

/** The channel on which the triggers of migration 0007 announce. Channels belong to the database, not to a schema. */
const CHANNEL = 'unique_report_changed';

/**
 * Calls `announce` with an organisation's NIS code when its data, a role or a report of it may have changed, and with
 * null when that may be so of any: after each (re)connection, since what happened before it was not heard. Takes one
 * connection beside the pool's, and makes it anew by itself when it breaks.
 */
export async function listenForChanges(sql: Sql, announce: (nis: string | null) => void): Promise<void> {
  await sql.listen(CHANNEL, announce, () => announce(null));
}
