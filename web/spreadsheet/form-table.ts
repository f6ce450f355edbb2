/** A table of a form as a sheet, and back: the columns by their headers, the lines cell by cell. */

import {
  type Check,
  type Column,
  type FieldProblemCode,
  type FormDefinition,
  isTyped,
  type Language,
  type Line,
  languages,
  type Scalar,
  type TableField,
  type TypedField,
} from '#forms/definition.ts';
import { readText } from '#forms/reading.ts';
import { checkLine, completeLine, failedChecks, problemWith } from '#forms/values.ts';
import type { Cell, CellProblem, Row } from './cell.ts';
import type { Mark } from './mark.ts';
import type { SheetColumn, SheetTable, WrittenCell } from './writing.ts';

type TypedColumn = Column & TypedField;

/** The words of a table's sheet that are not in the definition. */
export type SheetWords = { readonly notice: string; readonly optionsName: string };

function typedColumns({ columns }: TableField): TypedColumn[] {
  return columns.filter((column): column is TypedColumn => isTyped(column));
}

/** The mark of a table. */
export function markOf({ id, year, version }: FormDefinition, table: TableField): Mark {
  return { form: id, year, version, table: table.id };
}

/** A table of a form as a sheet to fill in, in a language, with the lines that there are already. */
export function sheetOf(
  definition: FormDefinition,
  table: TableField,
  lines: readonly Line[],
  language: Language,
  words: SheetWords,
): SheetTable {
  const columns = typedColumns(table);
  return {
    ...words,
    mark: markOf(definition, table),
    name: table.label[language],
    columns: columns.map((column) => sheetColumn(column, language)),
    lines: lines.map((line) => columns.map((column) => writtenCell(column, line[column.id], language))),
  };
}

function sheetColumn(column: TypedColumn, language: Language): SheetColumn {
  return {
    header: column.label[language],
    kind: column.kind,
    ...(column.help && { help: column.help[language] }),
    ...(column.kind === 'choice' && { options: column.options.map(({ label }) => label[language]) }),
  };
}

function writtenCell(column: TypedColumn, value: Scalar | undefined, language: Language): WrittenCell {
  if (column.kind !== 'choice') return value;
  return column.options.find(({ id }) => id === value)?.label[language] ?? value;
}

/**
 * What is wrong with the lines of a sheet beside what a cell is by itself:
 * - `result-too-large`: the computed column `about` would be larger than can be told exactly
 * - `check-failed`: the check `about` of the form does not pass
 */
export type LineProblem = 'result-too-large' | 'check-failed';

/** What is wrong with a cell of a sheet: where a spreadsheet program shows it, and what was found there. */
export type WrongCell = {
  /** From 1, as the program numbers it. */
  readonly row: number;
  /** `A`, `B`… */
  readonly letter: string;
  /** The column's id in the table. */
  readonly column: string;
  readonly found: string;
  readonly code: FieldProblemCode | CellProblem | LineProblem;
  /** The id of the column or of the check that it is about. */
  readonly about?: string;
};

export type LinesReading =
  | {
      readonly type: 'lines';
      readonly lines: readonly Line[];
      /** Headers of columns that are not the table's: they are not read. */
      readonly ignored: readonly string[];
      /** The first cells that somebody should look at; absent: none. */
      readonly warnings?: readonly WrongCell[];
    }
  | { readonly type: 'wrong-cells'; readonly cells: readonly WrongCell[]; readonly count: number }
  /** These columns of the table, by id, have no header. */
  | { readonly type: 'columns-missing'; readonly columns: readonly string[] }
  | { readonly type: 'no-lines' }
  | { readonly type: 'too-few-lines'; readonly least: number }
  | { readonly type: 'too-many-lines'; readonly most: number };

/** How many wrong cells are told one by one. */
export const MOST_WRONG_CELLS = 200;

/**
 * Reads the rows below the mark: the headers, in any of the languages and any order, then a line a row. All or nothing.
 * @param checks those of the form: the ones about each line of this table are asked
 */
