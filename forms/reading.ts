/** Reads what was typed into values. */

import { MAX_NUMBER, parseAmount, parseHundredths } from './amount.ts';
import { parseDate } from './date.ts';
import {
  type FieldProblemCode,
  hasSeveralLines,
  isTyped,
  type Line,
  type Scalar,
  type TableField,
  type TypedField,
} from './definition.ts';
import { notPrintable } from './printable.ts';
import { cleanLine, cleanText, isReadable, plainSigns } from './text.ts';
import { problemWith } from './values.ts';

/** The typed texts of a line, by column. */
export type TypedLine = Readonly<Record<string, string>>;

/** The result of reading a text: it is empty, it is a value that the field takes, or it has a problem. */
export type Reading =
  | { readonly type: 'empty' }
  | { readonly type: 'value'; readonly value: Scalar }
  | { readonly type: 'problem'; readonly code: FieldProblemCode };

const empty: Reading = { type: 'empty' };

/**
 * Reads what was typed into a field, in any notation that is common in Belgium.
 * @param stored the value that the field showed. A text that was stored before texts were cleaned stays while nobody changes it,
 *   because it is part of what was signed
 */
export function readText(field: TypedField, text: string, stored?: Scalar): Reading {
  if (field.kind === 'text' && typeof stored === 'string' && isUnchanged(field, text, stored))
    return { type: 'value', value: stored };
  const reading = readAs(field, text);
  if (reading.type !== 'value') return reading;
  const code = problemWith(field, reading.value);
  if (code !== null) return { type: 'problem', code };
  // Only here: a text that is stored already stays valid, and documents name what they cannot show.
  const unknown = field.kind === 'text' && notPrintable(String(reading.value)).length > 0;
  return unknown ? { type: 'problem', code: 'text-not-printable' } : reading;
}

type TextField = Extract<TypedField, { kind: 'text' }>;

/** Whether a text is what the field showed. An invalid stored text is always read again. */
function isUnchanged(field: TextField, text: string, stored: string): boolean {
  const shown = cleanAs(field, stored);
  const same = text === stored || (shown !== '' && cleanAs(field, text) === shown);
  return same && problemWith(field, stored) === null;
}

/** A text as a field stores it. */
export function cleanAs(field: TextField, text: string): string {
  return hasSeveralLines(field) ? cleanText(text) : cleanLine(text);
}

function readAs(field: TypedField, text: string): Reading {
  if (cleanLine(text) === '') return empty;
  switch (field.kind) {
    case 'amount':
      return toReading(parseAmount(text));
    case 'number':
      return toReading(parseWhole(text));
    case 'percentage': {
      const share = parseHundredths(plainSigns(text).replace(/%$/, ''));
      return toReading(typeof share === 'number' ? share : `percentage-${share}`);
    }
    case 'date': {
      const value = parseDate(text);
      return value === undefined ? { type: 'problem', code: 'date-not-understood' } : { type: 'value', value };
    }
    case 'choice':
      return { type: 'value', value: text };
    case 'text': {
      const value = cleanAs(field, text);
      return isReadable(value) ? { type: 'value', value } : { type: 'problem', code: 'text-not-understood' };
    }
  }
}

function parseWhole(text: string): number | FieldProblemCode {
  const hundredths = parseHundredths(text);
  if (hundredths === 'too-precise') return 'number-not-whole';
  if (typeof hundredths === 'string') return `number-${hundredths}`;
  if (hundredths % 100 !== 0) return 'number-not-whole';
  return hundredths / 100 > MAX_NUMBER ? 'number-too-large' : hundredths / 100;
}

/** A text without digits, such as `€`, counts as empty. */
function toReading(read: number | FieldProblemCode): Reading {
  if (typeof read === 'number') return { type: 'value', value: read };
  return read.endsWith('-missing') ? empty : { type: 'problem', code: read };
}

/** Reads a line: the cells that were understood, and the problems of the others. @param stored the line that was shown */
export function readLine(
  { columns }: Pick<TableField, 'columns'>,
  typed: TypedLine,
  stored: Line = {},
): { values: Line; problems: { column: string; code: FieldProblemCode }[] } {
  const values: Record<string, Scalar> = {};
  const problems: { column: string; code: FieldProblemCode }[] = [];
  for (const column of columns) {
    if (!isTyped(column)) continue;
    const reading = readText(column, typed[column.id] ?? '', stored[column.id]);
    if (reading.type === 'value') values[column.id] = reading.value;
    if (reading.type === 'problem') problems.push({ column: column.id, code: reading.code });
  }
  return { values, problems };
}
