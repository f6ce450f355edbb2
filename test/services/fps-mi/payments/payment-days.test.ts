import { describe, expect, it } from 'vitest';
import { isPaymentDay, nextPaymentDay } from '#services/fps-mi/payments/payment-days.ts';

describe('banks carry out payments', () => {
  it.each([
    ['on a Monday', '2027-03-01', true],
    ['not on a Saturday', '2027-03-06', false],
    ['not on a Sunday', '2027-03-07', false],
    ['not on Good Friday, when TARGET is closed and Belgium works', '2027-03-26', false],
    ['not on Easter Monday', '2027-03-29', false],
    ['not on the first of May', '2026-05-01', false],
    ['not on 26 December', '2028-12-26', false],
    ['not on the Belgian national day, when TARGET is open', '2027-07-21', false],
    ['not on New Year', '2027-01-01', false],
  ])('%s', (_, day, expected) => {
    expect(isPaymentDay(day)).toBe(expected);
  });

  it('on the Tuesday after Easter as the first day after Maundy Thursday', () => {
    expect(nextPaymentDay('2027-03-25')).toBe('2027-03-30');
  });

  it('on the next day when that is a payment day', () => {
    expect(nextPaymentDay('2027-03-01')).toBe('2027-03-02');
  });
});
