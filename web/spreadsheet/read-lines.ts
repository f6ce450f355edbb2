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
import { cleanLine, matchKey } from '#forms/text.ts';
import { checkLine, completeLine, failedChecks } from '#forms/values.ts';
import { type Cell, type CellProblem, cellText, isEmptyCell, type Row, shownText } from './cell.ts';
import { type CellDoubt, type CellMismatch, type CellReading, readCell } from './read-cell.ts';
import type { HiddenPlaces } from './read-sheet.ts';
import { type TypedColumn, typedColumns } from './table-sheet.ts';

/**
 * What is wrong with a line although each cell is valid:
 * - `result-too-large`: the result of the computed column `about` is too large to be exact
 * - `check-failed`: the form's check `about` fails
 * - `key-repeated`: the row `about`, above, has the same key
 */
export type LineProblem = 'result-too-large' | 'check-failed' | 'key-repeated';

/** A wrong or doubtful cell of a sheet: where a spreadsheet program shows it, what it contains, and what is wrong. */
export type WrongCell = {
  /** The row number that the program shows, from 1. */
  readonly row: number;
  /** The letter of the column in the sheet: `A`, `B`… */
  readonly letter: string;
  /** The id of the column in the form's table. */
  readonly column: string;
  /** What the program shows in it. */
  readonly found: string;
  /** What is in it, when that differs from what the program shows. */
  readonly stored?: string;
  /** How a doubtful cell was read. */
  readonly read?: Scalar;
  /** What an ambiguous cell may mean. */
  readonly either?: readonly [string, string];
  readonly code: FieldProblemCode | CellProblem | CellMismatch | CellDoubt | LineProblem;
  /** The id of the computed column or of the check, or the number of the row (see `LineProblem`). */
  readonly about?: string;
};

export type LinesReading =
  | {
      readonly type: 'lines';
      readonly lines: readonly Line[];
      /** Headers, or else letters, of columns that the table does not have: their cells are not read. */
      readonly ignored: readonly string[];
      /** The first cells that are empty or that the user should check; absent without such cells. */
      readonly warnings?: readonly WrongCell[];
      /** What is hidden in the sheet and was read; absent when nothing is. */
      readonly hidden?: HiddenLines;
    }
  | { readonly type: 'wrong-cells'; readonly cells: readonly WrongCell[]; readonly count: number }
  /** The ids of the table's columns for which the sheet has no header. */
  | { readonly type: 'columns-missing'; readonly columns: readonly string[] }
  | { readonly type: 'no-lines' }
  | { readonly type: 'too-few-lines'; readonly least: number }
  | { readonly type: 'too-many-lines'; readonly most: number };

/** The hidden rows and columns that were read. */
export type HiddenLines = {
  /** The numbers of the first ones. */
  readonly rows: readonly number[];
  readonly rowCount: number;
  /** The letters of the columns. */
  readonly columns: readonly string[];
};

/** How many wrong cells a result lists; `count` counts them all. */
export const MAX_WRONG_CELLS = 200;

/** How many hidden rows a result names. */
const MAX_HIDDEN_ROWS = 20;
const nothingHidden: HiddenPlaces = { rows: [], columns: [] };

/**
 * Reads the rows below the mark: the headers, in any order and any of the languages, then one line per row. One cell
 * that cannot be read refuses all lines; an empty one is a gap, which is saved as the form saves it. Rows between the mark
 * and the headers are not read.
 * @param checks the checks of the form; only those on each line of this table are run
 * @param hidden what is hidden in the sheet: it is read too, and named in the result
 */
