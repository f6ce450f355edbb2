/** The public keys with which documents are verified, also years later: what the two sides publish, and `--keys` reads. */

import { z } from 'zod';
import { authenticationMethods } from '#rules/report.ts';
import { publicKeySchema } from '#services/sealing.ts';
import { claimNamesSchema } from '#web/site/identity-claims.ts';

/** A key that seals deliveries, or did. */
export const archivedKeySchema = z.strictObject({
  key: publicKeySchema,
  firstUsedAt: z.iso.datetime(),
  /** When it was revoked, because others may have had it. */
  revokedAt: z.iso.datetime().nullable(),
});
export type ArchivedKey = z.output<typeof archivedKeySchema>;

/** Where the web service publishes the keys that sealed deliveries, and what it required of those who signed. */
export const VERIFICATION_KEYS_PATH = '/.well-known/verification-keys.json';

/** Where FPS MI publishes the keys of the identity service that it has seen. */
export const IDENTITY_KEYS_PATH = '/.well-known/identity-keys.json';

/** A key with which the identity service signs tokens, or did, by its thumbprint (RFC 7638). */
export const identityKeySchema = z.strictObject({
  thumbprint: z.string().regex(/^[\w-]{43}$/),
  key: z.record(z.string(), z.string()),
  firstSeenAt: z.iso.datetime(),
});
export const identityKeysSchema = z.object({ issuer: z.string(), keys: z.array(identityKeySchema) });
export type IdentityKeys = z.output<typeof identityKeysSchema>;

/** The names of the claims as an object; the variable has the same object as text. */
const claimsSchema = z
  .record(z.string(), z.unknown())
  .transform((names): string | undefined => JSON.stringify(names))
  .pipe(claimNamesSchema);

/** The identity service, this application there, and what the application requires of those who sign. */
const identitySchema = z.object({
  issuer: z.string(),
  clientId: z.string(),
  requirements: z.object({
    levels: z.array(z.string()),
    methods: z.array(z.enum(authenticationMethods)),
    maxAgeMinutes: z.number(),
  }),
  claims: claimsSchema,
});

/** What the web service publishes. */
export const publishedKeysSchema = z.object({
  /** Every key that ever sealed a delivery, the newest first. */
  deliveryKeys: z.array(archivedKeySchema),
  identity: identitySchema,
});

/** All that is needed to verify a document without asking anyone. */
export const verificationKeysSchema = publishedKeysSchema.extend({
  /** The keys of the identity service, not as this application says: as the identity service itself or FPS MI does. */
  identityKeys: z.array(identityKeySchema.extend({ publishedBy: z.enum(['identity service', 'FPS MI']) })),
});
export type VerificationKeys = z.output<typeof verificationKeysSchema>;
