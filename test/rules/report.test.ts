import { describe, expect, it } from 'vitest';
import type { MinistryDecision } from '#rules/decision.ts';
import {
  apply,
  type Command,
  decide,
  emptyReport,
  type Facts,
  isUniqueReportClosed,
  missingSignatures,
  type Report,
  type SignatoryRole,
  stageOf,
  stages,
} from '#rules/report.ts';

const allowed: Facts = {
  roles: ['editor', 'chair', 'generalDirector'],
  organisationComplete: true,
  content: { contentHash: 'one', valid: true },
  accountCurrent: true,
  decision: null,
  advanceCurrent: true,
  formOpen: true,
};
const save = (basedOn = 0): Command => ({ type: 'save', commandId: 's', by: 'officer', basedOn, draft: 'd' });
const sign = (by: string, as: SignatoryRole, on: Partial<{ version: number; contentHash: string }> = {}): Command => ({
  type: 'sign',
  commandId: 'g',
  by,
  as,
  method: 'eid',
  version: 1,
  contentHash: 'one',
  ...on,
});

/** The report after these commands, each of which must be accepted. */
function reportAfter(...commands: Command[]): Report {
  return commands.reduce((report, command) => {
    const outcome = decide(report, command, allowed);
    if (outcome.type !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
    return apply(report, outcome.event);
  }, emptyReport);
}
const refusal = (report: Report, command: Command, facts: Partial<Facts> = {}) => {
  const outcome = decide(report, command, { ...allowed, ...facts });
  return outcome.type === 'refused' ? outcome.refusal : outcome.type;
};

const filledIn = reportAfter(save());
const signedByChair = reportAfter(save(), sign('ann', 'chair'));
const signedByBoth = reportAfter(save(), sign('ann', 'chair'), sign('bob', 'generalDirector'));

describe('the stages of a report', () => {
  it('are empty, filled in, half signed, sending and sent', () => {
    const received: Command = { type: 'receive', version: 1, reference: 'COV-1', receivedAt: 'now' };
    const stages = [emptyReport, filledIn, signedByChair, signedByBoth].map(stageOf);
    expect(stages).toEqual(['empty', 'filledIn', 'halfSigned', 'sending']);
    expect(stageOf(reportAfter(save(), sign('ann', 'chair'), sign('bob', 'generalDirector'), received))).toBe('sent');
  });

  it('allow the general director to sign first', () => {
    const report = reportAfter(save(), sign('bob', 'generalDirector'));
    expect(missingSignatures(report)).toEqual(['chair']);
    expect(refusal(report, sign('ann', 'chair'))).toBe('accepted');
  });

  it('stay at incomplete while the content has errors', () => {
    const outcome = decide(emptyReport, save(), { ...allowed, content: { contentHash: 'x', valid: false } });
    if (outcome.type !== 'accepted') throw new Error('an incomplete report can be saved');
    const report = apply(emptyReport, outcome.event);
    expect(stageOf(report)).toBe('incomplete');
    expect(refusal(report, sign('ann', 'chair', { contentHash: 'x' }))).toBe('report-invalid');
  });
});

describe('a save', () => {
  const changed: Partial<Facts> = { content: { contentHash: 'two', valid: true } };

  it('removes the signature when the content changes', () => {
    const outcome = decide(signedByChair, save(1), { ...allowed, ...changed });
    expect(outcome).toMatchObject({ type: 'accepted', event: { version: 2, removedSignatures: ['chair'] } });
    if (outcome.type === 'accepted') expect(stageOf(apply(signedByChair, outcome.event))).toBe('filledIn');
  });

  it('keeps the signature when the content does not change', () => {
    expect(refusal(signedByChair, save(1))).toBe('unchanged');
  });

  it('is refused when another user has saved a newer version', () => {
    expect(refusal(signedByChair, save(0), changed)).toBe('version-conflict');
  });

  it('that arrives twice does not conflict with itself', () => {
    expect(refusal(filledIn, save(0))).toBe('unchanged');
  });

  it('is refused once both have signed', () => {
    expect(refusal(signedByBoth, save(1), changed)).toBe('already-sent');
  });

  it('is refused while the form is not open', () => {
    expect(refusal(filledIn, save(1), { ...changed, formOpen: false })).toBe('form-not-open');
  });

  it('needs the role and the data of the organisation', () => {
    expect(refusal(filledIn, save(1), { ...changed, roles: ['chair'] })).toBe('role-missing');
    expect(refusal(emptyReport, save(), { content: null, organisationComplete: false })).toBe(
      'organisation-data-missing',
    );
  });
});

it('a receipt for a version that both have not signed is refused', () => {
  const receive: Command = { type: 'receive', version: 1, reference: 'FAKE', receivedAt: 'now' };
  expect(refusal(signedByChair, receive)).toBe('content-changed');
  expect(refusal(signedByBoth, { ...receive, version: 2 })).toBe('content-changed');
  expect(refusal(signedByBoth, receive)).toBe('accepted');
});

describe('a signature is refused', () => {
  it('when nothing was saved', () => {
    expect(refusal(emptyReport, sign('ann', 'chair'))).toBe('nothing-to-sign');
  });
  it('without the role', () => {
    expect(refusal(filledIn, sign('ann', 'chair'), { roles: ['editor', 'generalDirector'] })).toBe('role-missing');
  });
  it('on another version or another content than the current one', () => {
    expect(refusal(filledIn, sign('ann', 'chair', { version: 0 }))).toBe('content-changed');
    expect(refusal(filledIn, sign('ann', 'chair', { contentHash: 'zero' }))).toBe('content-changed');
  });
  it('a second time', () => {
    expect(refusal(signedByChair, sign('ann', 'chair'))).toBe('already-signed');
    expect(refusal(signedByChair, sign('carl', 'chair'))).toBe('already-signed');
  });
  it('when the other signature is by the same person', () => {
    expect(refusal(signedByChair, sign('ann', 'generalDirector'))).toBe('same-person');
  });
  it('when the account of the organisation has changed since', () => {
    expect(refusal(filledIn, sign('ann', 'chair'), { accountCurrent: false })).toBe('account-changed');
  });
  it('when the advance has changed since, until it is saved again', () => {
    expect(refusal(filledIn, sign('ann', 'chair'), { advanceCurrent: false })).toBe('advance-changed');
  });
  it('while the form is not open', () => {
    expect(refusal(filledIn, sign('ann', 'chair'), { formOpen: false })).toBe('form-not-open');
  });
  it('after both have signed', () => {
    expect(refusal(signedByBoth, sign('dora', 'chair'))).toBe('already-sent');
  });
});

describe('a decision of FPS MI', () => {
  const received: Command = { type: 'receive', version: 1, reference: 'COV-1', receivedAt: 'now' };
  const sent = reportAfter(save(), sign('ann', 'chair'), sign('bob', 'generalDirector'), received);
  const decision = (type: MinistryDecision['type'], reference = 'COV-1'): MinistryDecision => ({
    type,
    commandId: 'd',
    handler: 'hilde',
    reference,
  });
  const decided = (type: MinistryDecision['type']): Report => {
    const outcome = decide(sent, decision(type), { ...allowed, decision: 'confirmed' });
    if (outcome.type !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
    return apply(sent, outcome.event);
  };

  it('makes the report final, or reopens it as a new version without signatures', () => {
    expect(stageOf(decided('accept'))).toBe('accepted');
    expect(decided('return')).toMatchObject({ version: 2, contentHash: 'one', signatures: {}, reference: null });
    expect(stageOf(decided('return'))).toBe('filledIn');
  });

  it('counts only when FPS MI confirms it, and only once', () => {
    expect(refusal(sent, decision('accept'), { decision: 'unknown' })).toBe('decision-unknown');
    expect(refusal(decided('return'), decision('return'), { decision: 'carried-out' })).toBe('unchanged');
  });

  it('is refused where FPS MI does not have the report under that reference, or has accepted it', () => {
    const confirmed = { decision: 'confirmed' } as const;
    expect(refusal(signedByBoth, decision('accept'), confirmed)).toBe('not-at-ministry');
    expect(refusal(sent, decision('return', 'COV-2'), confirmed)).toBe('not-at-ministry');
    expect(refusal(decided('accept'), decision('return'), confirmed)).toBe('not-at-ministry');
    expect(refusal(decided('return'), decision('accept'), confirmed)).toBe('not-at-ministry');
  });

  it('that repeats an earlier one changes nothing, unless the report can be decided on', () => {
    const repeated = { decision: 'repeated' } as const;
    expect(refusal(decided('accept'), decision('accept'), repeated)).toBe('unchanged');
    expect(refusal(decided('return'), decision('return'), repeated)).toBe('unchanged');
    expect(decide(sent, decision('return'), { ...allowed, ...repeated })).toMatchObject({ type: 'accepted' });
  });

  it('makes an accepted report read-only', () => {
    expect(refusal(decided('accept'), save(1))).toBe('already-sent');
    expect(refusal(decided('accept'), sign('dora', 'chair'))).toBe('already-sent');
  });
});

describe('a unique report', () => {
  it('is closed when every form of the year is sent; a form that is not filled in keeps it open', () => {
    expect(isUniqueReportClosed(['sent', 'sent'])).toBe(true);
    expect(isUniqueReportClosed(['sent', 'accepted'])).toBe(true);
    for (const stage of stages.filter((each) => each !== 'sent' && each !== 'accepted')) {
      expect(isUniqueReportClosed(['sent', stage]), stage).toBe(false);
    }
    expect(isUniqueReportClosed([])).toBe(false);
  });
});
