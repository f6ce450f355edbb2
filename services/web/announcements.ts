/** What is announced on every page, read in the background: no page waits for it. */

import type { Logger } from 'pino';
import { type Announcement, announcementsToCome } from '#database/announcements.ts';
import type { Sql } from '#database/connection.ts';

/** How often a process reads what is announced. */
const INTERVAL_MS = 10_000;

export type Announcements = {
  /** What is announced at this moment. */
  current(): readonly Announcement[];
  /** Stops reading. */
  end(): void;
};

/**
 * Reads every few seconds what is announced. While the database does not answer, what was read last stays: an announcement
 * of the maintenance of the database is shown until its end.
 */
export function followAnnouncements(sql: Sql, log: Pick<Logger, 'warn'>, intervalMs = INTERVAL_MS): Announcements {
  let known: readonly Announcement[] = [];
  let isReading = false;
  const read = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    try {
      known = await announcementsToCome(sql);
    } catch (error) {
      log.warn({ error }, 'cannot read what is announced');
    } finally {
      isReading = false;
    }
  };
  void read();
  const timer = setInterval(() => void read(), intervalMs);
  return {
    current: () => {
      const now = Date.now();
      return known.filter(({ startsAt, endsAt }) => +startsAt <= now && now < +endsAt);
    },
    end: () => clearInterval(timer),
  };
}
