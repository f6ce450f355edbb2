import {
  type Configuration,
  fetchUserInfo,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client';
import { z } from 'zod';
import type { Identity, Login } from '#database/sessions.ts';
import type { AuthenticationMethod } from '#rules/report.ts';
import { type ClaimNames, readAuthentication, readPerson } from './identity-claims.ts';
import { checkAuthentication, checkIdentifiedSince, type LoginRequirements } from './login-requirements.ts';

/** The result of a login. */
export type Identified = {
  readonly identity: Identity;
  readonly method: AuthenticationMethod;
  /** The level of assurance. */
  readonly level: string;
  /** When the identity service identified the person. */
  readonly authenticatedAt: Date;
  readonly idToken: string;
};

const subjectSchema = z.looseObject({
  iss: z.string(),
  // OpenID Connect Core, section 2: at most 255 ASCII characters.
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
});

/**
 * The person whom the tokens of a login are about.
 * @throws LoginRefused when the identification is not what the site requires
 * @throws when a claim is missing, or the userinfo is about another person
 */
export async function identify(
  configuration: Configuration,
  tokens: TokenEndpointResponse & TokenEndpointResponseHelpers,
  { identifiedAfter }: Login,
  site: { readonly claims: ClaimNames; readonly requirements: LoginRequirements },
): Promise<Identified> {
  const claims = subjectSchema.parse(tokens.claims());
  const authentication = readAuthentication(claims, site.claims);
  const method = checkAuthentication(authentication, site.requirements);
  // `checkAuthentication` refuses a token without a level or a time.
  const { acr: level = '', auth_time = 0 } = authentication;
  const authenticatedAt = new Date(auth_time * 1000);
  checkIdentifiedSince(identifiedAfter, authenticatedAt);
  const person =
    site.claims.source === 'userinfo' ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
  return {
    identity: { issuer: claims.iss, subject: claims.sub, ...readPerson(person, site.claims) },
    method,
    level,
    authenticatedAt,
    idToken: tokens.id_token ?? '',
  };
}
