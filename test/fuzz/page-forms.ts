/** The schemas with which the pages read their forms, by the end of the path. */

import { z } from 'zod';
import { planFields } from '#services/fps-mi/campaigns/plan-form.ts';
import { uploadSchema } from '#services/fps-mi/pages/campaigns/amounts.tsx';
import { amountsSchema } from '#services/fps-mi/pages/campaigns/amounts-preview.tsx';
import { postedSchema } from '#services/fps-mi/pages/campaigns/campaign.tsx';
import { remindSchema } from '#services/fps-mi/pages/campaigns/missing-reports.tsx';
import { confirmedSchema } from '#services/fps-mi/pages/payments/new-payment.tsx';
import { acceptSchema, returnSchema } from '#services/fps-mi/pages/report/report.tsx';
import { chosenSchema } from '#services/fps-mi/pages/reports/accept-many.tsx';
import { choiceSchema } from '#services/web/language.ts';
import { cancelSchema } from '#web/pages/absence/absence.tsx';
import { absenceSchema } from '#web/pages/absence/absence-form.tsx';
import { grantSchema } from '#web/pages/access/grant-form.tsx';
import { confirmSchema as confirmAbsenceSchema, declineSchema } from '#web/pages/access/proposals.tsx';
import { withdrawSchema } from '#web/pages/access/withdraw.tsx';
import { autosaveSchema } from '#web/pages/form/autosave-pages.tsx';
import { choicesSchema } from '#web/pages/form/choice-page.tsx';
import { messageSchema } from '#web/pages/form/form-message.ts';
import { closedSchema } from '#web/pages/form/others.tsx';
import { splicesMessageSchema } from '#web/pages/form/table-lines.tsx';
import { acceptSchema as invitationSchema } from '#web/pages/invitation.tsx';
import { postedLanguageSchema } from '#web/pages/organisation-data/organisation-data.tsx';
import { postedDataSchema } from '#web/pages/organisation-data/posted-data.ts';
import { signSchema } from '#web/pages/overview/sign.ts';
import { preferencesSchema } from '#web/pages/preferences.tsx';
import { signManySchema } from '#web/pages/sign-many/posted-choice.ts';
import { confirmSchema } from '#web/pages/table-upload/table-upload.tsx';
import { requestSchema } from '#web/site/login.ts';
import { endSchema } from '#web/site/own-sessions.tsx';
import { type Schema, schemaOf } from './json-schema.ts';

const text = z.string();
const nothing = z.object({});
const form = messageSchema.extend({ justifiedTotal: text, 'participation-0-amount': text });
const plan = postedSchema.extend(Object.fromEntries(planFields.map((field) => [field, text])));

/** The first one that fits counts. */
const schemas: readonly (readonly [pattern: RegExp, schema: z.ZodType])[] = [
  [/^\/sign$/, signManySchema],
  [/\/sign$/, signSchema],
  [/\/form(\/amounts)?$/, form],
  [/\/form\/autosave$/, autosaveSchema.extend({ justifiedTotal: text })],
  [/\/form\/lines\/:table$/, splicesMessageSchema.extend({ justifiedTotal: text })],
  [/\/discard$/, nothing],
  [/^\/session$/, nothing],
  [/\/others\/closed$/, closedSchema],
  [/\/form\/merge$/, choicesSchema.extend({ 'choice-justifiedTotal': text })],
  [/\/data(\/account)?$/, postedDataSchema],
  [/\/data\/language$/, postedLanguageSchema],
  [/\/absence$/, absenceSchema],
  [/\/absence\/cancel$/, cancelSchema],
  [/\/access\/confirm-absence$/, confirmAbsenceSchema],
  [/\/access\/decline-absence$/, declineSchema],
  [/\/access$/, grantSchema],
  [/\/access\/(withdraw|withdraw-invitation|resend)$/, withdrawSchema],
  [/^\/invitation$/, invitationSchema],
  [/\/tables\/:table$/, z.object({ file: text })],
  [/\/switch$/, nothing],
  [/^\/campaigns\/.*\/amounts\/:upload$/, amountsSchema],
  [/^\/campaigns\/.*\/amounts$/, uploadSchema.extend({ file: text })],
  [/\/:upload/, confirmSchema],
  [/^\/accept$/, chosenSchema],
  [/^\/reports\/.*\/accept$/, acceptSchema],
  [/^\/reports\/.*\/return$/, returnSchema],
  [/^\/payments$/, confirmedSchema.extend({ group: text })],
  [/^\/payments\/.*\/(release|cancel)$/, nothing],
  [/^\/campaigns\/.*\/missing$/, remindSchema],
  [/^\/campaigns\//, plan],
  [/^\/verify$/, z.object({ reference: text, code: text })],
  [/^\/verify\/file$/, z.object({ file: text })],
  [/^\/logout/, nothing],
  [/^\/login$/, requestSchema],
  [/^\/language$/, choiceSchema],
  [/^\/sessions$/, endSchema],
  [/^\/preferences$/, preferencesSchema],
];

/** The JSON Schema of the form that this route reads; undefined when it has none here. */
export function formAt(path: string): Schema | undefined {
  const withoutPattern = path.replace(/\{.*?\}(?=\/|$)/g, '');
  const found = schemas.find(([pattern]) => pattern.test(withoutPattern));
  return found && schemaOf(found[1]);
}
