/** One line of the grid on the page: its cells, and under them what is wrong with it. */

import { unitOf } from '#forms/writing.ts';
import { create, setAttribute, setText } from './elements.ts';
import type { LineState } from './evaluation.ts';
import { findingsOf, type LineFindings } from './findings.ts';
import { type Grid, lineAt } from './grid.ts';
import type { GridLine } from './lines.ts';
import { type Block, type Cell, isInBlock, LINE_NUMBER } from './selection.ts';
import { fill } from './texts.ts';

/** The place of a line: its row on the page, and its number; `line` is undefined for the new line. */
export type RowPlace = { readonly row: number; readonly index: number; readonly line: GridLine | undefined };

/** The cells that are selected. */
export type Marks = { readonly active: Cell; readonly block: Block | null; readonly lines: ReadonlySet<number> };

export type RowView = {
  /** The body of the table with this line alone; its height is that of the line. */
  readonly body: HTMLElement;
  readonly cell: (column: number) => HTMLElement | null;
  readonly show: (place: RowPlace, marks: Marks) => void;
};

export function createRowView(grid: Grid): RowView {
  const { table } = grid.model;
  const head = create('th', { role: 'rowheader', scope: 'row', 'aria-colindex': 1, class: 'grid-number' });
  const cells = table.columns.map((column, index) =>
    create('td', { role: 'gridcell', 'aria-colindex': index + 2, class: unitOf(column) === null ? null : 'figure' }),
  );
  const tr = create('tr', { role: 'row' }, [head, ...cells]);
  const body = create('tbody', { role: 'presentation' }, [tr]);
  const findings = findingsRow(body, table.columns.length + 1);
  let shown: { line: GridLine | undefined; key: string } | null = null;
  return {
    body,
    cell: (column) => (column === LINE_NUMBER ? head : (cells[column] ?? null)),
    show(place, marks) {
      const { row, index, line } = place;
      body.dataset['index'] = String(row);
      setAttribute(body, 'class', line === undefined ? 'grid-new' : null);
      setAttribute(tr, 'aria-rowindex', index + 2);
      const id = `${table.field.id}-${index}`;
      setAttribute(tr, 'id', id);
      setAttribute(head, 'id', `${id}-number`);
      const isChosen = line !== undefined && marks.lines.has(line.id);
      setAttribute(tr, 'aria-selected', isChosen || null);
      showMarks({ head, cells }, { row, isChosen }, marks);
      const seen = grid.model.seen(line);
      const editing = grid.editing()?.row === row ? (grid.editing()?.column ?? null) : null;
      const isBusy = grid.hasFocus() && marks.active.row === row;
      const key = `${index} ${editing} ${isBusy}`;
      if (shown !== null && shown.line === seen && shown.key === key) return;
      shown = { line: seen, key };
      showNumber(grid, head, { index, isNew: line === undefined });
      const state = seen && grid.model.evaluate.stateOf(seen);
      const wrong = state ? lineFindings(grid, state, { row, editing, isBusy }) : nothing;
      findings.show(id, wrong);
      setAttribute(tr, 'class', wrong.findings.length > 0 ? 'wrong-line' : null);
      cells.forEach((cell, column) => {
        const columnId = table.columns[column]?.id ?? '';
        setAttribute(cell, 'id', `${id}-${columnId}`);
        setAttribute(cell, 'aria-readonly', table.textAt[column] === undefined ? 'true' : null);
        const isMarked = wrong.marked.has(columnId);
        setAttribute(cell, 'aria-invalid', isMarked ? 'true' : null);
        setAttribute(cell, 'aria-describedby', isMarked ? `${id}-findings` : null);
        // The input of the cell that is being edited stays.
        if (editing !== column) setText(cell, seen ? grid.model.evaluate.shown(seen, column) : '');
      });
    },
  };
}

const nothing: LineFindings = { findings: [], marked: new Set() };

function lineFindings(
  grid: Grid,
  state: LineState,
  { row, editing, isBusy }: { readonly row: number; readonly editing: number | null; readonly isBusy: boolean },
): LineFindings {
  const column = editing === null ? undefined : grid.model.table.columns[editing]?.id;
  const committed = lineAt(grid, row);
  const before = committed && grid.model.evaluate.stateOf(committed);
  return findingsOf(grid, state, { missing: isBusy, typing: column === undefined ? null : { column, before } });
}

function showMarks(
  { head, cells }: { readonly head: HTMLElement; readonly cells: readonly HTMLElement[] },
  { row, isChosen }: { readonly row: number; readonly isChosen: boolean },
  { active, block }: Marks,
): void {
  const isActive = (column: number) => active.row === row && active.column === column;
  setAttribute(head, 'tabindex', isActive(LINE_NUMBER) ? 0 : -1);
  setAttribute(head, 'aria-selected', isChosen ? 'true' : 'false');
  cells.forEach((cell, column) => {
    setAttribute(cell, 'tabindex', isActive(column) ? 0 : -1);
    const isSelected = isChosen || (block !== null && isInBlock(block, row, column));
    setAttribute(cell, 'aria-selected', isSelected ? 'true' : 'false');
  });
}

function showNumber(
  { texts }: Grid,
  head: HTMLElement,
  { index, isNew }: { readonly index: number; readonly isNew: boolean },
): void {
  const spoken = isNew ? texts.newLine : fill(texts.line, { number: String(index + 1) });
  head.replaceChildren(
    create('span', { class: 'visually-hidden' }, [spoken]),
    create('span', { 'aria-hidden': 'true' }, [isNew ? '+' : String(index + 1)]),
  );
}

/** What is wrong with the line, under it. Not a row of the grid: the keys do not go there. */
function findingsRow(body: HTMLElement, columns: number) {
  const list = create('div');
  const row = create('tr', { class: 'line-findings', role: 'presentation' }, [
    create('td', { colspan: columns, role: 'presentation' }, [list]),
  ]);
  return {
    show(id: string, { findings }: LineFindings): void {
      if (findings.length === 0) {
        row.remove();
        return;
      }
      setAttribute(list, 'id', `${id}-findings`);
      list.replaceChildren(
        ...findings.map(({ level, text }) => create('p', { class: level === 'error' ? 'problem' : 'hint' }, [text])),
      );
      if (!row.isConnected) body.append(row);
    },
  };
}
