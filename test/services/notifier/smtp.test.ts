import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { type ParsedMail, simpleParser } from 'mailparser';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cleanLine } from '#forms/text.ts';
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
/** The mails as they arrive. */
/** The longest line of the mails, in bytes. */
let longest: number;
let arrived: Promise<ParsedMail>[];
/** How many connections the server has had. */
let connections: number;

beforeEach(async () => {
  answers = {};
  received = 0;
  senders = [];
  refused = '';
  connections = 0;
  arrived = [];
  longest = 0;
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
      const parsed = buffer(stream).then(async (bytes) => {
        longest = Math.max(
          longest,
          ...bytes
            .toString('latin1')
            .split('\r\n')
            .map(({ length }) => length),
        );
        const refused = answer(answers.onMessage);
        if (!refused) received += 1;
        done(refused);
        return await simpleParser(bytes);
      });
      arrived.push(parsed);
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

/** A text as headers have it: nothing invisible, and nothing that looks like an encoded word. */
const inHeader = (text: string) => cleanLine(text).toWellFormed().replaceAll('=?', '= ?');
const nastyNames = [
  'Peeters, An',
  'An "de Chef" Peeters',
  'An\\Peeters <root@evil.example>',
  "O'Brien (voorzitter); OCMW: dienst",
  'An\r\nBcc: victim@evil.example',
  'An\u0000\u0007\u202ePeeters\u200b',
  '😀 李小龙 محمد علي שרה',
  'Łukasz Öztürk-Đorđević van den Broeck-Vanderstraeten de Schaetzen van Brienen tot Wuustwezel',
  '=?utf-8?Q?An?=',
  'Wolfeschlegelsteinhausenbergerdorff'.repeat(5),
  'xn--nxasmq6b',
  '.',
];

it('delivers a mail with any name, subject and text, and nothing of them becomes another header', async () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 120 });
  const drawn = fc.sample(fc.oneof(anyText, fc.string({ unit: 'grapheme', maxLength: 40 })), { seed: 14, numRuns: 30 });
  const names = [...nastyNames, ...drawn];
  for (const [index, name] of names.entries()) {
    const subject = `${name} – ${names.at(-index)} ${'lang onderwerp '.repeat(index % 8)}`;
    const message = { subject, lead: `Van ${name}.`, helper: { name, addresses: ['an@ocmw.example'] } };
    const to = { ...an, name, email: 'an.peeters@xn--ocmw-lige-63a.example' };
    const written = composeMail(to, `<${index}@uniek-verslag.example>`, webUrl, {
      ...message,
      copy: [{ ...an, name }],
    });
    expect(await send({ ...written, envelope: newEnvelope() })).toBe('sent');
    const parsed = await arrived[index];
    const shown = inHeader(name);
    expect([parsed?.to, parsed?.cc].flat().flatMap((list) => list?.value ?? [])).toEqual([
      { name: shown, address: 'an.peeters@ocmw-liège.example' },
      { name: shown, address: 'an@ocmw.example' },
    ]);
    expect(parsed?.subject).toBe(inHeader(subject));
    expect([...(parsed?.headers.keys() ?? [])].sort()).toEqual(headerNames);
    expect(parsed?.text?.trimEnd()).toBe(written.text.toWellFormed().replace(/\r\n?/g, '\n').trimEnd());
    expect(String(parsed?.html).trimEnd()).toBe(written.html.toWellFormed().replace(/\r\n?/g, '\n').trimEnd());
  }
  // RFC 5322, section 2.1.1.
  expect(longest).toBeLessThanOrEqual(998);
});
const headerNames = [
  'auto-submitted',
  'cc',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];
