import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfficeHour, isWorkingDay, momentOf, workingDayFrom } from '#rules/calendar.ts';
import { defaultSchedule, type Plan } from '#rules/campaign.ts';
import { addDays, type Day, daysBetween } from '#rules/days.ts';
import {
  dueReminder,
  missingListOccasion,
  nextRound,
  type Reminder,
  type ReminderState,
  requestedReminder,
  type SentReminder,
} from '#rules/reminders.ts';
import type { SignatoryRole } from '#rules/report.ts';

/** 28 February 2027 is a Sunday. */
const plan: Plan = { opensOn: '2027-01-04', dueOn: '2027-02-28', closesOn: '2027-04-30', schedule: defaultSchedule };
const empty: ReminderState = { stage: 'empty', sequence: 0, since: null, missing: ['chair', 'generalDirector'] };
const filledIn = (since: Day, sequence = 1): ReminderState => ({ ...empty, stage: 'filledIn', sequence, since });
const signedByChair = (since: Day, sequence = 2): ReminderState => ({
  stage: 'halfSigned',
  sequence,
  since,
  missing: ['generalDirector'],
});

/** The reminders from the first to the last day, with a round each day. @param stateOn the state of the report on a day */
function remindersOver(stateOn: (day: Day) => ReminderState, first = plan.opensOn, last = plan.closesOn, of = plan) {
  const sent: SentReminder[] = [];
  const reminders: (Reminder & { day: Day })[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const reminder = dueReminder(stateOn(day), of, sent, day);
    if (reminder === null) continue;
    reminders.push({ ...reminder, day });
    // One mail to each addressee.
    for (const _ of reminder.to) sent.push({ occasion: reminder.occasion, day });
  }
  return reminders;
}
const days = (reminders: readonly { day: Day }[]): Day[] => reminders.map(({ day }) => day.slice(5));

describe('a report that is not filled in', () => {
  it('brings the contact person a reminder 30, 14, 7 and 2 days before the due date; on Friday if that is a weekend', () => {
    const reminders = remindersOver(() => empty, plan.opensOn, plan.dueOn);
    expect(days(reminders)).toEqual(['01-29', '02-12', '02-19', '02-26']);
    expect(
      reminders.every(({ to, copy, kind }) => to.join() === 'contact' && copy.length === 0 && kind === 'fill-in'),
    ).toBe(true);
  });

  it('brings one reminder on a later day when a round was missed', () => {
    const reminder = dueReminder(empty, plan, [], '2027-02-15');
    expect(reminder?.occasion).toBe('fillIn.2027-02-28.14');
    expect(
      dueReminder(empty, plan, [{ occasion: 'fillIn.2027-02-28.14', day: '2027-02-12' }], '2027-02-15'),
    ).toBeNull();
  });

  it('brings no reminder at the opening for scheduled days before it', () => {
    const late = { ...plan, opensOn: '2027-02-17' };
    expect(days(remindersOver(() => empty, late.opensOn, late.dueOn, late))).toEqual(['02-19', '02-26']);
  });

  it('brings a reminder even when it is saved with errors', () => {
    const incomplete: ReminderState = { ...filledIn('2027-02-01'), stage: 'incomplete' };
    expect(days(remindersOver(() => incomplete, '2027-02-01', plan.dueOn))).toEqual([
      '02-01',
      '02-12',
      '02-19',
      '02-26',
    ]);
  });
});

describe('a missing signature', () => {
  it('is requested after the first signature, then every three days, daily in the last week, with the others in copy from the third mail', () => {
    const reminders = remindersOver(() => signedByChair('2027-02-08'), '2027-02-08', plan.dueOn);
    expect(days(reminders)).toEqual(['02-11', '02-15', '02-18', '02-22', '02-23', '02-24', '02-25', '02-26']);
    expect(reminders.map(({ to }) => to.join())).toEqual(Array(8).fill('generalDirector'));
    expect(reminders[0]?.copy).toEqual([]);
    expect(reminders.slice(1).map(({ copy }) => copy.join())).toEqual(Array(7).fill('chair,contact'));
  });

  it('of both is requested from both, from the working day after the form was filled in', () => {
    const reminders = remindersOver(() => filledIn('2027-02-05'), '2027-02-05', '2027-02-15');
    expect(days(reminders)).toEqual(['02-08', '02-11', '02-15']);
    expect(reminders.map(({ to }) => to.join())).toEqual(Array(3).fill('chair,generalDirector'));
    expect(reminders.map(({ copy }) => copy.join())).toEqual(['', '', 'contact']);
  });

  it('is counted from the start after an edit and after a signature', () => {
    const reminders = remindersOver(
      (day) => (day < '2027-02-10' ? signedByChair('2027-02-01', 2) : filledIn('2027-02-10', 3)),
      '2027-02-01',
      '2027-02-16',
    );
    expect(reminders.map(({ occasion }) => occasion)).toEqual(['sign.2.2', 'sign.2.3', 'sign.3.1', 'sign.3.2']);
  });
});

