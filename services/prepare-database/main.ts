/**
 * Migrates the databases and sets the privileges of the services, once before these start, as the owner of each database.
 * With DEMO_PERSONS=1 it also adds what a demo needs: the stand-in's persons, and granted amounts.
 */

import { connect } from '#database/connection.ts';
import { prepareDatabase, SCHEMA } from '#database/migrate.ts';
import { databaseSettings, settingsFor } from '#database/settings.ts';
import { logAllOutput } from '#services/all-output.ts';
import { FPS_MI_SCHEMA, prepareFpsMiDatabase } from '#services/fps-mi/database/prepare-schema.ts';
import { createLog, readConfiguration } from '#services/process.ts';
import { preparationSchema } from './configuration.ts';
import { loadDemoGrants, recordDemoGrants } from './demo-grants.ts';
import { loadDemoHandlers, loadDemoPersons } from './demo-persons.ts';

const configuration = readConfiguration(preparationSchema);
const { FPS_MI_DATABASE_URL, FPS_MI_DATABASE_PASSWORD, DEMO_PERSONS, OIDC_ISSUER } = configuration;
const log = createLog('prepare-database');
logAllOutput(log);
/** The stand-in whose persons are added; null: none are. */
const standIn = DEMO_PERSONS === '1' ? (OIDC_ISSUER ?? null) : null;

const sql = connect(databaseSettings(configuration), { schema: SCHEMA, max: 2, name: 'prepare-database' });
await prepareDatabase(sql);
if (standIn !== null) {
  await loadDemoPersons(sql, standIn);
  await loadDemoGrants(sql);
}

if (FPS_MI_DATABASE_URL !== undefined) {
  const settings = settingsFor(FPS_MI_DATABASE_URL, FPS_MI_DATABASE_PASSWORD, configuration);
  const ministry = connect(settings, { schema: FPS_MI_SCHEMA, max: 2, name: 'prepare-database' });
  await prepareFpsMiDatabase(ministry);
  if (standIn !== null) {
    await loadDemoHandlers(ministry, standIn);
    await recordDemoGrants(sql, ministry);
  }
  await ministry.end();
}
await sql.end();
log.info('the databases are up to date');
