import { describe, expect, it } from 'vitest';
import type { Role } from '#rules/report.ts';
import {
  awaitedFor,
  byUrgency,
  checksOf,
  dueDayOf,
  type Holder,
  organisationTasks,
  type ReportProgress,
  reportTasks,
  reportTurn,
  taskOf,
  turnOf,
  urgencyOf,
  waitingSince,
} from '#rules/tasks.ts';

const lieve: Holder = { id: 'lieve', name: 'Lieve Van Dyck', role: 'editor' };
const jan: Holder = { id: 'jan', name: 'Jan Peeters', role: 'chair' };
const deputy: Holder = { id: 'deputy', name: 'Els Claes', role: 'chair' };
const arne: Holder = { id: 'arne', name: 'Arne De Winter', role: 'generalDirector' };
const holders = [arne, deputy, jan, lieve];

const campaign = { opensOn: '2027-01-04', dueOn: '2027-02-28', closesOn: '2027-03-31', phase: 'open' } as const;
const ready: ReportProgress = {
  stage: 'filledIn',
  signedBy: [],
  changedAt: new Date('2027-01-10T23:30:00Z'),
  openReturn: null,
  outdated: false,
  organisationComplete: true,
  campaign,
};
const returned = { reason: 'A household is missing', returnedAt: new Date('2027-03-01'), unchanged: true };
const halfSigned: Partial<ReportProgress> = { stage: 'halfSigned', signedBy: [{ role: 'chair', signer: 'jan' }] };

function progress(changes: Partial<ReportProgress>): ReportProgress {
  return { ...ready, ...changes };
}

function seenBy(person: { id: string; roles: readonly Role[] }, changes: Partial<ReportProgress>, among = holders) {
  const report = { form: 'personnel-costs', year: 2026, progress: progress(changes) };
  return reportTurn(report, { personId: person.id, roles: person.roles, holders: among });
}

describe('whose turn it is', () => {
  it.each<[string, Partial<ReportProgress>, string, readonly Role[]]>([
    ['an empty form', { stage: 'empty' }, 'fill-in', ['editor']],
    ['a form with errors', { stage: 'incomplete' }, 'complete', ['editor']],
    [
      'a form of an organisation without data',
      { stage: 'empty', organisationComplete: false },
      'enter-data',
      ['editor'],
    ],
    ['a valid form', {}, 'sign', ['chair', 'generalDirector']],
    ['a form with one signature', halfSigned, 'sign', ['generalDirector']],
    ['a form whose account has changed', { outdated: true }, 'save-again', ['editor']],
    ['a signed form whose account has changed', { ...halfSigned, outdated: true }, 'save-again', ['editor']],
    ['a form that both have signed', { stage: 'sending' }, 'send', []],
    ['a form that FPS MI has', { stage: 'sent' }, 'decide', []],
    ['an accepted form', { stage: 'accepted' }, 'done', []],
    ['a form before its campaign', { stage: 'empty', campaign: { ...campaign, phase: 'before' } }, 'open', []],
    ['a form after its campaign', { campaign: { ...campaign, phase: 'after' } }, 'missed', []],
  ])('is clear for %s', (_, changes, step, roles) => {
    expect(turnOf(progress(changes))).toEqual({ step, roles });
  });

  it('is the officer’s after a return, until the content changes or a person signs it as it is', () => {
    expect(turnOf(progress({ openReturn: returned })).step).toBe('correct-return');
    const corrected = { ...returned, unchanged: false };
    expect(turnOf(progress({ openReturn: corrected, stage: 'incomplete' })).step).toBe('correct-return');
    expect(turnOf(progress({ openReturn: corrected })).step).toBe('sign');
    expect(turnOf(progress({ openReturn: returned, ...halfSigned })).step).toBe('sign');
  });

  it('is the officer’s after a return even when the campaign is closed', () => {
    expect(turnOf(progress({ openReturn: returned, campaign: { ...campaign, phase: 'after' } })).step).toBe(
      'correct-return',
    );
  });
});

describe('the task of a person', () => {
  it('is the next step, if they have the role for it', () => {
    expect(taskOf(progress({ stage: 'empty' }), ['editor'], 'lieve')).toEqual({ step: 'fill-in' });
    expect(taskOf(progress({ stage: 'empty' }), ['chair', 'dpo'], 'jan')).toBeNull();
    expect(taskOf(ready, ['editor'], 'lieve')).toBeNull();
    expect(taskOf(ready, ['chair'], 'jan')).toEqual({ step: 'sign', as: 'chair' });
    expect(taskOf(ready, ['editor', 'generalDirector'], 'arne')).toEqual({ step: 'sign', as: 'generalDirector' });
  });

  it('is not a second signature', () => {
    expect(taskOf(progress(halfSigned), ['chair', 'generalDirector'], 'jan')).toBeNull();
    expect(taskOf(progress(halfSigned), ['chair'], 'deputy')).toBeNull();
    expect(taskOf(progress(halfSigned), ['generalDirector'], 'arne')).toEqual({ step: 'sign', as: 'generalDirector' });
  });

  it('is not a signature on a returned report that was not corrected', () => {
    expect(taskOf(progress({ openReturn: returned }), ['chair'], 'jan')).toBeNull();
    expect(taskOf(progress({ openReturn: returned }), ['editor'], 'lieve')).toEqual({ step: 'correct-return' });
  });
});

