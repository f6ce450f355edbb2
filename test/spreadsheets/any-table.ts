/** Random tables: their columns, and lines whose cells are all valid. */

import fc from 'fast-check';
import { HUNDRED_PERCENT, MAX_AMOUNT, MAX_NUMBER } from '#forms/amount.ts';
import {
  type Column,
  isTyped,
  type Line,
  type LocalText,
  type Scalar,
  type TableField,
  type TypedField,
} from '#forms/definition.ts';
import { notPrintable } from '#forms/printable.ts';
import { cleanLine, isReadable, matchKey } from '#forms/text.ts';
import { checkLine, completeLine } from '#forms/values.ts';

/** Texts that a spreadsheet program likes to make something else of, and texts that files write in a special way. */
const tricky = [
  '007',
  '1E5',
  '3/4',
  '=1+1',
  '-',
  '+32 3 123',
  '@x',
  "'007",
  'TRUE',
  '1,5',
  '1.234',
  '50 %',
  '€ 5',
  '_x0041_',
  'a;b',
  'a,b|c',
  'a "b" c',
  '<b>&amp;</b>',
  ']]>',
  'sep=;',
  'L’emploi',
  'Straße',
  'Žižek Łódź',
  '王小明',
  'محمد',
  '👩‍👩‍👧',
  '𠮷',
];

/** A text of one line as it is stored: what a person typed, cleaned. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom(...tricky),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.stringMatching(/^[ -~éèëß€–’]{1,30}$/),
    )
    .map((typed) => [...cleanLine(typed)].slice(0, maxLength).join(''))
    .map(cleanLine)
    .filter((stored) => stored !== '' && isReadable(stored) && notPrintable(stored).length === 0);

/** A value that the field takes. */
function valueFor(field: TypedField): fc.Arbitrary<Scalar> {
  switch (field.kind) {
    case 'amount':
      return fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: MAX_AMOUNT }));
    case 'number':
      return fc.integer({ min: 0, max: MAX_NUMBER });
    case 'percentage':
      return fc.integer({ min: 0, max: HUNDRED_PERCENT });
    case 'date': {
      const [min, max] = [new Date(field.earliest ?? '1970-01-01'), new Date(field.latest ?? '2099-12-31')];
      return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    }
    case 'choice':
      return fc.constantFrom(...field.options.map(({ id }) => id));
    case 'text':
      return text(field.maxLength ?? 200);
  }
}

/** A line with a value in each cell, or with some empty ones, but never without any. */
function anyLine(table: TableField): fc.Arbitrary<Line> {
  const columns = table.columns.filter(isTyped);
  const cells = fc.tuple(...columns.map((column) => fc.option(valueFor(column), { nil: undefined, freq: 8 })));
  return cells
    .map((values) =>
      Object.fromEntries(
        columns.flatMap(({ id }, index) => {
          const value = values[index];
          return value === undefined ? [] : [[id, value] as const];
        }),
      ),
    )
    .filter((line) => Object.keys(line).length > 0)
    .filter((line) => checkLine(table, completeLine(table, line)).every(({ code }) => code.endsWith('-missing')));
}

/** Lines of a table. */
export function anyLines(table: TableField): fc.Arbitrary<Line[]> {
  return fc.array(anyLine(table), { minLength: 1, maxLength: 12 });
}

const everywhere = (label: string): LocalText => ({ nl: label, fr: label, de: label });

/** Labels of which no two are the same to a reader, and none is a number. */
const labels = (count: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(
    fc
      .stringMatching(/^[A-Za-zéüß][ -~éèëß€–’]{0,40}$/)
      .map(cleanLine)
      .filter((label) => matchKey(label) !== ''),
    { minLength: count, maxLength: count, selector: matchKey },
  );

const anyKind: fc.Arbitrary<TypedField['kind']> = fc.constantFrom(
  'amount',
  'number',
  'percentage',
  'date',
  'choice',
  'text',
);

function columnOf(id: string, label: string, kind: TypedField['kind'], options: readonly string[]): Column {
  const named = { id, label: everywhere(label) };
  if (kind !== 'choice') return { ...named, kind };
  return { ...named, kind, options: options.map((option, i) => ({ id: `option${i}`, label: everywhere(option) })) };
}

/** A table with two to eight columns of any kind. A CSV of one column does not say what separates its cells. */
export const anyTable: fc.Arbitrary<TableField> = fc.array(anyKind, { minLength: 2, maxLength: 8 }).chain((kinds) =>
  fc.tuple(fc.constant(kinds), labels(kinds.length), labels(3)).map(
    ([each, names, options]): TableField => ({
      kind: 'table',
      id: 'any',
      label: everywhere('Elke tabel'),
      columns: each.map((kind, index) => columnOf(`column${index}`, names[index] ?? '', kind, options)),
    }),
  ),
);
