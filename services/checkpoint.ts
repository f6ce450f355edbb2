/** Checkpoints of the audit trail, as both sides use them. */

import { z } from 'zod';
import type { AuditHead } from '#rules/audit-heads.ts';

/** SHA-256, in lower-case hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case');

/** The head of a chain. Its subject is like `report/covid-premium/2022/11001`. */
export const auditHeadSchema = z.strictObject({
  subject: z
    .string()
    .max(200)
    .regex(/^[a-z]+(?:\/[a-zA-Z0-9-]+)+$/, 'is not the subject of a chain'),
  rows: z.int().min(1).max(2_147_483_647),
  hash: sha256Schema,
}) satisfies z.ZodType<AuditHead>;
