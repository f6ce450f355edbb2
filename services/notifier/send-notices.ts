import { NOTICES_CHANNEL, type Notice, processNotice, waitingNotices } from '#database/notices.ts';
import { findOrganisation } from '#database/organisations.ts';
import { messagesFor } from './notice-mails.ts';
import { type MailDependencies, messageIdOf, sendOnce } from './send-once.ts';

/** How often notices are looked up without a notification from the database. */
const POLL_INTERVAL_MS = 60_000;

/**
 * Sends the waiting notices: as soon as the database notifies that there is a new one, and once a minute.
 * @returns `stop` waits for the mail that is being sent and sends no others
 */
export function watchNotices(dependencies: MailDependencies): { stop(): Promise<void> } {
  const { sql, log } = dependencies;
  let stopping = false;
  let notified = false;
  let running: Promise<void> | null = null;
  const check = (): void => {
    notified = true;
    if (stopping || running !== null) return;
    running = sendWaiting().finally(() => {
      running = null;
    });
  };
  const sendWaiting = async (): Promise<void> => {
    while (notified && !stopping) {
      notified = false;
      await sendNotices(dependencies, () => stopping).catch((error: unknown) =>
        log.warn({ error }, 'could not load the waiting notices'),
      );
    }
  };
  const listening = sql.listen(NOTICES_CHANNEL, check, check).catch((error: unknown) => {
    // The check once a minute continues.
    log.warn({ error }, 'cannot listen for new notices');
  });
  const timer = setInterval(check, POLL_INTERVAL_MS);
  check();
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await listening;
      await running;
    },
  };
}

/** Sends every waiting notice. A notice that fails is logged and stays waiting; the others go out. */
export async function sendNotices(dependencies: MailDependencies, isStopping = () => false): Promise<void> {
  for (const id of await waitingNotices(dependencies.sql)) {
    if (isStopping()) return;
    try {
      await processNotice(dependencies.sql, id, (notice) => sendNotice(dependencies, notice));
    } catch (error) {
      dependencies.log.warn({ error, notice: id }, 'a notice was not sent');
    }
  }
}

/** Mails everyone whom a notice concerns, each person once. */
async function sendNotice(dependencies: MailDependencies, notice: Notice): Promise<void> {
  const { sql, webUrl } = dependencies;
  const organisation = await findOrganisation(sql, notice.nis);
  if (organisation === undefined) return;
  for (const { to, message } of await messagesFor(sql, notice, organisation, webUrl)) {
    await sendOnce(dependencies, {
      messageId: messageIdOf(`notice.${notice.id}.${to.id}`, webUrl),
      about: { noticeId: notice.id },
      kind: notice.kind,
      occasion: null,
      to,
      write: () => message,
    });
  }
}
