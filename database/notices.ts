import type { Account } from '#forms/content.ts';
import type { Day } from '#rules/days.ts';
import type { CampaignKey } from '#rules/keys.ts';
import type { Sql, Transaction } from './connection.ts';

/** How many notices are read at once: a new one must not wait for hundreds that go to every organisation. */
const NOTICES_IN_A_ROW = 50;

/** The channel on which PostgreSQL announces a new notice. */
export const NOTICES_CHANNEL = 'notices';

/** An event of a report: the report's id, and the number of the event. */
export type ReportEventFacts = { readonly report: string; readonly sequence: number };

/** A campaign that opens for an organisation on a day. A campaign that opens on another day meanwhile has another notice. */
export type CampaignFacts = CampaignKey & { readonly opensOn: Day };

/** What a notice about an organisation is about. Roles, invitations and persons by their id. */
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
      readonly details: ReportEventFacts;
    }
  | {
      readonly kind: 'account-changed';
      readonly details: { readonly before: Account; readonly after: Account; readonly by: string };
    }
  | CampaignNotice;

/** What the ministry decided about the campaign of a form. */
export type CampaignNotice =
  | { readonly kind: 'campaign-opened'; readonly details: CampaignFacts }
  | { readonly kind: 'deadline-moved'; readonly details: CampaignKey & { readonly before: Day; readonly after: Day } };

/** A mail of one person about several of these facts: those that have its id as their `digest`. */
export type DigestNotice = {
  readonly kind: 'digest';
  readonly nis: null;
  readonly details: { readonly person: string; readonly scheduled: boolean };
};

/** A fact about which the notifier must send mails (transactional outbox). */
export type Notice = { readonly id: string } & ((NoticeContent & { readonly nis: string }) | DigestNotice);

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
 * Adds a notice for every organisation, in the same transaction as the fact that it is about.
 * @param dueAt not sent before; null: at once
 */
export async function addNoticeToAll(
  sql: Transaction,
  { kind, details }: CampaignNotice,
  dueAt: Date | null,
): Promise<void> {
  await sql`
    insert into notices (kind, nis, details, due_at)
    select ${kind}, nis, ${sql.json(details)}::jsonb, ${dueAt}::timestamptz from organisations order by nis`;
  await sql`select pg_notify(${NOTICES_CHANNEL}, '')`;
}

/**
 * The notices that must be sent now, the oldest first; those that go to every organisation after the others. After a
 * failure, a notice waits for a quarter of its age, and at most an hour.
 */
export async function waitingNotices(sql: Sql, now: Date): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from notices where sent_at is null and (due_at is null or due_at <= ${now})
      and (tried_at is null or tried_at < now() - least((now() - created_at) / 4, interval '1 hour'))
    order by kind in ('campaign-opened', 'deadline-moved'), created_at, id limit ${NOTICES_IN_A_ROW}`;
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
