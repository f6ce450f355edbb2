import { HUNDRED_PERCENT, MAX_AMOUNT, MAX_NUMBER } from '#forms/amount.ts';
import {
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Line,
  MAX_LINE_LENGTH,
  MAX_LINES,
  type Scalar,
  type TypedField,
  tablesOf,
  type Value,
  type Values,
} from '#forms/definition.ts';
import { completeValues } from '#forms/values.ts';

/** The largest value that a field takes; a text is filled with `letter`. */
function largest(field: TypedField, letter: string): Scalar {
  switch (field.kind) {
    case 'amount':
      return MAX_AMOUNT;
    case 'number':
      return MAX_NUMBER;
    case 'percentage':
      return HUNDRED_PERCENT;
    case 'date':
      return field.latest ?? '2026-12-31';
    case 'choice':
      return field.options.map(({ id }) => id).reduce((one, other) => (other.length > one.length ? other : one));
    case 'text':
      return letter.repeat(field.maxLength ?? MAX_LINE_LENGTH);
  }
}

const filled = (fields: readonly TypedField[], letter: string): Line =>
  Object.fromEntries(fields.map((field) => [field.id, largest(field, letter)]));

/**
 * The largest values of a form, with at most `lines` lines in each table.
 * @param letter the character that fills the texts
 */
export function fullForm(definition: FormDefinition, { lines = MAX_LINES, letter = 'x' } = {}): Values {
  const tables = tablesOf(definition).map((table): [string, Value] => {
    const line = filled(table.columns.filter(isTyped), letter);
    return [table.id, Array.from({ length: Math.min(lines, table.maxLines ?? MAX_LINES) }, () => line)];
  });
  const granted = fieldsOf(definition).filter(({ kind }) => kind === 'granted');
  return completeValues(
    definition,
    { ...filled(fieldsOf(definition).filter(isTyped), letter), ...Object.fromEntries(tables) },
    Object.fromEntries(granted.map(({ id }) => [id, MAX_AMOUNT])),
  );
}
