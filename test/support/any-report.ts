/** Random values that can be typed into a form, for property tests. */

import fc from 'fast-check';
import { HUNDRED_PERCENT, MAX_AMOUNT, MAX_NUMBER, parseHundredths } from '#forms/amount.ts';
import {
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Line,
  type Scalar,
  type SingleField,
  type TypedField,
  type Value,
  type Values,
} from '#forms/definition.ts';
import { cleanLine } from '#forms/text.ts';
import { unitOf } from '#forms/writing.ts';

/** A random value that the field accepts. */
function scalarFor(field: TypedField): fc.Arbitrary<Scalar> {
  switch (field.kind) {
    case 'amount':
      return fc.integer({ min: 0, max: MAX_AMOUNT });
    case 'number':
      return fc.integer({ min: 0, max: MAX_NUMBER });
    case 'percentage':
      return fc.integer({ min: 0, max: HUNDRED_PERCENT });
    case 'choice':
      return fc.constantFrom(...field.options.map(({ id }) => id));
    case 'date': {
      const [min, max] = [field.earliest ?? '2026-01-01', field.latest ?? '2026-12-31'].map((day) => new Date(day));
      return fc
        .date({ ...(min && { min }), ...(max && { max }), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    }
    case 'text':
      return fc.stringMatching(/^[a-zA-Zé€0-9][a-zA-Zé€0-9 .,;-]{0,20}$/).map(cleanLine);
  }
}

/** Random values for a whole form, lines included; optional fields are sometimes empty. */
export function typedInto(definition: FormDefinition): fc.Arbitrary<Values> {
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

/** Random amounts that FPS MI grants for a form. */
export function grantedFor(definition: FormDefinition): fc.Arbitrary<Record<string, number>> {
  const granted = fieldsOf(definition).filter(({ kind }) => kind === 'granted');
  return fc.record(Object.fromEntries(granted.map(({ id }) => [id, fc.integer({ min: 0, max: MAX_AMOUNT })])));
}

/** The number that a reader sees in a text: in cents, hundredths of a percent, or as it is, by the kind of field. */
export function readBack(field: SingleField, text: string): number {
  const sign = /[-\u2212]/.test(text) ? -1 : 1;
  const digits = Number(text.replace(/\D/g, ''));
  // An amount always has two decimals, a percentage as many as it needs.
  if (unitOf(field) !== 'percentage') return sign * digits;
  const read = parseHundredths(text.replace(/[-\u2212\s\u00a0\u202f]|%/g, ''));
  return typeof read === 'number' ? sign * read : Number.NaN;
}
