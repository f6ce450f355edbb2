import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Values } from './definition.ts';

/** The bank account that FPS MI pays to. */
export type Account = { readonly iban: string; readonly bic: string };

/** What people sign and FPS MI receives: the values, and the account to pay (requirement D8). */
export type Content = {
  readonly form: string;
  readonly year: number;
  readonly formVersion: number;
  /** The organisation: its NIS code, five digits. */
  readonly nis: string;
  readonly values: Values;
  readonly account: Account;
};

/** A content as canonical JSON (RFC 8785): equal contents are equal texts. */
export function canonicalContent(content: Content): string {
  // The cast: canonicalize() returns undefined for undefined only.
  return canonicalize(content) as string;
}

/** Values as canonical JSON (RFC 8785). */
export function canonicalValues(values: Values): string {
  // The cast: as above.
  return canonicalize(values) as string;
}

/** SHA-256 of the canonical content, in lower-case hexadecimal. */
export function contentHash(content: Content): string {
  return hashOfCanonical(canonicalContent(content));
}

/** SHA-256 of the canonical values, in lower-case hexadecimal. */
export function valuesHash(values: Values): string {
  return hashOfCanonical(canonicalValues(values));
}

/** SHA-256 of a canonical text, for a caller who has that text already: writing 10 000 lines takes 20 ms. */
export function hashOfCanonical(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
