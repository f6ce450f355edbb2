import { expect, it } from 'vitest';
import { type CalendarEvent, writeCalendar } from '#web/calendar.ts';

/** Reads a calendar as RFC 5545 says: unfolds the lines, splits them at the first colon, takes escapes back. */
function read(text: string): { name: string; value: string }[] {
  return text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', value = ''] = /^([^:]*):(.*)$/s.exec(line) ?? [];
      return { name, value: value.replaceAll(/\\([\\;,])/g, '$1').replaceAll('\\n', '\n') };
    });
}

const event: CalendarEvent = {
  uid: 'due-covid-premium-2022-11001@uniek-verslag.example',
  day: '2027-02-28',
  summary: 'Énergie; gaz, électricité \\ chauffage 😀 '.repeat(4).trim(),
  description: 'Twee\nregels, en nog een.',
  url: 'https://uniek-verslag.example/organisations/11001',
};
const now = new Date('2026-11-26T19:00:00.123Z');

it('a calendar has an all-day event with everything that the standard requires', () => {
  const lines = read(writeCalendar('Uniek Verslag', 'nl', [event], now));
  const valueIn = (name: string) => lines.find((line) => line.name.split(';')[0] === name)?.value;
  expect(lines[0]).toEqual({ name: 'BEGIN', value: 'VCALENDAR' });
  expect(lines.at(-1)).toEqual({ name: 'END', value: 'VCALENDAR' });
  expect([valueIn('VERSION'), valueIn('UID'), valueIn('DTSTAMP')]).toEqual(['2.0', event.uid, '20261126T190000Z']);
  expect(lines).toContainEqual({ name: 'DTSTART;VALUE=DATE', value: '20270228' });
  expect([valueIn('SUMMARY'), valueIn('DESCRIPTION'), valueIn('URL')]).toEqual([
    event.summary,
    event.description,
    event.url,
  ]);
});

it('lines end with CRLF and have at most 75 bytes, and no character is divided', () => {
  const text = writeCalendar('Uniek Verslag', 'nl', [event], now);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text.endsWith('\r\n')).toBe(true);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain('\ufffd');
});

it('a calendar without events is one too', () => {
  expect(read(writeCalendar('Leeg', 'nl', [], now)).map(({ name }) => name)).not.toContain('UID');
});
