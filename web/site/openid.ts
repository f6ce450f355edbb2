/** What this site asks the identity service, and what it gets: OpenID Connect, authorization code flow with PKCE. */

import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { Login } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';

export type OpenIdOptions = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The address at which people see the site that uses this client. */
  readonly siteUrl: string;
  /** The accepted levels of assurance, the preferred one first. */
  readonly levels: readonly string[];
};

/** What a login asks for, besides the level of assurance. */
type Asked = {
  readonly scope: string;
  readonly maxAgeMinutes: number;
  /** Whether the person must identify again, even with a session at the identity service. */
  readonly again: boolean;
};

/** The site as a client of the identity service. */
export function createOpenId({ issuer, clientId, clientSecret, siteUrl, levels }: OpenIdOptions) {
  let discovered: Promise<Configuration> | undefined;
  const redirectUri = new URL('/login/callback', siteUrl).href;

  /** The addresses and keys of the identity service: read at the first use, and again after a failure. */
  const configuration = (): Promise<Configuration> => {
    // Without the first, openid-client trusts the connection to the issuer and does not look at the signature of ID tokens.
    // Plain http is for the stand-in on the same machine, which does not start in production.
    const execute = [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])];
    const authentication = ClientSecretBasic(clientSecret);
    const settings = { execute, timeout: 5 };
    discovered ??= discovery(new URL(issuer), clientId, undefined, authentication, settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  return {
    issuer,
    clientId,
    configuration,

    /** The address of the identity service's page for a login. */
    async addressFor(login: Login, language: Language, { scope, maxAgeMinutes, again }: Asked): Promise<URL> {
      return buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope,
        state: login.state,
        nonce: login.nonce,
        code_challenge: await calculatePKCECodeChallenge(login.codeVerifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        acr_values: levels.join(' '),
        max_age: String(maxAgeMinutes * 60),
        ...(again && { prompt: 'login' }),
      });
    },

    /** The tokens for the code in the query of a callback. @throws when anything does not match the login */
    async takeTokens(query: string, login: Login) {
      return await authorizationCodeGrant(await configuration(), new URL(`${redirectUri}${query}`), {
        pkceCodeVerifier: login.codeVerifier,
        expectedState: login.state,
        expectedNonce: login.nonce,
        idTokenExpected: true,
      });
    },
  };
}

export type OpenId = ReturnType<typeof createOpenId>;
