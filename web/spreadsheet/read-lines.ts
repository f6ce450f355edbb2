/** From the rows of a sheet to the lines of a table: columns by their headers, lines cell by cell. */

import {
  type Check,
  type FieldProblemCode,
  type Line,
  languages,
  type Scalar,
  type TableField,
} from '#forms/definition.ts';
import { repeatedKeys } from '#forms/keyed-lines.ts';
import { readText } from '#forms/reading.ts';
import { checkLine, completeLine, failedChecks, problemWith } from '#forms/values.ts';
import { type Cell, type CellProblem, cellText, type Row } from './cell.ts';
import { type TypedColumn, typedColumns } from './table-sheet.ts';

/**
 * What is wrong with a line although each cell is valid:
 * - `result-too-large`: the result of the computed column `about` is too large to be exact
 * - `check-failed`: the form's check `about` fails
 * - `key-repeated`: the row `about`, above, has the same key
 */
export type LineProblem = 'result-too-large' | 'check-failed' | 'key-repeated';

/** A wrong cell of a sheet: where a spreadsheet program shows it, what it contains, and what is wrong. */
export type WrongCell = {
  /** The row number that the program shows, from 1. */
  readonly row: number;
  /** The letter of the column in the sheet: `A`, `B`… */
  readonly letter: string;
  /** The id of the column in the form's table. */
  readonly column: string;
  readonly found: string;
  readonly code: FieldProblemCode | CellProblem | LineProblem;
  /** The id of the computed column or of the check, or the number of the row (see `LineProblem`). */
  readonly about?: string;
};

export type LinesReading =
  | {
      readonly type: 'lines';
      readonly lines: readonly Line[];
      /** Headers of columns that the table does not have: their cells are not read. */
      readonly ignored: readonly string[];
      /** The first cells that are empty or that the user should check; absent without such cells. */
      readonly warnings?: readonly WrongCell[];
    }
  | { readonly type: 'wrong-cells'; readonly cells: readonly WrongCell[]; readonly count: number }
  /** The ids of the table's columns for which the sheet has no header. */
  | { readonly type: 'columns-missing'; readonly columns: readonly string[] }
  | { readonly type: 'no-lines' }
  | { readonly type: 'too-few-lines'; readonly least: number }
  | { readonly type: 'too-many-lines'; readonly most: number };

/** How many wrong cells a result lists; `count` counts them all. */
export const MAX_WRONG_CELLS = 200;

/**
 * Reads the rows below the mark: the headers, in any order and any of the languages, then one line per row. One cell
 * that cannot be read refuses all lines; an empty one is a gap, which is saved as the form saves it.
 * @param checks the checks of the form; only those on each line of this table are run
 */
export function readLines(
  table: TableField,
  [headers, ...rows]: readonly Row[],
  checks: readonly Check[] = [],
): LinesReading {
  const columns = typedColumns(table);
  const indexes = indexesOf(columns, headers?.cells ?? []);
  const missing = columns.filter(({ id }) => !indexes.has(id)).map(({ id }) => id);
  if (missing.length > 0) return { type: 'columns-missing', columns: missing };
  const { minLines: least = 0, maxLines: most = rows.length } = table;
  const known = new Set(indexes.values());
  // A row with only a note beside the table is not a line.
  const filled = rows.filter(({ cells }) => cells.some((cell, index) => known.has(index) && cell !== ''));
  if (filled.length === 0) return { type: 'no-lines' };
  if (filled.length < least) return { type: 'too-few-lines', least };
  if (filled.length > most) return { type: 'too-many-lines', most };
  const wrongCell = ({ number, cells }: Row, column: string, problem: Pick<WrongCell, 'code' | 'about'>): WrongCell => {
    const index = indexes.get(column) ?? 0;
    return {
      row: number,
      letter: letterOf(index),
      column,
      found: cellText(cells[index] ?? '').slice(0, 200),
      ...problem,
    };
  };
  const wrong: WrongCell[] = [];
  const warnings: WrongCell[] = [];
  const lines = filled.map((row) => {
    const line: Record<string, Scalar> = {};
    for (const column of columns) {
      const read = readCell(column, row.cells[indexes.get(column.id) ?? 0] ?? '');
      if (read.type === 'value') line[column.id] = read.value;
      if (read.type === 'missing') warnings.push(wrongCell(row, column.id, { code: read.code }));
      if (read.type === 'problem') wrong.push(wrongCell(row, column.id, { code: read.code }));
    }
    return line;
  });
  for (const { line, column, level, ...problem } of lineProblems(table, lines, checks)) {
    const row = filled[line];
    if (row) (level === 'error' ? wrong : warnings).push(wrongCell(row, column, problem));
  }
  for (const { line, first } of repeatedKeys(table, lines)) {
    const [row, earlier] = [filled[line], filled[first]];
    const problem = { code: 'key-repeated', about: String(earlier?.number) } as const;
    if (row) warnings.push(wrongCell(row, table.key?.[0] ?? '', problem));
  }
  const firstOf = (cells: WrongCell[]): WrongCell[] =>
    cells.toSorted((one, other) => one.row - other.row).slice(0, MAX_WRONG_CELLS);
  if (wrong.length > 0) return { type: 'wrong-cells', cells: firstOf(wrong), count: wrong.length };
  const ignored = (headers?.cells ?? []).filter((_, index) => !known.has(index) && isUsed(rows, index)).map(cellText);
  return { type: 'lines', lines, ignored, ...(warnings.length > 0 && { warnings: firstOf(warnings) }) };
}

