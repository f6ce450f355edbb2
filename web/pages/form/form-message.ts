/** What a form asks when it is posted: to be saved, or something with its lines. */

import { z } from 'zod';
import type { TableField, Values } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import { LINES_A_PAGE } from '#web/site/line-table.tsx';
import type { View } from './form-fields.tsx';

const actionPattern = /^(?<does>keep|add|edit|remove|show)(?:-(?<table>[a-z][a-zA-Z0-9]*))?(?:-(?<line>\d{1,5}))?$/;

const actionSchema = z
  .string()
  .regex(actionPattern)
  .transform((text) => {
    const { does = 'keep', table = '', line } = actionPattern.exec(text)?.groups ?? {};
    return { does, table, line: line === undefined ? null : Number(line) };
  });

/** Something to do with the lines of a table. */
export type LineAction = z.output<typeof actionSchema>;

/** What comes with the form besides its values. */
export const messageSchema = z.object({
  /** The version over which was typed. */
  version: z.coerce.number().int().min(0),
  /** Names this press of the button, so that a second one is recognised. */
  request: z.uuid(),
  /** The hash of the draft with which the page was made; empty: it was made with the version. */
  draft: z
    .string()
    .regex(/^([0-9a-f]{64})?$/)
    .default(''),
  /** A button within the form; without one it is to be saved. */
  do: actionSchema.optional(),
});
export type FormMessage = z.output<typeof messageSchema>;

/** The values after an action, and what is looked at then. */
export function carryOutAction(
  action: LineAction,
  table: TableField | undefined,
  values: Values,
): { values: Values; view: View } {
  if (table === undefined) return { values, view: nothingOpen };
  const { id } = table;
  const lines = linesIn(values, id);
  const { does, line } = action;
  const looking = (at: number, open: boolean): View => ({
    first: new Map([[id, pageOf(Math.min(at, Math.max(lines.length - 1, 0)))]]),
    open: open ? { table: id, line: at } : null,
  });
  if (does === 'add') return { values, view: looking(lines.length, true) };
  if (line === null || line >= lines.length) return { values, view: nothingOpen };
  switch (does) {
    case 'remove':
      return { values: { ...values, [id]: lines.toSpliced(line, 1) }, view: looking(line, false) };
    case 'edit':
      return { values, view: looking(line, true) };
    default:
      return { values, view: looking(line, false) };
  }
}

export const nothingOpen: View = { first: new Map(), open: null };

/** The first line of the page on which a line stands. */
function pageOf(line: number): number {
  return Math.floor(line / LINES_A_PAGE) * LINES_A_PAGE;
}

/** What is looked at, as it stands in the address: `show=staff-100`, `open=staff-103`. */
export function viewIn(query: Record<string, string>): View {
  const place = (text: string | undefined) => {
    const [, table = '', line = ''] = /^([a-z][a-zA-Z0-9]*)-(\d{1,5})$/.exec(text ?? '') ?? [];
    return table === '' ? null : { table, line: Number(line) };
  };
  const open = place(query['open']);
  const shown = place(query['show']) ?? open;
  return { first: new Map(shown ? [[shown.table, pageOf(shown.line)]] : []), open };
}

/** The same as a query. */
export function queryOf({ first, open }: View): Record<string, string> {
  const [shown] = first;
  return {
    ...(shown && { show: shown.join('-') }),
    ...(open && { open: `${open.table}-${open.line}` }),
  };
}
