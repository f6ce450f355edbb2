/** Changes of lines: each gives a new list. Pure. */

import { locales } from '#forms/amount.ts';
import { isTyped } from '#forms/definition.ts';
import { mapBlock } from './clipboard.ts';
import { columnAt, type Evaluator, textOf, tidy } from './evaluation.ts';
import type { GridLine, LineMaker } from './lines.ts';
import type { GridTable } from './table.ts';

/** A text for a cell: the index of its line, and of its column. */
export type CellChange = { readonly line: number; readonly column: number; readonly text: string };

/** Sets texts of cells. A line after the last one is added; computed cells stay as they are. */
export function setCells(
  table: GridTable,
  lines: readonly GridLine[],
  changes: readonly CellChange[],
  make: LineMaker,
): readonly GridLine[] {
  const changed = [...lines];
  for (const { line, column, text } of changes) {
    const at = table.textAt[column];
    const field = columnAt(table, column);
    if (at === undefined || !isTyped(field)) continue;
    while (changed.length <= line) changed.push(blankLine(table, make));
    const before = changed[line];
    const tidied = tidy(table, field, text);
    if (before === undefined || before.texts[at] === tidied) continue;
    changed[line] = { id: before.id, texts: before.texts.with(at, tidied) };
  }
  return changed;
}

export function blankLine({ typedCount }: GridTable, make: LineMaker): GridLine {
  return make(Array.from({ length: typedCount }, () => ''));
}

/** The lines that these ids name, in order, after the last of them once more. */
export function duplicateLines(
  lines: readonly GridLine[],
  ids: ReadonlySet<number>,
  make: LineMaker,
): readonly GridLine[] {
  const copied = lines.filter(({ id }) => ids.has(id));
  const last = lines.findLastIndex(({ id }) => ids.has(id));
  return [...lines.slice(0, last + 1), ...copied.map(({ texts }) => make(texts)), ...lines.slice(last + 1)];
}

/** Moves lines one place; a line at the end stays, and so do those that follow each other up to there. */
export function moveLines(lines: readonly GridLine[], ids: ReadonlySet<number>, by: -1 | 1): readonly GridLine[] {
  const moved = by === 1 ? lines.toReversed() : [...lines];
  for (let index = 1; index < moved.length; index += 1) {
    const [previous, line] = [moved[index - 1], moved[index]];
    if (previous === undefined || line === undefined || !ids.has(line.id) || ids.has(previous.id)) continue;
    moved[index - 1] = line;
    moved[index] = previous;
  }
  return by === 1 ? moved.reverse() : moved;
}

/** Sorts the lines by a column, as the language sorts. Equal lines keep their order; empty cells come last. */
export function sortLines(
  table: GridTable,
  lines: readonly GridLine[],
  { stateOf, shown }: Evaluator,
  by: { readonly column: number; readonly descending: boolean },
): readonly GridLine[] {
  const { id, kind } = columnAt(table, by.column);
  const { compare } = new Intl.Collator(locales[table.language], { numeric: true });
  const isWords = kind === 'text' || kind === 'choice';
  const keyOf = (line: GridLine): string | number | undefined => {
    const value = stateOf(line).values[id];
    // A text that cannot be read is sorted by what is seen, after the others.
    if (isWords || value === undefined) return shown(line, by.column).trim() || undefined;
    return value;
  };
  const keyed = lines.map((line) => ({ line, key: keyOf(line) }));
  const direction = by.descending ? -1 : 1;
  keyed.sort(({ key: one }, { key: other }) => {
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
    if (typeof one === 'number' && typeof other === 'number') return direction * (one - other);
    // Dates are texts of the same length.
    return direction * compare(String(one), String(other));
  });
  return keyed.map(({ line }) => line);
}

/** What became of a block that was pasted. */
export type Pasted = {
  readonly lines: readonly GridLine[];
  /** How many cells got a text, and how many of these are wrong. */
  readonly cells: number;
  readonly wrong: number;
  /** How many rows did not fit, because the table has its maximum of lines. */
  readonly rowsLeft: number;
  readonly columnsLeft: readonly string[];
  readonly hasHeader: boolean;
  /** The indices of the lines that got a text. */
  readonly at: readonly number[];
  /** The last column that got a text. */
  readonly lastColumn: number;
};

/**
 * Pastes a block.
 * @param targets the indices of the lines that get its rows, in order; more rows become new lines at the end
 */
export function pasteBlock(
  table: GridTable,
  lines: readonly GridLine[],
  block: readonly (readonly string[])[],
  to: { readonly targets: readonly number[]; readonly column: number },
  { make, evaluate }: { readonly make: LineMaker; readonly evaluate: Evaluator },
): Pasted {
  const { columns, hasHeader, left } = mapBlock(table, block, to.column);
  const rows = hasHeader ? block.slice(1) : block;
  const room = to.targets.length + Math.max(0, table.maxLines - lines.length);
  const fitting = rows.slice(0, room);
  const at = fitting.map((_, row) => to.targets[row] ?? lines.length + row - to.targets.length);
  const changes = fitting.flatMap((row, index) =>
    row.flatMap((text, cell): CellChange[] => {
      const column = columns[cell];
      return column === undefined ? [] : [{ line: at[index] ?? 0, column, text }];
    }),
  );
  const pasted = setCells(table, lines, changes, make);
  const wrong = changes.filter(({ line, column, text }) => {
    const changed = pasted[line];
    return text.trim() !== '' && changed && evaluate.stateOf(changed).problems.has(columnAt(table, column).id);
  });
  return {
    lines: pasted,
    cells: changes.length,
    wrong: wrong.length,
    rowsLeft: rows.slice(room).filter((row) => row.some((text) => text.trim() !== '')).length,
    columnsLeft: left,
    hasHeader,
    at,
    lastColumn: Math.max(to.column, ...columns.map((column) => column ?? 0)),
  };
}

/** The texts of a block of cells, to be copied. */
export function blockOf(
  evaluate: Evaluator,
  lines: readonly GridLine[],
  [first, last]: readonly [number, number],
): string[][] {
  const columns = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return lines.map((line) => columns.map((column) => evaluate.editable(line, column)));
}

/** Cells of a column that get the text of the first one. */
export function fillDown(
  table: GridTable,
  from: GridLine,
  to: readonly number[],
  columns: readonly number[],
): CellChange[] {
  return to.flatMap((line) => columns.map((column) => ({ line, column, text: textOf(table, from, column) })));
}