export function readLinesOf(
  table: TableField,
  [headers, ...rows]: readonly Row[],
  checks: readonly Check[] = [],
): LinesReading {
  const columns = typedColumns(table);
  const places = placesOf(columns, headers?.cells ?? []);
  const missing = columns.filter(({ id }) => !places.has(id)).map(({ id }) => id);
  if (missing.length > 0) return { type: 'columns-missing', columns: missing };
  const { minLines: least = 0, maxLines: most = rows.length } = table;
  const known = new Set(places.values());
  // A note beside the table makes no line of a row.
  const filled = rows.filter(({ cells }) => cells.some((cell, index) => known.has(index) && cell !== ''));
  if (filled.length === 0) return { type: 'no-lines' };
  if (filled.length < least) return { type: 'too-few-lines', least };
  if (filled.length > most) return { type: 'too-many-lines', most };
  const wrongAt = ({ number, cells }: Row, column: string, what: Pick<WrongCell, 'code' | 'about'>): WrongCell => {
    const index = places.get(column) ?? 0;
    return { row: number, letter: letterOf(index), column, found: textOf(cells[index] ?? '').slice(0, 200), ...what };
  };
  const wrong: WrongCell[] = [];
  const lines = filled.map((row) => {
    const line: Record<string, Scalar> = {};
    for (const column of columns) {
      const read = readCell(column, row.cells[places.get(column.id) ?? 0] ?? '');
      if (read.type === 'value') line[column.id] = read.value;
      if (read.type === 'problem') wrong.push(wrongAt(row, column.id, { code: read.code }));
    }
    return line;
  });
  const warnings: WrongCell[] = [];
  for (const { line, column, level, ...what } of lineProblems(table, lines, checks)) {
    const row = filled[line];
    if (row) (level === 'error' ? wrong : warnings).push(wrongAt(row, column, what));
  }
  const firstOf = (cells: WrongCell[]): WrongCell[] =>
    cells.toSorted((one, other) => one.row - other.row).slice(0, MOST_WRONG_CELLS);
  if (wrong.length > 0) return { type: 'wrong-cells', cells: firstOf(wrong), count: wrong.length };
  const ignored = (headers?.cells ?? []).filter((_, index) => !known.has(index) && usedIn(rows, index)).map(textOf);
  return { type: 'lines', lines, ignored, ...(warnings.length > 0 && { warnings: firstOf(warnings) }) };
}

type ProblemInLine = {
  /** From 0. */
  readonly line: number;
  readonly column: string;
  readonly level: Check['level'];
  readonly code: LineProblem;
  readonly about: string;
};

/** What saving would find in the lines beside what each cell is by itself, at the cells that were typed. */
function lineProblems(table: TableField, typed: readonly Line[], checks: readonly Check[]): ProblemInLine[] {
  const lines = typed.map((line) => completeLine(table, line));
  const computed = table.columns.filter((column) => column.kind === 'computed');
  const tooLarge = lines.flatMap((line, index) =>
    checkLine({ columns: computed }, line).flatMap(({ column: about }) =>
      sourcesOf(table, about).map((column): ProblemInLine => {
        return { line: index, column, level: 'error', code: 'result-too-large', about };
      }),
    ),
  );
  const ofLines = checks.filter(({ each }) => each === table.id);
  const failed = failedChecks({ checks: ofLines }, { [table.id]: lines }).flatMap(({ check, places }) =>
    places.flatMap(({ line = 0, column = '' }) =>
      sourcesOf(table, column).map((source): ProblemInLine => {
        return { line, column: source, level: check.level, code: 'check-failed', about: check.id };
      }),
    ),
  );
  return [...tooLarge, ...failed];
}

/** The columns of a sheet that a column follows from: itself where it is typed. */
function sourcesOf(table: TableField, id: string): string[] {
  const column = table.columns.find((each) => each.id === id);
  if (column === undefined) return [];
  return column.kind === 'computed' ? column.from.flatMap((source) => sourcesOf(table, source)) : [id];
}

function usedIn(rows: readonly Row[], index: number): boolean {
  return rows.some(({ cells }) => (cells[index] ?? '') !== '');
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.found);
const same = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Where each column stands, in the language in which most headers are found. */
function placesOf(columns: readonly TypedColumn[], headers: readonly Cell[]): ReadonlyMap<string, number> {
  const texts = headers.map((header) => same(textOf(header)));
  const inLanguages = languages.map((language) => {
    const found = columns.map(({ id, label }) => [id, texts.indexOf(same(label[language]))] as const);
    return new Map(found.filter(([, index]) => index >= 0));
  });
  return inLanguages.toSorted((one, other) => other.size - one.size)[0] ?? new Map();
}

type CellReading =
  | { readonly type: 'value'; readonly value: Scalar }
  | { readonly type: 'nothing' }
  | { readonly type: 'problem'; readonly code: WrongCell['code'] };

function readCell(column: TypedColumn, cell: Cell): CellReading {
  if (typeof cell !== 'string') return { type: 'problem', code: cell.problem };
  const reading = readText(column, column.kind === 'choice' ? optionIn(column, cell) : cell);
  if (reading.type !== 'nothing') return reading;
  const code = problemWith(column, undefined);
  return code === null ? reading : { type: 'problem', code };
}

/** The id of the option that a text names, in any of the languages; a text that names none stays as it is. */
function optionIn({ options }: Extract<TypedColumn, { kind: 'choice' }>, text: string): string {
  const named = options.find(({ label }) => languages.some((language) => same(label[language]) === same(text)));
  return named?.id ?? text;
}

/** The letters of a column: 0 is `A`, 26 is `AA`. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
