/** The texts of the grid, in the language of the page. The server sends them as JSON, so they are texts with `{places}`. */

import type { FieldProblemCode, Language } from '#forms/definition.ts';

/** A text for one and for several: `{count}` is the number. */
export type Counted = { readonly one: string; readonly other: string };

/** Why changes did not reach the server: an HTTP status, or no answer at all. */
export type SendFailure = '401' | '403' | '409' | 'person-changed' | '413' | '429' | 'unreachable' | 'other';

/** What the grid says, by its own words. */
export type GridTexts = {
  /** The buttons above the lines. */
  readonly tools: {
    readonly label: string;
    readonly insert: string;
    readonly duplicate: string;
    readonly remove: string;
    readonly up: string;
    readonly down: string;
    readonly undo: string;
    readonly redo: string;
  };
  readonly filter: {
    readonly search: string;
    readonly onlyProblems: string;
    readonly all: string;
    readonly none: string;
  };
  /** "12 regels", "3 met een fout", "4 getoond". */
  readonly counts: { readonly lines: Counted; readonly withProblems: Counted; readonly shown: Counted };
  readonly line: string;
  readonly lineNumber: string;
  readonly newLine: string;
  readonly total: string;
  readonly optional: string;
  readonly choose: string;
  readonly sortBy: string;
  readonly missing: string;
  readonly colon: string;
  /** How the grid is used, read with it. */
  readonly hint: string;
  readonly help: {
    readonly title: string;
    /** Keys, and what they do. */
    readonly keys: readonly (readonly [string, string])[];
    readonly notes: readonly string[];
  };
  /** What happened. */
  readonly news: {
    readonly inserted: Counted;
    readonly duplicated: Counted;
    readonly removed: Counted;
    readonly moved: Counted;
    readonly cleared: Counted;
    readonly filled: Counted;
    readonly copied: Counted;
    readonly pasted: Counted;
    readonly pastedWrong: Counted;
    readonly rowsLeft: Counted;
    readonly columnsLeft: string;
    readonly byName: string;
    readonly ascending: string;
    readonly descending: string;
    readonly undone: string;
    readonly redone: string;
    readonly nothingToUndo: string;
    readonly nothingToRedo: string;
    readonly full: string;
    readonly computed: string;
    readonly filtered: Counted;
    readonly unfiltered: string;
    readonly canUndo: string;
  };
  readonly failures: Readonly<Record<SendFailure, string>>;
  readonly logIn: string;
  readonly tryAgain: string;
};

/** What the page tells the grids on it, as JSON in `#line-grid-settings`. */
export type GridSettings = {
  readonly language: Language;
  readonly form: { readonly id: string; readonly year: number; readonly version: number };
  readonly texts: GridTexts;
  readonly problems: Readonly<Record<FieldProblemCode, string>>;
};

/** A text with its places filled in. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** A counted text. @param shown the number as the language writes it */
export function counted({ one, other }: Counted, count: number, shown: string = String(count)): string {
  return fill(count === 1 ? one : other, { count: shown });
}
