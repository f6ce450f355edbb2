/** Who is reminded of what, and when (requirement F3). */

import { dayOf, isOfficeHour, isWorkingDay, momentOf, workingDayFrom, workingDayUntil } from './calendar.ts';
import type { Plan } from './campaign.ts';
import { addDays, type Day, daysBetween } from './days.ts';
import type { SignatoryRole, Stage } from './report.ts';

/** The facts about a report that its reminders depend on. */
export type ReminderState = {
  readonly stage: Stage;
  /** The number of the report's events. It is part of the occasion: after a new event, reminders start again. */
  readonly sequence: number;
  /** The day of the last event; null if there was none. */
  readonly since: Day | null;
  readonly missing: readonly SignatoryRole[];
};

/** A reminder that was sent. */
export type SentReminder = { readonly occasion: string; readonly day: Day };

/** The contact person, or the people who hold a role on that day. */
export type Addressee = 'contact' | SignatoryRole;

/**
 * A reminder that is due:
 * - `fill-in`: the form is not filled in, or has errors
 * - `sign`: signatures are missing
 * - `overdue`: the due date has passed
 */
export type Reminder = {
  readonly kind: 'fill-in' | 'sign' | 'overdue';
  /** Identifies the reminder: it is sent once. */
  readonly occasion: string;
  readonly to: readonly Addressee[];
  readonly copy: readonly Addressee[];
};

/**
 * The reminder about a report that is due on a day, or null. Computing it again on the same day gives the same
 * reminder.
 * @param sent all reminders about this report. Those of `today` are ignored, so that an interrupted round is completed;
 * but after a requested reminder, no other one is due on that day
 */
export function dueReminder(
  state: ReminderState,
  plan: Plan,
  sent: readonly SentReminder[],
  today: Day,
): Reminder | null {
  if (!isWorkingDay(today) || today < plan.opensOn || today > plan.closesOn) return null;
  if (sent.some(({ occasion, day }) => day === today && occasion.startsWith('asked.'))) return null;
  const before = sent.filter(({ day }) => day < today);
  const due = scheduledReminder(state, plan, before, today);
  return due !== null && before.some(({ occasion }) => occasion === due.occasion) ? null : due;
}

function scheduledReminder(
  state: ReminderState,
  plan: Plan,
  before: readonly SentReminder[],
  today: Day,
): Reminder | null {
  switch (state.stage) {
    case 'sending':
    case 'sent':
    case 'accepted':
      return null;
    case 'empty':
    case 'incomplete':
      return today > plan.dueOn ? overdueReminder(plan, [], today) : fillInReminder(plan, today);
    case 'filledIn':
    case 'halfSigned':
      return today > plan.dueOn
        ? overdueReminder(plan, state.missing, today)
        : signReminder(state, plan, before, today);
  }
}

/** For the latest scheduled day that has come. One that is not a working day moves to the working day before it. */
function fillInReminder({ schedule, dueOn, opensOn }: Plan, today: Day): Reminder | null {
  const come = schedule.daysBeforeDue.filter((days) => {
    const day = workingDayUntil(addDays(dueOn, -days));
    // Scheduled days before the opening are skipped: a campaign does not start with a reminder.
    return day >= opensOn && day <= today;
  });
  if (come.length === 0) return null;
  // Do not change the spelling: it is stored with mails that were already sent.
  return { kind: 'fill-in', occasion: `fillIn.${dueOn}.${Math.min(...come)}`, to: ['contact'], copy: [] };
}

/** Counts from the report's last event: after an edit or a signature, the count starts again. */
function signReminder(
  { stage, sequence, since, missing }: ReminderState,
  { schedule, dueOn }: Plan,
  before: readonly SentReminder[],
  today: Day,
): Reminder | null {
  if (since === null) return null;
  const earlier = before.filter(({ occasion }) => occasion.startsWith(`sign.${sequence}.`));
  // The first signature sends the other signatory a request at once, which counts as mail 1. A reminder to several
  // people is several mails with one occasion.
  const mails = new Set(earlier.map(({ occasion }) => occasion)).size + (stage === 'halfSigned' ? 1 : 0);
  const last = earlier.map(({ day }) => day).reduce(laterOf, since);
  const every = mails === 0 || daysBetween(today, dueOn) < schedule.dailyInLast ? 1 : schedule.signatureEvery;
  if (daysBetween(last, today) < every) return null;
  const number = mails + 1;
  const others: Addressee[] = missing.includes('chair') ? ['generalDirector'] : ['chair'];
  const copy: Addressee[] = missing.length === 1 ? [...others, 'contact'] : ['contact'];
  return {
    kind: 'sign',
    occasion: `sign.${sequence}.${number}`,
    to: missing,
    copy: number >= schedule.copyFrom ? copy : [],
  };
}

