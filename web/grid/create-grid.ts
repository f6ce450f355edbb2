/** Puts a grid together: the lines, what is above and below them, and what has the focus. */

import type { CellEditor, Opening } from './cell-editor.ts';
import { createEditing, type Editing } from './editing.ts';
import { create } from './elements.ts';
import { extentOf, type Grid, rowOf } from './grid.ts';
import { helpElement, hintElement } from './help.ts';
import { everything, type GridModel } from './model.ts';
import { createRowsView } from './rows-view.ts';
import { type Cell, selectCell, within } from './selection.ts';
import type { GridSettings } from './texts.ts';
import { createToolbar } from './toolbar.ts';

/** A grid on the page, for what handles keys and the mouse. */
export type LiveGrid = Grid & {
  readonly elements: readonly HTMLElement[];
  readonly table: HTMLTableElement;
  readonly cellOf: (element: Element) => Cell | null;
  /** The cell with this name on the page, `staff-3-cost`; null: it is not of this table, or does not exist. */
  readonly cellNamed: (name: string) => Cell | null;
  readonly editor: () => CellEditor | null;
  /** Moves to a cell and opens it. */
  readonly open: (cell: Cell, opening?: Partial<Opening>) => void;
  readonly close: Editing['close'];
  /** Gives the focus to the active cell. */
  readonly focus: () => void;
  readonly render: () => void;
  readonly showAll: (all: boolean) => void;
  readonly destroy: () => void;
};

export function createGrid(model: GridModel, settings: GridSettings): LiveGrid {
  const { texts } = settings;
  let selection = selectCell({ row: 0, column: 0 });
  let sorted: ReturnType<Grid['sorted']> = null;
  let focused: 'not yet' | 'here' | 'elsewhere' = 'not yet';
  const news = create('p', { class: 'grid-news', role: 'status' });
  const grid: Grid = {
    model,
    settings,
    texts,
    selection: () => selection,
    select(changed) {
      selection = changed;
      render();
      if (focused === 'here') focus();
    },
    sorted: () => sorted,
    setSorted(changed) {
      sorted = changed;
      render();
    },
    announce: (...said) => void news.replaceChildren(said.join(' ')),
    editing: () => editing.cell(),
    hasFocus: () => focused === 'here',
    wasUsed: () => focused !== 'not yet',
    page: () => rows.page(),
  };
  const rows = createRowsView(grid);
  const toolbar = createToolbar(grid, focus);
  const editing = createEditing(grid, { cell: rows.cell, render });

  function render(): void {
    selection = within(selection, extentOf(grid).rows);
    rows.render();
    toolbar.render();
    // The element with the focus may have been taken away.
    if (focused === 'here' && document.activeElement === document.body) focus();
  }

  function focus(): void {
    const { row, column } = selection.active;
    const cell = rows.cell(row, column);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  followFocus(rows.table, { isLost: () => !rows.isRendering() && !editing.isClosing() }, (has) => {
    focused = has ? 'here' : 'elsewhere';
    if (!has) editing.close('commit');
    render();
  });
  model.on('change', () => {
    sorted = null;
  });
  render();
  return {
    ...grid,
    elements: [...toolbar.elements, hintElement(grid), rows.element, news, helpElement(texts)],
    table: rows.table,
    cellOf: rows.cellOf,
    cellNamed: (name) => cellNamed(grid, name),
    editor: editing.editor,
    open(cell, opening = {}) {
      editing.close('commit');
      grid.select(selectCell(cell));
      focus();
      editing.open(cell, opening);
    },
    close: editing.close,
    focus,
    render,
    showAll: rows.showAll,
    destroy: rows.destroy,
  };
}

/**
 * Says when the focus comes into the cells, and when it leaves them for another part of the page.
 * `isLost`: the focus left, and not because its element was taken away.
 */
function followFocus(
  table: HTMLElement,
  { isLost }: { readonly isLost: () => boolean },
  changed: (hasFocus: boolean) => void,
): void {
  let hasFocus = false;
  table.addEventListener('focusin', () => {
    if (hasFocus) return;
    hasFocus = true;
    changed(true);
  });
  table.addEventListener('focusout', ({ relatedTarget }) => {
    if (!isLost() || (relatedTarget instanceof Node && table.contains(relatedTarget))) return;
    // Another window has the focus: the cell gets it back.
    if (relatedTarget === null && !document.hasFocus()) return;
    hasFocus = false;
    changed(false);
  });
}

/** A cell by its name. A filter that hides its line ends. */
function cellNamed(grid: Grid, name: string): Cell | null {
  const { model } = grid;
  const [id, line = '', column] = name.split('-');
  const index = Number(line);
  if (id !== model.table.field.id || !/^\d+$/.test(line) || index >= model.lines().length) return null;
  if (rowOf(grid, index) === undefined) model.setFilter(everything);
  const at = model.table.columns.findIndex((each) => each.id === column);
  return { row: rowOf(grid, index) ?? index, column: Math.max(0, at) };
}
