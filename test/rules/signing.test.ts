import { describe, expect, it } from 'vitest';
import { missingConfirmation, neededConfirmations } from '#rules/signing.ts';

const report = { payable: 100, contentHash: 'a', returnedHash: null };

describe('besides the content, a signer confirms', () => {
  it('nothing in a report that is paid, or of which the amount is 0 or not known', () => {
    expect(neededConfirmations(report)).toEqual([]);
    expect(neededConfirmations({ ...report, payable: 0 })).toEqual([]);
    expect(neededConfirmations({ ...report, payable: undefined })).toEqual([]);
  });

  it('that the organisation pays back, when the amount is below zero', () => {
    expect(neededConfirmations({ ...report, payable: -1 })).toEqual(['repayment']);
  });

  it('that nothing has changed since the return, while the content is the one that was returned', () => {
    expect(neededConfirmations({ ...report, returnedHash: 'a' })).toEqual(['unchanged']);
    expect(neededConfirmations({ ...report, returnedHash: 'b' })).toEqual([]);
  });

  it('each of them where both hold, and signing does not begin without one', () => {
    const needed = neededConfirmations({ payable: -1, contentHash: 'a', returnedHash: 'a' });
    expect(needed).toEqual(['repayment', 'unchanged']);
    expect(missingConfirmation(needed, [])).toBe('repayment');
    expect(missingConfirmation(needed, ['repayment'])).toBe('unchanged');
    expect(missingConfirmation(needed, ['unchanged', 'repayment'])).toBeNull();
    expect(missingConfirmation([], ['repayment'])).toBeNull();
  });
});
