import type { Account } from '#forms/content.ts';
import type { Sql, Transaction } from './connection.ts';

/** The channel on which PostgreSQL tells that there is something to send. */
export const NOTICES_CHANNEL = 'notices';

/** A fact that is told by e-mail and belongs to no report. Roles, invitations and persons by their id. */
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
      readonly kind: 'account-changed';
      readonly details: { readonly before: Account; readonly after: Account; readonly by: string };
    };

/** A fact of an organisation that waits to be told. */
export type Notice = NoticeContent & { readonly id: string; readonly nis: string };

/** Notes that a fact must be told, in the transaction that writes the fact: either both are there or neither. */
export async function addNotice(sql: Transaction, nis: string, { kind, details }: NoticeContent): Promise<void> {
  await sql`insert into notices (kind, nis, details) values (${kind}, ${nis}, ${sql.json(details)})`;
  // Heard when the transaction is committed.
  await sql`select pg_notify(${NOTICES_CHANNEL}, '')`;
}

/**
 * The notices that wait and whose time has come, the oldest first. After a failure the pause grows with the age of the
 * notice, to an hour at most.
 */
export async function waitingNotices(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from notices where sent_at is null
      and (tried_at is null or tried_at < now() - least((now() - created_at) / 4, interval '1 hour'))
    order by created_at, id`;
  return rows.map(({ id }) => id);
}

/**
 * Hands a notice to `send` and notes that it went out. Nobody else gets it meanwhile: one that another notifier has in
 * hand, or that went out since, is left alone.
 * @throws what `send` throws; the notice waits then, for a while
 */
export async function processNotice(sql: Sql, id: string, send: (notice: Notice) => Promise<void>): Promise<void> {
  const failure = await sql.begin(async (transaction) => {
    // No key update: the rows of `mails`, which are written meanwhile, refer to the key.
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
