/** The stand-in for the federal authentication service: an OpenID Connect provider with invented persons. */

import { logAllOutput } from '#services/all-output.ts';
import { createLog, readConfiguration, reportReady, shutDown } from '#services/process.ts';
import { configurationSchema } from './configuration.ts';
import { startIdentity } from './identity.ts';
import { readSigningKeys } from './signing-keys.ts';

const configuration = readConfiguration(configurationSchema);
const log = createLog('identity');
logAllOutput(log);
const server = await startIdentity(
  {
    issuer: configuration.OIDC_ISSUER,
    webUrl: configuration.WEB_URL,
    clients: [
      { id: configuration.OIDC_CLIENT_ID, secret: configuration.OIDC_CLIENT_SECRET, url: configuration.WEB_URL },
      {
        id: configuration.FPS_MI_CLIENT_ID,
        secret: configuration.FPS_MI_CLIENT_SECRET,
        url: configuration.FPS_MI_WEB_URL,
      },
    ],
    secret: configuration.IDENTITY_SECRET,
    signingKeys: await readSigningKeys(configuration.DATA_DIR),
    log,
  },
  { host: configuration.HOST, port: configuration.IDENTITY_PORT },
);
shutDown(log, [server.close]);
reportReady(log, { issuer: server.issuer });
