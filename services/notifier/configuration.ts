import { z } from 'zod';
import { orFile } from '#database/variables.ts';
import { QUIET_MINUTES } from '#rules/mails.ts';
import {
  isThisMachine,
  requireDatabaseTls,
  requireHttps,
  requireMailboxes,
  requireMailTls,
} from '#services/addresses.ts';
import { contactsSchema, requireContacts } from '#services/contacts.ts';
import { hostSchema, portSchema } from '#services/process.ts';
import { deliveryKeySchema } from '#services/sealing.ts';
import { requireTemporalTls } from '#services/temporal/connection.ts';
import { workerSchema } from '#services/worker.ts';

/** An empty variable counts as not set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** The environment variables of the notifier; the README explains each. */
export const notifierSchema = workerSchema
  .extend({
    FPS_MI_URL: z.url(),
    FPS_MI_TOKEN: orFile(z.string().min(16)),
    /** The private key that seals deliveries. No other process has it. */
    DELIVERY_KEY: orFile(deliveryKeySchema),
    /** May contain the password of the mail server. */
    SMTP_URL: orFile(z.url()),
    MAIL_FROM: z.string().min(3).default('Uniek Verslag <noreply@uniek-verslag.example>'),
    /** How long "ready to sign" waits for more, in minutes. */
    MAIL_QUIET_MINUTES: z.coerce.number().int().min(0).max(60).default(QUIET_MINUTES),
    /** Mails come back to addresses below it: `bounces+<id>@domain`. */
    BOUNCE_ADDRESS: optional(z.email()),
    /** Where the mail server hands over what came back; nothing listens without it. */
    BOUNCE_PORT: optional(portSchema),
    BOUNCE_HOST: hostSchema,
    WEB_URL: z.url(),
    ...contactsSchema.shape,
    AUDITOR_EMAIL: z.email().default('auditor@fps-mi.example'),
  })
  .superRefine(requireHttps(['WEB_URL'], ['FPS_MI_URL']))
  .superRefine(requireMailTls)
  .superRefine(requireMailboxes(['MAIL_FROM', 'AUDITOR_EMAIL', 'BOUNCE_ADDRESS']))
  .superRefine((given, context) => {
    if (given.BOUNCE_PORT === undefined) return;
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (given.BOUNCE_ADDRESS === undefined) refuse('BOUNCE_ADDRESS', 'is needed with BOUNCE_PORT');
    if (given.NODE_ENV !== 'production' || given.DATABASE_TLS_CERT !== undefined) return;
    if (isThisMachine(given.BOUNCE_HOST)) return;
    refuse(
      'BOUNCE_PORT',
      'receiving without TLS is refused when NODE_ENV is production: give DATABASE_TLS_CERT and _KEY',
    );
  })
  .superRefine(requireContacts)
  .superRefine(requireDatabaseTls())
  .superRefine(requireTemporalTls);
