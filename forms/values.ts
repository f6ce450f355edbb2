/** Completes and checks the values of a report. */

import { HUNDRED_PERCENT, MAX_AMOUNT, MAX_NUMBER } from './amount.ts';
import { dayNumber } from './date.ts';
import {
  type Cents,
  type Check,
  type Column,
  type ComputedField,
  type FieldProblem,
  type FieldProblemCode,
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Line,
  MAX_LINE_LENGTH,
  MAX_LINES,
  type Place,
  type Scalar,
  type SingleField,
  type TableField,
  type TypedField,
  type Value,
  type Values,
} from './definition.ts';
import { isPlainText } from './text.ts';

/** The amounts that FPS MI granted an organisation for a form, by field, in cents. */
export type Granted = Readonly<Record<string, Cents>>;

/**
 * All values of a report: the typed ones, the granted ones (0 by default) and the computed ones. Ignores what `typed`
 * has for computed fields and for fields that the form does not have.
 * @param typed by field id; a field that was not filled in is absent
 */
export function completeValues(definition: FormDefinition, typed: Values, granted: Granted): Values {
  const values: Record<string, Value> = {};
  const set = (id: string, value: Value | undefined): void => {
    if (value !== undefined) values[id] = value;
  };
  for (const field of fieldsOf(definition)) {
    switch (field.kind) {
      case 'granted':
        set(field.id, granted[field.id] ?? 0);
        break;
      case 'computed':
        set(field.id, computedValue(field, values));
        break;
      case 'table': {
        const lines = typed[field.id] ?? [];
        set(field.id, isLines(lines) ? lines.map((line) => completeLine(field, line)) : lines);
        break;
      }
      default:
        set(field.id, typed[field.id]);
    }
  }
  return values;
}

/**
 * Whether a report has the amounts that FPS MI grants now. A report keeps the amounts of the moment when it was saved.
 */
export function hasCurrentGrants(definition: FormDefinition, values: Values, granted: Granted): boolean {
  return fieldsOf(definition).every(({ kind, id }) => kind !== 'granted' || values[id] === (granted[id] ?? 0));
}

/** A line with its computed cells. */
export function completeLine({ columns }: Pick<TableField, 'columns'>, typed: Line): Line {
  const line: Record<string, Scalar> = {};
  for (const column of columns) {
    const value = column.kind === 'computed' ? computedValue(column, line) : typed[column.id];
    if (value !== undefined) line[column.id] = value;
  }
  return line;
}

/** The typed values of a report, without the computed and granted ones. */
export function typedValues(definition: FormDefinition, values: Values): Values {
  const typed: Record<string, Value> = {};
  for (const field of fieldsOf(definition)) {
    const value = values[field.id];
    if (value === undefined) continue;
    if (isTyped(field)) typed[field.id] = value;
    if (field.kind === 'table') typed[field.id] = isLines(value) ? value.map((line) => typedCells(field, line)) : value;
  }
  return typed;
}

function typedCells({ columns }: TableField, line: Line): Line {
  const ids = new Set(columns.filter(isTyped).map(({ id }) => id));
  return Object.fromEntries(Object.entries(line).filter(([id]) => ids.has(id)));
}

/** Whether a value is the lines of a table. */
export function isLines(value: Value | undefined): value is readonly Line[] {
  return typeof value === 'object';
}

/** The lines of a table; empty when the values do not have that table. */
export function linesIn(values: Values, table: string): readonly Line[] {
  const value = values[table];
  return isLines(value) ? value : [];
}

/** The total of a column. A line without a number there counts as 0. */
export function totalOf(lines: readonly Line[], column: string): number {
  return lines.reduce((sum, line) => sum + (numberIn(line[column]) ?? 0), 0);
}

/** The amount that FPS MI must pay, in cents; undefined while a value that it depends on is missing. */
export function payableOf(definition: FormDefinition, values: Values): Cents | undefined {
  const value = values[definition.payable];
  return typeof value === 'number' ? value : undefined;
}

/** The sum of what `from` names, as in a computed field; undefined while one of them is missing. */
export function sumOf(from: readonly string[], values: Values): number | undefined {
  return numbersAt(from, values)?.reduce((sum, number) => sum + number, 0);
}

