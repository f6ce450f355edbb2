/** Reads, computes and checks lines, with the functions of the server. Pure; the result for each line is kept. */

import type { Check, Column, FieldProblemCode, Line, TypedField } from '#forms/definition.ts';
import { isTyped } from '#forms/definition.ts';
import { readLine, readText } from '#forms/reading.ts';
import { matchKey } from '#forms/text.ts';
import { checkLine, completeLine, failedChecks } from '#forms/values.ts';
import { editableText, formatValue } from '#forms/writing.ts';
import type { GridLine } from './lines.ts';
import type { GridTable } from './table.ts';

/** What a line says, and what is wrong with it. */
export type LineState = {
  /** Its values, with the computed ones. */
  readonly values: Line;
  /** The problems of its cells, by the id of the column. */
  readonly problems: ReadonlyMap<string, FieldProblemCode>;
  /** The checks between its cells that fail. */
  readonly failed: readonly Check[];
};

export type Evaluator = {
  readonly stateOf: (line: GridLine) => LineState;
  /** Whether something prevents signing: not a warning. */
  readonly isWrong: (line: GridLine) => boolean;
  /** The text of a cell to be read. */
  readonly shown: (line: GridLine, column: number) => string;
  /** The text of a cell to be edited or copied. */
  readonly editable: (line: GridLine, column: number) => string;
  /** What a search compares with. */
  readonly searchKey: (line: GridLine) => string;
};

export function evaluator(table: GridTable): Evaluator {
  const states = new WeakMap<GridLine, LineState>();
  const keys = new WeakMap<GridLine, string>();
  const stateOf = (line: GridLine): LineState => {
    const known = states.get(line);
    if (known !== undefined) return known;
    const state = evaluate(table, line);
    states.set(line, state);
    return state;
  };
  const shown = (line: GridLine, index: number): string => {
    const column = columnAt(table, index);
    const value = stateOf(line).values[column.id];
    if (value !== undefined) return formatValue(column, value, table.language);
    const text = textOf(table, line, index);
    return column.kind === 'choice' ? (optionLabel(column, text, table) ?? text) : text;
  };
  return {
    stateOf,
    isWrong(line) {
      const { problems, failed } = stateOf(line);
      return problems.size > 0 || failed.some(({ level }) => level === 'error');
    },
    shown,
    editable(line, index) {
      const column = columnAt(table, index);
      if (column.kind === 'choice') return shown(line, index);
      return isTyped(column)
        ? textOf(table, line, index)
        : editableText(column, stateOf(line).values[column.id], table.language);
    },
    searchKey(line) {
      const known = keys.get(line);
      if (known !== undefined) return known;
      const key = table.columns.map((_, index) => matchKey(`${shown(line, index)} ${textOf(table, line, index)}`));
      keys.set(line, key.join('\n'));
      return key.join('\n');
    },
  };
}

function evaluate(table: GridTable, { texts }: GridLine): LineState {
  const typed = Object.fromEntries(
    table.columns.flatMap(({ id }, index) => {
      const at = table.textAt[index];
      return at === undefined ? [] : [[id, texts[at] ?? '']];
    }),
  );
  const { values, problems } = readLine(table.field, typed);
  const completed = completeLine(table.field, values);
  const found = new Map(problems.map(({ column, code }) => [column, code]));
  for (const { column, code } of checkLine(table.field, completed)) if (!found.has(column)) found.set(column, code);
  const failed = failedChecks({ checks: table.checks }, { [table.field.id]: [completed] });
  return { values: completed, problems: found, failed: failed.map(({ check }) => check) };
}

/** A column by its index. @throws when there is none: a mistake of the caller */
export function columnAt({ columns }: GridTable, index: number): Column {
  const column = columns[index];
  if (column === undefined) throw new Error(`no column ${index}`);
  return column;
}

/** The text of a typed cell; empty for a computed one. */
export function textOf({ textAt }: GridTable, { texts }: GridLine, column: number): string {
  const at = textAt[column];
  return at === undefined ? '' : (texts[at] ?? '');
}

/** Whether a code says that nothing was filled in. */
export function isMissing(code: FieldProblemCode): boolean {
  return code.endsWith('-missing');
}

/**
 * A typed or pasted text as the line keeps it: tidy when it can be read, else verbatim. An option is recognised by its label
 * in any language, or by its id.
 */
export function tidy(table: GridTable, column: TypedField, text: string): string {
  const typed = column.kind === 'choice' ? optionId(column, text) : text;
  const reading = readText(column, typed);
  if (reading.type === 'empty') return '';
  return reading.type === 'value' ? editableText(column, reading.value, table.language) : typed;
}

type Choice = Extract<TypedField, { kind: 'choice' }>;

function optionId({ options }: Choice, text: string): string {
  const key = matchKey(text);
  const found = options.find(
    ({ id, label }) => id === text || Object.values(label).some((each) => matchKey(each) === key),
  );
  return found?.id ?? text;
}

function optionLabel({ options }: Choice, id: string, { language }: GridTable): string | undefined {
  return options.find((option) => option.id === id)?.label[language];
}
