const DAY_MS = 86_400_000;
const isoPattern = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

/** The number of days from 1 January 1970 to a date (`2026-12-31`); undefined when it is not a date that exists. */
export function dayNumber(date: string): number | undefined {
  if (!isoPattern.test(date)) return undefined;
  const moment = Date.parse(`${date}T00:00:00Z`);
  // Date.parse may read 31 February as 3 March.
  return new Date(moment || 0).toISOString().slice(0, 10) === date ? moment / DAY_MS : undefined;
}

const typedPattern = /^(?<day>\d{1,2})(?<mark>[-/. ])(?<month>\d{1,2})\k<mark>(?<year>\d{4})$/;

/**
 * Reads a date the way people in Belgium type it: `31/12/2026`, `31-12-2026`, `31.12.2026`, or `2026-12-31`.
 * @returns `2026-12-31`; undefined when it is not a date that exists
 */
export function parseDate(typed: string): string | undefined {
  const text = typed.trim();
  const parts = typedPattern.exec(text)?.groups;
  const date = parts
    ? [parts['year'], parts['month']?.padStart(2, '0'), parts['day']?.padStart(2, '0')].join('-')
    : text;
  return dayNumber(date) === undefined ? undefined : date;
}
