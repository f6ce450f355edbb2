/**
 * The process of the ministry's side, which stands in for FPS MI's own system. app.ts says what a system that replaces
 * it must offer.
 */

import { Client, Connection } from '@temporalio/client';
import { logAllOutput } from '#services/all-output.ts';
import { createLog, listen, readConfiguration, reportReady, shutDown } from '#services/process.ts';
import { connectService } from '#services/service-database.ts';
import { createCampaigns } from '#services/temporal/campaigns.ts';
import { temporalSettings } from '#services/temporal/connection.ts';
import { createDecisionSender } from '#services/temporal/reports.ts';
import { createStageCounter } from '#services/temporal/stage-counts.ts';
import { createIdentityClient } from '#web/site/identity-client.ts';
import { withReloadingPages } from '#web/site/reload-pages.ts';
import { createApp } from './app.ts';
import { cacheCampaigns, refreshHourly } from './campaigns/campaign-cache.ts';
import { recordGrants } from './campaigns/record-grants.ts';
import { configurationSchema } from './configuration.ts';
import { FPS_MI_SCHEMA } from './database/prepare-schema.ts';
import { startDecisionRelay } from './decision-relay.ts';
import { identityKeysOf, rememberIdentityKeys } from './delivery/identity-keys.ts';
import { sealKeysAt } from './delivery/verify-seal.ts';

const configuration = readConfiguration(configurationSchema);
const log = createLog('fps-mi');
logAllOutput(log);
const sql = connectService(configuration, log, { schema: FPS_MI_SCHEMA, name: 'fps-mi' });
// The image for production does not have that file.
const testControls =
  configuration.FPS_MI_TEST_CONTROLS === '1' ? (await import('./api/test-controls.ts')).createTestControls() : null;
if (testControls) log.warn('deliveries can be made to fail by PUT /test-controls');

const connection = Connection.lazy(temporalSettings(configuration));
const client = new Client({ connection, namespace: configuration.TEMPORAL_NAMESPACE });
const decisionRelay = startDecisionRelay({ sql, sendDecision: createDecisionSender(client, log), log });
const campaigns = cacheCampaigns({
  campaigns: recordGrants({ campaigns: createCampaigns(client, log), sql, log }),
  sql,
  log,
});
const stopRefreshing = refreshHourly(campaigns, log);
const { OIDC_ISSUER: issuer, FPS_MI_WEB_URL: siteUrl } = configuration;
const identityKeys = identityKeysOf(sql, issuer);
const forgetIdentityKeys = rememberIdentityKeys(identityKeys, log);
const app = createApp({
  sql,
  log,
  token: configuration.FPS_MI_TOKEN,
  sealKeys: sealKeysAt(new URL(configuration.DELIVERY_JWKS_URL)),
  identityKeys,
  signingSite: {
    issuer,
    clientId: configuration.OIDC_CLIENT_ID,
    requirements: {
      levels: configuration.OIDC_ACR_VALUES,
      methods: configuration.OIDC_METHODS,
      maxAgeMinutes: configuration.OIDC_SIGN_MAX_AGE_MINUTES,
    },
    claims: configuration.OIDC_CLAIMS,
  },
  readingIsOpen: configuration.FPS_MI_OPEN_READING === '1',
  testControls,
  siteUrl,
  webUrl: configuration.WEB_URL,
  issuer,
  trustedProxies: configuration.TRUSTED_PROXIES,
  rateLimits: configuration.RATE_LIMITS,
  identity: createIdentityClient({
    issuer,
    siteUrl,
    clientId: configuration.FPS_MI_CLIENT_ID,
    clientSecret: configuration.FPS_MI_CLIENT_SECRET,
    requirements: {
      levels: configuration.FPS_MI_ACR_VALUES,
      methods: configuration.FPS_MI_METHODS,
      maxAgeMinutes: configuration.FPS_MI_MAX_AGE_MINUTES,
      confirmMaxAgeMinutes: configuration.FPS_MI_RELEASE_MAX_AGE_MINUTES,
    },
    claims: configuration.OIDC_CLAIMS,
  }),
  decisionRelay,
  campaigns,
  countStages: createStageCounter(client, log),
  payer: { name: configuration.PAYER_NAME, iban: configuration.PAYER_IBAN, bic: configuration.PAYER_BIC },
});
const server = await listen(withReloadingPages(app, configuration), {
  host: configuration.HOST,
  port: configuration.FPS_MI_PORT,
});
shutDown(log, [
  server.close,
  decisionRelay.stop,
  stopRefreshing,
  async () => forgetIdentityKeys(),
  () => connection.close(),
  () => sql.end({ timeout: 5 }),
]);
reportReady(log, { port: server.port });
