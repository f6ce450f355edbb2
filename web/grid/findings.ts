/** What is wrong with a line, in words. */

import { type Column, type FieldProblemCode, isTyped } from '#forms/definition.ts';
import { isMissing, type LineState } from './evaluation.ts';
import type { Grid } from './grid.ts';
import { fill, type GridTexts } from './texts.ts';

export type Finding = { readonly level: 'error' | 'warning'; readonly text: string };

/** What is said about a line, and which of its columns are marked. */
export type LineFindings = { readonly findings: readonly Finding[]; readonly marked: ReadonlySet<string> };

/** What is not said yet. */
export type Quiet = {
  /** The person is filling in the line: what is missing is not said. */
  readonly missing: boolean;
  /** The column that is being typed, and what the line said before: a new problem of it waits until the cell is left. */
  readonly typing: { readonly column: string; readonly before: LineState | undefined } | null;
};

export function findingsOf(grid: Grid, state: LineState, quiet: Quiet): LineFindings {
  const { table } = grid.model;
  const marked = new Set<string>();
  const missing: Column[] = [];
  const findings: Finding[] = [];
  for (const column of table.columns) {
    const code = state.problems.get(column.id);
    if (code === undefined || isQuiet(column, code, quiet)) continue;
    marked.add(column.id);
    if (isMissing(code) && isTyped(column)) missing.push(column);
    else
      findings.push({ level: 'error', text: after(labelOf(grid, column), grid.settings.problems[code], grid.texts) });
  }
  if (missing.length > 0) {
    const columns = missing.map((column) => labelOf(grid, column)).join(', ');
    findings.push({ level: 'error', text: fill(grid.texts.missing, { columns }) });
  }
  for (const check of state.failed) {
    const { typing } = quiet;
    const isNew = typing?.before?.failed.includes(check) !== true;
    if (typing !== null && check.from.includes(typing.column) && isNew) continue;
    if (check.level === 'error') for (const column of check.from) marked.add(column);
    findings.push({ level: check.level, text: check.text[table.language] });
  }
  return { findings, marked };
}

function isQuiet({ id }: Column, code: FieldProblemCode, { missing, typing }: Quiet): boolean {
  if (missing && isMissing(code)) return true;
  return typing?.column === id && typing.before?.problems.has(id) !== true;
}

/** "Brutokost, regel 3". */
export function cellLabel(grid: Grid, column: Column, line: number): string {
  const number = fill(grid.texts.line, { number: String(line + 1) });
  return `${labelOf(grid, column)}, ${grid.settings.language === 'de' ? number : number.toLowerCase()}`;
}

export function labelOf({ settings }: Grid, { label }: Column): string {
  return label[settings.language];
}

/** A text behind the place that it is about. */
export function after(place: string, text: string, { colon }: GridTexts): string {
  return `${place}${colon}${text}`;
}
