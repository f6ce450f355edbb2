/** Proofs of what a person said through the identity service: made when they confirm it, and verified by either side. */

import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { compactVerify, errors, exportJWK, importJWK } from 'jose';
import { z } from 'zod';
import type { IdentityProof, Statement } from '#rules/proof.ts';
import type { AuthenticationMethod } from '#rules/report.ts';
import { type ClaimNames, readAuthentication, readName } from './identity-claims.ts';
import { checkAuthentication, LoginRefused, type LoginRequirements } from './login-requirements.ts';

/** The algorithms with which an identity service may sign its tokens: asymmetric ones (RFC 7518, RFC 8037). */
export const tokenAlgorithms = [
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
  'EdDSA',
];

const parameter = z.string().regex(/^[\w-]{1,1400}$/, 'must be base64url');
const alg = z.enum(tokenAlgorithms);
const keySchema = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384', 'P-521']), x: parameter, y: parameter, alg }),
  z.strictObject({ kty: z.literal('RSA'), n: parameter, e: parameter, alg }),
  z.strictObject({ kty: z.literal('OKP'), crv: z.enum(['Ed25519']), x: parameter, alg }),
]);

const hashSchema = z.string().regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url');

/** How many statements a person can confirm together. */
export const MAX_STATEMENTS = 50;

/** A proof as it is stored and delivered. `among` has its order from `verifyProof`: JSON Schema cannot ask for it. */
export const proofSchema: z.ZodType<IdentityProof> = z.strictObject({
  idToken: z
    .string()
    .max(10_000)
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'must be a JWS in compact form'),
  key: keySchema,
  random: hashSchema,
  among: z
    .array(hashSchema)
    .min(2)
    .max(MAX_STATEMENTS)
    .optional()
    .meta({
      uniqueItems: true,
      description:
        'The hashes of all statements that the person confirmed together, in ascending order, this one included. ' +
        'Missing when they confirmed this one alone.',
    }),
});

/** The random part of a statement: 32 bytes in base64url. */
export function newRandom(): string {
  return randomBytes(32).toString('base64url');
}

/** The hash of a statement: SHA-256 of the canonical JSON of the statement and the random part, in base64url. */
export function statementHash(statement: Statement, random: string): string {
  return hashOf({ ...statement, random });
}

/**
 * The nonce that stands for statements: the hash of the only one, or SHA-256 of the canonical JSON of `{ statements }` with all
 * hashes in ascending order. No hash of a statement is that of a list, nor the other way round: what is hashed are objects
 * with different keys (a statement always has `random`, a list never).
 */
export function nonceOf(hashes: readonly string[]): string {
  const [only] = hashes;
  return only !== undefined && hashes.length === 1 ? only : hashOf({ statements: ascending(hashes) });
}

function hashOf(value: object): string {
  // The cast: the library returns undefined only for undefined.
  const text = canonicalize(value) as string;
  return createHash('sha256').update(text).digest('base64url');
}

/** By the codes of the characters, so that the order is the same in every language and program. */
function ascending(hashes: readonly string[]): string[] {
  return [...hashes].sort((one, other) => (one < other ? -1 : 1));
}

/**
 * The proofs of statements, in an ID token whose signature was verified with `key`. In the order of `statements`.
 * @param header the protected header of the token
 */
export async function proofsOf(
  idToken: string,
  key: Parameters<typeof exportJWK>[0],
  header: { readonly alg?: string | undefined },
  statements: readonly { readonly statement: Statement; readonly random: string }[],
): Promise<IdentityProof[]> {
  const { kty, crv, x, y, n, e } = await exportJWK(key);
  const parts = { kty, crv, x, y, n, e, alg: header.alg };
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  const hashes = statements.map(({ statement, random }) => statementHash(statement, random));
  const among = hashes.length > 1 ? { among: ascending(hashes) } : {};
  return statements.map(({ random }) => proofSchema.parse({ idToken, key: given, random, ...among }));
}

/** What the verifier of a proof expects. */
export type ProofExpectations = {
  readonly statement: Statement;
  readonly issuer: string;
  /** The client at the identity service through which the statement is made. */
  readonly clientId: string;
  readonly requirements: Omit<LoginRequirements, 'confirmMaxAgeMinutes'>;
  readonly claims: ClaimNames;
};

