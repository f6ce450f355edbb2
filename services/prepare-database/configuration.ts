import { z } from 'zod';
import { databaseSchema, databaseUrlSchema } from '#database/settings.ts';
import { orFile } from '#database/variables.ts';
import { isStandIn, requireDatabaseTls } from '#services/addresses.ts';

/** The environment variables of the preparation of the database. */
export const preparationSchema = z
  .object({
    /** As the owner of the application's database. */
    ...databaseSchema.shape,
    /** As the owner of the ministry's database; without it, FPS MI is another system. */
    FPS_MI_DATABASE_URL: orFile(databaseUrlSchema.optional()),
    FPS_MI_DATABASE_PASSWORD: orFile(z.string().optional()),
    OIDC_ISSUER: z.url().optional(),
    DEMO_PERSONS: z.enum(['', '0', '1']).default('0'),
    NODE_ENV: z.string().optional(),
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
