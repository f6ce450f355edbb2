import { html } from 'hono/html';
import type { Language } from '#forms/definition.ts';
import { textsIn } from '#web/text/texts.ts';
import type { Address, Attachment, Mail } from './smtp.ts';

/** The content of a mail. */
export type Message = {
  readonly subject: string;
  readonly paragraph: string;
  /** The title above the list; left out when the list is empty. */
  readonly listTitle?: string;
  readonly list?: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  /** Who gets a copy (cc). */
  readonly copy?: readonly { readonly name: string; readonly email: string }[];
  readonly attachments?: readonly Attachment[];
};

/**
 * Composes a mail in the language of its recipient, as text and as HTML.
 * @param to.name empty when it is not known
 */
export function composeMail(
  to: { name: string; email: string; language: Language },
  messageId: string,
  { subject, paragraph, listTitle, list = [], link, copy = [], attachments = [] }: Message,
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
