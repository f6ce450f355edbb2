/** Schemas of the values of a report. Workflows must not import this module: zod stays out of their bundle. */

import { z } from 'zod';
import { HUNDRED_PERCENT, MAX_AMOUNT, MAX_NUMBER } from './amount.ts';
import {
  type Column,
  type ComputedField,
  type Field,
  type FormDefinition,
  fieldsOf,
  MAX_LINE_LENGTH,
  MAX_LINES,
  MAX_TEXT_LENGTH,
  type SingleField,
  type Values,
} from './definition.ts';

// Without the flag i: the pattern is published in a JSON Schema, which has no flags.
const idSchema = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,59}$/, 'is not a field');
const scalarSchema = z.union([z.int(), z.string().max(MAX_TEXT_LENGTH)], 'must be a whole number or a text');
const linesSchema = z.array(z.record(idSchema, scalarSchema)).readonly();

/** Values of any form: for input whose form is not known yet. */
export const anyValuesSchema = z.record(
  idSchema,
  z.union([scalarSchema, linesSchema], 'must be a whole number, a text or an array of lines'),
) satisfies z.ZodType<Values>;

/** The values of a valid report of this form. */
export function valuesSchema(definition: FormDefinition) {
  return z.strictObject(shapeOf(fieldsOf(definition)));
}

/** The JSON Schema (draft 2020-12) of those values, with the Dutch labels as titles. */
export function jsonSchemaOf(definition: FormDefinition): object {
  return z.toJSONSchema(valuesSchema(definition).meta({ title: `${definition.title.nl} ${definition.year}` }));
}

function shapeOf(fields: readonly (Field | Column)[]): Record<string, z.ZodType> {
  /** The fields that may be absent. Values that are computed from them may be absent too. */
  const absent = new Set<string>();
  return Object.fromEntries(
    fields.map((field) => {
      const optional = field.kind === 'computed' ? followsFrom(field, absent) : 'optional' in field && field.optional;
      if (optional) absent.add(field.id);
      const schema = field.kind === 'table' ? tableSchema(field) : singleSchema(field);
      const titled = schema.meta({ title: field.label.nl });
      return [field.id, optional ? titled.optional() : titled];
    }),
  );
}

/** Whether a computed field may be absent. The total of a column is never absent. */
function followsFrom({ from }: ComputedField, absent: ReadonlySet<string>): boolean {
  return from.some((source) => absent.has(source));
}

function tableSchema({ columns, minLines = 0, maxLines = MAX_LINES }: Extract<Field, { kind: 'table' }>) {
  return z
    .array(z.strictObject(shapeOf(columns)))
    .min(minLines)
    .max(maxLines);
}

function singleSchema(field: SingleField): z.ZodType {
  switch (field.kind) {
    case 'amount':
      return z.int().min(0).max(MAX_AMOUNT);
    case 'number':
      return z.int().min(0).max(MAX_NUMBER);
    case 'percentage':
      return z.int().min(0).max(HUNDRED_PERCENT);
    case 'granted':
      return z.int().min(0);
    case 'computed':
      return z.int();
    case 'date':
      return z.iso.date();
    case 'choice':
      return z.enum(field.options.map(({ id }) => id));
    case 'text':
      return z
        .string()
        .min(1)
        .max(field.maxLength ?? MAX_LINE_LENGTH);
  }
}
