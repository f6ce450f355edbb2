/** What a person says through the identity service, and its proof. Types only. */

import type { Role, SignatoryRole } from './report.ts';

/** "I sign this content of this report in this role." */
export type SignatureStatement = {
  /** The id of the report: `covid-premium/2022/11001`. */
  readonly report: string;
  readonly version: number;
  readonly contentHash: string;
  readonly role: SignatoryRole;
};

/** "I let the person with this address act for this organisation in this role." */
export type GrantStatement = {
  /** The NIS code of the organisation. */
  readonly organisation: string;
  readonly grantedRole: Role;
  readonly email: string;
  /** The first and the last day of the role; null: no last day. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** The id of the absence whose deputy gets the role; missing for other grants. */
  readonly absence?: string;
};

/** "I release this payment." */
export type ReleaseStatement = {
  /** The name of the batch: `PAY-000012`. */
  readonly payment: string;
  readonly count: number;
  /** The sum, in cents. */
  readonly total: number;
  /** YYYY-MM-DD. */
  readonly executeOn: string;
  /** The account that pays. */
  readonly payer: string;
  /** SHA-256 of the payments in it. */
  readonly paymentsHash: string;
};

export type Statement = SignatureStatement | GrantStatement | ReleaseStatement;

/** A public key as a JWK (RFC 7517). */
export type IdentityKey =
  | {
      readonly kty: 'EC';
      readonly crv: 'P-256' | 'P-384' | 'P-521';
      readonly x: string;
      readonly y: string;
      readonly alg: string;
    }
  | { readonly kty: 'RSA'; readonly n: string; readonly e: string; readonly alg: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string; readonly alg: string };

/**
 * The proof that a person made a statement: the identity service signed a token (OpenID Connect) whose `nonce` is the hash
 * of the statement and the random part, or the hash of a list that has this hash. Verifying it needs no trust in the side
 * that kept it.
 */
export type IdentityProof = {
  /** The ID token, a JWS in compact form. */
  readonly idToken: string;
  /** The key of the identity service that signed it. */
  readonly key: IdentityKey;
  /** 32 random bytes in base64url: without them, the nonce would tell the identity service what is signed. */
  readonly random: string;
  /**
   * The hashes of all statements that the person confirmed together, this one included, in ascending order; missing when they
   * confirmed this one alone. Because each hash has a random part, the list does not tell what the others are.
   */
  readonly among?: readonly string[] | undefined;
};

/** A proof with the exact statement that it proves, where nothing else has it. */
export type KeptProof = IdentityProof & { readonly statement: Statement };
