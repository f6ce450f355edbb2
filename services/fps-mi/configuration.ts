import { isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { hostSchema, portSchema } from '#services/process.ts';
import { reloadPagesSchema } from '#web/site/reload-pages.ts';

/** What the ministry's side reads from its environment. */
export const configurationSchema = reloadPagesSchema
  .extend({
    // Under which address case handlers see the pages, and how the identity service knows them.
    FPS_MI_WEB_URL: z.url().optional(),
    OIDC_ISSUER: z.url(),
    FPS_MI_CLIENT_ID: z.string().min(1).default('fps-mi'),
    FPS_MI_CLIENT_SECRET: z.string().min(16),
    // Who pays the organisations, and from which account.
    PAYER_NAME: z.string().min(1).max(70).default('POD Maatschappelijke Integratie'),
    PAYER_IBAN: z.string().refine(isValidIBAN, 'expected an IBAN, without spaces'),
    PAYER_BIC: z.string().refine(isValidBIC, 'expected a BIC'),
    HOST: hostSchema,
    FPS_MI_PORT: portSchema.default(8081),
    DATABASE_URL: z.url(),
    // Campaigns are opened, and decisions carried out, by messages to workflows.
    TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
    TEMPORAL_NAMESPACE: z.string().default('default'),
    /** Whoever delivers a report must know it. */
    FPS_MI_TOKEN: z
      .string()
      .min(16)
      // RFC 6750, section 2.1: nothing else can follow "Bearer".
      .regex(/^[\w.~+/-]+=*$/, 'may hold letters, digits and - . _ ~ + / only, with = at the end'),
    /** Where the public keys of whoever seals deliveries are. */
    DELIVERY_JWKS_URL: z.url({ protocol: /^https?$/ }),
    /** 1: the sender's tests may make deliveries fail, by PUT /test-controls. */
    FPS_MI_TEST_CONTROLS: z.enum(['', '0', '1']).default('0'),
  })
  .refine((given) => given.FPS_MI_TEST_CONTROLS !== '1' || given.NODE_ENV !== 'production', {
    path: ['FPS_MI_TEST_CONTROLS'],
    message: 'deliveries must not fail on purpose where NODE_ENV is production; leave it out',
  })
  .transform((given) => ({
    ...given,
    FPS_MI_WEB_URL: given.FPS_MI_WEB_URL ?? `http://127.0.0.1:${given.FPS_MI_PORT}`,
  }));
