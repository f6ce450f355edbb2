import type { Sql } from './connection.ts';

/** The channel that the triggers of migration 0007 notify. Channels belong to the database, not to a schema. */
const CHANNEL = 'unique_report_changed';

/**
 * Calls `announce` with the NIS code of an organisation when its data, one of its roles or one of its reports may have
 * changed, and with null when this may be true of every organisation: after each (re)connection, because notifications
 * before it are lost. Uses one connection outside the pool, and reconnects automatically.
 */
export async function listenForChanges(sql: Sql, announce: (nis: string | null) => void): Promise<void> {
  await sql.listen(CHANNEL, announce, () => announce(null));
}
