import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Login } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';
import { type Identified, identify } from './identify.ts';
import type { ClaimNames } from './identity-claims.ts';
import type { LoginRequirements } from './login-requirements.ts';
import { type LogoutForm, logoutForm } from './logout-form.ts';

type IdentityClientOptions = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The address at which people see the site that uses this client. */
  siteUrl: string;
  requirements: LoginRequirements;
  claims: ClaimNames;
};

/** Speaks OpenID Connect with the identity service: authorization code flow with PKCE, state and nonce. */
export function createIdentityClient(options: IdentityClientOptions) {
  let discovered: Promise<Configuration> | undefined;

  /** The addresses and keys of the identity service: read at the first use, and again after a failure. */
  const configuration = (): Promise<Configuration> => {
    // Without the first, openid-client trusts the connection to the issuer and does not look at the signature of ID tokens.
    // Plain http is for the stand-in on the same machine, which does not start in production.
    const execute = [
      enableNonRepudiationChecks,
      ...(options.issuer.startsWith('http:') ? [allowInsecureRequests] : []),
    ];
    const authentication = ClientSecretBasic(options.clientSecret);
    const settings = { execute, timeout: 5 };
    discovered ??= discovery(new URL(options.issuer), options.clientId, undefined, authentication, settings).catch(
      (error: unknown) => {
        discovered = undefined;
        throw error;
      },
    );
    return discovered;
  };
  const { requirements } = options;
  const redirectUri = new URL('/login/callback', options.siteUrl).href;

  return {
    /**
     * The address to redirect the browser to, and the values that the response must match.
     * @param again whether the person must identify again, even with a session at the identity service
     */
    async begin(language: Language, returnTo: string, again = false): Promise<{ url: URL; login: Login }> {
      const login: Login = {
        state: randomState(),
        nonce: randomNonce(),
        codeVerifier: randomPKCECodeVerifier(),
        returnTo,
        identifiedAfter: again ? new Date() : null,
      };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: options.claims.scope,
        state: login.state,
        nonce: login.nonce,
        code_challenge: await calculatePKCECodeChallenge(login.codeVerifier),
        code_challenge_method: 'S256',
        ui_locales: language,
        acr_values: requirements.levels.join(' '),
        max_age: String(requirements.maxAgeMinutes * 60),
        ...(again && { prompt: 'login' }),
      });
      return { url, login };
    },

    /**
     * The person who logged in, from the query of the callback.
     * @throws LoginRefused when the identification is not what the site requires
     * @throws when anything else does not match
     */
    async finish(query: string, login: Login): Promise<Identified> {
      const callback = new URL(`${redirectUri}${query}`);
      const tokens = await authorizationCodeGrant(await configuration(), callback, {
        pkceCodeVerifier: login.codeVerifier,
        expectedState: login.state,
        expectedNonce: login.nonce,
        idTokenExpected: true,
      });
      return await identify(await configuration(), tokens, login, options);
    },

    /** What ends the session at the identity service too. A form: an address would appear in logs and histories. */
    async end(language: Language, idToken: string): Promise<LogoutForm> {
      return logoutForm(await configuration(), language, { idToken, siteUrl: options.siteUrl });
    },

    /** Resolves when the identity service answers. @throws when it does not, or answers with an error */
    async check(): Promise<void> {
      const answer = await fetch(new URL('/.well-known/openid-configuration', options.issuer), {
        redirect: 'error',
        signal: AbortSignal.timeout(2_000),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
    },
  };
}

export type IdentityClient = ReturnType<typeof createIdentityClient>;
