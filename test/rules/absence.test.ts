import { describe, expect, it } from 'vitest';
import { type ProposalFacts, proposalRefusal } from '#rules/absence.ts';
import { consequencesOf } from '#rules/withdrawal.ts';

describe('a proposed deputy', () => {
  const facts: ProposalFacts = {
    role: 'chair',
    absent: 'chair',
    deputy: 'deputy',
    overlaps: false,
    deputyRoles: [],
    signatories: { chair: [], generalDirector: ['director'] },
    dpos: ['dpo'],
  };
  const asDirector: Partial<ProposalFacts> = { deputy: 'director', deputyRoles: ['generalDirector'] };

  it.each<[string, Partial<ProposalFacts>, ReturnType<typeof proposalRefusal>]>([
    ['can be anyone else', {}, null],
    ['can be an officer', { deputyRoles: ['editor'] }, null],
    ['can be someone who is not known yet', { deputy: null }, null],
    ['is not the absent person', { deputy: 'chair' }, 'deputy-self'],
    ['is not needed twice for the same days', { overlaps: true }, 'absence-overlaps'],
    ['does not have that role already', { deputyRoles: ['chair'] }, 'deputy-has-role'],
    ['is not the only DPO', { deputy: 'dpo' }, 'deputy-only-dpo'],
    ['can be one of several DPOs', { deputy: 'dpo', dpos: ['dpo', 'another'] }, null],
    ['does not give both signatures', asDirector, 'deputy-same-signer'],
    [
      'does not give both signatures, when a second director is away too',
      { ...asDirector, signatories: { chair: [], generalDirector: [] } },
      'deputy-same-signer',
    ],
    [
      'can be one of two directors',
      { ...asDirector, signatories: { chair: [], generalDirector: ['director', 'second'] } },
      null,
    ],
    [
      'can be the director when there is a second chair',
      { ...asDirector, signatories: { chair: ['second'], generalDirector: ['director'] } },
      null,
    ],
  ])('%s', (_, given, refusal) => {
    expect(proposalRefusal({ ...facts, ...given })).toBe(refusal);
  });
});

describe('when a role is withdrawn', () => {
  const report = { form: 'covid-premium', year: 2022 };
  const unsigned = { ...report, signatures: {} };
  const byChair = { ...report, signatures: { chair: 'chair' } };
  const byDirector = { ...report, signatures: { generalDirector: 'second' } };
  const chair = { role: 'chair', personId: 'chair' } as const;

  it('what the person has signed stays signed, and nobody can sign the others', () => {
    const consequences = consequencesOf(chair, [], [unsigned, byChair]);
    expect(consequences).toEqual({ lastHolder: true, signed: [byChair], stranded: [unsigned] });
  });

  it('another chair can sign, unless they have signed in the other role', () => {
    expect(consequencesOf(chair, ['second'], [unsigned, byDirector]).stranded).toEqual([byDirector]);
  });

  it('a role that does not sign leaves no report behind', () => {
    const officer = { role: 'editor', personId: 'officer' } as const;
    expect(consequencesOf(officer, [], [unsigned])).toEqual({ lastHolder: true, signed: [], stranded: [] });
  });
});
