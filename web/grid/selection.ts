/** Which cell has the focus and which cells are selected, and how keys move them. Pure. */

/** A cell: the number of its row among those that are shown, and its column. The rows are followed by the one for a new line. */
export type Cell = {
  /** `HEAD` for the names of the columns. */
  readonly row: number;
  /** `LINE_NUMBER` for the number of the line. */
  readonly column: number;
};

export const HEAD = -1;
export const LINE_NUMBER = -1;

export type Selection = {
  /** The cell with the focus. */
  readonly active: Cell;
  /** The opposite corner of the selected block. */
  readonly anchor: Cell;
  /** The ids of whole lines that are selected. */
  readonly lines: ReadonlySet<number>;
};

export type Direction =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'lineStart'
  | 'lineEnd'
  | 'first'
  | 'last'
  | 'top'
  | 'bottom'
  | 'pageUp'
  | 'pageDown';

/** How large the grid is. */
export type Extent = {
  /** The rows that are shown, with the one for a new line. */
  readonly rows: number;
  readonly columns: number;
  /** The rows of a page. */
  readonly page: number;
};

/** The cell in a direction; the same one at the edge. */
export function moved({ row, column }: Cell, direction: Direction, { rows, columns, page }: Extent): Cell {
  const bounded = (to: number) => Math.max(HEAD, Math.min(rows - 1, to));
  switch (direction) {
    case 'up':
      return { row: bounded(row - 1), column };
    case 'down':
      return { row: bounded(row + 1), column };
    case 'left':
      return { row, column: Math.max(LINE_NUMBER, column - 1) };
    case 'right':
      return { row, column: Math.min(columns - 1, column + 1) };
    case 'lineStart':
      return { row, column: 0 };
    case 'lineEnd':
      return { row, column: columns - 1 };
    case 'first':
      return { row: 0, column: 0 };
    case 'last':
      return { row: rows - 1, column: columns - 1 };
    case 'top':
      return { row: 0, column };
    case 'bottom':
      return { row: rows - 1, column };
    case 'pageUp':
      return { row: Math.max(Math.min(row, 0), row - page), column };
    case 'pageDown':
      return { row: bounded(row + page), column };
  }
}

/** The next or the previous cell in which something is typed, over the ends of lines; null: there is none, the focus leaves. */
export function following(
  { row, column }: Cell,
  by: 1 | -1,
  { rows, columns }: Pick<Extent, 'rows' | 'columns'>,
  isTypedColumn: (column: number) => boolean,
): Cell | null {
  let next = { row, column: column + by };
  while (next.row >= 0 && next.row < rows) {
    if (next.column < 0 || next.column >= columns) {
      next = { row: next.row + by, column: by === 1 ? 0 : columns - 1 };
    } else if (isTypedColumn(next.column)) {
      return next;
    } else {
      next = { row: next.row, column: next.column + by };
    }
  }
  return null;
}

/** A rectangle of cells, without the names of the columns. */
export type Block = {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
};

export function blockBetween({ active, anchor }: Pick<Selection, 'active' | 'anchor'>): Block {
  return {
    rows: [Math.max(0, Math.min(active.row, anchor.row)), Math.max(active.row, anchor.row)],
    columns: [Math.max(0, Math.min(active.column, anchor.column)), Math.max(0, active.column, anchor.column)],
  };
}

export function isInBlock({ rows, columns }: Block, row: number, column: number): boolean {
  return row >= rows[0] && row <= rows[1] && column >= columns[0] && column <= columns[1];
}

/** Selects one cell. */
export function selectCell(active: Cell): Selection {
  return { active, anchor: active, lines: new Set() };
}

/** A selection in a grid that may have fewer rows now. */
export function within(selection: Selection, rows: number): Selection {
  const bounded = ({ row, column }: Cell): Cell => ({ row: Math.min(row, rows - 1), column });
  return { ...selection, active: bounded(selection.active), anchor: bounded(selection.anchor) };
}
