import { z } from 'zod';
import { requireHttps } from '#services/addresses.ts';
import { hostSchema, portSchema } from '#services/process.ts';
import { requireTrustedProxies, trustedProxiesSchema } from '#web/site/client-address.ts';
import { levelsSchema, maxAgeSchema, methodsSchema } from '#web/site/login-requirements.ts';
import { reloadPagesSchema } from '#web/site/reload-pages.ts';

/** The environment variables of the web service; the README explains each. */
export const webSchema = reloadPagesSchema
  .extend({
    HOST: hostSchema,
    WEB_PORT: portSchema.default(8080),
    WEB_URL: z.url().optional(),
    DATABASE_URL: z.url(),
    TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
    TEMPORAL_NAMESPACE: z.string().default('default'),
    OIDC_ISSUER: z.url(),
    OIDC_CLIENT_ID: z.string().min(1),
    OIDC_CLIENT_SECRET: z.string().min(16),
    OIDC_ACR_VALUES: levelsSchema,
    OIDC_METHODS: methodsSchema,
    OIDC_MAX_AGE_MINUTES: maxAgeSchema,
    FPS_MI_URL: z.url(),
    TRUSTED_PROXIES: trustedProxiesSchema,
  })
  .superRefine(requireHttps(['WEB_URL', 'OIDC_ISSUER'], ['FPS_MI_URL']))
  .superRefine(requireTrustedProxies)
  .transform((environment) => ({
    ...environment,
    WEB_URL: environment.WEB_URL ?? `http://127.0.0.1:${environment.WEB_PORT}`,
  }));
