/** The lines of tables that a form shows. They are part of the page's address. */

import { LINES_PER_PAGE } from '#web/site/line-table.tsx';

/** The first line that is shown of each table, by the table's id, and the line that is open for editing. */
export type ShownLines = {
  readonly first: ReadonlyMap<string, number>;
  /** `column`: the cell that gets the focus; without it, the first one. */
  readonly open: { readonly table: string; readonly line: number; readonly column?: string | undefined } | null;
  /** The id of the element that gets the focus after an action on lines. */
  readonly focus?: string;
};

/** The first page of each table, and no line open. */
export const firstPages: ShownLines = { first: new Map(), open: null };

/** The first line of the page that contains a line. */
export function pageStart(line: number): number {
  return Math.floor(line / LINES_PER_PAGE) * LINES_PER_PAGE;
}

/** Reads the shown lines from a query: `show=staff-100`, `open=staff-103`, `open=staff-103-cost`. */
export function shownLinesIn(query: Record<string, string>): ShownLines {
  const place = (text: string | undefined) => {
    const parts = /^([a-z][a-zA-Z0-9]*)-(\d{1,5})(?:-([a-z][a-zA-Z0-9]*))?$/.exec(text ?? '');
    const [, table = '', line = '', column] = parts ?? [];
    return table === '' ? null : { table, line: Number(line), column };
  };
  const open = place(query['open']);
  const shown = place(query['show']) ?? open;
  return { first: new Map(shown ? [[shown.table, pageStart(shown.line)]] : []), open };
}

/** Writes the shown lines as a query, the reverse of `shownLinesIn`. */
export function queryOf({ first, open }: ShownLines): Record<string, string> {
  const [shown] = first;
  return {
    ...(shown && { show: shown.join('-') }),
    ...(open && { open: [open.table, open.line, open.column].filter((part) => part !== undefined).join('-') }),
  };
}
