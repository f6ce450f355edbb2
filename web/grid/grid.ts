/** What the parts of a grid on a page share. */

import { formatNumber } from '#forms/amount.ts';
import { isTyped } from '#forms/definition.ts';
import { after, cellLabel } from './findings.ts';
import type { GridLine } from './lines.ts';
import type { GridModel } from './model.ts';
import { blockBetween, type Cell, type Extent, HEAD, type Selection } from './selection.ts';
import type { GridSettings, GridTexts } from './texts.ts';

export type Grid = {
  readonly model: GridModel;
  readonly settings: GridSettings;
  readonly texts: GridTexts;
  readonly selection: () => Selection;
  /** Selects cells and shows it; the focus goes to the active cell. */
  readonly select: (selection: Selection) => void;
  /** The column by which the lines were sorted last, while they still are. */
  readonly sorted: () => { readonly column: number; readonly descending: boolean } | null;
  readonly setSorted: (sorted: { readonly column: number; readonly descending: boolean } | null) => void;
  /** Says what happened, on the page and to screen readers. */
  readonly announce: (...texts: readonly string[]) => void;
  /** The cell that is being edited. */
  readonly editing: () => Cell | null;
  /** Whether the focus is on a cell. */
  readonly hasFocus: () => boolean;
  /** Whether the focus was on a cell since the page was made: before, nothing is selected. */
  readonly wasUsed: () => boolean;
  /** How many rows fit on the screen. */
  readonly page: () => number;
};

export function extentOf(grid: Grid): Extent {
  const { model } = grid;
  const rows = model.rows().length + (model.hasRoom() ? 1 : 0);
  return { rows, columns: model.table.columns.length, page: grid.page() };
}

/** The line of a row; undefined for the names of the columns and the new line. */
export function lineAt({ model }: Grid, row: number): GridLine | undefined {
  if (row === HEAD) return undefined;
  const index = model.rows()[row];
  return index === undefined ? undefined : model.lines()[index];
}

/** The index of the line of a row; the new line comes after the last one. */
export function lineIndex({ model }: Grid, row: number): number {
  return model.rows()[row] ?? model.lines().length;
}

/** The row that shows a line; undefined: it is not shown. */
export function rowOf({ model }: Grid, line: number): number | undefined {
  // Without a filter the rows are the lines.
  const row = model.rows()[line] === line ? line : model.rows().indexOf(line);
  return row < 0 ? undefined : row;
}

/** The ids of the lines that an operation on lines is about: those that are selected, or those of the selected cells. */
export function chosenLines(grid: Grid): ReadonlySet<number> {
  const selection = grid.selection();
  const known = new Set(grid.model.lines().map(({ id }) => id));
  const selected = new Set([...selection.lines].filter((id) => known.has(id)));
  if (selected.size > 0) return selected;
  if (selection.active.row === HEAD) return new Set();
  const [first, last] = blockBetween(selection).rows;
  const rows = grid.model.rows().slice(first, last + 1);
  return new Set(rows.flatMap((line) => grid.model.lines()[line]?.id ?? []));
}

export function isTypedColumn({ model: { table } }: Grid, column: number): boolean {
  const field = table.columns[column];
  return field !== undefined && isTyped(field);
}

/** A number as the language writes it. */
export function shownNumber({ settings }: Grid, number: number): string {
  return formatNumber(number, settings.language);
}

/** "Brutokost, regel 3: Dit is geen bedrag." for a cell whose text is wrong; undefined when it is right. */
export function problemAt(grid: Grid, { row, column }: Cell): string | undefined {
  const line = lineAt(grid, row);
  const field = grid.model.table.columns[column];
  const code = line && field && grid.model.evaluate.stateOf(line).problems.get(field.id);
  if (code === undefined || field === undefined) return undefined;
  return after(cellLabel(grid, field, lineIndex(grid, row)), grid.settings.problems[code], grid.texts);
}
