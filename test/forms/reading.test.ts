import { describe, expect, it, test } from 'vitest';
import { shareOf } from '#forms/amount.ts';
import { fieldsOf, isTyped, languages, type TypedField, type Values } from '#forms/definition.ts';
import { readText } from '#forms/reading.ts';
import { completeValues, typedValues } from '#forms/values.ts';
import { editableText, formatValue } from '#forms/writing.ts';
import { sampleForm } from '#test/support/sample-form.ts';
import { fieldTexts, readFieldTexts } from '#test/support/typed-report.ts';

function field(id: string): TypedField {
  const found = fieldsOf(sampleForm).find((each) => each.id === id);
  if (found === undefined || !isTyped(found)) throw new Error(`no field ${id}`);
  return found;
}
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('readText reads what people in Belgium type', () => {
  test.each([
    ['rent', '1.234,5', 123_450],
    ['files', '1.234', 1234],
    ['files', '12,00', 12],
    ['share', '12,5 %', 1250],
    ['share', '100', 10_000],
    ['share', '0,05%', 5],
    ['day', '1/2/2026', '2026-02-01'],
    ['day', '01-02-2026', '2026-02-01'],
    ['day', '1.2.2026', '2026-02-01'],
    ['day', ' 2026-02-01 ', '2026-02-01'],
    ['day', '1/2/26', '2026-02-01'],
    ['day', '1-2-26', '2026-02-01'],
    ['day', '1 / 2 / 2026', '2026-02-01'],
    ['day', '1 2 2026', '2026-02-01'],
    ['day', '2026-2-1', '2026-02-01'],
    ['way', 'own', 'own'],
    ['remark', '李小龙 محمد 😀', '李小龙 محمد 😀'],
    ['remark', '  cafe\u0301 \r\n twee ', 'caf\u00e9 \n twee'],
  ])('%s: %j is %j', (id, text, value) => {
    expect(readText(field(id), text)).toEqual({ type: 'value', value });
  });

  test.each([
    ['rent', '12,345', 'amount-too-precise'],
    ['files', '1,5', 'number-not-whole'],
    ['files', '1,234', 'number-not-whole'],
    ['files', '-1', 'number-negative'],
    ['files', 'twaalf', 'number-not-understood'],
    ['files', '1000000000', 'number-too-large'],
    ['share', '100,01', 'percentage-too-large'],
    ['share', '1/2', 'percentage-not-understood'],
    ['share', '0,123', 'percentage-too-precise'],
    ['day', '30/2/2026', 'date-not-understood'],
    ['day', '1/2/226', 'date-not-understood'],
    ['day', '2026/13/1', 'date-not-understood'],
    ['day', '1/2/0000', 'date-not-understood'],
    ['day', '1/2.2026', 'date-not-understood'],
    ['day', '31/12/2025', 'date-outside-period'],
    ['way', 'Own (nl)', 'choice-unknown'],
    ['remark', 'x'.repeat(201), 'text-too-long'],
    ['remark', '\u0007', 'text-not-understood'],
    ['remark', 'ދިވެހި', 'text-not-printable'],
  ])('%s: %j is refused: %s', (id, text, code) => {
    expect(readText(field(id), text)).toEqual({ type: 'problem', code });
  });

  test.each(['rent', 'files', 'share', 'day', 'way', 'remark'])('%s: a blank text is empty', (id) => {
    expect(readText(field(id), ' \u00a0 ')).toEqual({ type: 'empty' });
  });

  it('reads a table line by line and names the place of each wrong cell', () => {
    const { values, problems } = readFieldTexts(sampleForm, {
      rent: 'abc',
      staff: [
        { task: 'Support', gross: '1.000' },
        { task: '', gross: '1,000' },
      ],
    });
    expect(values).toEqual({ staff: [{ task: 'Support', gross: 100_000 }, {}] });
    expect(problems).toEqual([
      { field: 'rent', code: 'amount-not-understood' },
      { field: 'staff', line: 1, column: 'gross', code: 'amount-too-precise' },
    ]);
  });
});

describe('formatValue writes values as each language does in Belgium', () => {
  test.each([
    ['rent', 123_450, ['€ 1.234,50', '1 234,50 €', '1.234,50 €']],
    ['files', 1234, ['1.234', '1 234', '1.234']],
    ['share', 1250, ['12,5%', '12,5 %', '12,5 %']],
    ['share', 10_000, ['100%', '100 %', '100 %']],
    ['day', '2026-02-01', ['01/02/2026', '01/02/2026', '01.02.2026']],
    ['way', 'own', ['Own (nl)', 'Own (fr)', 'Own (de)']],
    ['remark', 'x', ['x', 'x', 'x']],
    ['rent', undefined, ['–', '–', '–']],
  ] as const)('%s: %j', (id, value, texts) => {
    expect(languages.map((language) => plain(formatValue(field(id), value, language)))).toEqual(texts);
  });

  test.each([
    ['rent', 99_999_999_999],
    ['rent', 0],
    ['files', 1234],
    ['share', 1250],
    ['share', 1000],
    ['share', 10_000],
    ['share', 0],
    ['share', 5],
    ['day', '2026-12-31'],
    ['way', 'shared'],
    ['remark', 'één\ntwee'],
  ])('%s: %j as the text of an input field is read back', (id, value) => {
    for (const language of languages) {
      expect(readText(field(id), editableText(field(id), value, language))).toEqual({ type: 'value', value });
    }
  });

  it('reads a whole report back', () => {
    const typed: Values = {
      rent: 1,
      files: 2,
      share: 3,
      day: '2026-01-01',
      way: 'own',
      remark: 'r',
      staff: [{ task: 't', from: '2026-01-01', until: '2026-01-02', gross: 4 }],
    };
    const values = completeValues(sampleForm, typed, {});
    for (const language of languages) {
      expect(readFieldTexts(sampleForm, fieldTexts(sampleForm, values, language))).toEqual({
        values: typed,
        problems: [],
      });
    }
    expect(typedValues(sampleForm, values)).toEqual(typed);
  });
});

describe('a share of an amount', () => {
  test.each([
    [1000, 2500, 250],
    [333, 3333, 111],
    [5, 1000, 1],
    [4, 1000, 0],
    [-5, 1000, -1],
    [99_999_999_999, 9999, 99_989_999_999],
  ])('of %i cents at %i hundredths of a percent is %i cents', (amount, share, expected) => {
    expect(shareOf(amount, share)).toBe(expected);
  });
});
