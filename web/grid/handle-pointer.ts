/** What the mouse and a finger do. */

import * as actions from './actions.ts';
import type { LiveGrid } from './create-grid.ts';
import { lineAt } from './grid.ts';
import { extendLines, toggleLine } from './handle-keys.ts';
import { type Cell, HEAD, LINE_NUMBER, selectCell } from './selection.ts';

export function handlePointer(grid: LiveGrid): void {
  const { table } = grid;
  let isTouch = false;
  /** The cell where the button was pressed had the focus already: a click opens it. */
  let opens = false;
  let isPressed = false;

  const cellAt = (event: Event): Cell | null => (event.target instanceof Element ? grid.cellOf(event.target) : null);
  const isInEditor = ({ target }: Event) => target instanceof Node && grid.editor()?.input.contains(target) === true;

  table.addEventListener('pointerdown', ({ pointerType }) => {
    isTouch = pointerType === 'touch';
  });
  table.addEventListener('mousedown', (event) => {
    const cell = cellAt(event);
    if (cell === null || event.button !== 0 || isInEditor(event)) return;
    // The focus goes where it is given, and no text is selected.
    event.preventDefault();
    if (cell.row === HEAD) return;
    const { active, anchor, lines } = grid.selection();
    // The only cell that is selected; in a block the click chooses one first.
    const isSelected = lines.size === 0 && isSame(active, cell) && isSame(anchor, cell);
    opens = isSelected && grid.hasFocus() && grid.editor() === null;
    isPressed = cell.column !== LINE_NUMBER;
    grid.close('commit');
    if (cell.column === LINE_NUMBER) pressNumber(grid, cell, event, isTouch);
    else if (event.shiftKey) grid.select({ active: cell, anchor: grid.selection().anchor, lines: new Set() });
    else if (!opens) grid.select(selectCell(cell));
    grid.focus();
  });
  table.addEventListener('mouseover', (event) => {
    if (!isPressed || event.buttons !== 1 || grid.editor() !== null) return;
    const cell = cellAt(event);
    if (cell === null || cell.row === HEAD || cell.column === LINE_NUMBER) return;
    opens = false;
    grid.select({ active: cell, anchor: grid.selection().anchor, lines: new Set() });
  });
  document.addEventListener('mouseup', () => {
    isPressed = false;
  });
  table.addEventListener('click', (event) => {
    const cell = cellAt(event);
    if (cell === null || isInEditor(event)) return;
    if (cell.row === HEAD) {
      if (event.target instanceof Element && event.target.closest('button')) actions.sort(grid, cell.column);
    } else if (opens && !event.shiftKey && cell.column !== LINE_NUMBER) {
      grid.open(cell);
    }
    opens = false;
  });
}

function isSame(one: Cell, other: Cell): boolean {
  return one.row === other.row && one.column === other.column;
}

/** Selects whole lines. A finger has no Ctrl key: each touch selects one more line, or one less. */
function pressNumber(grid: LiveGrid, cell: Cell, { shiftKey, ctrlKey, metaKey }: MouseEvent, isTouch: boolean): void {
  const line = lineAt(grid, cell.row);
  if (line === undefined) {
    grid.select(selectCell({ row: cell.row, column: 0 }));
    return;
  }
  if (shiftKey) {
    extendLines(grid, cell);
    return;
  }
  const { lines } = grid.selection();
  const keepsOthers = ctrlKey || metaKey || isTouch || lines.has(line.id);
  grid.select({ active: cell, anchor: cell, lines: keepsOthers ? lines : new Set() });
  toggleLine(grid, cell.row);
}
