/** The cell that is being edited: opening it, showing what its text changes, and closing it. */

import * as actions from './actions.ts';
import { type CellEditor, type Opening, openCell } from './cell-editor.ts';
import { setCells } from './edits.ts';
import { columnAt, textOf } from './evaluation.ts';
import { labelOf } from './findings.ts';
import { type Grid, lineAt, lineIndex, problemAt } from './grid.ts';
import { type Cell, HEAD } from './selection.ts';
import { headId } from './table-ends.ts';
import { fill } from './texts.ts';

export type Editing = {
  readonly cell: () => Cell | null;
  readonly editor: () => CellEditor | null;
  /** Opens the cell, which has the focus. */
  readonly open: (cell: Cell, opening: Partial<Opening>) => void;
  /** Closes it, with its text or without. */
  readonly close: (how: 'commit' | 'cancel') => void;
  /** Its input is being taken away: the focus that is lost then is not lost to the grid. */
  readonly isClosing: () => boolean;
};

type Page = {
  readonly cell: (row: number, column: number) => HTMLElement | null;
  readonly render: () => void;
};

export function createEditing(grid: Grid, page: Page): Editing {
  let edited: { readonly cell: Cell; readonly editor: CellEditor } | null = null;
  let isClosing = false;

  const preview = (cell: Cell, text: string): void => {
    const { table, make } = grid.model;
    const line = lineAt(grid, cell.row);
    const [previewed = null] = setCells(table, line ? [line] : [], [{ line: 0, column: cell.column, text }], make);
    // A new line begins with its first text.
    grid.model.preview(line === undefined && text.trim() === '' ? null : previewed);
    page.render();
  };
  return {
    cell: () => edited?.cell ?? null,
    editor: () => edited?.editor ?? null,
    isClosing: () => isClosing,
    open(cell, { text, typed }) {
      const element = page.cell(cell.row, cell.column);
      if (element === null || cell.row === HEAD || cell.column < 0) return;
      const { table } = grid.model;
      const line = lineAt(grid, cell.row);
      const column = columnAt(table, cell.column);
      const labels = `${headId(grid, column)} ${table.field.id}-${lineIndex(grid, cell.row)}-number`;
      const opening = { text: text ?? (line ? textOf(table, line, cell.column) : ''), typed };
      const editor = openCell(grid, element, cell.column, { labels, opening });
      if (editor === null) {
        grid.announce(fill(grid.texts.news.computed, { column: labelOf(grid, column) }));
        return;
      }
      edited = { cell, editor };
      const { input } = editor;
      input.addEventListener('input', () => preview(cell, input.value));
      if (typed || text !== undefined) preview(cell, input.value);
      else page.render();
    },
    close(how) {
      if (edited === null) return;
      const { cell, editor } = edited;
      const text = editor.input.value;
      edited = null;
      grid.model.preview(null);
      isClosing = true;
      page.cell(cell.row, cell.column)?.replaceChildren();
      isClosing = false;
      const commits = how === 'commit';
      if (commits) actions.commitText(grid, cell, text);
      page.render();
      const problem = commits && text.trim() !== '' ? problemAt(grid, cell) : undefined;
      if (problem !== undefined) grid.announce(problem);
    },
  };
}
