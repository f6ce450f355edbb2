import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { createStorage } from '#services/identity/storage.ts';
import type { Certificate } from '#start/certificates.ts';

/** A person whom the issuer can identify. */
export type Citizen = {
  readonly givenName: string;
  readonly surname: string;
  readonly mail: string;
  readonly prefLanguage: string;
};

/** The level of assurance that the issuer gives, and how it names the method. */
const LEVEL = 'urn:example:level:500';
const METHOD = 'urn:example:eid-card';

/** How the issuer names its claims, as OIDC_CLAIMS says it. */
export const claimNames = {
  scope: 'openid egov',
  source: 'userinfo',
  name: ['givenName', 'surname'],
  email: 'mail',
  emailVerified: 'mailVerified',
  language: 'prefLanguage',
  methods: { [METHOD]: 'eid' },
};
export const acceptedLevel = LEVEL;

/** A site that may use the issuer. */
export type RegisteredSite = { readonly id: string; readonly secret: string; readonly url: string };

/**
 * Starts an OpenID Connect issuer that is not the stand-in: over https, with a login page of its own, RS256, opaque subjects,
 * and claims about the person that have other names and are at its userinfo endpoint.
 * @param port where it listens on 127.0.0.1
 * @param citizens by what they type at the login page
 */
export async function startFederalIssuer(
  port: number,
  certificate: Certificate,
  sites: readonly RegisteredSite[],
  citizens: ReadonlyMap<string, Citizen>,
) {
  const issuer = `https://127.0.0.1:${port}`;
  /** The subject of each citizen: a random id, as it is with pairwise identifiers. */
  const subjects = new Map([...citizens.keys()].map((name) => [name, randomUUID()]));
  const provider = await createProvider(issuer, sites, (subject) => {
    const [name = ''] = [...subjects].find(([, id]) => id === subject) ?? [];
    return citizens.get(name);
  });
  const handle = provider.callback();
  const server = createServer(
    { cert: await readFile(certificate.cert), key: await readFile(certificate.key) },
    (request, response) => {
      if (request.url?.startsWith('/identify/')) {
        identify(provider, subjects, request, response).catch((error: unknown) => {
          response.writeHead(500).end(String(error));
        });
        return;
      }
      void handle(request, response);
    },
  );
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    issuer,
    subjectOf: (name: string): string => subjects.get(name) ?? '',
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

export type FederalIssuer = Awaited<ReturnType<typeof startFederalIssuer>>;

async function createProvider(
  issuer: string,
  sites: readonly RegisteredSite[],
  find: (subject: string) => Citizen | undefined,
): Promise<Provider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    adapter: createStorage(),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomUUID() }] },
    clients: sites.map(({ id, secret, url }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [new URL('/login/callback', url).href],
      post_logout_redirect_uris: [new URL('/', url).href],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    })),
    acrValues: [LEVEL],
    scopes: ['openid', 'egov'],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      egov: ['givenName', 'surname', 'mail', 'mailVerified', 'prefLanguage'],
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_ctx, { uid }) => `/identify/${uid}` },
    cookies: { keys: [randomUUID()] },
    pkce: { required: () => true },
    // In seconds. Without them oidc-provider writes a warning about each.
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
    findAccount: (_ctx, subject) => {
      const citizen = find(subject);
      return citizen && { accountId: subject, claims: () => ({ sub: subject, ...citizen, mailVerified: true }) };
    },
    // Nobody is asked for consent.
    loadExistingGrant: async ({ oidc }) => {
      if (oidc.client === undefined || oidc.session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid egov');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

/** The login page: a citizen types a name, and is believed. */
async function identify(
  provider: Provider,
  subjects: ReadonlyMap<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') {
    const page = '<form method="post"><input name="subject"><button>Identify</button></form>';
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
    return;
  }
  const name = new URLSearchParams(await text(request)).get('subject') ?? '';
  const accountId = subjects.get(name);
  if (accountId === undefined) throw new Error(`nobody is called ${name}`);
  await provider.interactionFinished(request, response, { login: { accountId, acr: LEVEL, amr: [METHOD] } });
}
