import { describe, expect, it, test } from 'vitest';
import type { Line, Values } from '#forms/definition.ts';
import { jsonSchemaOf, valuesSchema } from '#forms/schema.ts';
import {
  checkValues,
  completeValues,
  failedChecks,
  isValid,
  linesIn,
  payableOf,
  totalOf,
  typedValues,
} from '#forms/values.ts';
import { sampleForm } from '#test/support/sample-form.ts';

const line: Line = { task: 'Support', from: '2026-01-01', until: '2026-01-31', gross: 300_000 };
const typed: Values = {
  rent: 100_050,
  files: 12,
  share: 1250,
  day: '2026-06-30',
  way: 'shared',
  staff: [line, { ...line, gross: 50, premium: 1 }],
};
const complete = (changed: Values = {}) => completeValues(sampleForm, { ...typed, ...changed }, { granted: 50_000 });
const withLine = (changed: Line) => complete({ staff: [line, { ...line, ...changed }] });

describe('the values of a report', () => {
  it('are the typed, granted and computed values, in each line too', () => {
    expect(complete()).toEqual({
      ...typed,
      granted: 50_000,
      total: 100_050 + 300_050 - 50_000,
      staff: [
        { ...line, days: 31 },
        { ...line, gross: 50, premium: 1, days: 31 },
      ],
    });
    expect(payableOf(sampleForm, complete())).toBe(350_100);
    expect(typedValues(sampleForm, complete())).toEqual(typed);
  });

  it('lack a result while a value that it depends on is missing', () => {
    const { rent: _, ...rest } = typed;
    expect(completeValues(sampleForm, rest, {})).not.toHaveProperty('total');
    expect(linesIn(completeValues(sampleForm, { staff: [{ from: '2026-01-01' }] }, {}), 'staff')).toEqual([
      { from: '2026-01-01' },
    ]);
  });

  it('ignore what is not a field of the form, and input for computed fields', () => {
    const { total, ...rest } = complete({ total: 1, wages: 2, staff: [{ ...line, days: 1, age: 40 }] });
    expect(total).toBe(100_050 + 300_000 - 50_000);
    expect(rest).not.toHaveProperty('wages');
    expect(rest['staff']).toEqual([{ ...line, days: 31 }]);
  });

  it('are added up exactly over ten thousand lines of the largest amount', () => {
    const lines = Array.from({ length: 10_000 }, () => ({ gross: 99_999_999_999 }));
    expect(totalOf(lines, 'gross')).toBe(999_999_999_990_000);
  });
});

describe('an impossible value', () => {
  test.each([
    [{ rent: -1 }, { field: 'rent', code: 'amount-negative' }],
    [{ rent: 'much' }, { field: 'rent', code: 'amount-not-understood' }],
    [{ rent: [] }, { field: 'rent', code: 'amount-not-understood' }],
    [{ files: 1.5 }, { field: 'files', code: 'number-not-understood' }],
    [{ files: 1_000_000_000 }, { field: 'files', code: 'number-too-large' }],
    [{ share: 10_001 }, { field: 'share', code: 'percentage-too-large' }],
    [{ day: '2026-02-30' }, { field: 'day', code: 'date-not-understood' }],
    [{ day: 20_260_101 }, { field: 'day', code: 'date-not-understood' }],
    [{ day: '2025-12-31' }, { field: 'day', code: 'date-outside-period' }],
    [{ day: '2027-01-01' }, { field: 'day', code: 'date-outside-period' }],
    [{ way: 'both' }, { field: 'way', code: 'choice-unknown' }],
    [{ remark: 'a\u0000b' }, { field: 'remark', code: 'text-not-understood' }],
    [{ remark: 'a\u202eb' }, { field: 'remark', code: 'text-not-understood' }],
    [{ remark: 'a\u2066b' }, { field: 'remark', code: 'text-not-understood' }],
    [{ remark: '\ud800' }, { field: 'remark', code: 'text-not-understood' }],
    [{ remark: 'x'.repeat(201) }, { field: 'remark', code: 'text-too-long' }],
    [{ staff: [] }, { field: 'staff', code: 'lines-missing' }],
    [{ staff: 'all' }, { field: 'staff', code: 'lines-not-understood' }],
    [{ staff: Array.from({ length: 501 }, () => line) }, { field: 'staff', code: 'lines-too-many' }],
  ] as const)('%j', (changed, problem) => {
    expect(checkValues(sampleForm, complete(changed))).toEqual([problem]);
    expect(isValid(sampleForm, complete(changed))).toBe(false);
  });

  it('in a line is reported with its line and column', () => {
    expect(checkValues(sampleForm, withLine({ gross: -1, task: '' }))).toEqual([
      { field: 'staff', line: 1, column: 'task', code: 'text-missing' },
      { field: 'staff', line: 1, column: 'gross', code: 'amount-negative' },
    ]);
  });

  it('is not reported for a text with an emoji or several lines', () => {
    expect(checkValues(sampleForm, complete({ remark: 'één\n👩‍👧 twee' }))).toEqual([]);
  });
});

describe('a check', () => {
  const failed = (values: Values) => failedChecks(sampleForm, values).map(({ check, places }) => [check.id, places]);

  it('of a line names the cells that it points to, and blocks signing when it is an error', () => {
    const values = withLine({ until: '2025-12-31' });
    expect(failed(values)).toEqual([
      [
        'order',
        [
          { field: 'staff', line: 1, column: 'from' },
          { field: 'staff', line: 1, column: 'until' },
        ],
      ],
    ]);
    expect(isValid(sampleForm, values)).toBe(false);
  });

  it('is evaluated only where its condition holds', () => {
    expect(failed(complete({ way: 'shared', share: 100 }))).toEqual([]);
    expect(failed(complete({ way: 'own', share: 100 }))).toEqual([['own-has-no-share', [{ field: 'share' }]]]);
  });

  it('that only warns does not block signing', () => {
    const values = complete({ files: 201 });
    expect(failed(values)).toEqual([['many-files', [{ field: 'files' }, { field: 'staff' }]]]);
    expect(isValid(sampleForm, values)).toBe(true);
  });

  it('is not evaluated while a value that it depends on is missing', () => {
    const { files: _, ...rest } = complete({ files: 201 });
    expect(failed(rest)).toEqual([]);
  });
});

describe('the JSON Schema of a form', () => {
  it('accepts the values of a valid report and refuses others', () => {
    const schema = valuesSchema(sampleForm);
    expect(schema.safeParse(complete()).success).toBe(true);
    const wrong: Values[] = [
      complete({ rent: -1 }),
      complete({ day: '2026-02-30' }),
      complete({ way: 'both' }),
      { ...complete(), wages: 1 },
      withLine({ from: 'x' }),
      complete({ staff: [] }),
    ];
    for (const values of wrong) expect(schema.safeParse(values).success).toBe(false);
    for (const id of ['rent', 'total', 'granted', 'staff']) {
      const { [id]: _, ...rest } = complete();
      expect(schema.safeParse(rest).success).toBe(false);
    }
  });

  it('has the structure that the standard prescribes', () => {
    expect(jsonSchemaOf(sampleForm)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Sample (nl) 2026',
      type: 'object',
      additionalProperties: false,
      properties: {
        rent: { type: 'integer', minimum: 0, maximum: 99_999_999_999, title: 'Rent (nl)' },
        way: { enum: ['own', 'shared'] },
        day: { type: 'string', format: 'date' },
        staff: { type: 'array', minItems: 1, items: { required: ['task', 'from', 'until', 'gross', 'days'] } },
      },
    });
  });
});
