/** Collects the rows of a sheet while its XML is read, within limits. */

import { type Cell, isEmptyCell, type Row, rowOf, type SheetContent, shownText } from './cell.ts';
import { FileRefused } from './file-refusal.ts';
import { MAX_COLUMNS, MAX_MERGES, MAX_ROWS } from './limits.ts';
import type { XmlBudget } from './xml.ts';

/** Merged cells: all but the first are covered by it. Rows count from 1, columns from 0; the last ones are included. */
export type Merge = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

export type SheetRows = {
  readonly add: (row: { readonly number: number; readonly cells: readonly Cell[]; readonly hidden: boolean }) => void;
  readonly merge: (merge: Merge) => void;
  readonly hideColumns: (first: number, last: number) => void;
  /** Whether there are as many rows as are wanted, or more than a table can have. */
  readonly isFull: () => boolean;
  readonly content: () => SheetContent;
};

/** @param wanted stops after this many rows that are not empty */
export function collectRows(budget: Pick<XmlBudget, 'characters'>, wanted = MAX_ROWS + 1): SheetRows {
  const rows: Row[] = [];
  const merges: Merge[] = [];
  const hidden = new Set<number>();
  const hiddenColumns = new Set<number>();
  return {
    add: ({ number, cells, hidden: isHidden }) => {
      if (rows.length >= wanted) return;
      // Counted first: finding out that a long text is empty takes time.
      for (const cell of cells) if (typeof cell === 'string') budget.characters -= cell.length;
      if (budget.characters < 0) throw new FileRefused('file-swells');
      const row = rowOf(number, cells);
      if (row === null) return;
      rows.push(row);
      if (isHidden) hidden.add(number);
    },
    merge: (merge) => {
      if (merges.length >= MAX_MERGES) throw new FileRefused('file-swells');
      merges.push(merge);
    },
    hideColumns: (first, last) => {
      const end = Math.min(last, MAX_COLUMNS - 1);
      for (let column = Math.max(first, 0); column <= end; column += 1) hiddenColumns.add(column);
    },
    isFull: () => rows.length >= wanted,
    content: () => {
      const uncovered = withoutCovered(inOrder(rows), merges);
      return {
        rows: uncovered,
        hiddenRows: uncovered.map(({ number }) => number).filter((number) => hidden.has(number)),
        hiddenColumns: [...hiddenColumns].toSorted((one, other) => one - other),
      };
    },
  };
}

/** Rows by number. @throws FileRefused when two have the same number: programs do not agree on which one counts */
function inOrder(rows: readonly Row[]): Row[] {
  const sorted = rows.toSorted((one, other) => one.number - other.number);
  if (sorted.some(({ number }, index) => number === sorted[index - 1]?.number))
    throw new FileRefused('file-unreadable');
  return sorted;
}

/**
 * The rows with a problem in each cell that another one covers: a person sees the value of the first cell there. A row
 * that is covered in all its filled cells belongs to the row above.
 */
function withoutCovered(rows: readonly Row[], merges: readonly Merge[]): Row[] {
  if (merges.length === 0) return [...rows];
  const byNumber = new Map(rows.map(({ number, cells }) => [number, [...cells]]));
  const covered = new Map<number, Set<number>>();
  // Merges never overlap in a valid file, so they cannot cover more cells than there are.
  let budget = (MAX_ROWS + 1) * MAX_COLUMNS;
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
    const first = byNumber.get(firstRow)?.[firstColumn] ?? '';
    const isBlank = isEmptyCell(first);
    for (const [number, cells] of rowsBetween(byNumber, firstRow, lastRow)) {
      const marks = covered.get(number) ?? new Set();
      covered.set(number, marks);
      for (let column = firstColumn; column <= Math.min(lastColumn, MAX_COLUMNS - 1); column += 1) {
        budget -= 1;
        if (budget < 0) throw new FileRefused('file-swells');
        if (number === firstRow && column === firstColumn) continue;
        while (cells.length <= column) cells.push('');
        cells[column] = isBlank ? '' : { problem: 'cell-merged', found: shownText(first) };
        marks.add(column);
      }
    }
  }
  return rows.flatMap(({ number }) => {
    const cells = byNumber.get(number) ?? [];
    const marks = covered.get(number);
    if (marks && cells.every((cell, column) => marks.has(column) || isEmptyCell(cell))) return [];
    return rowOf(number, cells) ?? [];
  });
}

function* rowsBetween(byNumber: ReadonlyMap<number, Cell[]>, first: number, last: number): Generator<[number, Cell[]]> {
  // A merge may name a million rows: of those only the filled ones are visited.
  if (last - first > byNumber.size) {
    for (const [number, cells] of byNumber) if (number >= first && number <= last) yield [number, cells];
    return;
  }
  for (let number = first; number <= last; number += 1) {
    const cells = byNumber.get(number);
    if (cells) yield [number, cells];
  }
}
