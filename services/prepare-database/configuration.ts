import { z } from 'zod';
import { type DatabaseSettings, databaseSchema, databaseUrlSchema, settingsFor } from '#database/settings.ts';
import { orFile } from '#database/variables.ts';
import { isStandIn, requireDatabaseTls } from '#services/addresses.ts';

/** The environment variables of the preparation of the database. */
export const preparationSchema = z
  .object({
    ...databaseSchema.shape,
    /** As the owner of the application's database. */
    DATABASE_URL: orFile(databaseUrlSchema.optional()),
    /** As the owner of the ministry's database. Without it, FPS MI is another system, or prepared separately. */
    FPS_MI_DATABASE_URL: orFile(databaseUrlSchema.optional()),
    FPS_MI_DATABASE_PASSWORD: orFile(z.string().optional()),
    /** The certificate of that owner, where it has another one than DATABASE_TLS_CERT. */
    FPS_MI_DATABASE_TLS_CERT: orFile(z.string().optional()),
    FPS_MI_DATABASE_TLS_KEY: orFile(z.string().optional()),
    OIDC_ISSUER: z.url().optional(),
    DEMO_PERSONS: z.enum(['', '0', '1']).default('0'),
    NODE_ENV: z.string().optional(),
  })
  .refine((given) => given.DATABASE_URL !== undefined || given.FPS_MI_DATABASE_URL !== undefined, {
    path: ['DATABASE_URL'],
    message: 'is missing, and so is FPS_MI_DATABASE_URL: there is nothing to prepare',
  })
  .superRefine(requireDatabaseTls(['DATABASE_URL', 'FPS_MI_DATABASE_URL']))
  .superRefine(({ DEMO_PERSONS, OIDC_ISSUER, NODE_ENV }, context) => {
    if (DEMO_PERSONS !== '1') return;
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['DEMO_PERSONS'], message });
    if (NODE_ENV === 'production') refuse('made-up persons and amounts are refused when NODE_ENV is production');
    if (OIDC_ISSUER === undefined) refuse('needs OIDC_ISSUER, the address of the stand-in that has these persons');
    else if (!isStandIn(OIDC_ISSUER)) {
      refuse(
        `made-up persons and amounts are for the stand-in of the identity service, and OIDC_ISSUER is ${OIDC_ISSUER}: ` +
          'remove DEMO_PERSONS',
      );
    }
  });

/** The databases that are to be prepared, as their owners. */
export function databasesOf(given: z.output<typeof preparationSchema>): {
  readonly application?: DatabaseSettings | undefined;
  readonly ministry?: DatabaseSettings | undefined;
} {
  const { DATABASE_URL, FPS_MI_DATABASE_URL } = given;
  const ministryTls = {
    DATABASE_TLS_CA: given.DATABASE_TLS_CA,
    DATABASE_TLS_CERT: given.FPS_MI_DATABASE_TLS_CERT ?? given.DATABASE_TLS_CERT,
    DATABASE_TLS_KEY: given.FPS_MI_DATABASE_TLS_KEY ?? given.DATABASE_TLS_KEY,
  };
  return {
    application: DATABASE_URL === undefined ? undefined : settingsFor(DATABASE_URL, given.DATABASE_PASSWORD, given),
    ministry:
      FPS_MI_DATABASE_URL === undefined
        ? undefined
        : settingsFor(FPS_MI_DATABASE_URL, given.FPS_MI_DATABASE_PASSWORD, ministryTls),
  };
}