type ProblemInLine = {
  /** The index of the line, from 0. */
  readonly line: number;
  readonly column: string;
  readonly level: Check['level'];
  readonly code: LineProblem;
  readonly about: string;
};

/** The problems that saving would find in lines of valid cells, each at the typed cells that it follows from. */
function lineProblems(table: TableField, typed: readonly Line[], checks: readonly Check[]): ProblemInLine[] {
  const lines = typed.map((line) => completeLine(table, line));
  const computed = table.columns.filter((column) => column.kind === 'computed');
  const tooLarge = lines.flatMap((line, index) =>
    checkLine({ columns: computed }, line).flatMap(({ column: about }) =>
      sourcesOf(table, about).map(
        (column): ProblemInLine => ({ line: index, column, level: 'error', code: 'result-too-large', about }),
      ),
    ),
  );
  const lineChecks = checks.filter(({ each }) => each === table.id);
  const failed = failedChecks({ checks: lineChecks }, { [table.id]: lines }).flatMap(({ check, places }) =>
    places.flatMap(({ line = 0, column = '' }) =>
      sourcesOf(table, column).map(
        (source): ProblemInLine => ({
          line,
          column: source,
          level: check.level,
          code: 'check-failed',
          about: check.id,
        }),
      ),
    ),
  );
  return [...tooLarge, ...failed];
}

/** The typed columns that a column is computed from; the column itself when it is typed. */
function sourcesOf(table: TableField, id: string): string[] {
  const column = table.columns.find((each) => each.id === id);
  if (column === undefined) return [];
  return column.kind === 'computed' ? column.from.flatMap((source) => sourcesOf(table, source)) : [id];
}

function isUsed(rows: readonly Row[], index: number): boolean {
  return rows.some(({ cells }) => (cells[index] ?? '') !== '');
}

const normalise = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** The index of each column in the sheet, by the language in which most headers are found. */
function indexesOf(columns: readonly TypedColumn[], headers: readonly Cell[]): ReadonlyMap<string, number> {
  const texts = headers.map((header) => normalise(cellText(header)));
  const byLanguage = languages.map((language) => {
    const found = columns.map(({ id, label }) => [id, texts.indexOf(normalise(label[language]))] as const);
    return new Map(found.filter(([, index]) => index >= 0));
  });
  return byLanguage.toSorted((one, other) => other.size - one.size)[0] ?? new Map();
}

type CellReading =
  | { readonly type: 'value'; readonly value: Scalar }
  | { readonly type: 'empty' }
  /** Empty, and must be filled in before the report can be signed. */
  | { readonly type: 'missing'; readonly code: FieldProblemCode }
  | { readonly type: 'problem'; readonly code: WrongCell['code'] };

function readCell(column: TypedColumn, cell: Cell): CellReading {
  if (typeof cell !== 'string') return { type: 'problem', code: cell.problem };
  const reading = readText(column, column.kind === 'choice' ? optionIn(column, cell) : cell);
  if (reading.type !== 'empty') return reading;
  const code = problemWith(column, undefined);
  return code === null ? reading : { type: 'missing', code };
}

/** The id of the option with this label in any of the languages; otherwise the text itself. */
function optionIn({ options }: Extract<TypedColumn, { kind: 'choice' }>, text: string): string {
  const option = options.find(({ label }) =>
    languages.some((language) => normalise(label[language]) === normalise(text)),
  );
  return option?.id ?? text;
}

/** The letters of a column index: 0 is `A`, 26 is `AA`. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