/** What a proof says. */
export type ProvenStatement = {
  /** The person, as the identity service knows them. */
  readonly subject: string;
  /** Their name, if the token has it. */
  readonly name: string | null;
  readonly method: AuthenticationMethod;
  readonly identifiedAt: Date;
  /** When the identity service signed the token. */
  readonly confirmedAt: Date;
};

/** Why a proof is invalid. In English, for logs and for the other side. */
export type ProofFault = { readonly fault: string };

const claimsSchema = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  sub: z.string().min(1),
  nonce: z.string(),
  iat: z.number().min(0).max(8_640_000_000_000),
});

/**
 * Verifies a proof with the key in it. Whether that key belongs to the identity service is for the caller to find out.
 * The token need not be valid any more: it was when it was signed, at `confirmedAt`.
 */
export async function verifyProof(
  { idToken, key, random, among }: IdentityProof,
  { statement, issuer, clientId, requirements, claims: names }: ProofExpectations,
): Promise<ProvenStatement | ProofFault> {
  const claims = await readToken(idToken, key);
  if (typeof claims === 'string') return { fault: claims };
  const { iss, aud, azp, sub: subject, nonce, iat } = claims;
  if (!isSameIssuer(iss, issuer)) return { fault: `the token is of another identity service: ${iss}` };
  const audiences = [aud].flat();
  if (!audiences.includes(clientId) || (azp ?? clientId) !== clientId || (audiences.length > 1 && azp === undefined)) {
    return { fault: 'the token was made for another application' };
  }
  const mismatch = nonceFault(nonce, statementHash(statement, random), among);
  if (mismatch !== null) return { fault: mismatch };
  try {
    const authentication = readAuthentication(claims, names);
    const method = checkAuthentication(authentication, requirements, iat * 1000);
    // `checkAuthentication` refuses a token without the time of the identification.
    const identifiedAt = new Date((authentication.auth_time ?? 0) * 1000);
    return { subject, name: readName(claims, names), method, identifiedAt, confirmedAt: new Date(iat * 1000) };
  } catch (error) {
    if (error instanceof LoginRefused) return { fault: `the identification is not accepted: ${error.message}` };
    throw error;
  }
}

/**
 * Why a nonce does not stand for a statement; null when it does.
 * @param hash of the statement
 * @param among the hashes of all statements for which the nonce stands; undefined: of this one alone
 */
function nonceFault(nonce: string, hash: string, among: readonly string[] | undefined): string | null {
  if (among !== undefined) {
    if (among.length < 2 || among.length > MAX_STATEMENTS) return `the token confirms ${among.length} statements`;
    // Strictly: a list with a hash twice is refused too.
    const isAscending = among.every((each, index) => index === 0 || (among[index - 1] ?? '') < each);
    if (!isAscending) return 'the statements of the token are not in ascending order';
    if (!among.includes(hash)) return 'the statement is not among those of the token';
  }
  return nonce === nonceOf(among ?? [hash]) ? null : 'the token was made for something else (nonce)';
}

/** Whether both name one identity service: a login does not distinguish them by a slash at the end either. */
function isSameIssuer(iss: string, issuer: string): boolean {
  return URL.parse(iss)?.href === URL.parse(issuer)?.href;
}

/** @returns the claims, or why the token cannot be read */
async function readToken(idToken: string, key: IdentityProof['key']): Promise<z.output<typeof claimsSchema> | string> {
  try {
    const { payload } = await compactVerify(idToken, await importJWK(key, key.alg), { algorithms: [key.alg] });
    const parsed = claimsSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
    if (parsed.success) return parsed.data;
    return `the token is not an ID token: ${parsed.error.issues[0]?.path.join('.')} is wrong`;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature of the token does not match';
    // A key that cannot be imported, a header with another algorithm, a payload that is not JSON.
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError) {
      return `the token cannot be read: ${error.name}`;
    }
    // WebCrypto's errors about a key.
    if (error instanceof DOMException) return 'the key of the token is not a public key';
    throw error;
  }
}
