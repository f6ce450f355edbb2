import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_AMOUNT, LARGEST_NUMBER, parseAmount, parseHundredths, WHOLE } from '../../forms/amount.ts';
import { catalogue } from '../../forms/catalogue.ts';
import { type Content, canonicalContent, contentHash } from '../../forms/content.ts';
import {
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Line,
  languages,
  type Scalar,
  type SingleField,
  type TypedField,
  type Value,
  type Values,
} from '../../forms/definition.ts';
import { readTyped } from '../../forms/reading.ts';
import { valuesSchema } from '../../forms/schema.ts';
import { completeValues, isLines, isValid, linesIn, payableOf, totalOf, typedValues } from '../../forms/values.ts';
import { formatValue, typedFrom, unitOf } from '../../forms/writing.ts';
import { checkDelivery } from '../../services/fps-mi/delivery.ts';
import { delivery } from '../fps-mi/ministry.ts';
import { sampleForm } from './sample-form.ts';

/**
 * Whatever is typed into any form: what is kept, signed, printed, sent and paid is the same number, to the cent, in the
 * three languages.
 */

/** Any value that a field takes. */
function scalarFor(field: TypedField): fc.Arbitrary<Scalar> {
  switch (field.kind) {
    case 'amount':
      return fc.integer({ min: 0, max: LARGEST_AMOUNT });
    case 'number':
      return fc.integer({ min: 0, max: LARGEST_NUMBER });
    case 'percentage':
      return fc.integer({ min: 0, max: WHOLE });
    case 'choice':
      return fc.constantFrom(...field.options.map(({ id }) => id));
    case 'date': {
      const [min, max] = [field.earliest ?? '2026-01-01', field.latest ?? '2026-12-31'].map((day) => new Date(day));
      return fc
        .date({ ...(min && { min }), ...(max && { max }), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    }
    case 'text':
      return fc.stringMatching(/^[a-zA-Zé€0-9][a-zA-Zé€0-9 .,;-]{0,20}$/).map((text) => text.trim());
  }
}

/** Any values that can be typed into a form, lines and all; what may be left empty sometimes is. */
function typedInto(definition: FormDefinition): fc.Arbitrary<Values> {
  const optional = (field: TypedField) =>
    field.optional ? fc.option(scalarFor(field), { nil: undefined }) : scalarFor(field);
  const record = (fields: readonly TypedField[]): fc.Arbitrary<Line> =>
    fc
      .record(Object.fromEntries(fields.map((field) => [field.id, optional(field)])))
      .map((all) =>
        Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Scalar] => entry[1] !== undefined)),
      );
  const tables = fieldsOf(definition).filter((field) => field.kind === 'table');
  return fc
    .tuple(
      record(fieldsOf(definition).filter(isTyped)),
      ...tables.map((table) =>
        fc
          .array(record(table.columns.filter(isTyped)), { minLength: table.minLines ?? 0, maxLength: 6 })
          .map((lines): [string, Value] => [table.id, lines]),
      ),
    )
    .map(([single, ...lines]) => ({ ...single, ...Object.fromEntries(lines) }));
}

function grantedFor(definition: FormDefinition): fc.Arbitrary<Record<string, number>> {
  const granted = fieldsOf(definition).filter(({ kind }) => kind === 'granted');
  return fc.record(Object.fromEntries(granted.map(({ id }) => [id, fc.integer({ min: 0, max: LARGEST_AMOUNT })])));
}

/** Each number of a report with the text by which people get to see it. */
function numbersIn(definition: FormDefinition, values: Values): [SingleField, number][] {
  return fieldsOf(definition).flatMap((field): [SingleField, number][] => {
    if (field.kind !== 'table') {
      const value = values[field.id];
      return typeof value === 'number' ? [[field, value]] : [];
    }
    return field.columns.flatMap((column): [SingleField, number][] => [
      ...linesIn(values, field.id).flatMap((line): [SingleField, number][] => {
        const value = line[column.id];
        return typeof value === 'number' ? [[column, value]] : [];
      }),
      ...(column.total ? [[column, totalOf(linesIn(values, field.id), column.id)] as [SingleField, number]] : []),
    ]);
  });
}

