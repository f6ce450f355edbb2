import { describe, expect, it } from 'vitest';
import { participation2026 } from '#forms/2026/participation.ts';
import { psychologicalWellbeing2026 } from '#forms/2026/psychological-wellbeing.ts';
import type { FormDefinition, Line, Values } from '#forms/definition.ts';
import { checkValues, completeValues, failedChecks, type Granted, isValid } from '#forms/values.ts';

/** Examples of the computations and checks of single forms. */
const computed = (definition: FormDefinition, typed: Values, granted: Granted = {}) =>
  completeValues(definition, typed, granted);
const failed = (definition: FormDefinition, values: Values) =>
  failedChecks(definition, values).map(({ check }) => check.id);

describe('the amount that FPS MI pays', () => {
  it('is not larger than one credit transfer can be', () => {
    const cost = { activity: 'x', sort: 'individual', beneficiaries: 1, cost: 60_000_000_000 };
    const typed: Values = { participation: [cost], modules: [{ ...cost, cost: 39_999_999_999 }], childPoverty: [] };
    const granted = { participationMaximum: 60_000_000_000, modulesMaximum: 60_000_000_000 };
    expect(checkValues(participation2026, computed(participation2026, typed, granted))).toEqual([]);
    const more = computed(participation2026, { ...typed, modules: [{ ...cost, cost: 40_000_000_000 }] }, granted);
    expect(checkValues(participation2026, more)).toEqual([{ field: 'payable', code: 'amount-too-large' }]);
  });
});

describe('psychological well-being', () => {
  const premiums = (...lines: Line[]): Values => ({ premiums: lines, costs: [] });
  const cost: Line = { description: 'Group', sort: 'action', beneficiaries: 8, amount: 150_000 };

  it('refunds premiums and costs up to what was granted, less what was paid', () => {
    const typed: Values = { premiums: [{ count: 12, premium: 5000 }], costs: [cost] };
    expect(computed(psychologicalWellbeing2026, typed, { maximum: 200_000, advance: 180_000 })).toMatchObject({
      premiums: [{ amount: 60_000 }],
      total: 210_000,
      payable: 20_000,
    });
    expect(computed(psychologicalWellbeing2026, typed, { maximum: 200_000, advance: 250_000 })['payable']).toBe(
      -50_000,
    );
  });

  it('warns of more than was granted, and refuses premiums of zero', () => {
    const above = computed(psychologicalWellbeing2026, premiums({ count: 1, premium: 1 }));
    expect(failed(psychologicalWellbeing2026, above)).toEqual(['aboveMaximum']);
    expect(isValid(psychologicalWellbeing2026, above)).toBe(true);
    const nothing = computed(psychologicalWellbeing2026, premiums({ count: 3, premium: 0 }));
    expect(failed(psychologicalWellbeing2026, nothing)).toEqual(['premiumOfNothing']);
    expect(isValid(psychologicalWellbeing2026, nothing)).toBe(false);
  });

  it('refuses premiums whose sum cannot be exact to the cent', () => {
    const huge = computed(psychologicalWellbeing2026, premiums({ count: 999_999_999, premium: 99_999_999_999 }));
    expect(checkValues(psychologicalWellbeing2026, huge)).toEqual([
      { field: 'premiums', line: 0, column: 'amount', code: 'amount-too-large' },
    ]);
  });
});