/** The computed value; undefined while a value is missing, or when the result would not be exact to the cent. */
function computedValue({ from, compute }: ComputedField, values: Values): number | undefined {
  const numbers = numbersAt(from, values);
  const number = numbers && compute(...numbers);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Whether the result is too large to be exact to the cent. */
function isBeyondExact({ from, compute }: ComputedField, values: Values): boolean {
  const numbers = numbersAt(from, values);
  return numbers !== undefined && Math.abs(compute(...numbers)) > Number.MAX_SAFE_INTEGER;
}

/** The numbers that `from` names; undefined when one of them is missing. */
function numbersAt(from: readonly string[], values: Values): number[] | undefined {
  const numbers: number[] = [];
  for (const source of from) {
    const dot = source.indexOf('.');
    const value = values[dot < 0 ? source : source.slice(0, dot)];
    const number = isLines(value) ? (dot < 0 ? value.length : totalOf(value, source.slice(dot + 1))) : numberIn(value);
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  return numbers;
}

function numberIn(value: Scalar | undefined): number | undefined {
  return typeof value === 'string' ? dayNumber(value) : value;
}

/** The problems of single values, in the order of the form. */
export function checkValues(definition: FormDefinition, values: Values): FieldProblem[] {
  const problems = fieldsOf(definition).flatMap((field): FieldProblem[] => {
    if (field.kind === 'table') return checkLines(field, values[field.id] ?? []);
    const code = problemIn(field, values);
    return code === null ? [] : [{ field: field.id, code }];
  });
  // It is paid by one SEPA credit transfer, which cannot be larger.
  const tooLarge = problems.length === 0 && (payableOf(definition, values) ?? 0) > MAX_AMOUNT;
  return tooLarge ? [{ field: definition.payable, code: 'amount-too-large' }] : problems;
}

function checkLines(table: TableField, lines: Value): FieldProblem[] {
  const field = table.id;
  if (!isLines(lines)) return [{ field, code: 'lines-not-understood' }];
  if (lines.length < (table.minLines ?? 0)) return [{ field, code: 'lines-missing' }];
  if (lines.length > (table.maxLines ?? MAX_LINES)) return [{ field, code: 'lines-too-many' }];
  const problems: FieldProblem[] = [];
  lines.forEach((values, line) => {
    for (const problem of checkLine(table, values)) problems.push({ ...problem, field, line });
  });
  return problems;
}

/** The problems of the single cells of a line. */
export function checkLine(
  { columns }: { readonly columns: readonly Column[] },
  line: Line,
): { readonly column: string; readonly code: FieldProblemCode }[] {
  const problems: { column: string; code: FieldProblemCode }[] = [];
  for (const column of columns) {
    const code = problemIn(column, line);
    if (code !== null) problems.push({ column: column.id, code });
  }
  return problems;
}

function problemIn(field: SingleField, values: Values): FieldProblemCode | null {
  if (field.kind === 'computed') return isBeyondExact(field, values) ? `${field.unit ?? 'amount'}-too-large` : null;
  return field.kind === 'granted' ? null : problemWith(field, values[field.id]);
}

/** The problem of a single value; null when it has none. */
export function problemWith(field: TypedField, value: Value | undefined): FieldProblemCode | null {
  if (value === undefined) return field.optional ? null : `${field.kind}-missing`;
  switch (field.kind) {
    case 'amount':
      return outOfBounds('amount', value, MAX_AMOUNT);
    case 'number':
      return outOfBounds('number', value, MAX_NUMBER);
    case 'percentage':
      return outOfBounds('percentage', value, HUNDRED_PERCENT);
    case 'date':
      if (typeof value !== 'string' || dayNumber(value) === undefined) return 'date-not-understood';
      // ISO dates can be compared as texts.
      return value < (field.earliest ?? value) || value > (field.latest ?? value) ? 'date-outside-period' : null;
    case 'choice':
      return field.options.some(({ id }) => id === value) ? null : 'choice-unknown';
    case 'text':
      if (typeof value !== 'string' || !isPlainText(value)) return 'text-not-understood';
      if (value === '') return 'text-missing';
      return isLonger(value, field.maxLength ?? MAX_LINE_LENGTH) ? 'text-too-long' : null;
  }
}

/** Whether a text has more characters than this. */
function isLonger(text: string, characters: number): boolean {
  // A character has one or two units.
  return text.length > characters && (text.length > 2 * characters || [...text].length > characters);
}

function outOfBounds(kind: 'amount' | 'number' | 'percentage', value: Value, max: number): FieldProblemCode | null {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return `${kind}-not-understood`;
  if (value < 0) return `${kind}-negative`;
  return value > max ? `${kind}-too-large` : null;
}

/** A check that failed, and the places that it points to. */
export type Finding = { readonly check: Check; readonly places: readonly Place[] };

/** The checks that fail, errors and warnings, in the order of the form. */
export function failedChecks({ checks }: Pick<FormDefinition, 'checks'>, values: Values): Finding[] {
  return checks.flatMap((check): Finding[] => {
    const { each, from } = check;
    if (each === undefined) {
      return fails(check, values)
        ? [{ check, places: from.map((source) => ({ field: source.split('.')[0] ?? '' })) }]
        : [];
    }
    const findings: Finding[] = [];
    linesIn(values, each).forEach((cells, line) => {
      if (fails(check, cells)) findings.push({ check, places: from.map((column) => ({ field: each, line, column })) });
    });
    return findings;
  });
}

function fails({ when, from, fails: test }: Check, values: Values): boolean {
  if (when && !when.is.some((option) => option === values[when.field])) return false;
  const numbers = numbersAt(from, values);
  return numbers !== undefined && test(...numbers);
}

/** Whether a report has no error that the program can detect, and so may be signed (requirement D1). */
export function isValid(definition: FormDefinition, values: Values): boolean {
  return (
    checkValues(definition, values).length === 0 &&
    failedChecks(definition, values).every(({ check }) => check.level !== 'error')
  );
}
