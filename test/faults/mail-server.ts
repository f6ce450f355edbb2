import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail that the server accepted. */
export type AcceptedMail = { readonly messageId: string; readonly to: string; readonly at: number };

/** A mail server that keeps the Message-ID of what it accepts. It outlives every fault of the application. */
export type MailServer = {
  readonly url: string;
  readonly accepted: AcceptedMail[];
  /** `hangs`: takes a mail and never answers. `away`: ends each connection. */
  behaviour: 'works' | 'hangs' | 'away';
  close(): Promise<void>;
};

/** Starts it on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => done(mails.behaviour === 'away' ? new Error('not now') : undefined),
    onData: (stream, session, done) => {
      let head = '';
      stream.on('data', (chunk: Buffer) => {
        if (head.length < 10_000) head += chunk.toString('latin1');
      });
      stream.once('end', () => {
        if (mails.behaviour === 'hangs') return;
        if (mails.behaviour === 'away') return done(new Error('not now'));
        const [, messageId = ''] = /^Message-ID:\s*(<[^>]+>)/im.exec(head) ?? [];
        mails.accepted.push({ messageId, to: session.envelope.rcptTo[0]?.address ?? '', at: Date.now() });
        done();
      });
    },
  });
  // A client that is killed leaves a broken connection.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  // The cast: a server that listens on TCP has such an address.
  const { port } = listening.address() as AddressInfo;
  const mails: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    accepted: [],
    behaviour: 'works',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mails;
}
