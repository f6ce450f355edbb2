/** The shape of a delivery: a signed report as the organisations' side sends it. The published JSON Schema comes from here. */

import { isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { anyValuesSchema } from '#forms/schema.ts';
import { PLAIN_LINE } from '#forms/text.ts';
import { auditHeadSchema } from '#services/checkpoint.ts';
import { proofSchema } from '#web/site/identity-proof.ts';

/**
 * The largest delivery, in bytes: 40 MiB. Every report that can be signed fits: the largest that any form allows (three
 * tables of 10 000 lines, each text full of characters of four bytes) is some 34 MiB when sealed, because a JWS takes
 * four bytes for three. A report with 10 000 usual lines is 1 to 3 MiB.
 */
export const MAX_DELIVERY_BYTES = 40 * 1024 * 1024;

const nameSchema = z
  .string()
  .max(200)
  .min(1)
  .regex(PLAIN_LINE, 'must be a name, without characters that control the text');
// Without the flag i: a pattern in JSON Schema, in which this is published, has no flags.
const identifierSchema = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/, 'is not an identifier');
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case');
const versionSchema = z.int().min(1).max(2_147_483_647);

const signatureSchema = z.strictObject({
  role: z.enum(['chair', 'generalDirector']),
  signer: z.uuid(),
  /** As it was when they signed. */
  name: nameSchema,
  method: z.enum(['eid', 'itsme', 'app']),
  signedAt: z.iso.datetime(),
  version: versionSchema,
  contentHash: hashSchema,
  /** The token of the identity service with which the person signed: see `verifyProofs`. */
  proof: proofSchema,
});

/** The content that both signed. The form's definition says which values are allowed: see `checkDelivery`. */
const contentSchema = z.strictObject({
  form: identifierSchema,
  year: z.int().min(2000).max(2100),
  formVersion: versionSchema,
  nis: z.string().regex(/^\d{5}$/, 'must be five digits'),
  values: anyValuesSchema,
  account: z.strictObject({
    iban: z.string().refine(isValidIBAN, 'is not a valid IBAN'),
    bic: z.string().refine(isValidBIC, 'is not a valid BIC'),
  }),
});

/** A report that both have signed: the payload of the seal. */
export const deliverySchema = z.strictObject({
  content: contentSchema,
  contentHash: hashSchema,
  version: versionSchema,
  signatures: z.array(signatureSchema).length(2),
  auditHeads: z
    .array(auditHeadSchema)
    .min(1)
    .max(10)
    .optional()
    .meta({
      description:
        'The heads of the chains of the audit trail that concern the report, at the first attempt to deliver it. ' +
        'Deliveries of older versions of the program have none.',
    }),
});

export type Delivery = z.output<typeof deliverySchema>;
export type Signature = Delivery['signatures'][number];
