import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';

/** A complete mail. */
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

export type Attachment = { readonly filename: string; readonly content: Buffer; readonly contentType: string };

/**
 * Hands a mail to the mail server. `refused`: the server rejects the address or the message permanently; the other mails
 * must not wait for it. Rejects when a later attempt may succeed.
 */
export type SendMail = (mail: Mail) => Promise<'sent' | 'refused'>;

/** Sends mails over connections that stay open for a while; `close` ends them. */
export type Mailer = { readonly send: SendMail; readonly close: () => void };

/** Creates a sender that uses the SMTP server at `url`, with at most `connections`. Refused mails are logged. */
export function createMailer(url: string, options: { from: string; connections: number; log: Logger }): Mailer {
  const { from, connections, log } = options;
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: connections,
      maxMessages: Number.POSITIVE_INFINITY,
      // The caller decides whether a mail is sent again.
      maxRequeues: 0,
      // A mail server that accepts the connection and then does not answer must not block the other mails.
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      // Shorter than that: a connection without mails is closed, and not cut off while the next mail is handed to it.
      idleTimeout: 20_000,
    },
    {
      from,
      // Asks mail programs not to send out-of-office answers (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
  );
  const send: SendMail = async ({ attachments, cc, ...mail }) => {
    try {
      await transport.sendMail({ ...mail, cc: [...cc], attachments: [...attachments] });
      return 'sent';
    } catch (error) {
      if (!isPermanentRefusal(error)) throw error;
      log.error({ error, messageId: mail.messageId }, 'the mail server refused a mail permanently');
      return 'refused';
    }
  };
  return { send, close: () => transport.close() };
}

/**
 * Whether the server refused this mail permanently: a 5xx reply (RFC 5321, section 4.2.1) about the recipient or the message.
 * A 5xx reply about our login or our sender address is a configuration error: the mail can go out once it is corrected.
 */
function isPermanentRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  return Number(error.responseCode) >= 500 && (error.command === 'RCPT TO' || error.command === 'DATA');
}
