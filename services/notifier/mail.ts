import { html } from 'hono/html';
import { createTransport } from 'nodemailer';
import { changedValues } from '../../forms/changes.ts';
import type { Content } from '../../forms/content.ts';
import type { FormDefinition, Language } from '../../forms/definition.ts';
import { accountText } from '../../web/components/organisation-summary.tsx';
import { changeInWords } from '../../web/text/changes.ts';
import { textsIn } from '../../web/text/texts.ts';

/** A mail that is ready to go. */
export type Mail = {
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
};

/** A file that goes along. */
export type Attachment = { readonly filename: string; readonly content: Buffer; readonly contentType: string };

/** Hands a mail to the mail server. Rejects when that does not take it. */
export type SendMail = (mail: Mail) => Promise<unknown>;

/** A sender through the SMTP server at `url`. */
export function createMailer(url: string, from: string): SendMail {
  const transport = createTransport(url, {
    from,
    // An out-of-office answer to a machine helps nobody (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  return ({ attachments, ...mail }) => transport.sendMail({ ...mail, attachments: [...attachments] });
}

/** What a mail says: one paragraph, perhaps a list, and one link. */
type Message = {
  readonly subject: string;
  readonly paragraph: string;
  readonly list: readonly string[];
  readonly link: string;
  readonly attachments: readonly Attachment[];
};

/** Writes a mail to somebody in their language, as text and as HTML. */
export function writeMail(
  to: { name: string; email: string; language: Language },
  messageId: string,
  { subject, paragraph, list, link, attachments }: Message,
): Mail {
  const { mail } = textsIn(to.language);
  const greeting = mail.greeting(to.name);
  const text = [greeting, paragraph, ...(list.length > 0 ? [list.map((line) => `- ${line}`).join('\n')] : [])];
  const page = html`<!doctype html>
<html lang="${to.language}">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1c2730; max-width: 36em">
<p>${greeting}</p>
<p>${paragraph}</p>
${list.length > 0 ? html`<ul>${list.map((line) => html`<li>${line}</li>`)}</ul>` : ''}
<p><a href="${link}" style="color: #0b5a8a; font-weight: bold">${mail.open}</a></p>
<p style="color: #4d5c68; font-size: 14px">${mail.closing}</p>
</body>
</html>`;
  return {
    messageId,
    to: { name: to.name, address: to.email },
    subject,
    text: [...text, `${mail.open}: ${link}`, mail.closing].join('\n\n'),
    html: String(page),
    attachments,
  };
}

/** What differs between two contents, in words: "Verantwoord totaalbedrag: van € 100,00 naar € 200,00". */
export function changesBetween(
  definition: FormDefinition,
  before: Content,
  after: Content,
  language: Language,
): string[] {
  const text = textsIn(language);
  const changes = changedValues(definition, before.values, after.values).map((each) => changeInWords(each, language));
  const [old, now] = [accountText(before.account), accountText(after.account)];
  return old === now ? changes : [...changes, text.mail.removed.change(text.home.account, old, now)];
}
