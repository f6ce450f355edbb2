/** The hidden fields of a posted form, and the actions on the lines of a table. */

import { z } from 'zod';
import type { TableField, Values } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import { countSchema, idSchema } from '#web/site/field-schemas.ts';
import { firstPages, pageStart, type ShownLines } from './shown-lines.ts';

const actionPattern = /^(?<kind>keep|add|edit|remove|show)(?:-(?<table>[a-z][a-zA-Z0-9]*))?(?:-(?<line>\d{1,5}))?$/;

const actionSchema = z
  .string()
  .regex(actionPattern)
  .transform((text) => {
    const { kind = 'keep', table = '', line } = actionPattern.exec(text)?.groups ?? {};
    return { kind, table, line: line === undefined ? null : Number(line) };
  });

/** An action on the lines of a table, from the value of a button: `add-staff`, `edit-staff-3`. */
export type LineAction = z.output<typeof actionSchema>;

/** The hash that identifies a draft. */
export const draftHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const messageSchema = z.object({
  /** The version with which the page was rendered. */
  version: countSchema,
  /** Identifies the page, so that submitting it twice is recognised. */
  request: idSchema,
  /** The hash of the draft with which the page was rendered; empty: it was rendered with the saved version. */
  draft: draftHashSchema.or(z.literal('')).default(''),
  /** The button for an action on lines; absent when the form is to be saved. */
  do: actionSchema.optional(),
});
export type FormMessage = z.output<typeof messageSchema>;

/** Applies an action to the values. @returns the values after it, and the lines to show */
export function applyLineAction(
  action: LineAction,
  table: TableField | undefined,
  values: Values,
): { values: Values; shown: ShownLines } {
  if (table === undefined) return { values, shown: firstPages };
  const { id } = table;
  const lines = linesIn(values, id);
  const { kind, line } = action;
  const showing = (at: number, open: boolean): ShownLines => ({
    first: new Map([[id, pageStart(Math.min(at, Math.max(lines.length - 1, 0)))]]),
    open: open ? { table: id, line: at } : null,
  });
  if (kind === 'add') return { values, shown: showing(lines.length, true) };
  if (line === null || line >= lines.length) return { values, shown: firstPages };
  switch (kind) {
    case 'remove':
      return { values: { ...values, [id]: lines.toSpliced(line, 1) }, shown: showing(line, false) };
    case 'edit':
      return { values, shown: showing(line, true) };
    default:
      return { values, shown: showing(line, false) };
  }
}
