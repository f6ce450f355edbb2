import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bouncedContactAt } from '#database/bounces.ts';
import { recordSentMail } from '#database/mails.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { defaultSchedule } from '#rules/campaign.ts';
import { envelopeSender, newEnvelope } from '#services/notifier/bounce-address.ts';
import { type BounceReceiver, type BounceReceiverOptions, receiveBounces } from '#services/notifier/receive-bounces.ts';
import { listMail } from '#services/notifier/reminder-mails.ts';
import { makeAuthority, makeCertificate } from '#start/certificates.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';

const bounceAddress = 'bounces@uniek-verslag.example';
let database: FreshDatabase;
let nextOrganisation: () => string;
let receiver: BounceReceiver;
let client: Transporter;
let logged: string;
let envelope: string;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  receiver = await receiveBounces(options());
  client = createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true });
});
afterAll(async () => {
  await receiver.close();
  await database.drop();
});
beforeEach(async () => {
  logged = '';
  envelope = await sendMail(['an@ocmw.example']);
});

function options(): BounceReceiverOptions {
  const log = pino({}, { write: (line: string) => (logged += line) });
  return { sql: database.as('notifier'), log, bounceAddress, host: '127.0.0.1', port: 0, tls: null };
}

/** Records a mail as sent. @returns the id in its envelope sender */
async function sendMail(addresses: readonly string[]): Promise<string> {
  const id = newEnvelope();
  await recordSentMail(database.as('notifier'), {
    messageId: `<${id}>`,
    about: null,
    kind: 'list',
    occasion: id,
    mentions: [],
    recipient: 'contact',
    sentAt: new Date(),
    envelope: id,
    addresses,
    bounces: [],
  });
  return id;
}
/** Hands a message to the receiver, as the mail server does. @returns the code of the answer */
async function handOver(
  message: string | Buffer,
  to = envelopeSender(bounceAddress, envelope),
  from = '',
): Promise<number> {
  try {
    await client.sendMail({ envelope: { from, to }, raw: message });
    return 250;
  } catch (error) {
    return Number(error instanceof Error && 'responseCode' in error ? error.responseCode : 0);
  }
}
const recorded = (id = envelope) =>
  database.sql<{ address: string; status: string; diagnostic: string }[]>`
    select address, status, diagnostic from bounces where message_id = ${`<${id}>`} order by address`;
/** The lists in the ministry's mail about this organisation's missing report. */
async function listsFor(nis: string) {
  const days = { opensOn: '2022-01-01', dueOn: '2022-02-28', closesOn: '2022-12-31' };
  const round = {
    sql: database.as('notifier'),
    webUrl: 'http://uniek-verslag.example',
    ministryEmail: 'list@fps-mi.example',
    definition: covidPremium2022,
    plan: { ...days, schedule: defaultSchedule },
    day: '2022-03-01',
  };
  const reminderState = { stage: 'empty', sequence: 0, since: null, missing: [] } as const;
  const mail = await listMail(round, 'list-1', [{ nis, version: 0, reminderState, signers: [], sent: [] }]);
  return (await mail.write()).lists ?? [];
}
const lines = (...text: readonly string[]): string => text.join('\r\n');

/** A notification of a mail server, with a part for people, one for programs, and the headers of the mail. */
function notification(
  status: readonly string[],
  { type = 'message/delivery-status', head = [] as string[], withText = true } = {},
) {
  return lines(
    'From: MAILER-DAEMON@relay.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b1"',
    '',
    ...(withText ? ['--=_b1', 'Content-Type: text/plain; charset=us-ascii', '', 'I am sorry.', ''] : []),
    '--=_b1',
    `Content-Type: ${type}`,
    ...head,
    '',
    ...status,
    '',
    '--=_b1',
    'Content-Type: text/rfc822-headers',
    '',
    'From: us@uniek-verslag.example',
    'Subject: secret subject',
    '',
    '--=_b1--',
    '',
  );
}
const postfix = [
  'Reporting-MTA: dns; relay.example',
  'X-Postfix-Queue-ID: 4F2A1',
  'Arrival-Date: Thu, 26 Nov 2026 09:00:00 +0100 (CET)',
  '',
  'Final-Recipient: rfc822; an@ocmw.example',
  'Original-Recipient: rfc822;an@ocmw.example',
  'Action: failed',
  'Status: 5.1.1',
  'Remote-MTA: dns; mx.ocmw.example',
  'Diagnostic-Code: smtp; 550 5.1.1 <an@ocmw.example>: Recipient address rejected:',
  '    User unknown in virtual mailbox table',
];
const unknownUser = {
  address: 'an@ocmw.example',
  status: '5.1.1',
  diagnostic: 'smtp; 550 5.1.1 <an@ocmw.example>: Recipient address rejected: User unknown in virtual mailbox table',
};

