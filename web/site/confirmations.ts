/** Statements that a person makes through the identity service. */

import { compactVerify, createRemoteJWKSet } from 'jose';
import { randomPKCECodeVerifier, randomState } from 'openid-client';
import { z } from 'zod';
import type { Confirmation, Login } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';
import type { IdentityProof } from '#rules/proof.ts';
import type { AuthenticationMethod } from '#rules/report.ts';
import { type ClaimNames, readAuthentication } from './identity-claims.ts';
import { nonceOf, proofsOf, statementHash, tokenAlgorithms, verifyProof } from './identity-proof.ts';
import { CLOCK_TOLERANCE_S, checkAuthentication, type LoginRequirements } from './login-requirements.ts';
import type { OpenId } from './openid.ts';

const claimsSchema = z.looseObject({ iat: z.number() });

/** How a person confirmed statements. */
export type ConfirmedBy = {
  /** The person, as the identity service knows them. */
  readonly subject: string;
  /** Their name, if the ID token has it. */
  readonly name: string | null;
  readonly method: AuthenticationMethod;
  readonly identifiedAt: Date;
  /** A proof for each statement, in their order. */
  readonly proofs: readonly IdentityProof[];
};

/** Begins and ends the trip to the identity service by which a person confirms statements. */
export function createConfirmations(
  openId: OpenId,
  { requirements, claims: names }: { readonly requirements: LoginRequirements; readonly claims: ClaimNames },
) {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  const { levels, methods, confirmMaxAgeMinutes: maxAgeMinutes } = requirements;
  // Not the e-mail address: it does not belong in a proof that is kept for years.
  const scope = names.scope
    .split(/\s+/)
    .filter((each) => each !== 'email')
    .join(' ');
  return {
    /**
     * The address to redirect the browser to, and the values that the response must match. The nonce stands for the
     * statements. The identity service asks for nothing when the person was identified a short time ago.
     */
    async beginConfirmation(
      language: Language,
      returnTo: string,
      confirmation: Confirmation,
    ): Promise<{ url: URL; login: Login }> {
      const login: Login = {
        state: randomState(),
        nonce: nonceOf(confirmation.statements.map(({ statement, random }) => statementHash(statement, random))),
        codeVerifier: randomPKCECodeVerifier(),
        returnTo,
        identifiedAfter: null,
        confirmation,
      };
      const asked = { scope, maxAgeMinutes, again: false };
      return { url: await openId.addressFor(login, language, asked), login };
    },

    /**
     * The proofs of the statements, from the query of the callback.
     * @throws LoginRefused when the identification is not what the site requires
     * @throws when anything else does not match
     */
    async finishConfirmation(query: string, login: Login, { statements }: Confirmation): Promise<ConfirmedBy> {
      const idToken = (await openId.takeTokens(query, login)).id_token ?? '';
      const { jwks_uri } = (await openId.configuration()).serverMetadata();
      keys ??= createRemoteJWKSet(new URL(jwks_uri ?? ''), { timeoutDuration: 5_000 });
      const { key, protectedHeader, payload } = await compactVerify(idToken, keys, { algorithms: tokenAlgorithms });
      const claims = claimsSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
      // Refuses with a code that says what the person can do.
      checkAuthentication(readAuthentication(claims, names), { levels, methods, maxAgeMinutes });
      if (claims.iat > Date.now() / 1000 + CLOCK_TOLERANCE_S) throw new Error('The token is of the future');
      const proofs = await proofsOf(idToken, key, protectedHeader, statements);
      // As the ministry will verify them: a signature that it would refuse must not count here.
      const expected = {
        issuer: openId.issuer,
        clientId: openId.clientId,
        requirements: { levels, methods, maxAgeMinutes },
        claims: names,
      };
      const [first, ...others] = await Promise.all(
        proofs.map(async (proof, index) => {
          const { statement } = statements[index] ?? {};
          if (statement === undefined) throw new Error('A proof without a statement');
          const proven = await verifyProof(proof, { ...expected, statement });
          if ('fault' in proven) throw new Error(`Not a proof: ${proven.fault}`);
          return proven;
        }),
      );
      if (first === undefined || others.some(({ subject }) => subject !== first.subject)) {
        throw new Error('Not a confirmation of one person');
      }
      const { subject, name, method, identifiedAt } = first;
      return { subject, name, method, identifiedAt, proofs };
    },
  };
}
