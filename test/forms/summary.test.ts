import { describe, expect, it } from 'vitest';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { energyFunds2026 } from '#forms/2026/energy-funds.ts';
import { integrationProjects2026 } from '#forms/2026/integration-projects.ts';
import { participation2026 } from '#forms/2026/participation.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { psychologicalWellbeing2026 } from '#forms/2026/psychological-wellbeing.ts';
import { catalogue } from '#forms/catalogue.ts';
import type { Account } from '#forms/content.ts';
import { type FormDefinition, fieldsOf, type Line, tablesOf, type Values } from '#forms/definition.ts';
import { grantUses } from '#forms/grants.ts';
import { labelledValue, repaymentLabel, settlementLabel, settlementOf, summaryOf } from '#forms/summary.ts';
import { completeValues, type Granted, isLines, payableOf } from '#forms/values.ts';
import { readPublished } from '#test/support/published-forms.ts';

const account: Account = { iban: 'BE68539007547034', bic: 'GKCCBEBB' };

/** A summary with ids in place of fields, tables and checks. */
function shortSummary(definition: FormDefinition, typed: Values, granted: Granted) {
  const summary = summaryOf(definition, completeValues(definition, typed, granted), account);
  return {
    settlement: summary.settlement,
    justified: summary.justified,
    granted: summary.granted.map(({ grant, fields, cents }) => [grant, fields.length, cents]),
    tables: summary.tables.map(({ table, lines, totals }) => [
      table.id,
      lines,
      Object.fromEntries(totals.map(({ column, total }) => [column.id, total])),
    ]),
    warnings: summary.warnings.map(({ check }) => check.id),
  };
}

describe('the summary', () => {
  it('of the premiums has the amount, the advance and what warns', () => {
    expect(shortSummary(covidPremium2022, { justifiedTotal: 100_001 }, { advance: 40_000 })).toEqual({
      settlement: { direction: 'pay', cents: 60_001 },
      justified: 100_001,
      granted: [['advance', 1, 40_000]],
      tables: [],
      warnings: ['premiums-of-25'],
    });
  });

  it('of the personnel costs has the maximum and the staff', () => {
    const line: Line = { member: 'P-1', function: 'other', from: '2026-01-01', until: '2026-12-31', fraction: 5000 };
    const staff = [
      { ...line, cost: 300_000 },
      { ...line, cost: 200_050 },
    ];
    expect(shortSummary(personnelCosts2026, { staff }, { maximum: 400_000 })).toEqual({
      settlement: { direction: 'pay', cents: 400_000 },
      justified: 500_050,
      granted: [['maximum', 1, 400_000]],
      tables: [['staff', 2, { cost: 500_050 }]],
      warnings: ['aboveMaximum'],
    });
  });

  it('of the energy funds adds up both maxima and all costs', () => {
    const typed: Values = {
      staff: [{ member: 'P-1', fraction: 5000, cost: 300_000 }],
      debtFiles: 3,
      guidanceFiles: 4,
      interventions: [{ energy: 'gas', households: 2, amount: 50_000 }],
      prevention: [{ action: 'Info', sort: 'information', households: 9, amount: 10_000 }],
    };
    const granted = { staffMaximum: 250_000, measuresMaximum: 100_000, advance: 400_000 };
    expect(shortSummary(energyFunds2026, typed, granted)).toEqual({
      settlement: { direction: 'repay', cents: 90_000 },
      justified: 360_000,
      granted: [
        ['maximum', 2, 350_000],
        ['advance', 1, 400_000],
      ],
      tables: [
        ['staff', 1, { cost: 300_000 }],
        ['interventions', 1, { households: 2, amount: 50_000 }],
        ['prevention', 1, { households: 9, amount: 10_000 }],
      ],
      warnings: ['aboveStaffMaximum'],
    });
  });

  it('of participation has each of its tables, also those without lines', () => {
    const typed: Values = {
      participation: [{ activity: 'Film', sort: 'investment', beneficiaries: 12, cost: 50_001 }],
      modules: [],
      childPoverty: [],
    };
    expect(shortSummary(participation2026, typed, { participationMaximum: 60_000, advance: 10_000 })).toEqual({
      settlement: { direction: 'pay', cents: 40_001 },
      justified: 50_001,
      granted: [
        ['maximum', 3, 60_000],
        ['advance', 1, 10_000],
      ],
      tables: [
        ['participation', 1, { beneficiaries: 12, cost: 50_001 }],
        ['modules', 0, { beneficiaries: 0, cost: 0 }],
        ['childPoverty', 0, { beneficiaries: 0, cost: 0 }],
      ],
      warnings: ['participationInvestment'],
    });
  });

  it('of the integration projects justifies the grant, not the income', () => {
    const projects = [{ sort: 'work', files: 3, income: 1_000_000, cost: 90_000 }];
    expect(shortSummary(integrationProjects2026, { projects }, { advance: 50_000 })).toEqual({
      settlement: { direction: 'pay', cents: 40_000 },
      justified: 90_000,
      granted: [['advance', 1, 50_000]],
      tables: [['projects', 1, { files: 3, income: 1_000_000, grant: 100_000, cost: 90_000 }]],
      warnings: ['costBelowGrant'],
    });
  });

  it('of psychological well-being adds up premiums and costs', () => {
    const typed: Values = {
      premiums: [{ count: 12, premium: 5000 }],
      costs: [{ description: 'Group', sort: 'action', beneficiaries: 8, amount: 150_000 }],
    };
    expect(shortSummary(psychologicalWellbeing2026, typed, { maximum: 300_000, advance: 310_050 })).toEqual({
      settlement: { direction: 'repay', cents: 100_050 },
      justified: 210_000,
      granted: [
        ['maximum', 1, 300_000],
        ['advance', 1, 310_050],
      ],
      tables: [
        ['premiums', 1, { count: 12, amount: 60_000 }],
        ['costs', 1, { beneficiaries: 8, amount: 150_000 }],
      ],
      warnings: [],
    });
  });

  it('has no amount while a value that it depends on is missing', () => {
    const summary = summaryOf(covidPremium2022, completeValues(covidPremium2022, {}, {}), null);
    expect(summary).toMatchObject({ settlement: undefined, justified: undefined, account: null });
  });

  it.each(catalogue.map((definition) => [`${definition.id} ${definition.year} v${definition.version}`, definition]))(
    'agrees with the values of every recorded sample of %s',
    (_, definition) => {
      for (const { values } of readPublished(definition)?.samples ?? []) {
        const { settlement, tables, granted } = summaryOf(definition, values, account);
        const sign = settlement?.direction === 'repay' ? -1 : 1;
        expect(settlement && sign * settlement.cents).toBe(payableOf(definition, values));
        expect(tables.map(({ lines }) => lines)).toEqual(
          tablesOf(definition).map(({ id }) => (isLines(values[id]) ? values[id].length : 0)),
        );
        expect(granted.flatMap(({ fields }) => fields)).toHaveLength(
          fieldsOf(definition).filter(({ kind }) => kind === 'granted').length,
        );
      }
    },
  );
});