function overdueReminder(plan: Plan, missing: readonly SignatoryRole[], today: Day): Reminder | null {
  const week = overdueRound(plan, today);
  return week === null
    ? null
    : { kind: 'overdue', occasion: `overdue.${plan.dueOn}.${week}`, to: ['contact'], copy: missing };
}

/** The number of rounds since the due date, the first one on the next working day; null if there was none yet. */
function overdueRound({ dueOn, schedule }: Plan, today: Day): number | null {
  let round = 0;
  while (workingDayFrom(addDays(dueOn, 1 + round * schedule.overdueEvery)) <= today) round += 1;
  return round === 0 ? null : round;
}

/** The occasion of the list of missing reports, on a day on which the ministry gets one; null on other days. */
export function missingListOccasion(plan: Plan, today: Day): string | null {
  if (!isWorkingDay(today) || today <= plan.dueOn || today > plan.closesOn) return null;
  const round = overdueRound(plan, today);
  return round === null ? null : `list.${plan.dueOn}.${round}`;
}

/** The reminder that a case handler requested, to the people who have something to do now; null if nobody has. */
export function requestedReminder(
  { stage, missing }: ReminderState,
  plan: Plan,
  request: string,
  today: Day,
): Reminder | null {
  if (today < plan.opensOn || today > plan.closesOn) return null;
  const occasion = `asked.${request}`;
  switch (stage) {
    case 'sending':
    case 'sent':
    case 'accepted':
      return null;
    case 'empty':
    case 'incomplete':
      return { kind: today > plan.dueOn ? 'overdue' : 'fill-in', occasion, to: ['contact'], copy: [] };
    case 'filledIn':
    case 'halfSigned':
      return { kind: 'sign', occasion, to: missing, copy: [] };
  }
}

export type RoundProgress = {
  readonly plan: Plan;
  /** The day of the last scheduled round. */
  readonly lastRound: Day | null;
  /** Reminders were requested. */
  readonly urgent: boolean;
};

export type NextRound = {
  /** ISO 8601, UTC. */
  readonly moment: string;
  readonly waitMs: number;
  /** True for the round of a day; false for requested reminders only. */
  readonly scheduled: boolean;
};

/**
 * When the next mails of a campaign go out: on each working day from the opening to the closing, at the time of the
 * schedule, or later on that day if that time was missed. Requested reminders go out in the next office hour.
 * @returns null if there are no more rounds
 */
export function nextRound({ plan, lastRound, urgent }: RoundProgress, now: Date): NextRound | null {
  const today = dayOf(now);
  const after = lastRound === null ? today : addDays(lastRound, 1);
  const scheduled = roundFrom(plan, laterOf(laterOf(today, plan.opensOn), after), now);
  const waits = scheduled === null || scheduled.getTime() > now.getTime();
  const running = today >= plan.opensOn && today <= plan.closesOn;
  if (urgent && waits && running && isOfficeHour(now)) {
    return { moment: now.toISOString(), waitMs: 0, scheduled: false };
  }
  if (scheduled === null) return null;
  return { moment: scheduled.toISOString(), waitMs: scheduled.getTime() - now.getTime(), scheduled: true };
}

function roundFrom(plan: Plan, from: Day, now: Date): Date | null {
  const day = workingDayFrom(from);
  if (day > plan.closesOn) return null;
  const moment = momentOf(day, plan.schedule.at);
  if (moment.getTime() > now.getTime()) return moment;
  return isOfficeHour(now) ? now : roundFrom(plan, addDays(day, 1), now);
}

function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other;
}
