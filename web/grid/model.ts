/** The lines of a table on the page, their changes and what is shown of them. It knows no browser. */

import { matchKey } from '#forms/text.ts';
import { totalOf } from '#forms/values.ts';
import { type Evaluator, evaluator } from './evaluation.ts';
import { type History, noHistory, redo, remember, type Travelled, undo } from './history.ts';
import { type GridLine, type LineMaker, lineMaker } from './lines.ts';
import type { GridTable } from './table.ts';

/** Which lines are shown. */
export type Filter = { readonly search: string; readonly onlyProblems: boolean };
export const everything: Filter = { search: '', onlyProblems: false };

/** What the lines come to. */
export type Summary = {
  readonly totals: ReadonlyMap<string, number>;
  readonly count: number;
  /** How many lines have an error. */
  readonly wrong: number;
};

export type GridModel = {
  readonly table: GridTable;
  readonly make: LineMaker;
  readonly evaluate: Evaluator;
  /** The lines, without what is being typed in a cell. */
  readonly lines: () => readonly GridLine[];
  /** The lines with what is being typed in a cell. */
  readonly seenLines: () => readonly GridLine[];
  /** `change`: the lines have changed; `preview`: what is being typed in a cell. */
  readonly on: (event: 'change' | 'preview', listener: () => void) => void;
  /**
   * Changes the lines, so that it can be undone.
   * @param focus the index of the line with the focus, before and after
   * @returns whether they are different now
   */
  readonly change: (lines: readonly GridLine[], focus: readonly [number, number]) => boolean;
  /** @returns the index of the line that gets the focus; null: there is nothing to undo, or to do again */
  readonly undo: () => number | null;
  readonly redo: () => number | null;
  /** Whether something can be undone, and done again. */
  readonly canTravel: () => { readonly undo: boolean; readonly redo: boolean };
  /** Shows a line as it would be, while a cell is edited; null ends that. */
  readonly preview: (line: GridLine | null) => void;
  /** A line as it is shown: with what is being typed. Undefined is the new line, in which something may be typed too. */
  readonly seen: (line: GridLine | undefined) => GridLine | undefined;
  readonly filter: () => Filter;
  readonly setFilter: (filter: Filter) => void;
  /** The indices of the lines that are shown, in order. */
  readonly rows: () => readonly number[];
  readonly summary: () => Summary;
  /** Whether a new line can be added. */
  readonly hasRoom: () => boolean;
};

/** The model of a table. @param texts those of each line, as the server has them */
export function createModel(table: GridTable, texts: readonly (readonly string[])[]): GridModel {
  const make = lineMaker();
  const evaluate = evaluator(table);
  const listeners: Record<'change' | 'preview', (() => void)[]> = { change: [], preview: [] };
  let lines: readonly GridLine[] = texts.map(make);
  let history: History = noHistory;
  let previewed: GridLine | null = null;
  let filter = everything;
  let rows: readonly number[] | null = null;
  let summary: Summary | null = null;

  const set = (changed: readonly GridLine[]): void => {
    // A filter is not applied again while lines are changed: they would vanish under the hands.
    const shown = rows === null || filter === everything ? null : new Set(rows.map((row) => lines[row]?.id));
    const known = new Set(shown === null ? [] : lines.map(({ id }) => id));
    lines = changed;
    summary = null;
    rows = shown && changed.flatMap(({ id }, index) => (shown.has(id) || !known.has(id) ? [index] : []));
    for (const listener of listeners.change) listener();
  };
  const travel = (travelled: Travelled | null): number | null => {
    if (travelled === null) return null;
    history = travelled.history;
    set(travelled.lines);
    return travelled.line;
  };
  const seen = (line: GridLine | undefined): GridLine | undefined => {
    if (previewed === null) return line;
    const isOfLine = line === undefined ? lines.every(({ id }) => id !== previewed?.id) : line.id === previewed.id;
    return isOfLine ? previewed : line;
  };
  const seenLines = () => (previewed === null ? lines : withPreview(lines, previewed));
  return {
    table,
    make,
    evaluate,
    lines: () => lines,
    seenLines,
    on: (event, listener) => void listeners[event].push(listener),
    change(changed, focus) {
      const remembered = remember(history, [lines, changed], focus);
      if (remembered === history) return false;
      history = remembered;
      set(changed);
      return true;
    },
    undo: () => travel(undo(lines, history)),
    redo: () => travel(redo(lines, history)),
    canTravel: () => ({ undo: history.done.length > 0, redo: history.undone.length > 0 }),
    preview(line) {
      if (line === previewed) return;
      previewed = line;
      summary = null;
      for (const listener of listeners.preview) listener();
    },
    seen,
    filter: () => filter,
    setFilter(changed) {
      filter = changed.search.trim() === '' && !changed.onlyProblems ? everything : changed;
      rows = null;
    },
    rows() {
      rows ??= matching(lines, filter, evaluate);
      return rows;
    },
    summary() {
      summary ??= summaryOf(table, evaluate, seenLines());
      return summary;
    },
    hasRoom: () => lines.length < table.maxLines,
  };
}

/** The lines with the one that is being typed; it may be new. */
function withPreview(lines: readonly GridLine[], previewed: GridLine): readonly GridLine[] {
  const index = lines.findIndex(({ id }) => id === previewed.id);
  return index < 0 ? [...lines, previewed] : lines.with(index, previewed);
}

function matching(lines: readonly GridLine[], filter: Filter, { isWrong, searchKey }: Evaluator): number[] {
  const key = matchKey(filter.search);
  return lines.flatMap((line, index) =>
    (!filter.onlyProblems || isWrong(line)) && (key === '' || searchKey(line).includes(key)) ? [index] : [],
  );
}

function summaryOf({ columns }: GridTable, { stateOf, isWrong }: Evaluator, lines: readonly GridLine[]): Summary {
  const values = lines.map((line) => stateOf(line).values);
  return {
    totals: new Map(columns.flatMap(({ id, total }) => (total ? [[id, totalOf(values, id)]] : []))),
    count: lines.length,
    wrong: lines.filter(isWrong).length,
  };
}