describe('a mail that comes back', () => {
  it.each([
    ['Postfix', notification(postfix)],
    ['a server that sends no text for people', notification(postfix, { withText: false })],
    [
      'a server that encodes the part in base64',
      notification(
        (
          Buffer.from(postfix.join('\r\n'))
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        ).map(String),
        { head: ['Content-Transfer-Encoding: base64'] },
      ),
    ],
    ['a server with addresses beyond ASCII', notification(postfix, { type: 'message/global-delivery-status' })],
    ['a server that ends lines with LF', notification(postfix).replaceAll('\r\n', '\n')],
  ])('is recorded from %s', async (_, message) => {
    expect(await handOver(message)).toBe(250);
    expect(await recorded()).toEqual([unknownUser]);
    // Twice is once.
    expect(await handOver(message)).toBe(250);
    expect(await recorded()).toEqual([unknownUser]);
  });

  it('is recorded from Exchange, whose status has no text of its own', async () => {
    const exchange = [
      'Reporting-MTA: dns;mail.ocmw.example',
      'Received-From-MTA: dns;relay.example',
      '',
      'Original-Recipient: rfc822;An@OCMW.example',
      'Final-Recipient: rfc822;forwarded@elsewhere.example',
      'Action: failed',
      'Status: 5.2.2',
      'Diagnostic-Code: smtp;554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException',
      'X-Display-Name: An Peeters',
    ];
    expect(await handOver(notification(exchange), undefined, 'postmaster@ocmw.example')).toBe(250);
    expect(await recorded()).toEqual([
      {
        address: 'an@ocmw.example',
        status: '5.2.2',
        diagnostic: 'smtp;554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException',
      },
    ]);
  });

  it('names which one of several recipients it did not reach', async () => {
    const id = await sendMail(['an@ocmw.example', 'bo+x@ocmw.example']);
    const second = [
      '',
      'Original-Recipient: rfc822;bo+2Bx@ocmw.example',
      'Action: failed (undeliverable)',
      'Status: 4.4.1',
    ];
    await handOver(
      notification([...postfix.map((line) => line.replace('failed', 'delayed')), ...second]),
      envelopeSender(bounceAddress, id),
    );
    expect(await recorded(id)).toEqual([{ address: 'bo+x@ocmw.example', status: '4.4.1', diagnostic: '' }]);
    const elsewhere = [
      'Reporting-MTA: dns; x',
      '',
      'Final-Recipient: rfc822; c@x.example',
      'Action: failed',
      'Status: nonsense',
    ];
    await handOver(notification(elsewhere), envelopeSender(bounceAddress, id));
    expect((await recorded(id))[0]).toEqual({ address: '', status: '5.0.0', diagnostic: '' });
  });

  it('is shown until a later mail to the address does not come back', async () => {
    const nis = nextOrganisation();
    await fillInOrganisation(database.sql, nis, await addPerson(database.sql, nis, ['editor']));
    const address = 'an@ocmw.example';
    await handOver(notification(postfix));
    expect(await bouncedContactAt(database.as('web'), nis)).toMatchObject({ address, status: '5.1.1' });
    expect((await listsFor(nis)).at(-1)?.items).toEqual([expect.stringMatching(`\\(${nis}\\): contactpersoon$`)]);
    await sendMail([address]);
    expect(await bouncedContactAt(database.as('web'), nis)).toBeNull();
    expect((await listsFor(nis)).at(-1)?.items).toEqual([]);
  });

  it('leaves nothing but the status and a short text without control characters', async () => {
    const nasty = `smtp; 550 5.1.1 \u202e<script>\u0007 ${'x'.repeat(5_000)}`;
    await handOver(
      notification(postfix.map((line) => (line.startsWith('Diagnostic') ? `Diagnostic-Code: ${nasty}` : line))),
    );
    const [bounce] = await recorded();
    expect(bounce?.diagnostic).toMatch(/^smtp; 550 5\.1\.1 <script> x+$/);
    expect(bounce?.diagnostic).toHaveLength(300);
    const [all] = await database.sql<{ text: string }[]>`
      select string_agg(m::text, '') || (select string_agg(b::text, '') from bounces b) as text from mails m`;
    expect(all?.text).not.toContain('secret subject');
    expect(logged).not.toContain('an@ocmw.example');
  });

  it('of 2 MB is read from its beginning, and one of more than 10 MB is refused', async () => {
    const large = notification(postfix).replace(
      'secret subject',
      `secret subject\r\n\r\n${`${'y'.repeat(70)}\r\n`.repeat(30_000)}`,
    );
    expect(await handOver(large)).toBe(250);
    expect(await recorded()).toEqual([unknownUser]);
    const other = await sendMail(['an@ocmw.example']);
    expect(
      await handOver(`${large}${`${'z'.repeat(990)}\r\n`.repeat(10_000)}`, envelopeSender(bounceAddress, other)),
    ).toBe(552);
    expect(await recorded(other)).toEqual([]);
  }, 20_000);
});

