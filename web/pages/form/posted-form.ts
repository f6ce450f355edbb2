/** Reads the fields of a posted form and the lines that were open in it. */

import {
  type FieldProblem,
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Line,
  type TableField,
  type Value,
  type Values,
} from '#forms/definition.ts';
import { readLine, readText, type TypedLine } from '#forms/reading.ts';
import { checkValues, linesIn } from '#forms/values.ts';
import { inputName } from '#web/components/input-name.ts';

/** The input of a form: the valid values, and all texts as the user typed them. */
export type FormInput = {
  /** The values of the whole form, without computed and granted ones. */
  readonly values: Values;
  /** What was typed, verbatim, by the name of its input. */
  readonly texts: ReadonlyMap<string, string>;
  /** The texts that could not be read as a value. */
  readonly problems: readonly FieldProblem[];
};

/** The input of a form that shows these values, before the user types. */
export function inputOf(values: Values): FormInput {
  return { values, texts: new Map(), problems: [] };
}

/**
 * Applies what was posted to the values with which the page was rendered. A field that was not posted keeps its value. A
 * line after the last one is a new line, unless it is empty.
 */
export function readPostedForm(definition: FormDefinition, base: Values, posted: Record<string, unknown>): FormInput {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(posted)) if (typeof value === 'string') texts.set(name, value);
  const values: Record<string, Value> = { ...base };
  const problems: FieldProblem[] = [];
  for (const field of fieldsOf(definition)) {
    if (field.kind === 'table') {
      const read = readLines(field, linesIn(base, field.id), texts);
      values[field.id] = read.lines;
      problems.push(...read.problems);
    }
    const text = texts.get(field.id);
    if (!isTyped(field) || text === undefined) continue;
    const reading = readText(field, text);
    if (reading.type === 'value') values[field.id] = reading.value;
    else delete values[field.id];
    if (reading.type === 'problem') problems.push({ field: field.id, code: reading.code });
  }
  return { values, texts, problems };
}

/** Every problem that prevents signing: the texts that could not be read, and the values that are wrong or missing. */
export function allProblems(definition: FormDefinition, { values, problems }: FormInput): FieldProblem[] {
  const unread = new Set(problems.map(inputName));
  return [...problems, ...checkValues(definition, values).filter((problem) => !unread.has(inputName(problem)))];
}

function readLines(
  table: TableField,
  base: readonly Line[],
  texts: Map<string, string>,
): { lines: readonly Line[]; problems: FieldProblem[] } {
  const lines = [...base];
  const problems: FieldProblem[] = [];
  for (const [number, typed] of postedLines(table, texts)) {
    if (number >= lines.length && Object.values(typed).every((text) => text.trim() === '')) continue;
    // New lines follow the last one without a gap, whatever their numbers are.
    const line = Math.min(number, lines.length);
    const read = readLine(table, typed);
    lines[line] = read.values;
    problems.push(...read.problems.map((problem) => ({ field: table.id, line, ...problem })));
    for (const [column, text] of Object.entries(typed)) texts.set(inputName({ field: table.id, line, column }), text);
  }
  return { lines, problems };
}

/** The lines with a posted cell, with their numbers, in order. */
function postedLines({ id, columns }: TableField, texts: ReadonlyMap<string, string>): [number, TypedLine][] {
  const typedColumns = new Set(columns.filter(isTyped).map((column) => column.id));
  const lines = new Map<number, Record<string, string>>();
  for (const [name, text] of texts) {
    const [table, number = '', column = ''] = name.split('-');
    if (table !== id || !/^\d{1,5}$/.test(number) || !typedColumns.has(column)) continue;
    const line = lines.get(Number(number)) ?? {};
    line[column] = text;
    lines.set(Number(number), line);
  }
  return [...lines].sort(([one], [other]) => one - other);
}
