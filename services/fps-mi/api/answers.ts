/**
 * The answers of the API: amounts in cents, times in ISO 8601, UTC. The published description is made from these
 * schemas.
 */

import { z } from 'zod';
import { auditHeadSchema, daySchema, recordedHeadSchema, sha256Schema } from '#services/checkpoint.ts';
import type { Decision } from '#services/fps-mi/database/handler-decisions.ts';
import { REFERENCE_PATTERN, type ReceivedReport } from '#services/fps-mi/database/received-reports.ts';
import { optional, wholeNumber } from '#services/fps-mi/database/report-filter.ts';
import { deliverySchema } from '#services/fps-mi/delivery/delivery-schema.ts';
import { publicKeySchema } from '#services/sealing.ts';

export const referenceSchema = z.string().regex(new RegExp(`^${REFERENCE_PATTERN}$`));
const timeSchema = z.iso.datetime();
const delivered = deliverySchema.shape;
const deliveredContent = delivered.content.shape;

/** How many references can be asked about at a time. */
export const MAX_REFERENCES = 1000;

/** The question which of these references no received report has. */
export const referencesSchema = z.strictObject({ references: z.array(referenceSchema).min(1).max(MAX_REFERENCES) });

/** The answer: those that no received report has. */
export const missingReferencesSchema = z.object({ missing: z.array(referenceSchema) });

/** The answer to a delivery. */
export const receiptSchema = z.object({ reference: referenceSchema, receivedAt: timeSchema });

/** A received report. */
export const reportSchema = z.object({
  ...receiptSchema.shape,
  form: deliveredContent.form,
  year: deliveredContent.year,
  formVersion: deliveredContent.formVersion,
  nis: deliveredContent.nis,
  version: delivered.version,
  contentHash: delivered.contentHash,
  values: deliveredContent.values,
  payable: z.int(),
  account: deliveredContent.account,
  signatures: z.array(delivered.signatures.element.omit({ proof: true })).readonly(),
  auditHeads: z.array(auditHeadSchema).readonly().nullable(),
});

export const reportListSchema = z.object({ reports: z.array(reportSchema), total: z.int().min(0) });

/** A decision of a case handler. */
export const decisionSchema = z.object({
  id: z.uuid().meta({ description: 'The id that the message to the workflow of the report carries.' }),
  reference: referenceSchema,
  type: z.enum(['accept', 'return']),
  reason: z.string().nullable().meta({ description: 'Why the report is returned; null when it is accepted.' }),
  handler: z.object({ id: z.uuid(), name: z.string() }).meta({ description: 'The case handler who decided.' }),
  decidedAt: timeSchema,
});

/** A checkpoint as the application sends it: sealed, and with the head of every chain. */
export const sentCheckpointSchema = z.strictObject({
  seal: z
    .string()
    .max(10_000)
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'is not a JWS in compact form'),
  heads: z.array(auditHeadSchema).max(1_000_000),
});

/** The answer to a checkpoint. */
export const checkpointReceiptSchema = z.object({ day: z.iso.date(), receivedAt: timeSchema });

/** The last checkpoint that was received. */
export const latestCheckpointSchema = z.object({
  latest: z.object({ day: z.iso.date(), hash: sha256Schema }).nullable(),
});

/** Received checkpoints, the oldest first. */
export const checkpointListSchema = z.object({
  checkpoints: z.array(
    z.object({
      day: z.iso.date(),
      receivedAt: timeSchema,
      seal: z.string(),
      key: publicKeySchema.meta({ description: 'The public key (JWK) that the seal was verified with.' }),
      heads: z.array(recordedHeadSchema).readonly().meta({ description: 'Those that changed since the one before.' }),
    }),
  ),
});

/** Which checkpoints a query string asks for. */
export const checkpointQuerySchema = z.strictObject({
  after: daySchema.default('2000-01-01'),
  limit: optional(wholeNumber(1, 100)).transform((limit) => limit ?? 31),
});

/** RFC 9457. Each error names its place in one of three ways. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        detail: z.string(),
        pointer: z.string().optional(),
        header: z.string().optional(),
        parameter: z.string().optional(),
      }),
    )
    .optional(),
});

export function reportAnswer(received: ReceivedReport): z.input<typeof reportSchema> {
  const { municipality: _, receivedAt, signatures, ...report } = received;
  // The proofs stay in the sealed delivery: readers need to know who signed, not the tokens.
  const withoutProofs = signatures.map(({ proof: __, ...signature }) => signature);
  return { ...report, receivedAt: receivedAt.toISOString(), signatures: withoutProofs };
}

export function decisionAnswer({ carriedOut: _, decidedAt, ...decision }: Decision): z.input<typeof decisionSchema> {
  return { ...decision, decidedAt: decidedAt.toISOString() };
}
