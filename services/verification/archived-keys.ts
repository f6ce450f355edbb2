/** The keys with which deliveries were ever sealed. */

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
