/** The days on which banks carry out payments. Pure. */

import { easter } from 'date-easter';
import { isWorkingDay } from '#rules/calendar.ts';
import { addDays, type Day, daysBetween, toDay } from '#rules/days.ts';

/** The closing days of TARGET with a fixed date that are working days in Belgium, as MM-DD. */
const fixedClosingDays = new Set(['12-26']);
/** In days after Easter Sunday. */
const GOOD_FRIDAY = -2;

/**
 * Whether banks carry out payments on a day: TARGET is open (the ECB's long-term calendar of closing days) and the day is
 * a working day in Belgium.
 */
export function isPaymentDay(day: Day): boolean {
  const { year, month, day: date } = easter(Number(day.slice(0, 4)));
  const afterEaster = daysBetween(toDay(Date.UTC(year, month - 1, date)), day);
  return isWorkingDay(day) && !fixedClosingDays.has(day.slice(5)) && afterEaster !== GOOD_FRIDAY;
}

/** The first payment day after `day`. */
export function nextPaymentDay(day: Day): Day {
  const next = addDays(day, 1);
  return isPaymentDay(next) ? next : nextPaymentDay(next);
}
