/**
 * Writes all-day events as a calendar (iCalendar, RFC 5545). Own code, because this is all that is needed of that standard.
 */

export type CalendarEvent = {
  /** Stays the same when the event changes: calendars then replace it. */
  readonly uid: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
};

const MAX_LINE_BYTES = 75;

/** A calendar as text. @param now when it was made */
export function writeCalendar(name: string, language: string, events: readonly CalendarEvent[], now: Date): string {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//FPS MI//Uniek Verslag//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME;LANGUAGE=${language}:${escapeText(name)}`,
    ...events.flatMap(({ uid, day, summary, description, url }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      // Without an end: one day.
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY;LANGUAGE=${language}:${escapeText(summary)}`,
      `DESCRIPTION;LANGUAGE=${language}:${escapeText(description)}`,
      `URL:${url}`,
      // The person is not busy that day.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Section 3.3.11: what separates values is escaped. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r?\n/g, '\\n');
}

/** Section 3.1: a line has at most 75 bytes; the next one continues it after a space. No character is divided. */
function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MAX_LINE_BYTES) {
      parts.push(part);
      part = '';
      // The space before a continued line.
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
