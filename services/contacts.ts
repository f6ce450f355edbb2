/** The variables with whom people can turn to, of the services that name them on pages and in mails. */

import { z } from 'zod';
import type { Contacts } from '#web/contacts.ts';
import { requireMailboxes } from './addresses.ts';

/** No telephone number: nobody is called by mistake from a demo. */
const MADE_UP_PHONE = '02 000 00 00';

export const contactsSchema = z.object({
  HELPDESK_PHONE: z
    .string()
    .regex(/^\+?[\d ./()-]{3,30}$/, 'expected a telephone number')
    .default(MADE_UP_PHONE),
  HELPDESK_EMAIL: z.email().default('helpdesk@uniek-verslag.example'),
  FPS_MI_EMAIL: z.email().default('unique-report@fps-mi.example'),
  FPS_MI_DPO_EMAIL: z.email().default('dpo@fps-mi.example'),
});

/** A check for the variables of a service: with NODE_ENV=production, an issue for each contact that is made up. */
export function requireContacts(
  given: z.output<typeof contactsSchema> & { readonly NODE_ENV?: string | undefined },
  context: z.RefinementCtx,
): void {
  requireMailboxes(['HELPDESK_EMAIL', 'FPS_MI_EMAIL', 'FPS_MI_DPO_EMAIL'])(given, context);
  if (given.NODE_ENV !== 'production' || given.HELPDESK_PHONE !== MADE_UP_PHONE) return;
  const message = 'has no default when NODE_ENV is production: give a number that exists';
  context.addIssue({ code: 'custom', path: ['HELPDESK_PHONE'], message });
}

/** Whom people can turn to, from the variables. */
export function contactsOf(variables: z.output<typeof contactsSchema>): Contacts {
  return {
    helpdesk: { phone: variables.HELPDESK_PHONE, email: variables.HELPDESK_EMAIL },
    content: { email: variables.FPS_MI_EMAIL },
    dataProtection: { email: variables.FPS_MI_DPO_EMAIL },
  };
}
