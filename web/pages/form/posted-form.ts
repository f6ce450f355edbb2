/** A form as it comes in: its fields, and the lines that were open; the other lines are where the page was made from. */

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
import { linesIn } from '#forms/values.ts';
import { inputName } from '#web/components/input-name.ts';

/** What was typed over some values. */
export type Edited = {
  /** What is understood of the whole form: neither computed nor granted. */
  readonly values: Values;
  /** What was typed, to the letter, by the name of its input. */
  readonly texts: ReadonlyMap<string, string>;
  /** What could not be understood. */
  readonly problems: readonly FieldProblem[];
};

/** Nothing typed yet: the values as they are. */
export function unedited(values: Values): Edited {
  return { values, texts: new Map(), problems: [] };
}

/**
 * Lays what was posted over the values with which the page was made. A field that was not posted stays as it is; a line
 * beyond the last one is a new one, unless all of it is empty.
 */
export function readPosted(definition: FormDefinition, base: Values, posted: Record<string, unknown>): Edited {
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

function readLines(
  table: TableField,
  base: readonly Line[],
  texts: Map<string, string>,
): { lines: readonly Line[]; problems: FieldProblem[] } {
  const lines = [...base];
  const problems: FieldProblem[] = [];
  for (const [number, typed] of postedLines(table, texts)) {
    if (number >= lines.length && Object.values(typed).every((text) => text.trim() === '')) continue;
    // New lines close up, whatever numbers they were sent with.
    const line = Math.min(number, lines.length);
    const read = readLine(table, typed);
    lines[line] = read.values;
    problems.push(...read.problems.map((problem) => ({ field: table.id, line, ...problem })));
    for (const [column, text] of Object.entries(typed)) texts.set(inputName({ field: table.id, line, column }), text);
  }
  return { lines, problems };
}

/** The lines of which something was posted, by their number, in that order. */
function postedLines({ id, columns }: TableField, texts: ReadonlyMap<string, string>): [number, TypedLine][] {
  const known = new Set(columns.filter(isTyped).map((column) => column.id));
  const lines = new Map<number, Record<string, string>>();
  for (const [name, text] of texts) {
    const [table, number = '', column = ''] = name.split('-');
    if (table !== id || !/^\d{1,5}$/.test(number) || !known.has(column)) continue;
    const line = lines.get(Number(number)) ?? {};
    line[column] = text;
    lines.set(Number(number), line);
  }
  return [...lines].sort(([one], [other]) => one - other);
}
