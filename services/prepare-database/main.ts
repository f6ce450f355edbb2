/**
 * Migrates every schema, once before the services start. With DEMO_PERSONS=1 it also adds what a demo needs: the stand-in's
 * persons, and granted amounts.
 */

import { connect } from '#database/connection.ts';
import { prepareDatabase, SCHEMA } from '#database/migrate.ts';
import { databaseSettings } from '#database/settings.ts';
import { prepareFpsMiDatabase } from '#services/fps-mi/database/prepare-schema.ts';
import { createLog, readConfiguration } from '#services/process.ts';
import { preparationSchema } from './configuration.ts';
import { loadDemoGrants } from './demo-grants.ts';
import { loadDemoHandlers, loadDemoPersons } from './demo-persons.ts';

const configuration = readConfiguration(preparationSchema);
const log = createLog('prepare-database');

const sql = connect(databaseSettings(configuration), { schema: SCHEMA, max: 2, name: 'prepare-database' });
await prepareDatabase(sql);
await prepareFpsMiDatabase(sql);
const { DEMO_PERSONS, OIDC_ISSUER } = configuration;
if (DEMO_PERSONS === '1' && OIDC_ISSUER !== undefined) {
  await loadDemoPersons(sql, OIDC_ISSUER);
  await loadDemoHandlers(sql, OIDC_ISSUER);
  await loadDemoGrants(sql);
}
await sql.end();
log.info('the database is up to date');
