import { describe, expect, it } from 'vitest';
import type { CommandOutcome, Role } from '#rules/report.ts';
import { type RoundFacts, resultOf, signableAs } from '#rules/signing-round.ts';
import type { ReportProgress } from '#rules/tasks.ts';

const progress: ReportProgress = {
  stage: 'filledIn',
  signedBy: [],
  changedAt: null,
  openReturn: null,
  outdated: false,
  organisationComplete: true,
  campaign: undefined,
};
const returned = { reason: 'Een bedrag klopt niet', returnedAt: new Date('2026-03-02'), unchanged: true };

describe('a report can be signed together with others', () => {
  it.each<[string, Partial<ReportProgress>, Role[], ReturnType<typeof signableAs>]>([
    ['by the chair', {}, ['chair'], 'chair'],
    ['by the general director', {}, ['generalDirector'], 'generalDirector'],
    ['by a chair who also fills it in', {}, ['editor', 'chair'], 'chair'],
    [
      'in the role that is missing',
      { signedBy: [{ role: 'chair', signer: 'x' }] },
      ['chair', 'generalDirector'],
      'generalDirector',
    ],
    ['not by an officer', {}, ['editor'], null],
    ['not where the role has signed', { signedBy: [{ role: 'chair', signer: 'x' }] }, ['chair'], null],
    [
      'not by who has signed in the other role',
      { signedBy: [{ role: 'chair', signer: 'me' }] },
      ['generalDirector'],
      null,
    ],
    ['not with errors', { stage: 'incomplete' }, ['chair'], null],
    ['not when the account or the advance has changed', { outdated: true }, ['chair'], null],
    [
      'not before the form opens',
      { campaign: { opensOn: '2026-02-01', dueOn: '2026-03-01', closesOn: '2026-04-01', phase: 'before' } },
      ['chair'],
      null,
    ],
    ['not when it is sent', { stage: 'sent' }, ['chair'], null],
    ['when FPS MI returned it and nothing was changed', { openReturn: returned }, ['chair'], 'chair'],
    [
      'when FPS MI returned it and it was corrected',
      { openReturn: { ...returned, unchanged: false } },
      ['chair'],
      'chair',
    ],
    [
      'not when FPS MI returned it and the account has changed',
      { openReturn: returned, outdated: true },
      ['chair'],
      null,
    ],
  ])('%s', (_, changed, roles, expected) => {
    expect(signableAs({ ...progress, ...changed }, roles, 'me')).toBe(expected);
  });
});

describe('a signature of a round', () => {
  const accepted: CommandOutcome = {
    type: 'accepted',
    event: { type: 'signed', version: 3, contentHash: 'a', role: 'chair', signer: 'me', method: 'eid' },
  };
  const facts: RoundFacts = {
    role: 'chair',
    version: 3,
    ended: null,
    command: { outcome: accepted },
    report: { stage: 'halfSigned', version: 3, reference: null },
  };

  it.each<[string, Partial<RoundFacts>, ReturnType<typeof resultOf>]>([
    ['waits for the other one', {}, { type: 'signed', next: 'waits', reference: null }],
    [
      'is being sent',
      { report: { stage: 'sending', version: 3, reference: null } },
      { type: 'signed', next: 'sending', reference: null },
    ],
    [
      'was sent',
      { report: { stage: 'sent', version: 3, reference: 'COV-1' } },
      { type: 'signed', next: 'sent', reference: 'COV-1' },
    ],
    [
      'is gone when the report was changed',
      { report: { stage: 'filledIn', version: 4, reference: null } },
      { type: 'superseded' },
    ],
    [
      'tells nothing of a report that the person may not see any more',
      { report: null },
      { type: 'signed', next: 'waits', reference: null },
    ],
    [
      'was refused when it was carried out',
      { command: { outcome: { type: 'refused', refusal: 'content-changed' } } },
      { type: 'refused', refusal: 'content-changed' },
    ],
    [
      'was refused before the trip',
      { command: null, ended: 'already-signed' },
      { type: 'refused', refusal: 'already-signed' },
    ],
    ['has no answer yet', { command: { outcome: null } }, { type: 'unconfirmed' }],
    ['could not be sent', { command: null, ended: 'unavailable' }, { type: 'unavailable' }],
    ['was never confirmed', { command: null }, { type: 'not-asked' }],
    [
      'counts although another attempt could not be sent',
      { ended: 'unavailable' },
      { type: 'signed', next: 'waits', reference: null },
    ],
  ])('%s', (_, changed, expected) => {
    expect(resultOf({ ...facts, ...changed })).toEqual(expected);
  });
});
