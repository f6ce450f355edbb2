import { isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { databaseSchema } from '#database/settings.ts';
import { orFile } from '#database/variables.ts';
import { requireDatabaseTls, requireHttps } from '#services/addresses.ts';
import { hostSchema, portSchema } from '#services/process.ts';
import { requireTemporalTls, temporalSchema } from '#services/temporal/connection.ts';
import { requireTrustedProxies, trustedProxiesSchema } from '#web/site/client-address.ts';
import { claimNamesSchema } from '#web/site/identity-claims.ts';
import { confirmMaxAgeSchema, levelsSchema, maxAgeSchema, methodsSchema } from '#web/site/login-requirements.ts';
import { rateLimitsSchema, requireRateLimits } from '#web/site/rate-limits.ts';
import { reloadPagesSchema } from '#web/site/reload-pages.ts';

/** A bearer token. RFC 6750, section 2.1: nothing else can follow "Bearer". */
const tokenSchema = z
  .string()
  .min(16)
  .regex(/^[\w.~+/-]+=*$/, 'may contain only letters, digits and - . _ ~ + /, followed by any number of =');

/** The environment variables of the ministry's side. */
export const configurationSchema = reloadPagesSchema
  .extend({
    /** The address under which case handlers see the pages. */
    FPS_MI_WEB_URL: z.url().optional(),
    /** The identity service, and the credentials of this site there. */
    OIDC_ISSUER: z.url(),
    FPS_MI_CLIENT_ID: z.string().min(1).default('fps-mi'),
    FPS_MI_CLIENT_SECRET: orFile(z.string().min(16)),
    /** The names of the claims. */
    OIDC_CLAIMS: claimNamesSchema,
    /** What a login of a case handler must be. */
    FPS_MI_ACR_VALUES: levelsSchema,
    FPS_MI_METHODS: methodsSchema,
    FPS_MI_MAX_AGE_MINUTES: maxAgeSchema,
    /** How old an identification with which a case handler releases a payment may be, in minutes. */
    FPS_MI_RELEASE_MAX_AGE_MINUTES: confirmMaxAgeSchema,
    /** The organisations' site at the identity service, and what it requires of a signature: as the web service has it. */
    OIDC_CLIENT_ID: z.string().min(1).default('uniek-verslag'),
    OIDC_ACR_VALUES: levelsSchema,
    OIDC_METHODS: methodsSchema,
    OIDC_SIGN_MAX_AGE_MINUTES: confirmMaxAgeSchema,
    /** The account from which organisations are paid. */
    PAYER_NAME: z.string().min(1).max(70).default('POD Maatschappelijke Integratie'),
    PAYER_IBAN: z.string().refine(isValidIBAN, 'expected an IBAN, without spaces'),
    PAYER_BIC: z.string().refine(isValidBIC, 'expected a BIC'),
    /** The organisations' site, where documents are verified. */
    WEB_URL: z.url().default('http://127.0.0.1:8080'),
    HOST: hostSchema,
    /** The proxies in front, which name the client of a request. */
    TRUSTED_PROXIES: trustedProxiesSchema,
    RATE_LIMITS: rateLimitsSchema,
    FPS_MI_PORT: portSchema.default(8081),
    ...databaseSchema.shape,
    /** Campaigns and decisions are sent to workflows. */
    ...temporalSchema.shape,
    /** The bearer token with which the application delivers reports. */
    FPS_MI_TOKEN: orFile(tokenSchema),
    /** The address of the public keys that verify the seals of deliveries. */
    DELIVERY_JWKS_URL: z.url({ protocol: /^https?$/ }),
    /** 1: received reports can be read without the token. For demos, whose data is made up. */
    FPS_MI_OPEN_READING: z.enum(['', '0', '1']).default('0'),
    /** 1: tests can make deliveries fail, by PUT /test-controls. */
    FPS_MI_TEST_CONTROLS: z.enum(['', '0', '1']).default('0'),
  })
  .refine((given) => given.FPS_MI_TEST_CONTROLS !== '1' || given.NODE_ENV !== 'production', {
    path: ['FPS_MI_TEST_CONTROLS'],
    message: 'deliveries must not be made to fail when NODE_ENV is production: remove this variable',
  })
  .refine((given) => given.FPS_MI_OPEN_READING !== '1' || given.NODE_ENV !== 'production', {
    path: ['FPS_MI_OPEN_READING'],
    message: 'reports must not be open to everybody when NODE_ENV is production: remove this variable',
  })
  .superRefine(requireHttps(['FPS_MI_WEB_URL', 'OIDC_ISSUER', 'WEB_URL'], ['DELIVERY_JWKS_URL']))
  .superRefine(requireTrustedProxies)
  .superRefine(requireRateLimits)
  .superRefine(requireDatabaseTls())
  .superRefine(requireTemporalTls)
  .transform((given) => ({
    ...given,
    FPS_MI_WEB_URL: given.FPS_MI_WEB_URL ?? `http://127.0.0.1:${given.FPS_MI_PORT}`,
  }));
