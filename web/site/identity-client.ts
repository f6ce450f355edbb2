import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { Identity, Login } from '#database/sessions.ts';
import { PLAIN_LINE } from '#forms/characters.ts';
import { type Language, languages } from '#forms/definition.ts';
import type { AuthenticationMethod } from '#rules/report.ts';
import { checkAuthentication, type LoginRequirements } from './login-requirements.ts';

type IdentityClientOptions = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The address at which people see the site that uses this client. */
  siteUrl: string;
  requirements: LoginRequirements;
};

const claimsSchema = z.object({
  iss: z.string(),
  // OpenID Connect Core, section 2: at most 255 ASCII characters.
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  // It stands beside signatures, and in what is delivered.
  name: z.string().min(1).max(200).regex(PLAIN_LINE),
  email: z.email(),
  email_verified: z.boolean().catch(false),
  locale: z.enum(languages).catch('nl'),
  // How the person was identified (RFC 8176), at which level of assurance, and when.
  amr: z.array(z.string()).default([]),
  acr: z.string().optional(),
  auth_time: z.number().optional(),
});

/** The result of a login. */
export type Identified = { identity: Identity; method: AuthenticationMethod; idToken: string };

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
      };
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
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
      const { iss, sub, name, email, email_verified, locale, ...authentication } = claimsSchema.parse(tokens.claims());
      return {
        identity: { issuer: iss, subject: sub, name, email, emailVerified: email_verified, language: locale },
        method: checkAuthentication(authentication, requirements),
        idToken: tokens.id_token ?? '',
      };
    },

    /** The address that ends the session at the identity service too. */
    async end(language: Language, idToken: string): Promise<URL> {
      return buildEndSessionUrl(await configuration(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: new URL('/', options.siteUrl).href,
        ui_locales: language,
      });
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
