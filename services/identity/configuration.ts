import { z } from 'zod';
import { orFile } from '#database/variables.ts';
import { hostSchema, portSchema } from '#services/process.ts';

/** An empty variable counts as not set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** A web address without a path: the pages and the cookies are at its root. */
const originSchema = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).href === `${new URL(url).origin}/`, 'expected an address without a path')
  .transform((url) => new URL(url).origin);

/** The environment variables of the stand-in; the README explains each. */
export const configurationSchema = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .refine((environment) => environment !== 'production', {
      error:
        'services/identity is a stand-in that lets every visitor log in as any person, so it does not start in production. ' +
        'Do not run it there: give the web service OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET of the federal ' +
        'authentication service instead.',
    }),
  HOST: hostSchema,
  IDENTITY_PORT: portSchema.default(8082),
  /** The address at which browsers and the web service reach it. */
  OIDC_ISSUER: optional(originSchema),
  OIDC_CLIENT_ID: z.string().min(1).default('uniek-verslag'),
  OIDC_CLIENT_SECRET: orFile(z.string().min(16)),
  WEB_URL: originSchema.default('http://127.0.0.1:8080'),
  // The ministry's pages are a second client.
  FPS_MI_CLIENT_ID: z.string().min(1).default('fps-mi'),
  FPS_MI_CLIENT_SECRET: orFile(z.string().min(16)),
  FPS_MI_WEB_URL: originSchema.default('http://127.0.0.1:8081'),
  /** Signs the cookies; without it the key is random. */
  IDENTITY_SECRET: orFile(optional(z.string().min(16))),
  /** The folder that keeps the signing keys; without it new keys are made at each start. */
  DATA_DIR: optional(z.string().min(1)),
});

export type Configuration = z.output<typeof configurationSchema>;