describe('a message that is no failure', () => {
  const inside = notification(postfix).split('\r\n');
  it.each([
    ['says that a mail is delayed', notification(postfix.map((line) => line.replace('failed', 'delayed')))],
    ['says that a mail was delivered', notification(postfix.map((line) => line.replace('failed', 'delivered')))],
    [
      'is an out-of-office answer',
      lines(
        'Subject: Afwezig: herinnering',
        'Auto-Submitted: auto-replied',
        'Content-Type: text/plain',
        '',
        ...postfix,
      ),
    ],
    [
      'returns a notification about another mail',
      lines(
        'Content-Type: multipart/report; report-type=delivery-status; boundary=outer',
        '',
        '--outer',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; relay.example',
        '',
        'Final-Recipient: rfc822; postmaster@relay.example',
        'Action: delayed',
        '',
        '--outer',
        'Content-Type: message/rfc822',
        'Content-Disposition: inline',
        '',
        ...inside,
        '--outer--',
        '',
      ),
    ],
    ['is nonsense', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256))],
    [
      'has a thousand parts',
      notification(
        Array.from({ length: 1_000 }, () => ['--=_b1', ...postfix])
          .flat()
          .slice(0, 3_000)
          .concat(Array.from({ length: 100 }, () => '--=_b1\r\nContent-Type: text/plain\r\n\r\nx')),
      ),
    ],
    ['is empty', ''],
  ])('is taken and forgotten when it %s', async (_, message) => {
    expect(await handOver(message)).toBe(250);
    expect(await recorded()).toEqual([]);
    expect(logged).toContain('says nothing about a failure');
  });
});

describe('the receiver', () => {
  it.each([
    ['another mailbox', 'postmaster@uniek-verslag.example'],
    ['the bounce address itself', bounceAddress],
    ['an envelope of another domain', `bounces+${newEnvelope()}@elsewhere.example`],
    ['something that is no envelope', 'bounces+1%27or%271@uniek-verslag.example'],
    ['an unknown envelope', envelopeSender(bounceAddress, newEnvelope(Date.now() - 3 * 60 * 60_000))],
    ['an envelope of tomorrow', envelopeSender(bounceAddress, newEnvelope(Date.now() + 24 * 60 * 60_000))],
  ])('refuses messages to %s', async (_, to) => {
    expect(await handOver(notification(postfix), to)).toBe(550);
  });

  it('asks for a later attempt when the mail may have gone out without being recorded yet', async () => {
    expect(await handOver(notification(postfix), envelopeSender(bounceAddress, newEnvelope()))).toBe(450);
  });

  it('finds the envelope in capitals too, which some servers make of it', async () => {
    expect(await handOver(notification(postfix), envelopeSender(bounceAddress, envelope).toUpperCase())).toBe(250);
    expect(await recorded()).toEqual([unknownUser]);
  });

  it('with a certificate takes nothing without TLS', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bounces-'));
    const authority = await makeAuthority(folder, 'authority');
    const files = await makeCertificate(folder, 'notifier', authority, ['127.0.0.1']);
    const tls = { cert: await readFile(files.cert, 'utf8'), key: await readFile(files.key, 'utf8') };
    const { port, close } = await receiveBounces({ ...options(), tls });
    const plain = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    const message = { envelope: { from: '', to: envelopeSender(bounceAddress, envelope) }, raw: notification(postfix) };
    await expect(plain.sendMail(message)).rejects.toMatchObject({ responseCode: 530 });
    expect(await recorded()).toEqual([]);
    const encrypted = createTransport({
      host: '127.0.0.1',
      port,
      requireTLS: true,
      tls: { ca: await readFile(authority.cert, 'utf8') },
    });
    await encrypted.sendMail(message);
    expect(await recorded()).toEqual([unknownUser]);
    await close();
    await rm(folder, { recursive: true });
  });

  it('refuses more connections than ten, and logging in', async () => {
    const texts: string[] = Array.from({ length: 12 }, () => '');
    const sockets = texts.map((_, index) =>
      createConnection(receiver.port, '127.0.0.1').on('data', (data) => (texts[index] += String(data))),
    );
    await expect
      .poll(() => texts.map((text) => text.slice(0, 3)).toSorted())
      .toEqual([...Array<string>(10).fill('220'), '421', '421']);
    const taken = texts.findIndex((text) => text.startsWith('220'));
    sockets[taken]?.write('EHLO relay.example\r\nAUTH PLAIN AGEAYg==\r\n');
    await expect.poll(() => texts[taken]).toMatch(/\r\n50\d /);
    for (const socket of sockets) socket.destroy();
  });
});
