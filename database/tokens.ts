/** What only a browser or a mail has, and we the hash of: who reads the database can use neither a session nor an invitation. */

import { createHash, randomBytes } from 'node:crypto';

/** What is kept of a token: its SHA-256. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 256 random bits, as they stand in a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');
