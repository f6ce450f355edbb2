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
import { cleanLine } from '#forms/text.ts';
import { checkValues, isLines, linesIn } from '#forms/values.ts';
import { inputName } from '#web/components/input-name.ts';

/** What a form was rendered with. */
export type FormBase = {
  /** The values of the whole form, without computed and granted ones. */
  readonly values: Values;
  /** The texts that could not be read as a value, by the names of their inputs. */
  readonly unread: ReadonlyMap<string, string>;
};

/** Values without a text that could not be read. */
export function baseOf(values: Values): FormBase {
  return { values, unread: new Map() };
}

/** The input of a form: the valid values, and all texts as the user typed them. */
export type FormInput = {
  /** The values of the whole form, without computed and granted ones. */
  readonly values: Values;
  /** What was typed, verbatim, by the name of its input. */
  readonly texts: ReadonlyMap<string, string>;
  /** The texts that could not be read as a value. */
  readonly problems: readonly FieldProblem[];
};

/** The input of a form that shows what it was rendered with, before the user types. */
export function inputOf(definition: FormDefinition, base: FormBase): FormInput {
  return readPostedForm(definition, base, {});
}

/**
 * Applies what was posted to what the page was rendered with. A field or a cell that was not posted keeps its value, or its
 * text that could not be read. A line after the last one is a new line, unless it is empty.
 */
export function readPostedForm(definition: FormDefinition, base: FormBase, posted: Record<string, unknown>): FormInput {
  const texts = new Map(base.unread);
  for (const [name, value] of Object.entries(posted)) if (typeof value === 'string') texts.set(name, value);
  const values: Record<string, Value> = { ...base.values };
  const problems: FieldProblem[] = [];
  for (const field of fieldsOf(definition)) {
    if (field.kind === 'table') {
      const read = readLines(field, linesIn(base.values, field.id), texts);
      values[field.id] = read.lines;
      problems.push(...read.problems);
    }
    const text = texts.get(field.id);
    if (!isTyped(field) || text === undefined) continue;
    const shown = base.values[field.id];
    const reading = readText(field, text, isLines(shown) ? undefined : shown);
    if (reading.type === 'value') values[field.id] = reading.value;
    else delete values[field.id];
    if (reading.type === 'problem') problems.push({ field: field.id, code: reading.code });
  }
  return { values, texts, problems };
}

/** The texts that could not be read, as a draft keeps them. */
export function unreadTexts({ texts, problems }: FormInput): Record<string, string> {
  return Object.fromEntries(
    problems.map(inputName).flatMap((name): [string, string][] => {
      const text = texts.get(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
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
    if (number >= lines.length && Object.values(typed).every((text) => cleanLine(text) === '')) continue;
    // New lines follow the last one without a gap, whatever their numbers are.
    const line = Math.min(number, lines.length);
    const read = readLine(table, typed, base[line]);
    const others = Object.entries(lines[line] ?? {}).filter(([column]) => typed[column] === undefined);
    lines[line] = { ...Object.fromEntries(others), ...read.values };
    problems.push(...read.problems.map((problem) => ({ field: table.id, line, ...problem })));
    for (const [column, text] of Object.entries(typed)) texts.set(inputName({ field: table.id, line, column }), text);
  }
  return { lines, problems };
}

/** The lines with a text, with their numbers, in order. */
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
