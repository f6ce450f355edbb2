/** Proofs of signatures as an identity service makes them, without a trip to one. */

import { createPublicKey, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import type { Confirmed } from '#database/recorded-commands.ts';
import type { IdentityProof, Statement } from '#rules/proof.ts';
import type { AuthenticationMethod, Sign } from '#rules/report.ts';
import type { IdentityKeys } from '#services/fps-mi/delivery/identity-keys.ts';
import type { SigningSite } from '#services/fps-mi/delivery/verify-proofs.ts';
import { claimNamesSchema } from '#web/site/identity-claims.ts';
import { newRandom, nonceOf, proofSchema, statementHash } from '#web/site/identity-proof.ts';
import { confirmMaxAgeSchema, levelsSchema, methodsSchema } from '#web/site/login-requirements.ts';

/** The identity service of the proofs, and the organisations' site there. */
export const signingSite: SigningSite = {
  issuer: 'https://identity.example',
  clientId: 'uniek-verslag',
  requirements: {
    levels: levelsSchema.parse(undefined),
    methods: methodsSchema.parse(undefined),
    maxAgeMinutes: confirmMaxAgeSchema.parse(undefined),
  },
  claims: claimNamesSchema.parse(undefined),
};

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** The public key of that identity service. */
export const identityKey = publicJwk(privateKey);

/** The published keys of that identity service. */
export const identityKeys: IdentityKeys = {
  isKnown: (key) => Promise.resolve(JSON.stringify(key) === JSON.stringify(identityKey)),
};

type Signing = {
  /** The person, as the identity service knows them. */
  readonly subject?: string;
  readonly method?: AuthenticationMethod;
  /** When the token is signed; the person was identified a minute before. */
  readonly at?: Date;
  readonly random?: string;
  /** Claims that differ. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The key that signs, and the one in the proof. */
  readonly key?: KeyObject;
  readonly publishedKey?: IdentityProof['key'];
};

/** The proof that a person made a statement. */
export function proofFor(statement: Statement, signing: Signing = {}): IdentityProof {
  const { random = newRandom() } = signing;
  const [proof] = proofsFor([{ statement, random }], signing);
  if (proof === undefined) throw new Error('a statement has a proof');
  return proof;
}

/** The proofs that a person made statements together. */
export function proofsFor(
  statements: readonly { readonly statement: Statement; readonly random: string }[],
  signing: Omit<Signing, 'random'> = {},
): IdentityProof[] {
  const { subject = 'a-person', method = 'eid', at = new Date(), claims = {}, key = privateKey } = signing;
  const hashes = statements.map(({ statement, random }) => statementHash(statement, random));
  const now = Math.floor(at.getTime() / 1000);
  const header = { alg: 'ES256', typ: 'JWT' };
  const payload = {
    iss: signingSite.issuer,
    aud: signingSite.clientId,
    sub: subject,
    nonce: nonceOf(hashes),
    iat: now,
    exp: now + 3600,
    auth_time: now - 60,
    acr: signingSite.requirements.levels[0],
    amr: [method],
    ...claims,
  };
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = signBytes('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const token = { idToken: `${text}.${signature}`, key: signing.publishedKey ?? publicJwk(key) };
  const among = hashes.length > 1 ? { among: hashes.toSorted() } : {};
  return statements.map(({ random }) => proofSchema.parse({ ...token, random, ...among }));
}

/** How the person of a command confirmed it: each person is another subject. */
export function confirmed(report: string, { by, as, method, version, contentHash }: Sign): Confirmed {
  const at = new Date();
  const proof = proofFor({ report, version, contentHash, role: as }, { subject: by, method, at });
  return { proof, name: null, identifiedAt: new Date(at.getTime() - 60_000) };
}

/** A key that no identity service publishes. */
export function foreignKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function publicJwk(key: KeyObject): IdentityProof['key'] {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', x, y, alg: 'ES256' };
}
