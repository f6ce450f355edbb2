/** What the buttons and keys do with lines. Each action can be undone as a whole. */

import { isTyped } from '#forms/definition.ts';
import { readBlock, writeBlock } from './clipboard.ts';
import {
  blankLine,
  blockOf,
  type CellChange,
  duplicateLines,
  fillDown,
  moveLines,
  pasteBlock,
  setCells,
  sortLines,
} from './edits.ts';
import { labelOf } from './findings.ts';
import { chosenLines, extentOf, type Grid, lineAt, lineIndex, rowOf, shownNumber } from './grid.ts';
import type { GridLine } from './lines.ts';
import { type Block, blockBetween, type Cell, selectCell } from './selection.ts';
import { type Counted, counted, fill } from './texts.ts';

/** Changes the lines, with the focus on a line afterwards. */
function change(grid: Grid, lines: readonly GridLine[], focus: number): boolean {
  const before = lineIndex(grid, Math.max(0, grid.selection().active.row));
  return grid.model.change(lines, [before, focus]);
}

function counting(grid: Grid, text: Counted, count: number): string {
  return counted(text, count, shownNumber(grid, count));
}

function selectLine(grid: Grid, index: number, ids: ReadonlySet<number> = new Set()): void {
  const { column } = grid.selection().active;
  const last = extentOf(grid).rows - 1;
  const row = Math.max(0, Math.min(rowOf(grid, index) ?? last, last));
  const active = { row, column: ids.size > 0 ? column : Math.max(column, 0) };
  grid.select({ active, anchor: active, lines: ids });
}

function sayFull(grid: Grid): void {
  grid.announce(fill(grid.texts.news.full, { maximum: shownNumber(grid, grid.model.table.maxLines) }));
}

/** Sets the text of a cell that was edited. */
export function commitText(grid: Grid, { row, column }: Cell, text: string): void {
  const { table, make, lines } = grid.model;
  const line = lineIndex(grid, row);
  if (text.trim() === '' && line >= lines().length) return;
  change(grid, setCells(table, lines(), [{ line, column, text }], make), line);
}

export function insertLine(grid: Grid): void {
  const { model, texts } = grid;
  if (!model.hasRoom()) {
    sayFull(grid);
    return;
  }
  const at = Math.max(0, lineIndex(grid, grid.selection().active.row));
  const lines = model.lines();
  change(grid, [...lines.slice(0, at), blankLine(model.table, model.make), ...lines.slice(at)], at);
  selectLine(grid, at);
  grid.announce(counting(grid, texts.news.inserted, 1), texts.news.canUndo);
}

export function duplicate(grid: Grid): void {
  const { model, texts } = grid;
  const ids = chosenLines(grid);
  if (ids.size === 0) return;
  if (model.lines().length + ids.size > model.table.maxLines) {
    sayFull(grid);
    return;
  }
  const last = model.lines().findLastIndex(({ id }) => ids.has(id));
  change(grid, duplicateLines(model.lines(), ids, model.make), last + 1);
  selectLine(grid, last + 1);
  grid.announce(counting(grid, texts.news.duplicated, ids.size), texts.news.canUndo);
}

export function remove(grid: Grid): void {
  const { model, texts } = grid;
  const ids = chosenLines(grid);
  if (ids.size === 0) return;
  const { row } = grid.selection().active;
  const first = model.lines().findIndex(({ id }) => ids.has(id));
  const left = model.lines().filter(({ id }) => !ids.has(id));
  change(grid, left, Math.min(first, left.length));
  grid.select(selectCell({ row: Math.min(row, extentOf(grid).rows - 1), column: grid.selection().active.column }));
  if (ids.size > 1) selectLine(grid, Math.min(first, left.length));
  grid.announce(counting(grid, texts.news.removed, ids.size), texts.news.canUndo);
}

export function move(grid: Grid, by: -1 | 1): void {
  const { model, texts } = grid;
  const ids = chosenLines(grid);
  const selection = grid.selection();
  const lines = moveLines(model.lines(), ids, by);
  const active = lineAt(grid, selection.active.row)?.id;
  const anchor = lineAt(grid, selection.anchor.row)?.id;
  const rowOfLine = (id: number | undefined, row: number) => {
    const index = lines.findIndex((line) => line.id === id);
    return index < 0 ? row : (rowOf(grid, index) ?? row);
  };
  if (
    !change(
      grid,
      lines,
      lines.findIndex(({ id }) => id === active),
    )
  )
    return;
  grid.select({
    ...selection,
    active: { ...selection.active, row: rowOfLine(active, selection.active.row) },
    anchor: { ...selection.anchor, row: rowOfLine(anchor, selection.anchor.row) },
  });
  grid.announce(counting(grid, texts.news.moved, ids.size), texts.news.canUndo);
}

/** Sorts by a column: ascending, and descending when it is sorted so already. */
export function sort(grid: Grid, column: number): void {
  const { model, texts } = grid;
  const field = model.table.columns[column];
  if (field === undefined) return;
  const sorted = grid.sorted();
  const descending = sorted?.column === column && !sorted.descending;
  const { active } = grid.selection();
  change(grid, sortLines(model.table, model.lines(), model.evaluate, { column, descending }), 0);
  grid.setSorted({ column, descending });
  grid.select(selectCell(active));
  const text = descending ? texts.news.descending : texts.news.ascending;
  grid.announce(fill(text, { column: labelOf(grid, field) }), texts.news.canUndo);
}

