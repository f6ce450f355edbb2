/** The web service: the organisations' pages. Stateless, so several may run at the same time. */

import { Client } from '@temporalio/client';
import { listenForChanges } from '#database/changes.ts';
import { SCHEMA } from '#database/migrate.ts';
import { logAllOutput } from '#services/all-output.ts';
import { contactsOf } from '#services/contacts.ts';
import { createLog, listen, readConfiguration, reportReady, shutDown } from '#services/process.ts';
import { connectService } from '#services/service-database.ts';
import { connectForPages, temporalSettings } from '#services/temporal/connection.ts';
import { createReports } from '#services/temporal/reports.ts';
import { createIdentityClient } from '#web/site/identity-client.ts';
import { withReloadingPages } from '#web/site/reload-pages.ts';
import { siteFiles } from '#web/static-files.ts';
import { followAnnouncements } from './announcements.ts';
import { createApp } from './app.ts';
import { createChanges } from './changes.ts';
import { webSchema } from './configuration.ts';

const configuration = readConfiguration(webSchema);
const log = createLog('web');
logAllOutput(log);
const sql = connectService(configuration, log, { schema: SCHEMA, max: 6, name: 'web' });
const connection = connectForPages(temporalSettings(configuration));
const client = new Client({ connection, namespace: configuration.TEMPORAL_NAMESPACE });

// Made now, not while the first person waits for it.
siteFiles.address('line-grid.js');

const changes = createChanges();
listenForChanges(sql, changes.announce).catch((error: unknown) => {
  // It keeps trying. Until then, open pages ask every few seconds.
  log.warn({ error }, 'cannot listen for changes in the database yet');
});

const announcements = followAnnouncements(sql, log);
const app = createApp({
  sql,
  client,
  reports: createReports(sql, client, log),
  changes,
  identity: createIdentityClient({
    issuer: configuration.OIDC_ISSUER,
    clientId: configuration.OIDC_CLIENT_ID,
    clientSecret: configuration.OIDC_CLIENT_SECRET,
    siteUrl: configuration.WEB_URL,
    requirements: {
      levels: configuration.OIDC_ACR_VALUES,
      methods: configuration.OIDC_METHODS,
      maxAgeMinutes: configuration.OIDC_MAX_AGE_MINUTES,
      confirmMaxAgeMinutes: configuration.OIDC_SIGN_MAX_AGE_MINUTES,
    },
    claims: configuration.OIDC_CLAIMS,
  }),
  log,
  webUrl: configuration.WEB_URL,
  issuer: configuration.OIDC_ISSUER,
  fpsMiUrl: configuration.FPS_MI_URL,
  signingSite: {
    issuer: configuration.OIDC_ISSUER,
    clientId: configuration.OIDC_CLIENT_ID,
    requirements: {
      levels: configuration.OIDC_ACR_VALUES,
      methods: configuration.OIDC_METHODS,
      maxAgeMinutes: configuration.OIDC_SIGN_MAX_AGE_MINUTES,
    },
    claims: configuration.OIDC_CLAIMS,
  },
  trustedProxies: configuration.TRUSTED_PROXIES,
  rateLimits: configuration.RATE_LIMITS,
  contacts: contactsOf(configuration),
  announcements,
});
const server = await listen(withReloadingPages(app, configuration), {
  host: configuration.HOST,
  port: configuration.WEB_PORT,
});
shutDown(log, [
  async () => announcements.end(),
  async () => changes.end(),
  server.close,
  () => connection.close(),
  () => sql.end({ timeout: 5 }),
]);
reportReady(log, { url: configuration.WEB_URL });
