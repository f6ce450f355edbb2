/** The public keys with which documents are verified, also years later: what the web service publishes, and `--keys` reads. */

import { z } from 'zod';
import { publicKeySchema } from '#services/sealing.ts';

/** A key that seals deliveries, or did. */
export const archivedKeySchema = z.strictObject({
  key: publicKeySchema,
  firstUsedAt: z.iso.datetime(),
  /** When it was revoked, because others may have had it. */
  revokedAt: z.iso.datetime().nullable(),
});
export type ArchivedKey = z.output<typeof archivedKeySchema>;

/** Where the web service publishes them. */
export const VERIFICATION_KEYS_PATH = '/.well-known/verification-keys.json';

/** All that is needed to verify a document without asking anyone. */
export const verificationKeysSchema = z.object({
  /** Every key that ever sealed a delivery, the newest first. */
  deliveryKeys: z.array(archivedKeySchema),
});
export type VerificationKeys = z.output<typeof verificationKeysSchema>;
