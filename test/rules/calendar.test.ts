import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isOfficeHour, isWorkingDay, momentOf, workingDayFrom, workingDayUntil } from '#rules/calendar.ts';
import { addDays, daysBetween, isDay, isOfficeTime } from '#rules/days.ts';

const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('2000-01-01', days));

/** The days of a year that are neither working days nor weekend days. */
function holidaysIn(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
  return days.filter((day) => {
    const weekday = new Date(day).getUTCDay();
    return day.startsWith(String(year)) && weekday !== 0 && weekday !== 6 && !isWorkingDay(day);
  });
}

describe('working days', () => {
  // As the Federal Public Service Employment publishes them, without those at a weekend.
  it.each([
    [2025, ['01-01', '04-21', '05-01', '05-29', '06-09', '07-21', '08-15', '11-11', '12-25']],
    [2026, ['01-01', '04-06', '05-01', '05-14', '05-25', '07-21', '11-11', '12-25']],
    [2027, ['01-01', '03-29', '05-06', '05-17', '07-21', '11-01', '11-11']],
    [2028, ['04-17', '05-01', '05-25', '06-05', '07-21', '08-15', '11-01', '12-25']],
  ])('are not the public holidays of %i', (year, holidays) => {
    expect(holidaysIn(year)).toEqual(holidays.map((day) => `${year}-${day}`));
  });

  it('come before and after any day within five days', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [before, after] = [workingDayUntil(day), workingDayFrom(day)];
        expect([isWorkingDay(before), isWorkingDay(after)]).toEqual([true, true]);
        expect(daysBetween(before, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(before, after)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('hours', () => {
  it('are Belgian time, in winter and in summer', () => {
    expect(momentOf('2027-01-05', '09:00').toISOString()).toBe('2027-01-05T08:00:00.000Z');
    expect(momentOf('2027-07-05', '09:00').toISOString()).toBe('2027-07-05T07:00:00.000Z');
    // The days on which the clock changes.
    expect(momentOf('2027-03-28', '09:00').toISOString()).toBe('2027-03-28T07:00:00.000Z');
    expect(momentOf('2027-10-31', '09:00').toISOString()).toBe('2027-10-31T08:00:00.000Z');
    expect(dayOf(new Date('2027-01-05T22:59:59Z'))).toBe('2027-01-05');
    expect(dayOf(new Date('2027-01-05T23:00:00Z'))).toBe('2027-01-06');
  });

  it('for mails are office hours on a working day', () => {
    expect(isOfficeHour(momentOf('2027-01-05', '07:59'))).toBe(false);
    expect(isOfficeHour(momentOf('2027-01-05', '08:00'))).toBe(true);
    expect(isOfficeHour(momentOf('2027-01-05', '18:59'))).toBe(true);
    expect(isOfficeHour(momentOf('2027-01-05', '19:00'))).toBe(false);
    expect(isOfficeHour(momentOf('2027-01-09', '12:00'))).toBe(false);
    expect(isOfficeHour(momentOf('2027-01-01', '12:00'))).toBe(false);
  });

  it('on any day convert to a moment and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 8, max: 18 }), (day, hour) => {
        const time = `${String(hour).padStart(2, '0')}:30`;
        expect(isOfficeTime(time)).toBe(true);
        expect(dayOf(momentOf(day, time))).toBe(day);
        expect(isOfficeHour(momentOf(day, time))).toBe(isWorkingDay(day));
      }),
    );
  });
});

it('a text is a day only if that day exists', () => {
  expect(['2028-02-29', '2027-02-28'].map(isDay)).toEqual([true, true]);
  expect(['2027-02-29', '2027-2-28', '28/02/2027', '', '2027-02-28T00:00', '0000-02-29'].map(isDay)).toEqual(
    Array(6).fill(false),
  );
});
