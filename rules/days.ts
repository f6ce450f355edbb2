/** Days as text, and the hours at which people are written to. Pure, and without a library: workflows use it too. */

/** A day in Belgium, YYYY-MM-DD: days in order are texts in order. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Nobody is written to before the first or from the last of these, HH:MM in Belgium. */
export const officeHours = { from: '08:00', until: '19:00' } as const;

/** Whether `text` is a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(Date.parse(text)) === text;
}

/** Whether `text` is a time of the day, HH:MM, at which people are written to. */
export function isOfficeTime(text: string): boolean {
  return /^\d{2}:[0-5]\d$/.test(text) && text >= officeHours.from && text < officeHours.until;
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return toDay(Date.parse(day) + days * DAY_MS);
}

/** How many days there are from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** A day is reckoned as midnight UTC, where every day has 24 hours. */
export function toDay(time: number): Day {
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}