/** The number that a reader takes from a text: in cents or hundredths, or as it is. */
function readBack(field: SingleField, text: string): number {
  const sign = /[-\u2212]/.test(text) ? -1 : 1;
  const plain = text.replace(/[-\u2212\s\u00a0\u202f]|€|%/g, '');
  const read = unitOf(field) === 'number' ? Number(plain.replace(/\D/g, '')) : parseHundredths(plain);
  return typeof read === 'number' ? sign * read : Number.NaN;
}

describe.each(
  [...catalogue, sampleForm].map(
    (definition) => [`${definition.id} ${definition.year} v${definition.version}`, definition] as const,
  ),
)('%s', (_, definition) => {
  const cases = fc.tuple(typedInto(definition), grantedFor(definition));

  it('reads back what it wrote into its fields, in each language', () => {
    fc.assert(
      fc.property(cases, ([typed, granted]) => {
        const values = completeValues(definition, typed, granted);
        expect(typedValues(definition, values)).toEqual(typed);
        for (const language of languages) {
          const again = readTyped(definition, typedFrom(definition, values, language));
          expect(again.problems).toEqual([]);
          expect(completeValues(definition, again.values, granted)).toEqual(values);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('shows and prints each number to the cent, in each language', () => {
    fc.assert(
      fc.property(cases, ([typed, granted]) => {
        for (const [field, number] of numbersIn(definition, completeValues(definition, typed, granted))) {
          for (const language of languages) {
            const text = formatValue(field, number, language);
            // Sums of many of the largest amounts are above what one field takes.
            if (Math.abs(number) <= LARGEST_AMOUNT) expect([text, readBack(field, text)]).toEqual([text, number]);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is saved, sealed, received and paid as the same numbers', () => {
    fc.assert(
      fc.property(cases, ([typed, granted]) => {
        const values = completeValues(definition, typed, granted);
        const { content: account } = delivery();
        const { id: form, year, version: formVersion } = definition;
        const content: Content = { form, year, formVersion, nis: '11001', values, account: account.account };
        const kept = JSON.parse(canonicalContent(content));
        expect(kept).toEqual(content);
        expect(contentHash(kept)).toBe(contentHash(content));
        if (!isValid(definition, values)) return;
        expect(valuesSchema(definition).parse(kept.values)).toEqual(values);
        // The sample is in no catalogue: the ministry does not know it.
        if (definition === sampleForm) return;
        const checked = checkDelivery(JSON.stringify(delivery({ form, year, formVersion, values })));
        expect(checked).toMatchObject({ payable: payableOf(definition, values), delivery: { content: { values } } });
      }),
      { numRuns: 50 },
    );
  });

  it('computes whole cents, whatever is typed', () => {
    fc.assert(
      fc.property(cases, ([typed, granted]) => {
        const values = completeValues(definition, typed, granted);
        for (const value of Object.values(values)) {
          if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
          if (!isLines(value)) continue;
          for (const cell of value.flatMap((line) => Object.values(line))) {
            if (typeof cell === 'number') expect(Number.isSafeInteger(cell)).toBe(true);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

it('an amount typed with or without groups, with a comma or a dot, is the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LARGEST_AMOUNT }), (cents) => {
      const [whole, decimals] = [String(Math.floor(cents / 100)), String(cents % 100).padStart(2, '0')];
      const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
      const ways = [
        `${whole},${decimals}`,
        `${whole}.${decimals}`,
        `${grouped('.')},${decimals}`,
        `${grouped(' ')},${decimals}`,
      ];
      for (const way of [...ways, `€ ${ways[0]}`, `${ways[2]} EUR`]) expect(parseAmount(way)).toBe(cents);
    }),
  );
});
