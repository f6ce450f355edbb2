/**
 * Migrates the databases and sets the privileges of the services, once before these start, as the owner of each database.
 * With DEMO_PERSONS=1 it also adds what a demo needs: the stand-in's persons, and granted amounts.
 */

import { connect } from '#database/connection.ts';
import { prepareDatabase, SCHEMA } from '#database/migrate.ts';
import { logAllOutput } from '#services/all-output.ts';
import { FPS_MI_SCHEMA, prepareFpsMiDatabase } from '#services/fps-mi/database/prepare-schema.ts';
import { createLog, readConfiguration } from '#services/process.ts';
import { databasesOf, preparationSchema } from './configuration.ts';

const configuration = readConfiguration(preparationSchema);
const databases = databasesOf(configuration);
const log = createLog('prepare-database');
logAllOutput(log);

const options = { max: 2, name: 'prepare-database' };
const sql = databases.application && connect(databases.application, { ...options, schema: SCHEMA });
const ministry = databases.ministry && connect(databases.ministry, { ...options, schema: FPS_MI_SCHEMA });
if (sql) await prepareDatabase(sql);
if (ministry) await prepareFpsMiDatabase(ministry);
const { DEMO_PERSONS, OIDC_ISSUER } = configuration;
if (DEMO_PERSONS === '1' && OIDC_ISSUER !== undefined) {
  // The image for production does not have that folder.
  const { loadDemo } = await import('./demo/load-demo.ts');
  await loadDemo(OIDC_ISSUER, sql, ministry);
}
await sql?.end();
await ministry?.end();
log.info('the databases are up to date');
