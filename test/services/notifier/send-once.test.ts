import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Sql } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { type OutgoingMail, sendOnce } from '#services/notifier/send-once.ts';
import type { SendMail } from '#services/notifier/smtp.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { type Gate, gateTo } from '#test/support/gate.ts';

let database: FreshDatabase;
let gate: Gate;
/** Reaches the database through the gate. */
let sql: Sql;
let sent: string[];
let logged: string;
let next = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const url = new URL(database.urlAs('notifier'));
  gate = await gateTo(Number(url.port));
  url.port = String(gate.port);
  sql = connect(url.href, { schema: SCHEMA });
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await gate.close();
  await database.drop();
});
beforeEach(() => {
  sent = [];
  logged = '';
  next += 1;
  gate.open();
});
afterEach(() => gate.open());

const keep = (line: string): void => {
  logged += line;
};
const webUrl = 'http://uniek-verslag.example';
const log = pino({}, { write: keep });
const deliver: SendMail = ({ messageId }) => {
  sent.push(messageId);
  return Promise.resolve('sent');
};
const aMail = (): OutgoingMail => ({
  messageId: `<${next}@uniek-verslag.example>`,
  about: null,
  kind: 'list',
  occasion: 'list-1',
  to: { id: 'ministry', reader: 'mailbox', name: 'FPS MI', email: 'list@fps-mi.example', language: 'nl' },
  write: () => ({ subject: 'x', lead: 'y', helper: null }),
});
const recorded = async (): Promise<string[]> => {
  const rows = await database.sql<{ id: string }[]>`select message_id as id from mails`;
  return rows.map(({ id }) => id).filter((id) => id === aMail().messageId);
};

describe('a mail', () => {
  it('goes out once when the database is unavailable between sending and recording', async () => {
    const sendMail: SendMail = (mail) => {
      gate.shut();
      return deliver(mail);
    };
    const first = sendOnce({ sql, sendMail, log, webUrl }, aMail());
    await expect.poll(() => logged).toContain('a mail that was sent cannot be recorded yet');
    // Temporal stopped waiting for the first attempt.
    const second = sendOnce({ sql, sendMail, log, webUrl }, aMail());
    gate.open();
    expect(await Promise.all([first, second])).toEqual(['sent', 'sent']);
    expect(await recorded()).toHaveLength(1);
    expect(await sendOnce({ sql, sendMail, log, webUrl }, aMail())).toBe('sent-before');
    expect(sent).toEqual([aMail().messageId]);
  });

  it('is not sent while the database is unavailable, because it may have been sent already', async () => {
    gate.shut();
    await expect(sendOnce({ sql, sendMail: deliver, log, webUrl }, aMail())).rejects.toThrow();
    expect(sent).toEqual([]);
  });

  it('is sent by a later attempt when the mail server was unavailable', async () => {
    const fail: SendMail = () => Promise.reject(new Error('no mail server'));
    await expect(sendOnce({ sql, sendMail: fail, log, webUrl }, aMail())).rejects.toThrow('no mail server');
    expect(await sendOnce({ sql, sendMail: deliver, log, webUrl }, aMail())).toBe('sent');
    expect(sent).toHaveLength(1);
  });

  it('goes out once when two attempts run side by side', async () => {
    const attempts = [1, 2].map(() => sendOnce({ sql, sendMail: deliver, log, webUrl }, aMail()));
    expect(await Promise.all(attempts)).toEqual(['sent', 'sent']);
    expect(sent).toHaveLength(1);
  });
});
