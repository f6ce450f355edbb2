/**
 * Migrates every schema, once before the services start. With DEMO_PERSONS=1 it also adds what a demo needs: the stand-in's
 * persons, and granted amounts.
 */

import { z } from 'zod';
import { connect } from '#database/connection.ts';
import { prepareDatabase, SCHEMA } from '#database/migrate.ts';
import { prepareFpsMiDatabase } from '#services/fps-mi/database/prepare-schema.ts';
import { createLog, readConfiguration } from '#services/process.ts';
import { loadDemoGrants } from './demo-grants.ts';
import { loadDemoHandlers, loadDemoPersons } from './demo-persons.ts';

const configuration = readConfiguration(
  z.object({
    DATABASE_URL: z.url(),
    OIDC_ISSUER: z.url().optional(),
    DEMO_PERSONS: z.enum(['0', '1']).default('0'),
    NODE_ENV: z.string().optional(),
  }),
);
const log = createLog('prepare-database');

const sql = connect(configuration.DATABASE_URL, { schema: SCHEMA, max: 2, name: 'prepare-database' });
await prepareDatabase(sql);
await prepareFpsMiDatabase(sql);
if (configuration.DEMO_PERSONS === '1') {
  if (configuration.NODE_ENV === 'production') throw new Error('DEMO_PERSONS is for demos, not for production');
  if (configuration.OIDC_ISSUER === undefined)
    throw new Error('DEMO_PERSONS needs OIDC_ISSUER, which has these persons');
  await loadDemoPersons(sql, configuration.OIDC_ISSUER);
  await loadDemoHandlers(sql, configuration.OIDC_ISSUER);
  await loadDemoGrants(sql);
}
await sql.end();
log.info('the database is up to date');
