import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { Bounce } from '#database/bounces.ts';
import { envelopeSender } from './bounce-address.ts';
import { cleanDiagnostic, statusOfReply } from './bounce-details.ts';

/** A complete mail. */
export type Mail = {
  readonly messageId: string;
  readonly to: Address;
  readonly cc: readonly Address[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  /** The id in the envelope sender: what comes back has it. Without it, mails come back to the sender that people see. */
  readonly envelope?: string;
};

export type Address = { readonly name: string; readonly address: string };

export type Attachment = { readonly filename: string; readonly content: Buffer; readonly contentType: string };

/**
 * Hands a mail to the mail server: `sent`, or the recipients whom the server refused permanently; the other mails must not wait
 * for those. Rejects when a later attempt may succeed.
 */
export type SendMail = (mail: Mail) => Promise<'sent' | readonly Bounce[]>;

/** Sends mails over connections that stay open for a while; `close` ends them. */
export type Mailer = { readonly send: SendMail; readonly close: () => void };

export type MailerOptions = {
  readonly from: string;
  /** Mails come back to an address of their own below this one; without it, to `from`. */
  readonly bounceAddress?: string | undefined;
  readonly connections: number;
  readonly log: Logger;
};

/** Creates a sender that uses the SMTP server at `url`, with at most `connections`. Refused mails are logged. */
export function createMailer(url: string, { from, bounceAddress, connections, log }: MailerOptions): Mailer {
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
  const send: SendMail = async ({ attachments, cc, envelope, ...mail }) => {
    const recipients = [mail.to, ...cc].map(({ address }) => address);
    const comingBack = bounceAddress !== undefined &&
      envelope !== undefined && {
        envelope: { from: envelopeSender(bounceAddress, envelope), to: recipients },
        // Where the servers support it (RFC 3461): failures only, and of this mail only its headers.
        dsn: { id: envelope, return: 'headers' as const, notify: 'failure' as const },
      };
    const bounces = await transport
      .sendMail({ ...mail, cc: [...cc], attachments: [...attachments], ...comingBack })
      .then(({ rejectedErrors = [] }) => rejectedErrors.flatMap((error) => bouncesFrom(error, [])))
      .catch((error: unknown) => {
        if (!isPermanentRefusal(error)) throw error;
        return bouncesFrom(error, recipients);
      });
    if (bounces.length === 0) return 'sent';
    const statuses = bounces.map(({ status }) => status);
    log.error({ messageId: mail.messageId, statuses }, 'the mail server refused a mail permanently');
    return bounces;
  };
  return { send, close: () => transport.close() };
}

/** A reply of the mail server that ended a command, as nodemailer reports it. */
type Refusal = Error & {
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly recipient?: unknown;
  readonly rejectedErrors?: readonly Error[] | undefined;
};

/**
 * Whether the server refused this mail permanently: a 5xx reply (RFC 5321, section 4.2.1) about the recipient or the message.
 * A 5xx reply about our login or our sender address is a configuration error: the mail can go out once it is corrected.
 */
function isPermanentRefusal(error: unknown): error is Refusal {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  return Number(error.responseCode) >= 500 && (error.command === 'RCPT TO' || error.command === 'DATA');
}

/**
 * What the server said about each recipient whom it refused.
 * @param all the recipients of the mail: a refusal of the message is one of each of them
 */
function bouncesFrom(error: Refusal, all: readonly string[]): Bounce[] {
  const each: readonly Refusal[] = error.rejectedErrors ?? [];
  if (each.length > 0) return each.flatMap((one) => bouncesFrom(one, []));
  if (!isPermanentRefusal(error)) return [];
  const reply = typeof error.response === 'string' ? error.response : '';
  const refused = typeof error.recipient === 'string' ? [error.recipient] : all;
  return refused.map((address) => ({
    address: address.toLowerCase(),
    status: statusOfReply(reply),
    diagnostic: cleanDiagnostic(reply),
  }));
}
