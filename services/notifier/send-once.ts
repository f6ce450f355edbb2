import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isDatabaseUnavailable, type Sql } from '#database/connection.ts';
import { type Recipient, recordSentMail, type SentMail, wasSent } from '#database/mails.ts';
import { newEnvelope } from './bounce-address.ts';
import { composeMail, type Message } from './compose-mail.ts';
import type { SendMail } from './smtp.ts';

export type MailDependencies = {
  readonly sql: Sql;
  readonly sendMail: SendMail;
  readonly log: Logger;
  /** The public address of the site. */
  readonly webUrl: string;
  /** The ministry's mailbox: it gets the lists of missing reports, and the questions that an organisation cannot answer. */
  readonly ministryEmail: string;
};

/** A mail to send, with the facts that are recorded about it afterwards. */
export type OutgoingMail = Pick<SentMail, 'messageId' | 'about' | 'kind' | 'occasion'> & {
  readonly mentions?: readonly string[];
  readonly to: Recipient;
  /** Runs only when the mail is really sent. */
  readonly write: () => Message | Promise<Message>;
};

/** The Message-ID of the mail with this name: the same name always gives the same Message-ID. */
export function messageIdOf(name: string, webUrl: string): string {
  return `<${name}@${new URL(webUrl).hostname}>`;
}

type SendResult = 'sent' | 'refused' | 'sent-before';

/**
 * The mails that are being sent or recorded, by Message-ID. An attempt that Temporal no longer waits for still runs
 * here, and the next attempt must not send the same mail beside it.
 */
const underway = new Map<string, Promise<SendResult>>();

/**
 * Sends a mail and records it and whom the mail server refused, unless it is recorded already. While the database is unavailable, recording is repeated.
 * Only a crash between sending and recording can send the mail a second time, with the same Message-ID.
 * @param now the time to record
 * @throws when the mail server is not available, or the database before the mail is sent
 */
export function sendOnce(
  dependencies: Pick<MailDependencies, 'sql' | 'sendMail' | 'log' | 'webUrl'>,
  mail: OutgoingMail,
  now = () => new Date(),
): Promise<SendResult> {
  const { messageId } = mail;
  const same = underway.get(messageId);
  if (same !== undefined) return same;
  const sending = sendAndRecord(dependencies, mail, now).finally(() => underway.delete(messageId));
  underway.set(messageId, sending);
  return sending;
}

async function sendAndRecord(
  { sql, sendMail, log, webUrl }: Pick<MailDependencies, 'sql' | 'sendMail' | 'log' | 'webUrl'>,
  { messageId, about, kind, occasion, mentions = [], to, write }: OutgoingMail,
  now: () => Date,
): Promise<SendResult> {
  if (await wasSent(sql, messageId)) return 'sent-before';
  const mail = composeMail(to, messageId, webUrl, await write());
  const envelope = newEnvelope();
  const addresses = [mail.to, ...mail.cc].map(({ address }) => address.toLowerCase());
  const handover = await sendMail({ ...mail, envelope });
  const bounces = handover === 'sent' ? [] : handover;
  await recordWhenAvailable(
    sql,
    { messageId, about, kind, occasion, mentions, recipient: to.id, sentAt: now(), envelope, addresses, bounces },
    log,
  );
  return addresses.every((address) => bounces.some((bounce) => bounce.address === address)) ? 'refused' : 'sent';
}

const MAX_DELAY_MS = 2_000;

/** @throws when the database refuses the record, or when the pool is closed */
async function recordWhenAvailable(sql: Sql, mail: SentMail, log: Logger): Promise<void> {
  for (let delay = 100; ; delay = Math.min(2 * delay, MAX_DELAY_MS)) {
    try {
      return await recordSentMail(sql, mail);
    } catch (error) {
      if (!isDatabaseUnavailable(error) || isPoolClosed(error)) throw error;
      log.warn({ error, messageId: mail.messageId }, 'a mail that was sent cannot be recorded yet');
      await wait(delay);
    }
  }
}

function isPoolClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'CONNECTION_ENDED';
}
