/** Copying, cutting and pasting, also from and to spreadsheets. */

import * as actions from './actions.ts';
import { readBlock } from './clipboard.ts';
import type { LiveGrid } from './create-grid.ts';
import { HEAD } from './selection.ts';

export function handleClipboard(grid: LiveGrid): void {
  const { table } = grid;
  const copy = (event: ClipboardEvent): boolean => {
    if (grid.editor() !== null || grid.selection().active.row === HEAD || event.clipboardData === null) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', actions.copy(grid));
    return true;
  };
  table.addEventListener('copy', copy);
  table.addEventListener('cut', (event) => {
    if (copy(event)) actions.clear(grid);
  });
  table.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '' || grid.selection().active.row === HEAD) return;
    if (grid.editor() !== null) {
      // A block belongs into the table and not into one cell.
      const block = readBlock(text);
      if (block.length === 1 && block[0]?.length === 1) return;
      grid.close('cancel');
    }
    event.preventDefault();
    actions.paste(grid, text);
    grid.focus();
  });
}
