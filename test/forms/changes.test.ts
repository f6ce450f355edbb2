import { describe, expect, it } from 'vitest';
import { energyFunds2026, energyFunds2026v1 } from '#forms/2026/energy-funds.ts';
import { changedDefinition, changedValues } from '#forms/changes.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { sampleForm } from '#test/support/sample-form.ts';

describe('the differences between two states of a report', () => {
  const line = (gross: number) => ({ task: 'Support', gross });
  const differences = (before: number[], after: number[]) =>
    changedValues(sampleForm, { staff: before.map(line) }, { staff: after.map(line) }).map((change) =>
      'added' in change ? [change.added, change.removed, change.changed] : [],
    );

  it('contain both values of a changed field', () => {
    expect(changedValues(sampleForm, { rent: 1, files: 2 }, { files: 3, way: 'own' })).toMatchObject([
      { field: { id: 'rent' }, before: 1, after: undefined },
      { field: { id: 'files' }, before: 2, after: 3 },
      { field: { id: 'way' }, before: undefined, after: 'own' },
    ]);
  });

  it('contain the number of added, removed and changed lines', () => {
    expect(differences([1, 2, 3], [1, 2, 3])).toEqual([]);
    expect(differences([1, 2, 3], [3, 2, 1])).toEqual([]);
    expect(differences([1, 2], [1, 2, 2])).toEqual([[1, 0, 0]]);
    expect(differences([1, 1, 2], [1])).toEqual([[0, 2, 0]]);
    expect(differences([1, 2, 3], [1, 4])).toEqual([[0, 1, 1]]);
  });
});

describe('the differences between two versions of a form', () => {
  it('name an added field', () => {
    expect(changedDefinition(energyFunds2026v1, energyFunds2026)).toMatchObject([
      { subject: 'field', change: 'added', path: [{ nl: 'Huishoudens begeleid bij hun energieverbruik' }] },
    ]);
    expect(changedDefinition(energyFunds2026, energyFunds2026v1)).toMatchObject([{ change: 'removed' }]);
    expect(changedDefinition(sampleForm, sampleForm)).toEqual([]);
  });

  it('name the aspects in which a field, a column or a check changed', () => {
    const other: FormDefinition = {
      ...sampleForm,
      sections: sampleForm.sections.map((section) => ({
        ...section,
        fields: section.fields.map((field) => {
          if (field.kind === 'computed') return { ...field, compute: () => 0 };
          if (field.kind === 'date') return { ...field, latest: '2027-01-31' };
          if (field.kind !== 'table') return field;
          return { ...field, columns: field.columns.map((column) => ({ ...column, total: true as const })) };
        }),
      })),
      checks: sampleForm.checks.map((check) => ({ ...check, level: 'warning' as const })),
    };
    const changes = changedDefinition(sampleForm, other).map(({ path, change }) => [
      path.map(({ nl }) => nl).join(),
      change,
    ]);
    expect(changes).toContainEqual(['Day (nl)', ['limits']]);
    expect(changes).toContainEqual(['Total (nl)', ['rule']]);
    expect(changes).toContainEqual(['Staff (nl),Gross (nl)', ['total']]);
    expect(changes).toContainEqual(['The last day is before the first (nl)', ['level']]);
  });
});