describe('who is waited for', () => {
  it('are the people with the missing roles, deputies included', () => {
    expect(awaitedFor(ready, holders, null, 'lieve')).toEqual([
      { role: 'chair', people: [deputy, jan] },
      { role: 'generalDirector', people: [arne] },
    ]);
  });

  it('is not the role in which the person signs, nor anyone beside an officer whose turn it is', () => {
    expect(awaitedFor(ready, holders, { step: 'sign', as: 'chair' }, 'jan')).toEqual([
      { role: 'generalDirector', people: [arne] },
    ]);
    expect(awaitedFor(progress({ stage: 'empty' }), holders, { step: 'fill-in' }, 'lieve')).toEqual([]);
  });

  it('is nobody who has signed in the other role', () => {
    const both: Holder = { ...jan, role: 'generalDirector' };
    expect(awaitedFor(progress(halfSigned), [jan, both], null, 'lieve')).toEqual([
      { role: 'generalDirector', people: [] },
    ]);
    expect(awaitedFor(ready, [jan, both], { step: 'sign', as: 'chair' }, 'jan')).toEqual([
      { role: 'generalDirector', people: [] },
    ]);
  });

  it('is waited for since the last event in Belgian time, or since the campaign opened', () => {
    expect(waitingSince(ready)).toBe('2027-01-11');
    expect(waitingSince(progress({ stage: 'empty' }))).toBe('2027-01-04');
    expect(waitingSince(progress({ stage: 'empty', campaign: undefined }))).toBeNull();
  });
});

describe('the due day', () => {
  it('is that of the campaign until both have signed; a returned report has none', () => {
    expect(dueDayOf(ready)).toBe('2027-02-28');
    expect(dueDayOf(progress({ stage: 'sending' }))).toBeNull();
    expect(dueDayOf(progress({ openReturn: returned }))).toBeNull();
    expect(dueDayOf(progress({ campaign: undefined }))).toBeNull();
  });

  it.each([
    ['2027-02-13', 'later'],
    ['2027-02-14', 'near'],
    ['2027-02-28', 'near'],
    ['2027-03-01', 'overdue'],
  ])('on %s is %s', (today, urgency) => {
    expect(urgencyOf('2027-02-28', today)).toBe(urgency);
    expect(urgencyOf(null, today)).toBe('later');
  });
});

describe('the tasks of a person', () => {
  const officer = { id: 'lieve', roles: ['editor'] } as const;
  const chair = { id: 'jan', roles: ['chair'] } as const;
  const dpo = { id: 'dpo', roles: ['dpo'] } as const;

  it('come by due day, after returned reports and before those without a due day', () => {
    const later = seenBy(officer, { stage: 'empty', campaign: { ...campaign, dueOn: '2027-03-31' } });
    const never = seenBy(officer, { stage: 'incomplete', campaign: undefined });
    const back = seenBy(officer, { openReturn: returned });
    const soon = seenBy(officer, { stage: 'empty' });
    const waiting = seenBy(officer, {});
    expect(reportTasks([never, later, waiting, soon, back])).toEqual([back, soon, later, never]);
    expect([later, soon].toSorted(byUrgency)).toEqual([soon, later]);
  });

  it('start with the data of the organisation, once for all its reports', () => {
    const reports = [
      seenBy(officer, { stage: 'empty', organisationComplete: false, campaign: undefined }),
      seenBy(officer, { stage: 'empty', organisationComplete: false }),
    ];
    expect(reportTasks(reports)).toEqual([]);
    expect(organisationTasks(reports, ['editor'])).toEqual([{ step: 'enter-data', due: '2027-02-28' }]);
    const forChair = reports.map((report) => seenBy(chair, report.progress));
    expect(organisationTasks(forChair, ['chair'])).toEqual([]);
  });

  it('of a DPO are to grant a role that nobody has while a report waits for it', () => {
    const reports = [seenBy(dpo, {}, [lieve, jan]), seenBy(dpo, { stage: 'empty' }, [lieve, jan])];
    expect(organisationTasks(reports, ['dpo'])).toEqual([
      { step: 'grant-role', role: 'generalDirector', due: '2027-02-28' },
    ]);
    expect(organisationTasks(reports, ['editor'])).toEqual([]);
    expect(organisationTasks([seenBy(dpo, {})], ['dpo'])).toEqual([]);
  });

  it('about addresses that mails do not reach: the officer has the contact person’s, the DPO those of people', () => {
    const unreached = { contact: true, holders: true };
    const tasks = (role: Role) => organisationTasks([], [role], { unreached }).map(({ step }) => step);
    expect(tasks('editor')).toEqual(['correct-contact']);
    expect(tasks('dpo')).toEqual(['correct-addresses']);
    expect(tasks('chair')).toEqual([]);
  });
});

it('the three checks are filled in, signed by both, and sent', () => {
  expect(checksOf('incomplete')).toEqual({ filledIn: false, signed: false, sent: false });
  expect(checksOf('halfSigned')).toEqual({ filledIn: true, signed: false, sent: false });
  expect(checksOf('sending')).toEqual({ filledIn: true, signed: true, sent: false });
  expect(checksOf('accepted')).toEqual({ filledIn: true, signed: true, sent: true });
});
