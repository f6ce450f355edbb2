import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { expect } from 'vitest';
import type { Certificate } from '#start/certificates.ts';

/** A mail server that speaks TLS, and keeps what it accepts. */
export type Mailbox = {
  /** Waits for a mail to this address that has a link, and gives the link. */
  linkTo(address: string): Promise<string>;
  close(): Promise<void>;
};

/** @param port where it listens on 127.0.0.1 */
export async function startMailbox(port: number, certificate: Certificate): Promise<Mailbox> {
  const mails: { to: string; source: string }[] = [];
  const server = new SMTPServer({
    secure: true,
    cert: await readFile(certificate.cert),
    key: await readFile(certificate.key),
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      void text(stream).then((source) => {
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', source: decode(source) });
        done();
      });
    },
  });
  server.on('error', () => {});
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const find = (address: string) =>
    mails
      .filter(({ to }) => to === address)
      .map(({ source }) => /https:\/\/[^\s"<>]+\/invitation\?[^\s"<>]+/.exec(source)?.[0])
      .find((link) => link !== undefined);
  return {
    linkTo: async (address) => {
      await expect.poll(() => find(address), { timeout: 30_000 }).toBeDefined();
      return find(address) ?? '';
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A mail without its quoted-printable encoding (RFC 2045, section 6.7). */
function decode(source: string): string {
  return source
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