/** The selected cells, with whole lines when lines are selected. */
function selectedBlock(grid: Grid): { readonly lines: readonly number[]; readonly columns: Block['columns'] } {
  const { model } = grid;
  const selection = grid.selection();
  const isChosen = (index: number) => selection.lines.has(model.lines()[index]?.id ?? -1);
  const chosen = model.rows().filter(isChosen);
  if (chosen.length > 0) return { lines: chosen, columns: [0, model.table.columns.length - 1] };
  const { rows, columns } = blockBetween(selection);
  const lines = model.rows().slice(rows[0], rows[1] + 1);
  // The new line is a place to paste at.
  const isNew = rows[1] >= model.rows().length && model.hasRoom();
  return { lines: isNew ? [...lines, model.lines().length] : lines, columns };
}

/** The texts of the selected cells. */
export function copy(grid: Grid): string {
  const { lines, columns } = selectedBlock(grid);
  const all = grid.model.lines();
  const block = blockOf(
    grid.model.evaluate,
    lines.flatMap((index) => all[index] ?? []),
    columns,
  );
  grid.announce(counting(grid, grid.texts.news.copied, block.length * (columns[1] - columns[0] + 1)));
  return writeBlock(block);
}

/** Empties the selected cells. */
export function clear(grid: Grid): void {
  const { model, texts } = grid;
  const { lines, columns } = selectedBlock(grid);
  const changes = cellsIn(
    grid,
    lines.filter((line) => line < model.lines().length),
    columns,
  ).map((cell) => ({
    ...cell,
    text: '',
  }));
  const { active } = grid.selection();
  if (!change(grid, setCells(model.table, model.lines(), changes, model.make), lineIndex(grid, active.row))) return;
  grid.select(grid.selection());
  grid.announce(counting(grid, texts.news.cleared, changes.length), texts.news.canUndo);
}

/** The typed cells of a block. */
function cellsIn(
  { model }: Grid,
  lines: readonly number[],
  [first, last]: Block['columns'],
): { line: number; column: number }[] {
  const columns = model.table.columns.flatMap((column, index) =>
    index >= first && index <= last && isTyped(column) ? [index] : [],
  );
  return lines.flatMap((line) => columns.map((column) => ({ line, column })));
}

/** Gives the selected cells the text of the first row; a single cell that of the one above; whole lines are duplicated. */
export function fillSelected(grid: Grid): void {
  const { model, texts } = grid;
  if (grid.selection().lines.size > 0) {
    duplicate(grid);
    return;
  }
  const block = selectedBlock(grid);
  const [first = -1, ...below] = block.lines;
  const above = block.lines.length > 1 ? first : model.rows()[(grid.selection().active.row || 0) - 1];
  const from = above === undefined ? undefined : model.lines()[above];
  if (from === undefined) return;
  const to = block.lines.length > 1 ? below : [first];
  const columns = [...new Set(cellsIn(grid, to, block.columns).map(({ column }) => column))];
  const changes: CellChange[] = fillDown(model.table, from, to, columns);
  const focus = lineIndex(grid, grid.selection().active.row);
  if (!change(grid, setCells(model.table, model.lines(), changes, model.make), focus)) return;
  grid.select(grid.selection());
  grid.announce(counting(grid, texts.news.filled, changes.length), texts.news.canUndo);
}

/** Pastes a text from the clipboard: one text into every selected cell, or a block from the active cell on. */
export function paste(grid: Grid, text: string): void {
  const { model, texts } = grid;
  const block = readBlock(text);
  const [first] = block;
  if (first === undefined) return;
  const { active } = grid.selection();
  const { lines, columns } = selectedBlock(grid);
  const isSingle = block.length === 1 && first.length === 1;
  const selected = isSingle ? cellsIn(grid, lines, columns) : [];
  const [topRow, column] = [blockBetween(grid.selection()).rows[0], Math.max(0, Math.min(active.column, columns[0]))];
  if (selected.length > 1) {
    const changes = selected.map((cell) => ({ ...cell, text: first[0] ?? '' }));
    change(grid, setCells(model.table, model.lines(), changes, model.make), lineIndex(grid, active.row));
    grid.select(grid.selection());
    grid.announce(counting(grid, texts.news.pasted, changes.length), texts.news.canUndo);
    return;
  }
  const to = { targets: model.rows().slice(topRow), column };
  const pasted = pasteBlock(model.table, model.lines(), block, to, model);
  const [from = lineIndex(grid, topRow)] = pasted.at;
  change(grid, pasted.lines, from);
  const lastRow = rowOf(grid, pasted.at.at(-1) ?? from) ?? topRow;
  const start = { row: rowOf(grid, from) ?? topRow, column: pasted.hasHeader ? 0 : column };
  grid.select({ active: start, anchor: { row: lastRow, column: pasted.lastColumn }, lines: new Set() });
  const { news } = texts;
  const maximum = shownNumber(grid, model.table.maxLines);
  grid.announce(
    counting(grid, news.pasted, pasted.cells),
    ...(pasted.hasHeader ? [news.byName] : []),
    ...(pasted.wrong > 0 ? [counting(grid, news.pastedWrong, pasted.wrong)] : []),
    ...(pasted.rowsLeft > 0 ? [fill(counting(grid, news.rowsLeft, pasted.rowsLeft), { maximum })] : []),
    ...(pasted.columnsLeft.length > 0 ? [fill(news.columnsLeft, { columns: pasted.columnsLeft.join(', ') })] : []),
    news.canUndo,
  );
}

export function undo(grid: Grid): void {
  const { model, texts } = grid;
  const line = model.undo();
  if (line !== null) selectLine(grid, line);
  grid.announce(line === null ? texts.news.nothingToUndo : texts.news.undone);
}

export function redo(grid: Grid): void {
  const { model, texts } = grid;
  const line = model.redo();
  if (line !== null) selectLine(grid, line);
  grid.announce(line === null ? texts.news.nothingToRedo : texts.news.redone);
}
