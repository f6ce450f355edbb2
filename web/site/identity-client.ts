import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { Identity, Login } from '#database/sessions.ts';
import { type Language, languages } from '#forms/definition.ts';
import { type AuthenticationMethod, authenticationMethods } from '#rules/report.ts';

type Options = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Under which address people see the site that asks. */
  siteUrl: string;
};

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  name: z.string().min(1),
  email: z.email(),
  locale: z.enum(languages).catch('nl'),
  // How the person was identified (RFC 8176); the identity service names one of the methods that we know.
  amr: z.array(z.string()).transform((methods, context): AuthenticationMethod => {
    const known = authenticationMethods.find((method) => methods.includes(method));
    if (known !== undefined) return known;
    context.addIssue({ code: 'custom', message: `no known method of authentication in ${methods.join(' ')}` });
    return z.NEVER;
  }),
});

/** What a login gives. */
export type Identified = { identity: Identity; method: AuthenticationMethod; idToken: string };

/** Speaks OpenID Connect with the identity service: authorization code flow with PKCE, state and nonce. */
export function createIdentityClient(options: Options) {
  let known: Promise<Configuration> | undefined;

  /** The service's addresses and keys, asked for once it is needed and again after a failure. */
  const configuration = (): Promise<Configuration> => {
    // Plain http is for a service on this machine; the production check of the stand-in keeps it there.
    const execute = options.issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    known ??= discovery(new URL(options.issuer), options.clientId, undefined, ClientSecretBasic(options.clientSecret), {
      execute,
      timeout: 5,
    }).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  const redirectUri = new URL('/login/callback', options.siteUrl).href;

  return {
    /**
     * Where to send the browser, and what its answer must match.
     * @param anew whether to ask for a new identification, whoever the service knows already
     */
    async begin(language: Language, returnTo: string, anew = false): Promise<{ url: URL; login: Login }> {
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
        ...(anew && { prompt: 'login' }),
      });
      return { url, login };
    },

    /** Who came back, from the query of the callback. @throws when anything does not match */
    async finish(query: string, login: Login): Promise<Identified> {
      const callback = new URL(`${redirectUri}${query}`);
      const tokens = await authorizationCodeGrant(await configuration(), callback, {
        pkceCodeVerifier: login.codeVerifier,
        expectedState: login.state,
        expectedNonce: login.nonce,
        idTokenExpected: true,
      });
      const { iss, sub, name, email, locale, amr } = claimsSchema.parse(tokens.claims());
      return {
        identity: { issuer: iss, subject: sub, name, email, language: locale },
        method: amr,
        idToken: tokens.id_token ?? '',
      };
    },

    /** Where to end the session at the identity service too. */
    async end(language: Language, idToken: string): Promise<URL> {
      return buildEndSessionUrl(await configuration(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: new URL('/', options.siteUrl).href,
        ui_locales: language,
      });
    },

    /** Resolves when the identity service answers. */
    async check(): Promise<void> {
      const answer = await fetch(new URL('/.well-known/openid-configuration', options.issuer), {
        signal: AbortSignal.timeout(2_000),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
    },
  };
}

export type IdentityClient = ReturnType<typeof createIdentityClient>;
