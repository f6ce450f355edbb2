/**
 * Secret tokens. Only their hash is stored: a person who reads the database can use neither a session nor an
 * invitation.
 */

import { createHash, randomBytes } from 'node:crypto';

/** The SHA-256 of a token, in lower-case hexadecimal. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 256 random bits in base64url, for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');
