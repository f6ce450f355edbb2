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
    ['remark', '  cafe\u0301 \r\n twee ', 'caf\u00e9 twee'],
    ['remark', 'P-\u202e100\u0007\u200b', 'P-100'],
    ['day', '31\u201112\u20112026', '2026-12-31'],
    ['day', '３１/１２/２０２６', '2026-12-31'],
    ['share', '12,5\u202f％', 1250],
    ['files', "1'234", 1234],
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
    ['remark', 'ދިވެހި', 'text-not-printable'],
    ['share', '0,050', 'percentage-too-precise'],
    ['share', '0.050', 'percentage-too-precise'],
    ['files', '0.999', 'number-not-whole'],
    ['remark', 'x\ue000', 'text-not-understood'],
    ['remark', 'x\ud800', 'text-not-understood'],
    ['remark', 'caf\ufffd', 'text-not-understood'],
  ])('%s: %j is refused: %s', (id, text, code) => {
    expect(readText(field(id), text)).toEqual({ type: 'problem', code });
  });

  test.each(['rent', 'files', 'share', 'day', 'way', 'remark'])('%s: a blank text is empty', (id) => {
    for (const blank of [' \u00a0 ', '\u200b', '\u202e\u0007', '\r\n\u2028', '\u3164'])
      expect(readText(field(id), blank)).toEqual({ type: 'empty' });
  });

  it('reads line breaks only in a text that may be longer than a line', () => {
    const long: TypedField = { kind: 'text', id: 'reason', label: { nl: '', fr: '', de: '' }, maxLength: 500 };
    expect(readText(long, ' een \r\n twee\u2028')).toEqual({ type: 'value', value: 'een\ntwee' });
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
    ['remark', 'één twee'],
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

describe('a text that was stored before texts were cleaned', () => {
  const shown = (stored: string) => editableText(field('remark'), stored, 'nl');

  test.each([
    ['a line break', 'een\ntwee', 'een twee'],
    ['a zero-width space', 'An\u200bn', 'Ann'],
    ['decomposed letters', 'cafe\u0301', 'caf\u00e9'],
    ['two spaces', 'Ann  Claes', 'Ann Claes'],
    ['private use', 'x\ue000', 'x\ue000'],
    ['nothing visible', '\u200b', '\u200b'],
    ['nothing to clean', 'Ann Claes', 'Ann Claes'],
  ])('with %s is shown clean and stays while nobody changes it', (_, stored, text) => {
    expect(shown(stored)).toBe(text);
    expect(readText(field('remark'), text, stored)).toEqual({ type: 'value', value: stored });
    expect(readText(field('remark'), stored, stored)).toEqual({ type: 'value', value: stored });
  });

  it('is cleaned once it is changed or emptied', () => {
    expect(readText(field('remark'), 'een twee!', 'een\ntwee')).toEqual({ type: 'value', value: 'een twee!' });
    expect(readText(field('remark'), '', '\u200b')).toEqual({ type: 'empty' });
    expect(readText(field('remark'), ' ', 'een\ntwee')).toEqual({ type: 'empty' });
  });

  it('is cleaned when it is not valid: nobody could sign it', () => {
    expect(readText(field('remark'), 'P-\u202e100', 'P-\u202e100')).toEqual({ type: 'value', value: 'P-100' });
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
