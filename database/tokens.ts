/**
 * Secret tokens. Only their hash is stored: a person who reads the database can use neither a session nor an
 * invitation.
 */

import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, errors } from 'jose';

/** The SHA-256 of a token, in lower-case hexadecimal. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 256 random bits in base64url, for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Encrypts a text so that only who has the token can read it (JWE, AES-256-GCM). The token itself is stored nowhere. */
export async function encryptFor(token: string, text: string): Promise<string> {
  return await new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(encryptionKey(token));
}

/** Decrypts what `encryptFor` made; null when it was made for another token, or is damaged or empty. */
export async function decryptWith(token: string, encrypted: string): Promise<string | null> {
  try {
    return new TextDecoder().decode((await compactDecrypt(encrypted, encryptionKey(token))).plaintext);
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** The key follows from the token (RFC 5869). The stored hash of the token says nothing about it. */
function encryptionKey(token: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', token, '', 'encryption for the holder of a token', 32));
}
