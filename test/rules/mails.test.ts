import { describe, expect, it } from 'vitest';
import { momentOf } from '#rules/calendar.ts';
import { collectedKinds, isCollected, nextDigest, waitingTime } from '#rules/mails.ts';

/** A Friday. */
const friday = momentOf('2026-11-27', '10:00');
const monday = momentOf('2026-11-30', '08:30');
const minutes = (count: number): Date => new Date(friday.getTime() + count * 60_000);

describe('the mail of the day', () => {
  it('goes out at half past eight on working days, in Belgian time', () => {
    expect(nextDigest(momentOf('2026-11-27', '08:29'))).toEqual(momentOf('2026-11-27', '08:30'));
    expect(nextDigest(momentOf('2026-11-27', '08:30'))).toEqual(monday);
    expect(nextDigest(friday)).toEqual(monday);
    // A public holiday on a Friday.
    expect(nextDigest(momentOf('2026-12-24', '12:00'))).toEqual(momentOf('2026-12-28', '08:30'));
    expect(nextDigest(new Date('2026-07-15T06:00:00Z')).toISOString()).toBe('2026-07-15T06:30:00.000Z');
  });

  it('has everything that may wait, for who wants one mail a day', () => {
    for (const kind of collectedKinds) {
      const waiting = waitingTime(kind, { delivery: 'daily', hadOneToday: false }, friday, 10);
      expect(waiting, kind).toEqual({ scheduled: true, until: monday });
    }
  });

  it('never has what asks for attention now', () => {
    const urgent = ['signature-removed', 'report-returned', 'account-changed', 'role-granted', 'deadline-moved'];
    expect(urgent.filter(isCollected)).toEqual([]);
  });
});

describe('for who wants each mail at once', () => {
  const habits = { delivery: 'at-once', hadOneToday: false } as const;

  it('"ready to sign" and opened forms wait for a quiet moment, and an hour at most', () => {
    for (const kind of ['ready', 'campaign-opened'] as const) {
      const quiet = { scheduled: false, until: minutes(10), atMost: minutes(60) };
      expect(waitingTime(kind, habits, friday, 10)).toEqual(quiet);
    }
  });

  it('what becomes ready later on the same day waits for the mail of the day', () => {
    const waiting = waitingTime('ready', { ...habits, hadOneToday: true }, friday, 10);
    expect(waiting).toEqual({ scheduled: true, until: monday });
  });

  it('nothing else waits', () => {
    for (const kind of ['signature-asked', 'sent', 'report-accepted'] as const) {
      expect(waitingTime(kind, { ...habits, hadOneToday: true }, friday, 10), kind).toBeNull();
    }
  });
});