describe('after the due date', () => {
  it('the contact person is reminded weekly until the closing, with those who must sign in copy, and the ministry gets a list', () => {
    const reminders = remindersOver(() => filledIn('2027-01-05'), addDays(plan.dueOn, 1), plan.closesOn);
    expect(days(reminders)).toEqual(['03-01', '03-08', '03-15', '03-22', '03-30', '04-05', '04-12', '04-19', '04-26']);
    expect(reminders.every(({ to, copy }) => to.join() === 'contact' && copy.join() === 'chair,generalDirector')).toBe(
      true,
    );
    expect(missingListOccasion(plan, plan.dueOn)).toBeNull();
    expect(missingListOccasion(plan, '2027-03-01')).toBe('list.2027-02-28.1');
    // No list on Easter Monday.
    expect(missingListOccasion(plan, '2027-03-29')).toBeNull();
    expect(missingListOccasion(plan, '2027-03-30')).toBe('list.2027-02-28.5');
    expect(missingListOccasion(plan, '2027-05-03')).toBeNull();
  });
});

describe('a requested reminder', () => {
  it('goes to the people who have something to do, and is the only one of that day', () => {
    expect(requestedReminder(signedByChair('2027-02-01'), plan, 'r1', '2027-02-26')).toMatchObject({
      occasion: 'asked.r1',
      to: ['generalDirector'],
    });
    expect(requestedReminder(empty, plan, 'r1', '2027-02-26')?.to).toEqual(['contact']);
    expect(dueReminder(empty, plan, [{ occasion: 'asked.r1', day: '2027-02-26' }], '2027-02-26')).toBeNull();
  });
});

const anyDay = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2026-01-01', count));
const anyPlan = fc
  .record({
    opensOn: anyDay,
    due: fc.integer({ min: 0, max: 90 }),
    close: fc.integer({ min: 0, max: 90 }),
    schedule: fc.record({
      at: fc.constantFrom('08:00', '09:00', '18:59'),
      daysBeforeDue: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
      signatureEvery: fc.integer({ min: 1, max: 10 }),
      dailyInLast: fc.integer({ min: 1, max: 14 }),
      copyFrom: fc.integer({ min: 1, max: 5 }),
      overdueEvery: fc.integer({ min: 1, max: 14 }),
    }),
  })
  .map(({ opensOn, due, close, schedule }): Plan => {
    const dueOn = addDays(opensOn, due);
    return { opensOn, dueOn, closesOn: addDays(dueOn, close), schedule };
  });
const anyMissing = fc.constantFrom<SignatoryRole[]>(['chair'], ['generalDirector']);

/** Any life of a report: events on some days; it may be sent at the end. */
const anyLife = fc.record({
  events: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 40 }),
      stage: fc.constantFrom('incomplete', 'filledIn', 'halfSigned'),
    }),
    { maxLength: 8 },
  ),
  missing: anyMissing,
  sentAfter: fc.option(fc.integer({ min: 0, max: 60 })),
});

type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

function stateOn({ events, missing, sentAfter }: Life, of: Plan, day: Day): ReminderState {
  let state = empty;
  let since = addDays(of.opensOn, -3);
  for (const { after, stage } of events) {
    since = addDays(since, after);
    if (since > day) return state;
    const lacking: readonly SignatoryRole[] = stage === 'halfSigned' ? missing : ['chair', 'generalDirector'];
    state = { stage, sequence: state.sequence + 1, since, missing: lacking };
  }
  const sentOn = addDays(since, sentAfter ?? 0);
  const sent = sentAfter !== null && sentOn <= day;
  return sent ? { stage: 'sent', sequence: state.sequence + 3, since: sentOn, missing: [] } : state;
}

