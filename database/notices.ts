import type { Account } from '#forms/content.ts';
import type { Sql, Transaction } from './connection.ts';

/** The channel on which PostgreSQL announces a new notice. */
export const NOTICES_CHANNEL = 'notices';

/** What a notice is about. Roles, invitations and persons by their id. */
export type NoticeContent =
  | {
      readonly kind: 'role-granted' | 'role-withdrawn';
      readonly details: { readonly role: string; readonly by: string };
    }
  | {
      readonly kind: 'invitation' | 'invitation-accepted';
      readonly details: { readonly invitation: string };
    }
  | {
      readonly kind: 'absence-proposed' | 'absence-confirmed' | 'absence-declined' | 'absence-cancelled';
      readonly details: { readonly absence: string; readonly by: string };
    }
  | {
      readonly kind: 'report-event';
      /** The report's id and the number of the event. */
      readonly details: { readonly report: string; readonly sequence: number };
    }
  | {
      readonly kind: 'account-changed';
      readonly details: { readonly before: Account; readonly after: Account; readonly by: string };
    };

/** A fact about which the notifier must send mails (transactional outbox). */
export type Notice = NoticeContent & { readonly id: string; readonly nis: string };

/** How many events of an organisation may lead to mails in a day, by what they are. Each of them mails other people. */
export const MAX_A_DAY = { access: 100, account: 10 } as const;

const kindsOf = {
  access: ['role-granted', 'invitation', 'absence-proposed'],
  account: ['account-changed'],
} as const satisfies Record<keyof typeof MAX_A_DAY, readonly Notice['kind'][]>;

/**
 * Whether an organisation has had as many of these events in the last 24 hours as it may. Call it in the transaction that adds
 * one, with the organisation locked: then the number holds for all processes.
 */
export async function isQuotaReached(sql: Transaction, nis: string, events: keyof typeof MAX_A_DAY): Promise<boolean> {
  const rows = await sql`
    select 1 from notices where nis = ${nis} and kind in ${sql([...kindsOf[events]])}
      and created_at > now() - interval '1 day' limit ${MAX_A_DAY[events]}`;
  return rows.length >= MAX_A_DAY[events];
}

/** Adds a notice, in the same transaction as the fact that it is about. */
export async function addNotice(sql: Transaction, nis: string, { kind, details }: NoticeContent): Promise<void> {
  // PostgreSQL delivers the notification when the transaction commits.
  await sql`
    with notice as (insert into notices (kind, nis, details) values (${kind}, ${nis}, ${sql.json(details)}))
    select pg_notify(${NOTICES_CHANNEL}, '')`;
}

/**
 * The notices that must be sent now, the oldest first. After a failure, a notice waits for a quarter of its age, and at
 * most an hour.
 */
export async function waitingNotices(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from notices where sent_at is null
      and (tried_at is null or tried_at < now() - least((now() - created_at) / 4, interval '1 hour'))
    order by created_at, id`;
  return rows.map(({ id }) => id);
}

/**
 * Passes a notice to `send` and records that it was sent. Skips a notice that another notifier is sending or has sent.
 * If the process dies between the two steps, the notice is sent again.
 * @throws what `send` throws; the notice is then tried again later
 */
export async function processNotice(sql: Sql, id: string, send: (notice: Notice) => Promise<void>): Promise<void> {
  const failure = await sql.begin(async (transaction) => {
    // Not `for update`: `send` inserts rows into `mails`, and their foreign key needs a lock on this row.
    const [notice] = await transaction<Notice[]>`
      select id, nis, kind, details from notices where id = ${id} and sent_at is null for no key update skip locked`;
    if (!notice) return null;
    try {
      await send(notice);
    } catch (error) {
      await transaction`update notices set tried_at = now() where id = ${id}`;
      return { error };
    }
    await transaction`update notices set sent_at = now() where id = ${id}`;
    return null;
  });
  if (failure !== null) throw failure.error;
}
