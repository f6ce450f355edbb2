/** Writes a whole report as the texts of its input fields and reads it back, field by field as the page does. */

import {
  type FieldProblem,
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Language,
  type Line,
  type TableField,
  type Value,
  type Values,
} from '#forms/definition.ts';
import { readLine, readText, type TypedLine } from '#forms/reading.ts';
import { isLines } from '#forms/values.ts';
import { editableText } from '#forms/writing.ts';

/** The texts in the input fields of a report, by field id; in a line of a table by column id. */
export type FieldTexts = Readonly<Record<string, string | readonly TypedLine[]>>;

/** The texts in the input fields of a report with these values. */
export function fieldTexts(definition: FormDefinition, values: Values, language: Language): FieldTexts {
  const texts: Record<string, string | readonly TypedLine[]> = {};
  for (const field of fieldsOf(definition)) {
    const value = values[field.id];
    if (isTyped(field)) texts[field.id] = editableText(field, value, language);
    if (field.kind === 'table')
      texts[field.id] = isLines(value) ? value.map((line) => lineTexts(field, line, language)) : [];
  }
  return texts;
}

function lineTexts({ columns }: TableField, line: Line, language: Language): TypedLine {
  return Object.fromEntries(
    columns.filter(isTyped).map((column) => [column.id, editableText(column, line[column.id], language)]),
  );
}

/** The values that were understood, and the problems of the others. An empty field is not a problem here. */
export function readFieldTexts(
  definition: FormDefinition,
  texts: FieldTexts,
): { readonly values: Values; readonly problems: readonly FieldProblem[] } {
  const values: Record<string, Value> = {};
  const problems: FieldProblem[] = [];
  for (const field of fieldsOf(definition)) {
    const given = texts[field.id];
    if (field.kind === 'table') {
      const lines = typeof given === 'object' ? given.map((line) => readLine(field, line)) : [];
      values[field.id] = lines.map(({ values: cells }) => cells);
      problems.push(
        ...lines.flatMap((line, index) =>
          line.problems.map((problem) => ({ field: field.id, line: index, ...problem })),
        ),
      );
    } else if (isTyped(field)) {
      const reading = readText(field, typeof given === 'string' ? given : '');
      if (reading.type === 'value') values[field.id] = reading.value;
      if (reading.type === 'problem') problems.push({ field: field.id, code: reading.code });
    }
  }
  return { values, problems };
}
