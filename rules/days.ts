/** Days as text, and the office hours. No library: workflows import this file, so it ends up in their bundle. */

/** A day in Belgium, YYYY-MM-DD. Comparing the texts compares the days. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Mails to people go out from `from` and before `until`, HH:MM in Belgium. */
export const officeHours = { from: '08:00', until: '19:00' } as const;

/** Whether `text` is an existing day. There was no year 0, and PostgreSQL has none. */
export function isDay(text: string): boolean {
  return /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) && toDay(Date.parse(text)) === text;
}

/** Whether `text` is a time, HH:MM, within office hours. */
export function isOfficeTime(text: string): boolean {
  return /^\d{2}:[0-5]\d$/.test(text) && text >= officeHours.from && text < officeHours.until;
}

/** The day that is `days` later; earlier if negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(Date.parse(day) + days * DAY_MS);
}

/** The number of days between two days; negative if `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The day of a time in ms at UTC, where every day has 24 hours; empty if it is not a number. */
export function toDay(time: number): Day {
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}
