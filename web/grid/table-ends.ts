/** The names of the columns above the lines, and the totals under them. */

import { type Column, isTyped } from '#forms/definition.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import { create, setAttribute, setText } from './elements.ts';
import { labelOf } from './findings.ts';
import type { Grid } from './grid.ts';
import { HEAD, LINE_NUMBER } from './selection.ts';
import { fill } from './texts.ts';

/** The names of the columns. Each is a button that sorts the lines. */
export function createHead(grid: Grid) {
  const { texts } = grid;
  const corner = create('td', { role: 'columnheader', 'aria-colindex': 1, class: 'grid-number' }, [
    create('span', { class: 'visually-hidden' }, [texts.lineNumber]),
  ]);
  const buttons = grid.model.table.columns.map((column) =>
    create(
      'button',
      {
        type: 'button',
        id: headId(grid, column),
        class: 'link',
        tabindex: -1,
        title: fill(texts.sortBy, { column: labelOf(grid, column) }),
      },
      [labelOf(grid, column)],
    ),
  );
  const cells = grid.model.table.columns.map((column, index) =>
    create(
      'th',
      {
        role: 'columnheader',
        scope: 'col',
        'aria-colindex': index + 2,
        class: unitOf(column) === null ? null : 'figure',
      },
      [
        ...buttons.slice(index, index + 1),
        ...(isTyped(column) && column.optional ? [create('span', { class: 'note' }, [` (${texts.optional})`])] : []),
      ],
    ),
  );
  const element = create('thead', { role: 'rowgroup' }, [
    create('tr', { role: 'row', 'aria-rowindex': 1 }, [corner, ...cells]),
  ]);
  return {
    element,
    cell: (column: number): HTMLElement | null => (column === LINE_NUMBER ? corner : (buttons[column] ?? null)),
    show(active: { readonly row: number; readonly column: number }): void {
      const sorted = grid.sorted();
      cells.forEach((cell, column) => {
        const direction = sorted?.column === column ? (sorted.descending ? 'descending' : 'ascending') : null;
        setAttribute(cell, 'aria-sort', direction);
        const button = buttons[column];
        if (button) setAttribute(button, 'tabindex', active.row === HEAD && active.column === column ? 0 : -1);
      });
      setAttribute(corner, 'tabindex', active.row === HEAD && active.column === LINE_NUMBER ? 0 : -1);
    },
  };
}

/** The id of the name of a column, which labels what is edited in it. */
export function headId({ model }: Grid, { id }: Column): string {
  return `grid-head-${model.table.field.id}-${id}`;
}

/** The totals of the columns. */
export function createFoot(grid: Grid) {
  const { columns } = grid.model.table;
  const { language } = grid.settings;
  const hasTotals = columns.some(({ total }) => total);
  // The word stands over the columns before the first total.
  const before = Math.max(
    columns.findIndex(({ total }) => total),
    0,
  );
  const cells = columns.map((column, index) =>
    create('td', { role: 'gridcell', 'aria-colindex': index + 2, class: unitOf(column) === null ? null : 'figure' }),
  );
  const word = { role: 'rowheader', scope: 'row', 'aria-colindex': 1, class: 'grid-total', colspan: before + 1 };
  const row = create('tr', { role: 'row', class: 'total' }, [
    create('th', word, [grid.texts.total]),
    ...cells.slice(before),
  ]);
  const element = create('tfoot', { role: 'rowgroup' }, hasTotals ? [row] : []);
  return {
    element,
    rows: hasTotals ? 1 : 0,
    show(): void {
      if (!hasTotals) return;
      const { totals, count } = grid.model.summary();
      setAttribute(row, 'aria-rowindex', count + (grid.model.hasRoom() ? 1 : 0) + 2);
      cells.forEach((cell, index) => {
        const column = columns[index];
        const total = column && totals.get(column.id);
        if (column && total !== undefined) setText(cell, formatValue(column, total, language));
      });
    },
  };
}