export function readLines(
  table: TableField,
  sheetRows: readonly Row[],
  checks: readonly Check[] = [],
  hidden: HiddenPlaces = nothingHidden,
): LinesReading {
  const columns = typedColumns(table);
  const { indexes, headers, rows } = withHeaders(columns, sheetRows);
  const missing = columns.filter(({ id }) => !indexes.has(id)).map(({ id }) => id);
  if (missing.length > 0) return { type: 'columns-missing', columns: missing };
  const { minLines: least = 0, maxLines: most = rows.length } = table;
  const known = new Set(indexes.values());
  // A row with only a note beside the table is not a line.
  const filled = rows.filter(({ cells }) => cells.some((cell, index) => known.has(index) && !isEmptyCell(cell)));
  if (filled.length === 0) return { type: 'no-lines' };
  if (filled.length < least) return { type: 'too-few-lines', least };
  if (filled.length > most) return { type: 'too-many-lines', most };
  const wrong: WrongCell[] = [];
  const warnings: WrongCell[] = [];
  const wrongCell = cellOfRow(indexes);
  const lines = filled.map((row) => {
    const line: Record<string, Scalar> = {};
    for (const column of columns) {
      const read = readCell(column, row.cells[indexes.get(column.id) ?? 0] ?? '');
      if (read.type === 'value') line[column.id] = read.value;
      const found = foundIn(read);
      if (found) (read.type === 'problem' ? wrong : warnings).push(wrongCell(row, column.id, found));
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
  if (wrong.length > 0) return { type: 'wrong-cells', cells: firstOf(wrong), count: wrong.length };
  const width = Math.max(headers.length, ...filled.map(({ cells }) => cells.length));
  const ignored = Array.from({ length: width }, (_, index) => index)
    .filter((index) => !known.has(index) && isUsed(rows, index))
    .map((index) => cleanLine(cellText(headers[index] ?? '')) || letterOf(index));
  return {
    type: 'lines',
    lines,
    ignored,
    ...(warnings.length > 0 && { warnings: firstOf(warnings) }),
    ...hiddenAmong(filled, known, hidden),
  };
}

const firstOf = (cells: readonly WrongCell[]): WrongCell[] =>
  cells.toSorted((one, other) => one.row - other.row).slice(0, MAX_WRONG_CELLS);

type Found = Pick<WrongCell, 'code' | 'about' | 'read' | 'either'>;

/** What a reading says about its cell; null when there is nothing to say. */
function foundIn(reading: CellReading): Found | null {
  switch (reading.type) {
    case 'value':
      return reading.doubt === undefined ? null : { code: reading.doubt, read: reading.value };
    case 'empty':
      return null;
    case 'missing':
      return { code: reading.code };
    case 'problem':
      return { code: reading.code, ...(reading.either && { either: reading.either }) };
  }
}

/** How much of a cell is kept, in characters. */
const MAX_FOUND = 200;

/** Makes a wrong cell from the row in which it is. */
function cellOfRow(indexes: ReadonlyMap<string, number>): (row: Row, column: string, found: Found) => WrongCell {
  return ({ number, cells }, column, found) => {
    const index = indexes.get(column) ?? 0;
    const cell = cells[index] ?? '';
    const [shown, stored] = [shownText(cell), cellText(cell)];
    const isOther = typeof cell === 'object' && 'type' in cell && cell.type === 'number' && stored !== shown;
    return {
      row: number,
      letter: letterOf(index),
      column,
      found: shown.slice(0, MAX_FOUND),
      ...(isOther && { stored: stored.slice(0, MAX_FOUND) }),
      ...found,
    };
  };
}

function hiddenAmong(
  rows: readonly Row[],
  known: ReadonlySet<number>,
  hidden: HiddenPlaces,
): { readonly hidden?: HiddenLines } {
  const numbers = new Set(hidden.rows);
  const hiddenRows = rows.map(({ number }) => number).filter((number) => numbers.has(number));
  const columns = hidden.columns.filter((index) => known.has(index)).map(letterOf);
  if (hiddenRows.length + columns.length === 0) return {};
  return { hidden: { rows: hiddenRows.slice(0, MAX_HIDDEN_ROWS), rowCount: hiddenRows.length, columns } };
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
  return rows.some(({ cells }) => !isEmptyCell(cells[index]));
}

type Headers = {
  /** The index of each column that was found. */
  readonly indexes: ReadonlyMap<string, number>;
  readonly headers: readonly Cell[];
  /** The rows below the headers. */
  readonly rows: readonly Row[];
};

/** The number of rows in which the headers are searched: the user may have added a title above them. */
const HEADER_SEARCH_ROWS = 10;

/** The row with most headers. */
function withHeaders(columns: readonly TypedColumn[], rows: readonly Row[]): Headers {
  let best: Headers = { indexes: new Map(), headers: rows[0]?.cells ?? [], rows: rows.slice(1) };
  for (const [index, { cells }] of rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const indexes = indexesOf(columns, cells);
    if (indexes.size > best.indexes.size) best = { indexes, headers: cells, rows: rows.slice(index + 1) };
  }
  return best;
}

/** The index of each column in the sheet, by the language in which most headers are found. */
function indexesOf(columns: readonly TypedColumn[], headers: readonly Cell[]): ReadonlyMap<string, number> {
  const texts = headers.map((header) => matchKey(shownText(header)));
  const byLanguage = languages.map((language) => {
    const found = columns.map(({ id, label }) => [id, texts.indexOf(matchKey(label[language]))] as const);
    return new Map(found.filter(([, index]) => index >= 0));
  });
  return byLanguage.toSorted((one, other) => other.size - one.size)[0] ?? new Map();
}

/** The letters of a column index: 0 is `A`, 26 is `AA`. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
