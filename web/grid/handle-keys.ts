/** What the keys do: in a cell that has the focus, and in one that is being edited. */

import * as actions from './actions.ts';
import type { LiveGrid } from './create-grid.ts';
import { extentOf, isTypedColumn, lineAt } from './grid.ts';
import { type Command, commandOf } from './keys.ts';
import { type Cell, type Direction, following, HEAD, LINE_NUMBER, moved, selectCell } from './selection.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function handleKeys(grid: LiveGrid): void {
  /** Where a line was begun by Tab: Enter goes there, in the next line. */
  let begunAt: number | null = null;
  /** Escape was pressed: Tab leaves the grid. */
  let isLeaving = false;

  const goTo = (cell: Cell): void => grid.select(selectCell(cell));
  const tab = (by: 1 | -1): boolean => {
    const { active } = grid.selection();
    if (isLeaving || active.row === HEAD) return false;
    const next = following(active, by, extentOf(grid), (column) => isTypedColumn(grid, column));
    if (next === null) return false;
    begunAt ??= active.column;
    goTo(next);
    return true;
  };
  const enter = (by: 1 | -1): void => {
    const { row, column } = grid.selection().active;
    const rows = extentOf(grid).rows;
    goTo({ row: Math.max(0, Math.min(rows - 1, row + by)), column: by === 1 ? (begunAt ?? column) : column });
    begunAt = null;
  };

  grid.table.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (grid.editor() !== null) {
      whileEditing(grid, event, { tab, enter });
      return;
    }
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    const third = event.getModifierState('AltGraph') || (isMac ? altKey && !ctrlKey : altKey && ctrlKey);
    const command = commandOf({ key, shiftKey, altKey, control: isMac ? metaKey : ctrlKey, third });
    if (command === null) return;
    if (command.type !== 'tab' && command.type !== 'leave') isLeaving = false;
    // The names of the columns are buttons, which have keys of their own.
    if (grid.selection().active.row === HEAD && (command.type === 'enter' || command.type === 'type')) return;
    if (command.type === 'tab') {
      if (tab(command.by)) event.preventDefault();
      return;
    }
    if (command.type === 'enter') enter(command.by);
    else if (command.type === 'leave') {
      isLeaving = true;
      goTo(grid.selection().active);
    } else carryOut(grid, command);
    if (command.type !== 'type' && command.type !== 'enter') begunAt = command.type === 'edit' ? begunAt : null;
    // The browser composes ê of a dead key and the next one, in the input that has the focus now.
    if (command.type !== 'type' || command.text !== '') event.preventDefault();
  });
  grid.table.addEventListener('focusout', () => {
    isLeaving = false;
  });
}

/** The keys that leave a cell that is being edited; the others belong to its input. */
function whileEditing(
  grid: LiveGrid,
  event: KeyboardEvent,
  { tab, enter }: { readonly tab: (by: 1 | -1) => boolean; readonly enter: (by: 1 | -1) => void },
): void {
  const editor = grid.editor();
  const { key, shiftKey, altKey } = event;
  const { active } = grid.selection();
  switch (key) {
    case 'Escape':
      grid.close('cancel');
      grid.focus();
      break;
    case 'Enter':
      // Alt+Enter is a new line in a text of several lines, as in spreadsheets.
      if (altKey && editor?.input instanceof HTMLTextAreaElement) {
        editor.input.setRangeText('\n', editor.input.selectionStart, editor.input.selectionEnd, 'end');
        break;
      }
      grid.close('commit');
      enter(shiftKey ? -1 : 1);
      break;
    case 'Tab':
      grid.close('commit');
      grid.focus();
      // At the end the browser goes on from the cell.
      if (!tab(shiftKey ? -1 : 1)) return;
      break;
    case 'ArrowUp':
    case 'ArrowDown':
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (!editor?.byTyping || editor.input instanceof HTMLSelectElement || altKey || shiftKey) return;
      grid.close('commit');
      grid.select(selectCell(moved(active, arrows[key], extentOf(grid))));
      break;
    }
    default:
      return;
  }
  event.preventDefault();
}

const arrows = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const satisfies Record<
  string,
  Direction
>;

function carryOut(grid: LiveGrid, command: Exclude<Command, { type: 'tab' | 'enter' | 'leave' }>): void {
  const selection = grid.selection();
  const { active } = selection;
  switch (command.type) {
    case 'move':
      moveTo(grid, moved(active, command.direction, extentOf(grid)), command.extend);
      return;
    case 'edit':
      grid.open(active);
      return;
    case 'type':
      if (active.column !== LINE_NUMBER) grid.open(active, { typed: command.text });
      else if (command.text === ' ') toggleLine(grid, active.row);
      return;
    case 'clear':
      if (selection.lines.size > 0 || active.column === LINE_NUMBER) actions.remove(grid);
      else actions.clear(grid);
      return;
    case 'undo':
      actions.undo(grid);
      return;
    case 'redo':
      actions.redo(grid);
      return;
    case 'selectAll':
      grid.select({ ...selection, lines: new Set(grid.model.rows().flatMap((_, row) => lineAt(grid, row)?.id ?? [])) });
      return;
    case 'selectLine':
      toggleLine(grid, active.row);
      return;
    case 'fillDown':
      actions.fillSelected(grid);
      return;
    case 'insert':
      actions.insertLine(grid);
      return;
    case 'moveLines':
      actions.move(grid, command.by);
  }
}

/** Moves the focus, or extends what is selected to a cell. */
function moveTo(grid: LiveGrid, to: Cell, extend: boolean): void {
  const { anchor, lines } = grid.selection();
  if (!extend) {
    grid.select(selectCell(to));
    return;
  }
  const cell = { row: Math.max(0, to.row), column: to.column };
  if (to.column === LINE_NUMBER || lines.size > 0) extendLines(grid, cell);
  else grid.select({ active: cell, anchor: { ...anchor, row: Math.max(0, anchor.row) }, lines });
}

/** Selects whole lines from the anchor to a row. */
export function extendLines(grid: LiveGrid, active: Cell): void {
  const { anchor } = grid.selection();
  const [first, last] = [Math.min(anchor.row, active.row), Math.max(anchor.row, active.row)];
  const between = Array.from({ length: last - first + 1 }, (_, index) => lineAt(grid, first + index)?.id ?? []).flat();
  grid.select({ active, anchor, lines: new Set(between) });
}

/** Selects a whole line, or no longer. */
export function toggleLine(grid: LiveGrid, row: number): void {
  const { active, lines } = grid.selection();
  const line = lineAt(grid, row);
  if (line === undefined) return;
  const changed = new Set(lines);
  if (!changed.delete(line.id)) changed.add(line.id);
  const cell = { row, column: active.column };
  grid.select({ active: cell, anchor: cell, lines: changed });
}
