import { z } from 'zod';
import { databaseSchema } from '#database/settings.ts';
import { orFile } from '#database/variables.ts';
import { requireDatabaseTls, requireHttps } from '#services/addresses.ts';
import { contactsSchema, requireContacts } from '#services/contacts.ts';
import { hostSchema, portSchema } from '#services/process.ts';
import { requireTemporalTls, temporalSchema } from '#services/temporal/connection.ts';
import { requireTrustedProxies, trustedProxiesSchema } from '#web/site/client-address.ts';
import { claimNamesSchema } from '#web/site/identity-claims.ts';
import { confirmMaxAgeSchema, levelsSchema, maxAgeSchema, methodsSchema } from '#web/site/login-requirements.ts';
import { rateLimitsSchema, requireRateLimits } from '#web/site/rate-limits.ts';
import { reloadPagesSchema } from '#web/site/reload-pages.ts';

/** The environment variables of the web service; the README explains each. */
export const webSchema = reloadPagesSchema
  .extend({
    HOST: hostSchema,
    WEB_PORT: portSchema.default(8080),
    WEB_URL: z.url().optional(),
    ...databaseSchema.shape,
    ...temporalSchema.shape,
    OIDC_ISSUER: z.url(),
    OIDC_CLIENT_ID: z.string().min(1),
    OIDC_CLIENT_SECRET: orFile(z.string().min(16)),
    OIDC_ACR_VALUES: levelsSchema,
    OIDC_METHODS: methodsSchema,
    OIDC_MAX_AGE_MINUTES: maxAgeSchema,
    OIDC_CLAIMS: claimNamesSchema,
    OIDC_SIGN_MAX_AGE_MINUTES: confirmMaxAgeSchema,
    FPS_MI_URL: z.url(),
    TRUSTED_PROXIES: trustedProxiesSchema,
    RATE_LIMITS: rateLimitsSchema,
    ...contactsSchema.shape,
  })
  .superRefine(requireHttps(['WEB_URL', 'OIDC_ISSUER'], ['FPS_MI_URL']))
  .superRefine(requireTrustedProxies)
  .superRefine(requireRateLimits)
  .superRefine(requireContacts)
  .superRefine(requireDatabaseTls())
  .superRefine(requireTemporalTls)
  .transform((environment) => ({
    ...environment,
    WEB_URL: environment.WEB_URL ?? `http://127.0.0.1:${environment.WEB_PORT}`,
  }));
