import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Values } from './definition.ts';

/** Who must be paid. */
export type Account = { readonly iban: string; readonly bic: string };

/** What a signature is for and what FPS MI receives: the amounts in cents, and the account to pay (requirement D8). */
export type Content = {
  readonly form: string;
  readonly year: number;
  readonly formVersion: number;
  /** The organisation: its NIS code, five digits. */
  readonly nis: string;
  readonly values: Values;
  readonly account: Account;
};

/** The one way to write a content: JSON in canonical form (RFC 8785). */
export function canonicalContent(content: Content): string {
  // The cast: the library answers undefined for undefined only.
  return canonicalize(content) as string;
}

/** The one way to write values: JSON in canonical form. */
export function canonicalValues(values: Values): string {
  // The cast: as above.
  return canonicalize(values) as string;
}

/** SHA-256 of the canonical content, in lower-case hexadecimal. */
export function contentHash(content: Content): string {
  return sha256(canonicalContent(content));
}

/** SHA-256 of the canonical values, in lower-case hexadecimal. */
export function valuesHash(values: Values): string {
  return sha256(canonicalValues(values));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
