/** Which claims of the identity service say what. Services name them differently: the variable `OIDC_CLAIMS` says how. */

import { z } from 'zod';
import type { Identity } from '#database/sessions.ts';
import { cleanLine, PLAIN_LINE } from '#forms/text.ts';
import { type AuthenticationMethod, authenticationMethods } from '#rules/report.ts';
import { readEmail } from './email-address.ts';
import { languageOfTag } from './language.ts';
import { type AuthenticationClaims, LoginRefused } from './login-requirements.ts';

const claimName = z.string().min(1);

const namesSchema = z.strictObject({
  /** What a login asks for. */
  scope: z
    .string()
    .regex(/\bopenid\b/, 'must contain openid')
    .default('openid profile email'),
  /** Where the claims about the person are. How and when they were identified is read from the ID token alone. */
  source: z.enum(['id-token', 'userinfo']).default('id-token'),
  /** The claims that make up the name, joined by spaces. */
  name: z.array(claimName).min(1).default(['name']),
  email: claimName.default('email'),
  emailVerified: claimName.default('email_verified'),
  language: claimName.default('locale'),
  /** The claim that says how the person was identified: a text or a list of texts. */
  method: claimName.default('amr'),
  /** The method that each of its values means. Other values mean nothing. */
  methods: z
    .record(z.string(), z.enum(authenticationMethods))
    .default(Object.fromEntries(authenticationMethods.map((method) => [method, method]))),
});

/** The names of the claims. */
export type ClaimNames = z.output<typeof namesSchema>;

/** The variable with the names of the claims: a JSON object with what differs from the defaults. Empty counts as not set. */
export const claimNamesSchema = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text.trim() === '') return {};
    try {
      const names: unknown = JSON.parse(text);
      return names;
    } catch {
      context.addIssue({ code: 'custom', message: 'expected a JSON object' });
      return z.NEVER;
    }
  })
  .pipe(namesSchema);

/** The claims of an ID token or of a userinfo response. */
type Claims = Readonly<Record<string, unknown>>;

/** It stands beside signatures, and in what is delivered. */
const nameSchema = z.string().max(200).regex(PLAIN_LINE).transform(cleanLine).pipe(z.string().min(1));

/** The name of the person; null when the claims have none that can stand beside a signature. */
export function readName(claims: Claims, { name }: ClaimNames): string | null {
  const parts = name.map((each) => claims[each]).filter((part) => typeof part === 'string');
  const text = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
  return nameSchema.safeParse(text).data ?? null;
}

/** Who the person is. @throws when the name or the e-mail address is missing or malformed; the message has no value */
export function readPerson(
  claims: Claims,
  names: ClaimNames,
): Pick<Identity, 'name' | 'email' | 'emailVerified' | 'language'> {
  const name = readName(claims, names);
  if (name === null) throw new Error(`no usable name in ${names.source}: ${names.name.join(' ')}`);
  const claimed = claims[names.email];
  const address = readEmail(typeof claimed === 'string' ? claimed : '');
  if ('problem' in address) throw new Error(`no e-mail address in ${names.source}: ${names.email}`);
  const language = claims[names.language];
  return {
    name,
    email: address.email,
    // Anything else than `true` is not a promise.
    emailVerified: claims[names.emailVerified] === true,
    language: (typeof language === 'string' ? languageOfTag(language) : undefined) ?? 'nl',
  };
}

const authenticationSchema = z.object({
  acr: z.string().optional().catch(undefined),
  auth_time: z.number().optional().catch(undefined),
});

/**
 * How and when the person was identified (RFC 8176, OpenID Connect Core), with the method in our words.
 * @param claims those of the ID token, which the identity service signed
 * @throws LoginRefused when the token names no method that is known here
 */
export function readAuthentication(claims: Claims, { method, methods }: ClaimNames): AuthenticationClaims {
  const values = [claims[method]].flat().filter((value) => typeof value === 'string');
  const amr = values.flatMap((value): AuthenticationMethod[] =>
    Object.hasOwn(methods, value) ? [methods[value]].filter((known) => known !== undefined) : [],
  );
  if (amr.length === 0) {
    throw new LoginRefused(
      'login-too-weak',
      `${method} is ${JSON.stringify(values)}, expected one of ${Object.keys(methods).join(' ')}`,
    );
  }
  return { ...authenticationSchema.parse(claims), amr };
}
