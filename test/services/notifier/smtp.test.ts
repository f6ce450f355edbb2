import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMailer, type SendMail, writeMail } from '#services/notifier/compose-mail.ts';

/** A mail server that answers as it is told. */
let server: SMTPServer;
let answers: { toSender?: number; toReceiver?: number; toMessage?: number };
let taken: number;
let send: SendMail;

beforeEach(async () => {
  answers = {};
  taken = 0;
  const answer = (code: number | undefined) =>
    code === undefined ? undefined : Object.assign(new Error('as it was told'), { responseCode: code });
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: (_address, _session, done) => done(answer(answers.toSender)),
    onRcptTo: (_address, _session, done) => done(answer(answers.toReceiver)),
    onData: (stream, _session, done) => {
      stream.resume();
      stream.once('end', () => {
        const refused = answer(answers.toMessage);
        if (!refused) taken += 1;
        done(refused);
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  // The cast: a server that listens on TCP has such an address.
  const { port } = listening.address() as AddressInfo;
  send = createMailer(`smtp://127.0.0.1:${port}`, 'us@uniek-verslag.example', pino({ level: 'silent' }));
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

const mail = writeMail({ name: 'An', email: 'an@ocmw.example', language: 'nl' }, '<1@uniek-verslag.example>', {
  ...{ subject: 'x', paragraph: 'y', list: [], link: null, copy: [], attachments: [] },
});

it('a mail goes to the mail server', async () => {
  expect(await send(mail)).toBe('sent');
  expect(taken).toBe(1);
});

it.each([
  ['its receiver, who is not known', { toReceiver: 550 }],
  ['the message itself', { toMessage: 552 }],
])('a mail is refused for good when the server takes no offence but at %s', async (_, told) => {
  answers = told;
  expect(await send(mail)).toBe('refused');
});

it.each([
  ['the receiver’s box is full for now', { toReceiver: 452 }],
  ['the server is busy', { toMessage: 451 }],
  ['our own address is not allowed, which somebody mends', { toSender: 550 }],
])('a mail is tried again later when %s', async (_, told) => {
  answers = told;
  await expect(send(mail)).rejects.toThrow();
});

it('a mail is tried again later when nobody answers', async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await expect(send(mail)).rejects.toThrow();
});
