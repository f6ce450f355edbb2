/** The lines on the page: only those that are visible have elements, however many there are. */

import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { Column } from '#forms/definition.ts';
import { unitOf } from '#forms/writing.ts';
import { create, setAttribute } from './elements.ts';
import { extentOf, type Grid, lineAt, lineIndex } from './grid.ts';
import type { GridModel } from './model.ts';
import { createRowView, type Marks, type RowView } from './row-view.ts';
import { blockBetween, type Cell, HEAD } from './selection.ts';
import { createFoot, createHead } from './table-ends.ts';

/** The height of a row before it is measured, in pixels. */
const ROW_HEIGHT = 41;
/** Rows beyond the visible ones, so that scrolling shows no gap. */
const OVERSCAN = 8;
/** The key of the row for a new line; lines have numbers from 1. */
const NEW_LINE = 0;

export type RowsView = {
  /** What scrolls; it has the table. */
  readonly element: HTMLElement;
  readonly table: HTMLTableElement;
  /** Brings the page up to date with the model and the selection. */
  readonly render: () => void;
  /** An element may be taken away, with the focus. */
  readonly isRendering: () => boolean;
  /** The element of a cell that gets the focus; null: its row is not on the page. */
  readonly cell: (row: number, column: number) => HTMLElement | null;
  /** The cell that contains an element. */
  readonly cellOf: (element: Element) => { readonly row: number; readonly column: number } | null;
  /** How many rows fit on the screen. */
  readonly page: () => number;
  /** Puts every row on the page, to print them, or only the visible ones. */
  readonly showAll: (all: boolean) => void;
  readonly destroy: () => void;
};

export function createRowsView(grid: Grid): RowsView {
  const head = createHead(grid);
  const foot = createFoot(grid);
  const table = createTable(grid, [head.element, foot.element]);
  const element = create('div', { class: 'grid-scroll' }, [table]);
  const views = new Map<number, RowView>();
  let all = false;
  let rendered: unknown = null;
  let isRendering = false;
  let keyOf = (row: number): number => lineAt(grid, row)?.id ?? NEW_LINE;
  const virtualizer = createVirtualizer(element, { keyOf, render });

  function render(): void {
    isRendering = true;
    const { rows } = extentOf(grid);
    // The virtualizer remembers what these functions gave, until they are other functions.
    if (rendered !== grid.model.lines()) keyOf = (row) => lineAt(grid, row)?.id ?? NEW_LINE;
    rendered = grid.model.lines();
    const rangeExtractor = withRow(grid.selection().active.row);
    virtualizer.setOptions({ ...virtualizer.options, count: rows, getItemKey: keyOf, rangeExtractor });
    virtualizer._willUpdate();
    const items = all ? everyItem(rows, keyOf) : virtualizer.getVirtualItems();
    const height = all ? 0 : virtualizer.getTotalSize();
    placeRows({ table, foot: foot.element, views, create: () => createRowView(grid) }, items, height);
    const marks = marksOf(grid);
    for (const { index } of items) {
      const view = views.get(keyOf(index));
      view?.show({ row: index, index: lineIndex(grid, index), line: lineAt(grid, index) }, marks);
      if (view && !all) virtualizer.measureElement(view.body);
    }
    head.show(marks.active);
    foot.show();
    isRendering = false;
    setAttribute(table, 'aria-rowcount', grid.model.lines().length + (grid.model.hasRoom() ? 1 : 0) + foot.rows + 1);
  }

  return {
    element,
    table,
    render,
    isRendering: () => isRendering,
    cell: (row, column) => (row === HEAD ? head.cell(column) : (views.get(keyOf(row))?.cell(column) ?? null)),
    cellOf: (inside) => cellAround(table, inside),
    page: () => Math.max(1, Math.floor(element.clientHeight / ROW_HEIGHT) - 2),
    showAll(everything) {
      all = everything;
      render();
    },
    destroy: virtualizer._didMount(),
  };
}

function createTable({ model }: Grid, ends: readonly HTMLElement[]): HTMLTableElement {
  const { columns, field } = model.table;
  const attributes = {
    role: 'grid',
    id: `grid-${field.id}`,
    class: 'grid',
    'aria-labelledby': `lines-${field.id}`,
    'aria-describedby': `grid-hint-${field.id}`,
    'aria-multiselectable': 'true',
    'aria-colcount': columns.length + 1,
  };
  const table = create('table', attributes, [create('colgroup', {}, columnWidths(model)), ...ends]);
  const width = columns.reduce<number>((sum, column) => sum + widthOf(column), widths.lineNumber);
  table.style.setProperty('--grid-width', `${width}rem`);
  return table;
}

