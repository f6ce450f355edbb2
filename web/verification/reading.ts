/** What is found in a document that someone wants to verify. */

import { z } from 'zod';
import type { Content } from '#forms/content.ts';
import { anyValuesSchema } from '#forms/schema.ts';
import { authenticationMethods, signatoryRoles } from '#rules/report.ts';
import type { printSchema } from '#web/document/attachments.ts';
import { proofSchema } from '#web/site/identity-proof.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const signatureSchema = z.object({
  role: z.enum(signatoryRoles),
  signer: z.uuid(),
  name: z.string().min(1).max(200),
  method: z.enum(authenticationMethods),
  signedAt: z.iso.datetime().transform((text) => new Date(text)),
  version: z.int().min(1),
  contentHash: hashSchema,
  /** The token of the identity service by which the person signed. */
  proof: proofSchema.optional(),
});

/** The payload of a seal: what was sent to FPS MI. What a later version of the program adds is ignored. */
export const sealedPayloadSchema = z.object({
  content: z.strictObject({
    form: z.string().max(60),
    year: z.int(),
    formVersion: z.int().min(1),
    nis: z.string().regex(/^\d{5}$/),
    values: anyValuesSchema,
    account: z.strictObject({ iban: z.string().max(40), bic: z.string().max(11) }),
  }) satisfies z.ZodType<Content>,
  contentHash: hashSchema,
  version: z.int().min(1),
  signatures: z.array(signatureSchema).length(2),
});

/** A report whose seal is valid. */
export type SealedReport = z.output<typeof sealedPayloadSchema> & {
  /** The code that a document of this delivery prints. */
  readonly code: string;
  readonly sealedAt: Date;
  /** The key with which it was sealed. */
  readonly kid: string;
};

/**
 * Why a document or a seal proves nothing (a closed set):
 * - `not-a-pdf`: the file is not a PDF
 * - `no-seal`: no sealed delivery is attached: a draft, a document of before seals were attached, or a PDF that another program
 *   has saved, printed or scanned
 * - `several-seals`: more than one sealed delivery is attached, so the pages may be those of another one
 * - `key-unknown`: it is sealed with a key that this application never used
 * - `key-revoked`: it is sealed with a key that others may have had
 * - `seal-broken`: the signature does not match: what is sealed was changed
 * - `contradictory`: what is sealed contradicts itself, as nothing does that this program seals
 * - `content-differs`: the attached content is not the sealed one
 */
export const verificationProblems = [
  'not-a-pdf',
  'no-seal',
  'several-seals',
  'key-unknown',
  'key-revoked',
  'seal-broken',
  'contradictory',
  'content-differs',
] as const;
export type VerificationProblem = (typeof verificationProblems)[number];

/** A seal that was opened, or why it proves nothing. `reason`: in English, for logs. */
export type SealReading =
  | { readonly type: 'sealed'; readonly report: SealedReport }
  | { readonly type: 'refused'; readonly problem: VerificationProblem; readonly reason: string };

/** What the document shows besides the sealed delivery, as it is attached. Nobody has sealed it. */
export type PrintFacts = z.output<typeof printSchema>;

/** A document that was read. `print`: null when it is not attached. */
export type DocumentReading =
  | { readonly type: 'sealed'; readonly report: SealedReport; readonly print: PrintFacts | null; readonly jws: string }
  | Extract<SealReading, { type: 'refused' }>;

/** Opens seals and documents with the keys that ever sealed deliveries. The web service makes it. */
export type Verification = {
  openSeal(jws: string): Promise<SealReading>;
  /** @param bytes anything */
  openDocument(bytes: Uint8Array): Promise<DocumentReading>;
};
