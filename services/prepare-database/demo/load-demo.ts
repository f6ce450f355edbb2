/** What a demo needs. The image for production does not have this folder. */

import type { Sql } from '#database/connection.ts';
import { loadDemoGrants, recordDemoGrants } from './demo-grants.ts';
import { loadDemoHandlers, loadDemoPersons } from './demo-persons.ts';

/**
 * Adds the stand-in's persons with their roles, its case handlers, and granted amounts. Idempotent.
 * @param issuer the address of the stand-in
 * @param sql the application's database, as its owner; undefined: it is left as it is
 * @param ministry the same of the ministry's database
 */
export async function loadDemo(issuer: string, sql: Sql | undefined, ministry: Sql | undefined): Promise<void> {
  if (sql) {
    await loadDemoPersons(sql, issuer);
    await loadDemoGrants(sql);
  }
  if (ministry) await loadDemoHandlers(ministry, issuer);
  if (sql && ministry) await recordDemoGrants(sql, ministry);
}
