import { formDigests } from '#database/digests.ts';
import { NOTICES_CHANNEL, type Notice, processNotice, waitingNotices } from '#database/notices.ts';
import { findOrganisation, type Organisation } from '#database/organisations.ts';
import { mailAboutCampaign } from './campaign-mails.ts';
import { mailDigest } from './digest-mails.ts';
import { messagesFor, type OrganisationNotice } from './notice-mails.ts';
import type { Precedence } from './precedence.ts';
import { mailAbout, type WaitingDependencies } from './report-mails.ts';
import { messageIdOf, sendOnce } from './send-once.ts';

/** How often notices are looked up without a notification from the database. */
const POLL_INTERVAL_MS = 60_000;
/** How long new notices wait: the answer to the click that caused them comes first. */
const SETTLE_MS = 500;
/** The first delay after a notice that failed; it doubles up to the poll interval. */
const FIRST_RETRY_MS = 500;
/** How long a notice waits at most for the deliveries that run. */
const DELIVERIES_FIRST_MS = 5_000;
/** How many notices are sent at a time: one whose document takes seconds must not delay the others. */
export const NOTICES_AT_ONCE = 4;

export type NoticeDependencies = WaitingDependencies & { readonly deliveries: Pick<Precedence, 'idle'> };

/**
 * Sends the waiting notices: as soon as the database notifies that there is a new one, some time after one has failed, and
 * once a minute.
 * @returns `stop` waits for the mails that are being sent and sends no others
 */
export function watchNotices(dependencies: NoticeDependencies): { stop(): Promise<void> } {
  const { sql, log } = dependencies;
  let stopping = false;
  let notified = false;
  let running: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  let retryDelay = FIRST_RETRY_MS;
  let settling: NodeJS.Timeout | undefined;
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
      clearTimeout(retry);
      try {
        const failed = await sendNotices(dependencies, () => stopping);
        if (failed === 0) retryDelay = FIRST_RETRY_MS;
        else retryLater();
      } catch (error) {
        log.warn({ error }, 'could not load the waiting notices');
      }
    }
  };
  const retryLater = (): void => {
    retry = setTimeout(check, retryDelay);
    retryDelay = Math.min(2 * retryDelay, POLL_INTERVAL_MS);
  };
  const checkSoon = (): void => {
    settling ??= setTimeout(() => {
      settling = undefined;
      check();
    }, SETTLE_MS);
  };
  const listening = sql.listen(NOTICES_CHANNEL, checkSoon, check).catch((error: unknown) => {
    // The check once a minute continues.
    log.warn({ error }, 'cannot listen for new notices');
  });
  const timer = setInterval(check, POLL_INTERVAL_MS);
  check();
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      clearTimeout(settling);
      clearTimeout(retry);
      await listening;
      await running;
      clearTimeout(retry);
    },
  };
}

/**
 * Sends every waiting notice, a few at a time, and the digests whose time has come. A notice that fails is logged and stays
 * waiting; the others go out.
 * @returns how many failed
 */
export async function sendNotices(dependencies: NoticeDependencies, isStopping = () => false): Promise<number> {
  const { sql, now } = dependencies;
  const tried = new Set<string>();
  let failed = 0;
  while (!isStopping()) {
    await formDigests(sql, now());
    const waiting = (await waitingNotices(sql, now())).filter((id) => !tried.has(id));
    for (const id of waiting) tried.add(id);
    // While the mail server is away, the others wait for a later try too.
    if (waiting.length === 0 || failed > 0) break;
    failed += await sendSome(dependencies, waiting, isStopping);
  }
  return failed;
}

async function sendSome(
  { deliveries, ...dependencies }: NoticeDependencies,
  ids: readonly string[],
  isStopping: () => boolean,
): Promise<number> {
  const waiting = ids.values();
  let failed = 0;
  const sendNext = async (): Promise<void> => {
    for (const id of waiting) {
      await deliveries.idle(DELIVERIES_FIRST_MS);
      if (isStopping()) return;
      try {
        await processNotice(dependencies.sql, id, (notice) => sendNotice(dependencies, notice));
      } catch (error) {
        failed += 1;
        dependencies.log.warn({ error, notice: id }, 'a notice was not sent');
      }
    }
  };
  await Promise.all(Array.from({ length: NOTICES_AT_ONCE }, sendNext));
  return failed;
}

/** Mails everyone whom a notice concerns, each person once. */
async function sendNotice(dependencies: WaitingDependencies, notice: Notice): Promise<void> {
  switch (notice.kind) {
    case 'report-event':
      return await mailAbout(dependencies, notice.details, notice.id);
    case 'digest':
      return await mailDigest(dependencies, notice);
    default: {
      const organisation = await findOrganisation(dependencies.sql, notice.nis);
      if (organisation === undefined) return;
      if (notice.kind === 'campaign-opened' || notice.kind === 'deadline-moved') {
        return await mailAboutCampaign(dependencies, notice, organisation);
      }
      return await mailAboutOrganisation(dependencies, notice, organisation);
    }
  }
}

async function mailAboutOrganisation(
  dependencies: WaitingDependencies,
  notice: OrganisationNotice,
  organisation: Organisation,
): Promise<void> {
  for (const { to, message } of await messagesFor(dependencies, notice, organisation)) {
    await sendOnce(dependencies, {
      messageId: messageIdOf(`notice.${notice.id}.${to.id}`, dependencies.webUrl),
      about: { noticeId: notice.id },
      kind: notice.kind,
      occasion: null,
      to,
      write: () => message,
    });
  }
}