describe('an amount below zero', () => {
  const payable = fieldsOf(covidPremium2022).find(({ id }) => id === 'payable');

  it('is what the organisation pays back, without a sign', () => {
    const values = completeValues(covidPremium2022, { justifiedTotal: 0 }, { advance: 100_050 });
    const settlement = settlementOf(covidPremium2022, values);
    expect(settlement).toEqual({ direction: 'repay', cents: 100_050 });
    expect(settlement && settlementLabel(covidPremium2022, settlement, 'nl')).toBe('Terug te betalen door het OCMW');
    if (payable?.kind !== 'computed') throw new Error('there is no amount to pay');
    expect(labelledValue(covidPremium2022, payable, -100_050, 'nl')).toEqual({
      label: repaymentLabel.nl,
      text: '€\u00a01.000,50',
    });
    expect(labelledValue(covidPremium2022, payable, 100_050, 'fr')).toEqual({
      label: 'Montant à payer par le SPP IS',
      text: '1\u202f000,50\u00a0€',
    });
  });

  it('keeps its sign and its label in every other field', () => {
    const balance = fieldsOf(energyFunds2026).find(({ id }) => id === 'balance');
    if (balance?.kind !== 'computed') throw new Error('there is no balance');
    expect(labelledValue(energyFunds2026, balance, -1, 'de').label).toBe(balance.label.de);
  });
});

describe('granted amounts', () => {
  const inShort = (definition: FormDefinition, typed: Values, granted: Granted) =>
    grantUses(definition, completeValues(definition, typed, granted)).map(({ field, ...amounts }) => [
      field.id,
      amounts.granted,
      amounts.justified,
      amounts.counted,
      amounts.left,
    ]);

  it('stand beside what was justified, what counts of it and what is left', () => {
    const typed: Values = {
      staff: [{ cost: 900_000 }],
      interventions: [{ amount: 20_000 }, { amount: 5_001 }],
      prevention: [{ amount: 10_000 }],
    };
    const granted = { staffMaximum: 800_000, measuresMaximum: 50_000, advance: 1 };
    expect(inShort(energyFunds2026, typed, granted)).toEqual([
      ['staffMaximum', 800_000, 900_000, 800_000, 0],
      ['measuresMaximum', 50_000, 35_001, 35_001, 14_999],
    ]);
  });

  it.each(catalogue.map((definition) => [`${definition.id} ${definition.year}`, definition] as const))(
    'of %s all have amounts that are justified for them',
    (_, definition) => {
      const amounts = grantUses(definition, completeValues(definition, {}, {}));
      const maxima = fieldsOf(definition).filter((field) => field.kind === 'granted' && field.grant === 'maximum');
      expect(amounts.map(({ field }) => field.id)).toEqual(maxima.map(({ id }) => id));
      expect(amounts.every(({ justified }) => justified === 0)).toBe(true);
    },
  );
});
