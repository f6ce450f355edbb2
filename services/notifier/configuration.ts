import { z } from 'zod';
import { orFile } from '#database/variables.ts';
import { QUIET_MINUTES } from '#rules/mails.ts';
import { requireDatabaseTls, requireHttps, requireMailboxes, requireMailTls } from '#services/addresses.ts';
import { contactsSchema, requireContacts } from '#services/contacts.ts';
import { deliveryKeySchema } from '#services/sealing.ts';
import { requireTemporalTls } from '#services/temporal/connection.ts';
import { workerSchema } from '#services/worker.ts';

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
    WEB_URL: z.url(),
    ...contactsSchema.shape,
    AUDITOR_EMAIL: z.email().default('auditor@fps-mi.example'),
  })
  .superRefine(requireHttps(['WEB_URL'], ['FPS_MI_URL']))
  .superRefine(requireMailTls)
  .superRefine(requireMailboxes(['MAIL_FROM', 'AUDITOR_EMAIL']))
  .superRefine(requireContacts)
  .superRefine(requireDatabaseTls())
  .superRefine(requireTemporalTls);
