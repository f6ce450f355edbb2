import type { Sql } from '#database/connection.ts';
import { type Recipient, recordSentMail, type SentMail, wasSent } from '#database/mails.ts';
import { composeMail, type Message } from './compose-mail.ts';
import type { SendMail } from './smtp.ts';

export type MailDependencies = {
  readonly sql: Sql;
  readonly sendMail: SendMail;
  /** The public address of the site. */
  readonly webUrl: string;
};

/** A mail that still has to be sent, with what is recorded about it afterwards. */
export type OutgoingMail = Pick<SentMail, 'messageId' | 'about' | 'kind' | 'occasion'> & {
  readonly to: Recipient;
  /** Runs only when the mail is really sent. */
  readonly write: () => Message | Promise<Message>;
};

/** The Message-ID of the mail with this name: the same name is the same mail. */
export function messageIdOf(name: string, webUrl: string): string {
  return `<${name}@${new URL(webUrl).hostname}>`;
}

/**
 * Sends a mail and records it, unless it is recorded already. A crash between the two sends it a second time, with the same
 * Message-ID.
 * @param now the time to record
 * @throws when the mail server is not available
 */
export async function sendOnce(
  { sql, sendMail }: Pick<MailDependencies, 'sql' | 'sendMail'>,
  { messageId, about, kind, occasion, to, write }: OutgoingMail,
  now = () => new Date(),
): Promise<'sent' | 'refused' | 'sent-before'> {
  if (await wasSent(sql, messageId)) return 'sent-before';
  const mail = composeMail(to, messageId, await write());
  if ((await sendMail(mail)) === 'refused') return 'refused';
  await recordSentMail(sql, { messageId, about, kind, occasion, recipient: to.id, sentAt: now() });
  return 'sent';
}
