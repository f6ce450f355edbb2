/** Who is reminded of what, and when (requirement F3). Pure: from where a report stands and what was sent to what is due. */

import { dayOf, isOfficeHour, isWorkingDay, momentOf, workingDayFrom, workingDayUntil } from './calendar.ts';
import type { Plan } from './campaign.ts';
import { addDays, type Day, daysBetween } from './days.ts';
import type { SignatoryRole, Stage } from './report.ts';

/** Where a report stands, as far as reminders go. */
export type ReminderState = {
  readonly stage: Stage;
  /** How many events it has had: another number, another occasion. */
  readonly sequence: number;
  /** The day of the last of them; null when there was none. */
  readonly since: Day | null;
  readonly missing: readonly SignatoryRole[];
};

/** A reminder that went out before: what for, and when. */
export type SentReminder = { readonly occasion: string; readonly day: Day };

/** Whom a reminder is for: the contact person, or whoever holds a role that day. */
export type Addressee = 'contact' | SignatoryRole;

/**
 * A reminder that is due. What it says follows from its kind:
 * - `fill-in`: the form is not filled in, or has errors
 * - `sign`: signatures are missing
 * - `overdue`: the due date has passed
 */
export type Reminder = {
  readonly kind: 'fill-in' | 'sign' | 'overdue';
  /** Names the mail: the same occasion is the same mail. */
  readonly occasion: string;
  readonly to: readonly Addressee[];
  readonly copy: readonly Addressee[];
};

/**
 * The reminder of a report that is due on a day; null: none. At most one a day, and the same one however often it is
 * asked for on that day.
 * @param sent all reminders that went out about this report; those of `today` do not count, so that one whose round was
 *   interrupted is completed, but what somebody asked for today is enough for today
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
  const due = dueFor(state, plan, before, today);
  return due !== null && before.some(({ occasion }) => occasion === due.occasion) ? null : due;
}

function dueFor(state: ReminderState, plan: Plan, before: readonly SentReminder[], today: Day): Reminder | null {
  switch (state.stage) {
    case 'sending':
    case 'sent':
    case 'accepted':
      return null;
    case 'empty':
    case 'incomplete':
      return today > plan.dueOn ? overdue(plan, [], today) : fillIn(plan, today);
    case 'filledIn':
    case 'halfSigned':
      return today > plan.dueOn ? overdue(plan, state.missing, today) : sign(state, plan, before, today);
  }
}

/** The last of the days before the due date that has come; each on a working day, rather earlier than later. */
function fillIn({ schedule, dueOn, opensOn }: Plan, today: Day): Reminder | null {
  const come = schedule.daysBeforeDue.filter((days) => {
    const day = workingDayUntil(addDays(dueOn, -days));
    // A day before the opening does not count: a campaign does not begin with a reminder.
    return day >= opensOn && day <= today;
  });
  if (come.length === 0) return null;
  // Occasions are stored: this one keeps the spelling of the mails that went out before.
  return { kind: 'fill-in', occasion: `fillIn.${dueOn}.${Math.min(...come)}`, to: ['contact'], copy: [] };
}

/** Counted from the report's last event: an edit or a signature begins anew. */
function sign(
  { stage, sequence, since, missing }: ReminderState,
  { schedule, dueOn }: Plan,
  before: readonly SentReminder[],
  today: Day,
): Reminder | null {
  if (since === null) return null;
  const earlier = before.filter(({ occasion }) => occasion.startsWith(`sign.${sequence}.`));
  // Whoever signs has the other one asked at once; nobody was asked yet when neither has signed.
  // A reminder to several people is several mails, and one occasion.
  const mails = new Set(earlier.map(({ occasion }) => occasion)).size + (stage === 'halfSigned' ? 1 : 0);
  const last = earlier.map(({ day }) => day).reduce(latest, since);
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

function overdue(plan: Plan, missing: readonly SignatoryRole[], today: Day): Reminder | null {
  const week = overdueRound(plan, today);
  return week === null
    ? null
    : { kind: 'overdue', occasion: `overdue.${plan.dueOn}.${week}`, to: ['contact'], copy: missing };
}

/** How many rounds after the due date have come: the first on the working day after it. Null: none. */
function overdueRound({ dueOn, schedule }: Plan, today: Day): number | null {
  let round = 0;
  while (workingDayFrom(addDays(dueOn, 1 + round * schedule.overdueEvery)) <= today) round += 1;
  return round === 0 ? null : round;
}

/** The list of what is missing that the ministry must have got by a day, by its occasion; null: none. */
export function dueList(plan: Plan, today: Day): string | null {
  if (!isWorkingDay(today) || today <= plan.dueOn || today > plan.closesOn) return null;
  const round = overdueRound(plan, today);
  return round === null ? null : `list.${plan.dueOn}.${round}`;
}

/** What somebody asks to remind of at once: whoever has to do something about the report now. */
export function askedReminder(
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

/** What has gone before in a campaign, and whether somebody waits for mails. */
export type RoundsSoFar = { readonly plan: Plan; readonly lastRound: Day | null; readonly urgent: boolean };

/**
 * When people are written to next (ISO 8601, UTC), how long that is from now, and whether it is the day's round; else it
 * is for what somebody asked.
 */
export type NextRound = { readonly moment: string; readonly waitMs: number; readonly scheduled: boolean };

/**
 * When the next mails of a campaign go out: on each working day from its opening to its closing at the hour of its
 * schedule, or later on that day when that was missed; what was asked for meanwhile, as soon as it is an office hour.
 * @returns null when none comes any more
 */
export function nextRound({ plan, lastRound, urgent }: RoundsSoFar, now: Date): NextRound | null {
  const today = dayOf(now);
  const after = lastRound === null ? today : addDays(lastRound, 1);
  const scheduled = roundFrom(plan, latest(latest(today, plan.opensOn), after), now);
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

function latest(one: Day, other: Day): Day {
  return one > other ? one : other;
}
