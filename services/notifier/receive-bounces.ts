/** Receives the mails that come back, from the organisation's mail server. */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { type Bounce, findEnvelope, recordBounces, type SentEnvelope } from '#database/bounces.ts';
import type { Sql } from '#database/connection.ts';
import { envelopeIn, momentOfEnvelope } from './bounce-address.ts';
import { type FailedRecipient, readDeliveryStatus } from './delivery-status.ts';

/** How many mail servers may be connected at a time. */
const MAX_CONNECTIONS = 10;
/** Some servers send the whole mail back. */
const MAX_BYTES = 10 * 1024 * 1024;
/** What is read of a message: what happened comes before the mail that came back (RFC 6522). */
const READ_BYTES = 256 * 1024;
const SOCKET_TIMEOUT_MS = 30_000;
/** For so long a mail may have gone out without being recorded yet. */
const RECORDED_WITHIN_MS = 60 * 60_000;

export type BounceReceiverOptions = {
  readonly sql: Sql;
  readonly log: Logger;
  readonly bounceAddress: string;
  readonly host: string;
  readonly port: number;
  /** With a certificate, mail servers must use TLS (STARTTLS). */
  readonly tls: { readonly cert: string; readonly key: string } | null;
};

export type BounceReceiver = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Listens for messages to the envelope senders of mails. Every other recipient is refused. Of a message only the status and the
 * text about each failed recipient are kept.
 * @throws when it cannot listen
 */
export async function receiveBounces(options: BounceReceiverOptions): Promise<BounceReceiver> {
  const { sql, log, bounceAddress, host, port, tls } = options;
  const server = new SMTPServer({
    ...(tls ?? {}),
    disabledCommands: tls === null ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    logger: false,
    banner: 'returned mail only',
    size: MAX_BYTES,
    rejectOversized: true,
    maxClients: MAX_CONNECTIONS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    closeTimeout: 1_000,
    onMailFrom: (_address, session, done) => {
      done(tls !== null && !session.secure ? answer(530, '5.7.0 Must issue a STARTTLS command first') : null);
    },
    onRcptTo: ({ address }, session, done) => {
      if (session.envelope.rcptTo.length > 0) {
        done(answer(452, '4.5.3 One recipient at a time'));
        return;
      }
      void refusalOf(address).then(done);
    },
    onData: (stream, session, done) => {
      void receive(stream, session.envelope.rcptTo[0]?.address ?? '').then(done);
    },
  });
  server.on('error', (error) => log.info({ error }, 'a connection of a mail server failed'));

  /** Why no message goes to this address; null when it is the envelope sender of a mail. */
  async function refusalOf(address: string): Promise<Error | null> {
    const envelope = envelopeIn(address, bounceAddress);
    if (envelope === null) return answer(550, '5.1.1 No such mailbox');
    return await orTryLater(async () => {
      if ((await findEnvelope(sql, envelope)) !== null) return null;
      // A mail is recorded after it was sent, and the database may be away in between.
      const age = Date.now() - momentOfEnvelope(envelope);
      return age >= 0 && age < RECORDED_WITHIN_MS
        ? answer(450, '4.2.0 Not recorded yet')
        : answer(550, '5.1.1 No such mailbox');
    });
  }

  async function receive(stream: SMTPServerDataStream, address: string): Promise<Error | null> {
    return await orTryLater(async () => {
      const message = await readBeginning(stream);
      const envelope = envelopeIn(address, bounceAddress);
      const sent = envelope === null ? null : await findEnvelope(sql, envelope);
      if (sent === null || stream.sizeExceeded) return null;
      const bounces = bouncesOf(await readDeliveryStatus(message), sent);
      await recordBounces(sql, sent.messageId, bounces);
      const statuses = bounces.map(({ status }) => status);
      if (statuses.length > 0) log.warn({ messageId: sent.messageId, statuses }, 'a mail did not arrive');
      else log.info({ messageId: sent.messageId }, 'an answer to a mail says nothing about a failure');
      return null;
    });
  }

  /** The answer; when it cannot be given, the mail server sends the message again later. */
  async function orTryLater(give: () => Promise<Error | null>): Promise<Error | null> {
    try {
      return await give();
    } catch (error) {
      log.warn({ error }, 'a message about a mail could not be taken');
      return answer(451, '4.3.0 Try again later');
    }
  }

  const listening = server.listen(port, host);
  await once(listening, 'listening');
  // The cast: a server that listens on TCP has such an address.
  const address = listening.address() as AddressInfo;
  log.info({ port: address.port }, 'receives the mails that come back');
  return { port: address.port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** The first bytes of a message; the others are read and forgotten. */
async function readBeginning(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    // The cast: a stream without an encoding gives buffers.
    const bytes = chunk as Buffer;
    if (length < READ_BYTES) chunks.push(bytes);
    length += bytes.length;
  }
  return Buffer.concat(chunks).subarray(0, READ_BYTES);
}

/**
 * The recipients of a mail whom it did not reach, each once. A mail to one person that was forwarded comes back with another
 * address: it is still the one of that person.
 */
function bouncesOf(failed: readonly FailedRecipient[], { addresses }: SentEnvelope): Bounce[] {
  const byAddress = new Map<string, Bounce>();
  for (const { addresses: named, status, diagnostic } of failed) {
    const [only] = addresses.length === 1 ? addresses : [];
    const address = addresses.find((one) => named.includes(one)) ?? only ?? '';
    if (!byAddress.has(address)) byAddress.set(address, { address, status, diagnostic });
  }
  return [...byAddress.values()];
}
