/**
 * Which mails go out at once, and which wait (requirement F3):
 * - What asks for attention now always goes at once: a removed signature, a returned report, a changed account, a role, an
 *   invitation, a moved due day, and reminders, which have hours of their own.
 * - The rest goes at once too, or together in a mail of the day, as each person chose.
 * - "Ready to sign" and "a form was opened" wait until nothing more of it has happened for some minutes, so that an officer
 *   who saves six times or a case handler who opens five forms makes one mail. They wait an hour at most. What follows on
 *   the same day is in the next mail of the day.
 */

import { dayOf, momentOf, workingDayFrom } from './calendar.ts';
import { addDays } from './days.ts';

/** When a person gets the mails that may wait: each at once, or together once a day. */
export const mailDeliveries = ['at-once', 'daily'] as const;
export type MailDelivery = (typeof mailDeliveries)[number];

/** What a person may get once a day. */
export const collectedKinds = ['ready', 'signature-asked', 'sent', 'report-accepted', 'campaign-opened'] as const;
export type CollectedKind = (typeof collectedKinds)[number];

/** Whether a person may get this once a day. */
export function isCollected(kind: string): kind is CollectedKind {
  return collectedKinds.some((each) => each === kind);
}

/** When the mail of the day goes out on working days, HH:MM in Belgium. */
export const DIGEST_TIME = '08:30';
/** When a form that opens on a later day is announced: early enough to be in the mail of that day. */
export const OPENING_TIME = '08:00';

/** How long "ready to sign" waits for more, in minutes, unless the operators set another number. */
export const QUIET_MINUTES = 10;
/** How long it waits at most, however much more happens. */
export const LONGEST_QUIET_MINUTES = 60;

const MINUTE_MS = 60_000;

/** Until when something waits, and the latest moment if more of it happens; `scheduled`: for the mail of the day. */
export type Waiting =
  | { readonly scheduled: true; readonly until: Date }
  | { readonly scheduled: false; readonly until: Date; readonly atMost: Date };

type Habits = {
  readonly delivery: MailDelivery;
  /** Whether the person got a mail today that had waited for a quiet moment. */
  readonly hadOneToday: boolean;
};

/** Until when a mail about this waits for a person; null: it goes out at once. */
export function waitingTime(
  kind: CollectedKind,
  { delivery, hadOneToday }: Habits,
  now: Date,
  quietMinutes: number,
): Waiting | null {
  const quiet = kind === 'ready' || kind === 'campaign-opened';
  if (delivery === 'daily' || (quiet && hadOneToday)) return { scheduled: true, until: nextDigest(now) };
  if (!quiet) return null;
  const after = (minutes: number): Date => new Date(now.getTime() + minutes * MINUTE_MS);
  return { scheduled: false, until: after(quietMinutes), atMost: after(Math.max(quietMinutes, LONGEST_QUIET_MINUTES)) };
}

/** The next mail of the day after a moment: on the next working day whose time has not come. */
export function nextDigest(now: Date): Date {
  const today = dayOf(now);
  const isOver = momentOf(today, DIGEST_TIME).getTime() <= now.getTime();
  return momentOf(workingDayFrom(isOver ? addDays(today, 1) : today), DIGEST_TIME);
}
