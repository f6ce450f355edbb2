import type { Recipient } from '#database/mails.ts';
import type { Language } from '#forms/definition.ts';
import { cleanLine } from '#forms/text.ts';
import { typesetText } from '#web/site/text/typography.ts';
import { textsIn } from '#web/text/texts.ts';
import { mailHtml } from './mail-html.ts';
import type { Address, Attachment, Mail } from './smtp.ts';

/** A label and its value, or several: "Formulier", "Covid-19: Tijdelijke premie 2022". */
export type Fact = { readonly label: string; readonly value: string | readonly string[] };

/** Items under a title; the title is left out when there are no items. */
export type MailList = { readonly title: string; readonly items: readonly string[] };

/** Who answers questions about a mail: their name, and where they can be reached. */
export type Helper = { readonly name: string; readonly addresses: readonly string[] };

/** The content of a mail, in the order in which it is read. */
export type Message = {
  readonly subject: string;
  /** What the recipient must do or know, in one or two sentences. */
  readonly lead: string;
  readonly paragraphs?: readonly string[];
  /** Words of someone else, under a title. */
  readonly quote?: { readonly title: string; readonly text: string } | undefined;
  readonly lists?: readonly MailList[];
  readonly facts?: readonly Fact[];
  /** Null: a mail to a mailbox of the ministry. */
  readonly helper: Helper | null;
  readonly link?: { readonly label: string; readonly url: string };
  /** Who gets a copy (cc). */
  readonly copy?: readonly { readonly name: string; readonly email: string }[];
  readonly attachments?: readonly Attachment[];
};

/** A mail's content with what every mail has, in the language of its recipient. */
export type MailContent = Omit<Message, 'copy' | 'attachments'> & {
  readonly language: Language;
  readonly greeting: string;
  readonly facts: readonly Fact[];
  readonly lists: readonly MailList[];
  readonly paragraphs: readonly string[];
  /** Why this mail came, and where to change that. */
  readonly footer: readonly string[];
  /** Where a person chooses which mails come when; null for those who are no users. */
  readonly preferences: { readonly label: string; readonly url: string } | null;
};

/** Composes a mail in the language of its recipient, as text and as HTML. */
export function composeMail(to: Recipient, messageId: string, webUrl: string, message: Message): Mail {
  const { copy = [], attachments = [], ...given } = message;
  const content = contentFor(to, webUrl, given);
  return {
    messageId,
    to: addressOf(to),
    cc: copy.map(addressOf),
    subject: content.subject,
    text: textOf(content),
    html: mailHtml(content),
    attachments,
  };
}

function contentFor(to: Recipient, webUrl: string, message: Omit<Message, 'copy' | 'attachments'>): MailContent {
  const { mail } = textsIn(to.language);
  const { helper, facts = [], lists = [], paragraphs = [] } = message;
  const asking: Fact[] = helper ? [{ label: mail.facts.questions, value: [helper.name, ...helper.addresses] }] : [];
  return {
    ...message,
    subject: typesetText(headerText(message.subject), to.language),
    language: to.language,
    greeting: to.name === '' ? mail.greetingSomebody : mail.greeting(to.name),
    paragraphs,
    lists: lists.filter(({ items }) => items.length > 0),
    facts: [...facts, ...asking],
    footer: [
      helper ? mail.closing(helper.name) : mail.automatic,
      ...(to.reader === 'contact' ? [mail.becauseContact] : []),
    ],
    preferences: to.reader === 'person' ? { label: mail.preferences, url: new URL('/preferences', webUrl).href } : null,
  };
}

/** The mail for programs that show no HTML. */
function textOf(content: MailContent): string {
  const { language, greeting, lead, paragraphs, quote, lists, facts, link, footer, preferences } = content;
  const { colon } = textsIn(language);
  const blocks = [
    greeting,
    lead,
    ...paragraphs,
    ...(quote ? [`${quote.title}\n${quoted(quote.text)}`] : []),
    ...lists.map(({ title, items }) => [title, ...items.map((item) => `- ${item}`)].join('\n')),
    ...(facts.length > 0
      ? [facts.map(({ label, value }) => `${label}${colon}${[value].flat().join(', ')}`).join('\n')]
      : []),
    ...(link ? [`${link.label}${colon}${link.url}`] : []),
    [...footer, ...(preferences ? [`${preferences.label}${colon}${preferences.url}`] : [])].join('\n'),
  ];
  return blocks.join('\n\n');
}

/** A text with the mark of a quotation before each line (RFC 3676, section 4.5). */
function quoted(text: string): string {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/**
 * A text for a header: without what is invisible, which could hide or reorder parts of it, and without the beginning of an encoded
 * word (RFC 2047), which mail programs decode wherever it stands.
 */
function headerText(text: string): string {
  return cleanLine(text).toWellFormed().replaceAll('=?', '= ?');
}

function addressOf({ name, email }: { name: string; email: string }): Address {
  return { name: headerText(name), address: email };
}
