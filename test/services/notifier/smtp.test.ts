import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { envelopeIn, momentOfEnvelope, newEnvelope } from '#services/notifier/bounce-address.ts';
import { composeMail } from '#services/notifier/compose-mail.ts';
import { createMailer, type Mailer, type SendMail } from '#services/notifier/smtp.ts';

/** A mail server that answers with the codes in `answers`. */
let server: SMTPServer;
let answers: { onSender?: number; onRecipient?: number; onMessage?: number };
let received: number;
/** The envelope senders of the mails, and an address that the server refuses besides. */
let senders: string[];
let refused: string;
let mailer: Mailer;
let send: SendMail;
/** How many connections the server has had. */
let connections: number;

beforeEach(async () => {
  answers = {};
  received = 0;
  senders = [];
  refused = '';
  connections = 0;
  const answer = (code: number | undefined) =>
    code === undefined ? undefined : Object.assign(new Error('refused by the test'), { responseCode: code });
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onMailFrom: ({ address }, _session, done) => {
      senders.push(address);
      done(answer(answers.onSender));
    },
    onRcptTo: ({ address }, _session, done) => done(answer(address === refused ? 550 : answers.onRecipient)),
    onData: (stream, _session, done) => {
      stream.resume();
      stream.once('end', () => {
        const refused = answer(answers.onMessage);
        if (!refused) received += 1;
        done(refused);
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  // The cast: a server that listens on TCP has such an address.
  const { port } = listening.address() as AddressInfo;
  const log = pino({ level: 'silent' });
  mailer = createMailer(`smtp://127.0.0.1:${port}`, {
    from: 'us@uniek-verslag.example',
    bounceAddress: 'bounces@uniek-verslag.example',
    connections: 2,
    log,
  });
  send = mailer.send;
});
afterEach(async () => {
  mailer.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const an = { id: 'contact', reader: 'contact', name: 'An', email: 'an@ocmw.example', language: 'nl' } as const;
const webUrl = 'http://uniek-verslag.example';
const mail = composeMail(an, '<1@uniek-verslag.example>', webUrl, { subject: 'x', lead: 'y', helper: null });

it('sends a mail to the mail server', async () => {
  expect(await send(mail)).toBe('sent');
  expect(received).toBe(1);
});

it('sends the next mail over the same connection', async () => {
  await send(mail);
  await send(mail);
  expect({ received, connections }).toEqual({ received: 2, connections: 1 });
});

it('gives each mail an envelope sender of its own, to which it comes back', async () => {
  const [one, other] = [newEnvelope(), newEnvelope()];
  await send({ ...mail, envelope: one });
  await send({ ...mail, envelope: other });
  expect(senders).toEqual([`bounces+${one}@uniek-verslag.example`, `bounces+${other}@uniek-verslag.example`]);
  expect(envelopeIn(senders[0] ?? '', 'bounces@uniek-verslag.example')).toBe(one);
  expect(Date.now() - momentOfEnvelope(one)).toBeLessThan(60_000);
});

it('says which one of several recipients the server refused', async () => {
  refused = 'chair@ocmw.example';
  expect(await send({ ...mail, cc: [{ name: 'Chair', address: 'Chair@ocmw.example' }] })).toBe('sent');
  expect(await send({ ...mail, cc: [{ name: 'Chair', address: refused }] })).toEqual([
    { address: refused, status: '5.0.0', diagnostic: '550 refused by the test' },
  ]);
  expect(received).toBe(2);
});

it.each([
  ['the recipient, who is unknown', { onRecipient: 550 }, '550'],
  ['the message', { onMessage: 552 }, '552'],
])('treats a permanent refusal of %s as final', async (_, given, code) => {
  answers = given;
  expect(await send(mail)).toEqual([
    {
      address: 'an@ocmw.example',
      status: expect.stringMatching(/^5\.\d\.\d$/),
      diagnostic: expect.stringMatching(`^${code} `),
    },
  ]);
});

it.each([
  ['the mailbox of the recipient is full', { onRecipient: 452 }],
  ['the server is busy', { onMessage: 451 }],
  ['the server does not allow our sender address, which an operator can correct', { onSender: 550 }],
])('can send a mail again later when %s', async (_, given) => {
  answers = given;
  await expect(send(mail)).rejects.toThrow();
});

it('can send a mail again later when the server does not answer', async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await expect(send(mail)).rejects.toThrow();
});
