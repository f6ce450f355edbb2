import { html } from 'hono/html';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { changedValues } from '#forms/changes.ts';
import type { Account, Content } from '#forms/content.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { accountText } from '#web/bank-account.ts';
import { changeText } from '#web/components/change-text.ts';
import { textsIn } from '#web/text/texts.ts';

/** A mail that is ready to go. */
export type Mail = {
  readonly messageId: string;
  readonly to: Address;
  readonly cc: readonly Address[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
};

export type Address = { readonly name: string; readonly address: string };

/** A file that goes along. */
export type Attachment = { readonly filename: string; readonly content: Buffer; readonly contentType: string };

/**
 * Hands a mail to the mail server. `refused`: that takes it for nobody, and never will: one wrong address must not keep all
 * others waiting. Rejects when it may succeed later.
 */
export type SendMail = (mail: Mail) => Promise<'sent' | 'refused'>;

/** A sender through the SMTP server at `url`. What is refused stands in the log. */
export function createMailer(url: string, from: string, log: Logger): SendMail {
  // A mail server that takes the connection and says nothing must not hold up the others.
  const transport = createTransport(
    { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    {
      from,
      // An out-of-office answer to a machine helps nobody (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
  );
  return async ({ attachments, cc, ...mail }) => {
    try {
      await transport.sendMail({ ...mail, cc: [...cc], attachments: [...attachments] });
      return 'sent';
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
      log.error({ error, messageId: mail.messageId }, 'the mail server does not take a mail');
      return 'refused';
    }
  };
}

/**
 * A reply of class 5 is final (RFC 5321, section 4.2.1). One to the receiver or the message itself is about this mail; any
 * other, to our login or our own address, is about us, and is mended by somebody.
 */
function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  return Number(error.responseCode) >= 500 && (error.command === 'RCPT TO' || error.command === 'DATA');
}

/** What a mail says: one paragraph, perhaps a list with its title, and a link with its words; and who gets it too. */
export type Message = {
  readonly subject: string;
  readonly paragraph: string;
  readonly listTitle?: string;
  readonly list: readonly string[];
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly copy: readonly { readonly name: string; readonly email: string }[];
  readonly attachments: readonly Attachment[];
};

/**
 * Writes a mail to somebody in their language, as text and as HTML.
 * @param to.name empty where it is not known
 */
export function writeMail(
  to: { name: string; email: string; language: Language },
  messageId: string,
  { subject, paragraph, listTitle, list, link, copy, attachments }: Message,
): Mail {
  const { mail } = textsIn(to.language);
  const greeting = to.name === '' ? mail.greetingSomebody : mail.greeting(to.name);
  const title = listTitle !== undefined && list.length > 0 ? [listTitle] : [];
  const lines = [...title, ...list.map((line) => `- ${line}`)];
  const text = [greeting, paragraph, ...(lines.length > 0 ? [lines.join('\n')] : [])];
  const page = html`<!doctype html>
<html lang="${to.language}">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1c2730; max-width: 36em">
<p>${greeting}</p>
<p>${paragraph}</p>
${title.map((line) => html`<p>${line}</p>`)}
${list.length > 0 ? html`<ul>${list.map((line) => html`<li>${line}</li>`)}</ul>` : ''}
${link ? html`<p><a href="${link.url}" style="color: #0b5a8a; font-weight: bold">${link.label}</a></p>` : ''}
<p style="color: #4d5c68; font-size: 14px">${mail.closing}</p>
</body>
</html>`;
  return {
    messageId,
    to: addressOf(to),
    cc: copy.map(addressOf),
    subject,
    text: [...text, ...(link ? [`${link.label}: ${link.url}`] : []), mail.closing].join('\n\n'),
    html: String(page),
    attachments,
  };
}

function addressOf({ name, email }: { name: string; email: string }): Address {
  return { name, address: email };
}

/** "Bankrekening: van BE68 ... naar BE43 ..." */
export function accountChange(before: Account, after: Account, language: Language): string {
  const text = textsIn(language);
  return text.mail['signature-removed'].change(text.home.account, accountText(before), accountText(after));
}

/** What differs between two contents, in words: "Verantwoord totaalbedrag: van € 100,00 naar € 200,00". */
export function changesBetween(
  definition: FormDefinition,
  before: Content,
  after: Content,
  language: Language,
): string[] {
  const changes = changedValues(definition, before.values, after.values).map((each) => changeText(each, language));
  const same = accountText(before.account) === accountText(after.account);
  return same ? changes : [...changes, accountChange(before.account, after.account, language)];
}
