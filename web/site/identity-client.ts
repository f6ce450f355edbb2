import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Login } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';
import { createConfirmations } from './confirmations.ts';
import { type Identified, identify } from './identify.ts';
import type { ClaimNames } from './identity-claims.ts';
import type { LoginRequirements } from './login-requirements.ts';
import { type LogoutForm, logoutForm } from './logout-form.ts';
import { createOpenId, type OpenIdOptions } from './openid.ts';

type IdentityClientOptions = Omit<OpenIdOptions, 'levels'> & {
  readonly requirements: LoginRequirements;
  readonly claims: ClaimNames;
};

/** Logs people in through the identity service, and lets them confirm statements there. */
export function createIdentityClient(options: IdentityClientOptions) {
  const { requirements, claims, siteUrl, issuer } = options;
  const openId = createOpenId({ ...options, levels: requirements.levels });

  return {
    ...createConfirmations(openId, { requirements, claims }),

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
        confirmation: null,
      };
      const { maxAgeMinutes } = requirements;
      return { url: await openId.addressFor(login, language, { scope: claims.scope, maxAgeMinutes, again }), login };
    },

    /**
     * The person who logged in, from the query of the callback.
     * @throws LoginRefused when the identification is not what the site requires
     * @throws when anything else does not match
     */
    async finish(query: string, login: Login): Promise<Identified> {
      const tokens = await openId.takeTokens(query, login);
      return await identify(await openId.configuration(), tokens, login, { requirements, claims });
    },

    /** What ends the session at the identity service too. A form: an address would appear in logs and histories. */
    async end(language: Language, idToken: string): Promise<LogoutForm> {
      return logoutForm(await openId.configuration(), language, { idToken, siteUrl });
    },

    /** Resolves when the identity service answers. @throws when it does not, or answers with an error */
    async check(): Promise<void> {
      const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
        redirect: 'error',
        signal: AbortSignal.timeout(2_000),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
    },
  };
}

export type IdentityClient = ReturnType<typeof createIdentityClient>;
