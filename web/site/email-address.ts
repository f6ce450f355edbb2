/** E-mail addresses that people type, and those of the login service. */

import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { plainSigns } from '#forms/text.ts';

/** Why a text is no address that mails can be sent to. */
export type EmailProblem = 'email-missing' | 'email-not-understood' | 'email-name-not-ascii';

const addressSchema = z.email().max(200);

/**
 * Reads an address. A domain in other letters (`ocmw-liège.example`) gets its form in ASCII (IDNA), which every mail server knows.
 * Before the @ only ASCII is possible: servers that deliver other addresses (SMTPUTF8, RFC 6531) are few, and a mail would be lost on the
 * way to a server that the sender never sees.
 */
export function readEmail(typed: string): { readonly email: string } | { readonly problem: EmailProblem } {
  const text = plainSigns(typed).trim();
  if (text === '') return { problem: 'email-missing' };
  const at = text.lastIndexOf('@');
  const [name, domain] = [text.slice(0, at), text.slice(at + 1)];
  const ascii = /^[\u0021-\u007e]+$/.test(domain) ? domain : domainToASCII(domain);
  const email = addressSchema.safeParse(`${name}@${ascii}`);
  if (at > 0 && email.success) return { email: email.data };
  const isOtherwiseRight =
    at > 0 && addressSchema.safeParse(`${name.replace(/[\p{L}\p{M}\p{N}]/gu, 'a')}@${ascii}`).success;
  return { problem: isOtherwiseRight ? 'email-name-not-ascii' : 'email-not-understood' };
}

/** The address in a text as it is stored; a text that is no address stays as it was typed. */
export function asAddress(typed: string): string {
  const read = readEmail(typed);
  return 'email' in read ? read.email : typed.trim();
}