type Rows = { readonly keyOf: (row: number) => number; readonly render: () => void };

/** Finds out which rows are visible. */
function createVirtualizer(element: HTMLElement, { keyOf, render }: Rows): Virtualizer<HTMLElement, HTMLElement> {
  return new Virtualizer<HTMLElement, HTMLElement>({
    count: 0,
    getScrollElement: () => element,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    initialRect: { width: 0, height: 600 },
    getItemKey: keyOf,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: render,
  });
}

/** The visible rows, and the one with the focus, which stays on the page. */
function withRow(row: number): (range: Range) => number[] {
  return (range) => {
    const rows = defaultRangeExtractor(range);
    return row < 0 || row >= range.count || rows.includes(row) ? rows : [...rows, row].sort((a, b) => a - b);
  };
}

/** Every row, to be printed: without heights, because there are no gaps. */
function everyItem(count: number, keyOf: (row: number) => number): VirtualItem[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    key: keyOf(index),
    start: 0,
    end: 0,
    size: 0,
    lane: 0,
  }));
}

function marksOf(grid: Grid): Marks {
  const selection = grid.selection();
  const { active, lines } = selection;
  const isShown = active.row !== HEAD && grid.wasUsed();
  return { active, block: isShown ? blockBetween(selection) : null, lines };
}

/** The cell that an element is in. */
function cellAround(table: HTMLTableElement, inside: Element): Cell | null {
  const cell = inside.closest('td, th');
  const part = cell?.closest('tbody, thead');
  if (!cell || !part || !table.contains(cell) || !cell.hasAttribute('aria-colindex')) return null;
  const column = Number(cell.getAttribute('aria-colindex')) - 2;
  return part.tagName === 'THEAD' ? { row: HEAD, column } : { row: Number(part.getAttribute('data-index')), column };
}

type Placing = {
  readonly table: HTMLTableElement;
  readonly foot: HTMLElement;
  readonly views: Map<number, RowView>;
  readonly create: () => RowView;
};

/** Puts the visible rows between the head and the foot, with gaps where rows are not visible. An element that stays is not moved. */
function placeRows({ table, foot, views, create: make }: Placing, items: readonly VirtualItem[], height: number): void {
  const keys = new Set(items.map(({ key }) => Number(key)));
  for (const [key, { body }] of views) {
    if (keys.has(key)) continue;
    body.remove();
    views.delete(key);
  }
  for (const gap of table.querySelectorAll('.grid-gap')) gap.remove();
  let next: Element | null = table.tHead?.nextElementSibling ?? foot;
  let end = 0;
  for (const { key, start, end: itemEnd } of items) {
    const view = views.get(Number(key)) ?? make();
    views.set(Number(key), view);
    if (view.body === next) next = next.nextElementSibling;
    else table.insertBefore(view.body, next);
    if (start > end) table.insertBefore(gapOf(start - end), view.body);
    end = itemEnd;
  }
  if (height > end) table.insertBefore(gapOf(height - end), foot);
}

function gapOf(height: number): HTMLElement {
  const gap = create('tbody', { class: 'grid-gap', role: 'presentation' }, [create('tr', { role: 'presentation' })]);
  gap.style.height = `${height}px`;
  return gap;
}

/** The widths of columns by kind, in rem. Texts share what is left, and have at least this. */
const widths = {
  lineNumber: 3.25,
  amount: 9,
  number: 7,
  percentage: 6.5,
  date: 7.5,
  choice: 12,
  text: 10,
} as const;

function widthOf(column: Column): number {
  const unit = unitOf(column);
  if (unit !== null) return widths[unit];
  return column.kind === 'date' || column.kind === 'choice' ? widths[column.kind] : widths.text;
}

function columnWidths({ table }: GridModel): HTMLElement[] {
  const number = create('col');
  number.style.width = `${widths.lineNumber}rem`;
  return [
    number,
    ...table.columns.map((column) => {
      const col = create('col');
      if (column.kind !== 'text') col.style.width = `${widthOf(column)}rem`;
      return col;
    }),
  ];
}
