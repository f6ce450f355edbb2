/** The organisation's data as the form posts it, and what is valid in it. */

import { friendlyFormatIBAN } from 'ibantools';
import { z } from 'zod';
import type { OrganisationData } from '#database/organisations.ts';
import { cleanLine, isReadable, plainSigns } from '#forms/text.ts';
import { parseAccountNumber, parseBic } from '#web/bank-account.ts';
import type { Problem } from '#web/components/notice.tsx';
import { readEmail } from '#web/site/email-address.ts';
import { countSchema, idSchema } from '#web/site/field-schemas.ts';

export const postedDataSchema = z.object({
  account: z.string().max(200).default(''),
  bic: z.string().max(200).default(''),
  /** A BIC that the page asked about: saving it again confirms it. */
  confirmedBic: z.string().max(200).default(''),
  contactName: z.string().max(200).default(''),
  contactEmail: z.string().max(200).default(''),
  contactPhone: z.string().max(200).default(''),
  version: countSchema.default(0),
  request: idSchema,
  /** Where to go after saving: a page of this organisation. */
  next: z.string().max(300).default(''),
});

/** What the form contains: the input verbatim, even when it is invalid. */
export type PostedData = z.output<typeof postedDataSchema>;

/** The form as it looks when these data are saved. @param next where to go after saving */
export function toForm(data: OrganisationData | null, next: string): PostedData {
  return {
    account: data ? (friendlyFormatIBAN(data.account.iban) ?? data.account.iban) : '',
    bic: data?.account.bic ?? '',
    confirmedBic: data?.account.bic ?? '',
    contactName: data?.contact.name ?? '',
    contactEmail: data?.contact.email ?? '',
    contactPhone: data?.contact.phone ?? '',
    version: data?.version ?? 0,
    request: crypto.randomUUID(),
    next,
  };
}

/** The data that were posted, or what is wrong with them. */
export function readPostedData(posted: PostedData): {
  data: Omit<OrganisationData, 'version'> | null;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const number = parseAccountNumber(posted.account);
  if ('problem' in number) problems.push({ field: 'account', code: number.problem });
  // Beside a wrong account number an empty BIC says nothing: it may follow from the right number.
  const iban = 'iban' in number ? number.iban : '';
  const skipped = iban === '' && posted.bic.trim() === '';
  const bank = skipped ? null : parseBic(posted.bic, { iban, confirmed: posted.confirmedBic });
  if (bank && 'problem' in bank) problems.push({ field: 'bic', code: bank.problem });
  const name = cleanLine(posted.contactName);
  if (name === '') problems.push({ field: 'contactName', code: 'name-missing' });
  else if (!isReadable(name)) problems.push({ field: 'contactName', code: 'text-not-understood' });
  const address = readEmail(posted.contactEmail);
  if ('problem' in address) problems.push({ field: 'contactEmail', code: address.problem });
  const phone = plainSigns(posted.contactPhone);
  if (phone === '') problems.push({ field: 'contactPhone', code: 'phone-missing' });
  else if (!/^\+?[\d ./()-]{8,25}$/.test(phone)) problems.push({ field: 'contactPhone', code: 'phone-not-understood' });
  if ('problem' in number || bank === null || 'problem' in bank || 'problem' in address || problems.length > 0)
    return { data: null, problems };
  return {
    data: { account: { iban: number.iban, bic: bank.bic }, contact: { name, email: address.email, phone } },
    problems,
  };
}