describe('in any life of a report and any campaign', () => {
  const check = (assertion: (reminders: (Reminder & { day: Day })[], life: Life, of: Plan) => void): void =>
    fc.assert(
      fc.property(anyLife, anyPlan, (life, of) => {
        const [first, last] = [addDays(of.opensOn, -5), addDays(of.closesOn, 10)];
        assertion(
          remindersOver((day) => stateOn(life, of, day), first, last, of),
          life,
          of,
        );
      }),
      { numRuns: 100 },
    );

  it('nobody is reminded on a day that is not a working day, before the opening or after the closing', () => {
    check((reminders, _life, of) => {
      for (const { day } of reminders) {
        expect(isWorkingDay(day) && day >= of.opensOn && day <= of.closesOn).toBe(true);
      }
    });
  });

  it('nobody is reminded of a report that was sent', () => {
    check((reminders, life, of) => {
      for (const { day } of reminders) expect(stateOn(life, of, day).stage).not.toBe('sent');
    });
  });

  it('no reminder is sent twice, and at most one a day', () => {
    check((reminders) => {
      expect(new Set(reminders.map(({ occasion }) => occasion)).size).toBe(reminders.length);
      expect(new Set(days(reminders)).size).toBe(reminders.length);
    });
  });

  it('only the roles that have not signed are asked to sign, and every reminder has an addressee', () => {
    check((reminders, life, of) => {
      for (const { kind, to, day } of reminders) {
        expect(to.length).toBeGreaterThan(0);
        if (kind === 'sign') expect(stateOn(life, of, day).missing).toEqual(to);
      }
    });
  });

  it('a round that was interrupted and is repeated on the same day gives the same reminders', () => {
    check((reminders, life, of) => {
      const sent = reminders.map(({ occasion, day }) => ({ occasion, day }));
      for (const { day, ...reminder } of reminders) {
        const before = sent.filter((one) => one.day <= day);
        expect(dueReminder(stateOn(life, of, day), of, before, day)).toEqual(reminder);
      }
    });
  });
});

describe('the rounds of a campaign', () => {
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });

  it('take place in office hours of working days, one a day, from the opening to the closing', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -20, max: 200 }), minutes, fc.boolean(), (of, offset, minute, urgent) => {
        const now = new Date(Date.parse(addDays(of.opensOn, offset)) + minute * 60_000);
        const round = nextRound({ plan: of, lastRound: null, urgent }, now);
        if (round === null) return;
        const moment = new Date(round.moment);
        const day = addDays(round.moment.slice(0, 10), 0);
        expect(isOfficeHour(moment)).toBe(true);
        expect(day >= of.opensOn && day <= of.closesOn).toBe(true);
        expect(round.waitMs).toBe(moment.getTime() - now.getTime());
        expect(round.waitMs).toBeGreaterThanOrEqual(0);
        const another = nextRound({ plan: of, lastRound: day, urgent: false }, moment);
        if (another !== null) {
          expect(another.moment.slice(0, 10) > day).toBe(true);
          expect(daysBetween(day, another.moment.slice(0, 10))).toBeLessThanOrEqual(5);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('take place later on the same day when their time was missed, but not at night', () => {
    const at = (time: string) => momentOf('2027-01-05', time);
    const from = (now: Date, urgent = false) => nextRound({ plan, lastRound: null, urgent }, now)?.moment ?? null;
    expect(from(at('03:00'))).toBe(at('09:00').toISOString());
    expect(from(at('15:20'))).toBe(at('15:20').toISOString());
    expect(from(at('19:00'))).toBe(momentOf('2027-01-06', '09:00').toISOString());
  });

  it('take place at once for a request in office hours, and do not replace the round of the day', () => {
    const asks = { plan, lastRound: '2027-01-05', urgent: true };
    expect(nextRound(asks, momentOf('2027-01-05', '15:00'))).toMatchObject({ waitMs: 0, scheduled: false });
    expect(nextRound(asks, momentOf('2027-01-05', '22:00'))).toMatchObject({ scheduled: true });
    expect(nextRound({ ...asks, lastRound: null }, momentOf('2027-01-05', '09:30'))).toMatchObject({ scheduled: true });
    expect(nextRound(asks, momentOf(workingDayFrom('2027-05-01'), '10:00'))).toBeNull();
  });
});
