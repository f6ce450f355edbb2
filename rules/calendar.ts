/** Working days and times of day in Belgium. */

import { TZDate } from '@date-fns/tz';
import { easter } from 'date-easter';
import { addDays, type Day, daysBetween, isOfficeTime, toDay } from './days.ts';

const ZONE = 'Europe/Brussels';

/** Public holidays with a fixed date, MM-DD (royal decree of 18 April 1974, article 1). */
const fixedHolidays = new Set(['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25']);
/** The other public holidays, in days after Easter Sunday: Easter Monday, Ascension Day, Whit Monday. */
const movingHolidays: readonly number[] = [1, 39, 50];

/** Whether a day is neither a Saturday, a Sunday nor a public holiday. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(day).getUTCDay();
  if (weekday === 0 || weekday === 6 || fixedHolidays.has(day.slice(5))) return false;
  const { year, month, day: date } = easter(Number(day.slice(0, 4)));
  return !movingHolidays.includes(daysBetween(toDay(Date.UTC(year, month - 1, date)), day));
}

/** The day itself if it is a working day, otherwise the last working day before it. */
export function workingDayUntil(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayUntil(addDays(day, -1));
}

/** The day itself if it is a working day, otherwise the first working day after it. */
export function workingDayFrom(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

/** The day in Belgium at a moment. */
export function dayOf(moment: Date): Day {
  return new TZDate(moment.getTime(), ZONE).toISOString().slice(0, 10);
}

/** The moment of `time` (HH:MM) in Belgium on a day. */
export function momentOf(day: Day, time: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(new TZDate(year, month - 1, date, hours, minutes, ZONE).getTime());
}

/** Whether mails may go out at a moment: in office hours on a working day. */
export function isOfficeHour(moment: Date): boolean {
  return isOfficeTime(new TZDate(moment.getTime(), ZONE).toISOString().slice(11, 16)) && isWorkingDay(dayOf(moment));
}
