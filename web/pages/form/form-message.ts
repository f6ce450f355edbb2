/** The hidden fields of a posted form, and the actions on the lines of a table. */

import { z } from 'zod';
import { isTyped, MAX_LINES, type TableField } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import { inputName } from '#web/components/input-name.ts';
import { countSchema, idSchema } from '#web/site/field-schemas.ts';
import type { FormBase } from './posted-form.ts';
import { copyLine, removeLine } from './posted-splices.ts';
import { firstPages, pageStart, type ShownLines } from './shown-lines.ts';

const actionPattern =
  /^(?<kind>keep|add|copy|edit|remove|show)(?:-(?<table>[a-z][a-zA-Z0-9]*))?(?:-(?<line>\d{1,5}))?(?:-(?<column>[a-z][a-zA-Z0-9]*))?$/;

const actionSchema = z
  .string()
  .regex(actionPattern)
  .transform((text) => {
    const { kind = 'keep', table = '', line, column } = actionPattern.exec(text)?.groups ?? {};
    return { kind, table, line: line === undefined ? null : Number(line), column };
  });

/** An action on the lines of a table, from the value of a button: `add-staff`, `edit-staff-3`, `edit-staff-3-cost`. */
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
  /** The page lists the findings about its values: they are updated with them. */
  findings: z.literal('shown').optional(),
  /** The button for an action on lines; absent when the form is to be saved. */
  do: actionSchema.optional(),
});
export type FormMessage = z.output<typeof messageSchema>;

/** What happened to a line: its number, from 0. */
export type LineNews = { readonly kind: 'added' | 'copied' | 'kept' | 'removed'; readonly line: number };

/** What the form has after an action, the lines to show, and what happened. */
export type LineChange = { readonly base: FormBase; readonly shown: ShownLines; readonly news: LineNews | null };

/**
 * Applies an action to what a form has. The focus goes to what comes next: the first cell of the open or the new line, or the
 * button that opens the line that was changed, or the one that took the place of a removed line.
 * @param newLine the number of the line that was typed as a new one; null when there is none
 */
export function applyLineAction(
  action: LineAction,
  table: TableField | undefined,
  base: FormBase,
  newLine: number | null,
): LineChange {
  if (table === undefined) return { base, shown: firstPages, news: null };
  const { id } = table;
  const lines = linesIn(base.values, id);
  const { kind, line, column } = action;
  const showing = (at: number, focus: string): ShownLines => ({
    first: new Map([[id, pageStart(Math.min(at, Math.max(lines.length - 1, 0)))]]),
    open: null,
    focus,
  });
  const firstCell = (at: number): string => inputName({ field: id, line: at, column: table.columns.find(isTyped)?.id });
  if (kind === 'add') {
    const added = lines.length - 1;
    const full = lines.length >= (table.maxLines ?? MAX_LINES);
    const shown = showing(lines.length, full ? `edit-${id}-${added}` : firstCell(lines.length));
    return { base, shown, news: added < 0 ? null : { kind: 'added', line: added } };
  }
  if (kind === 'copy') {
    // Without a line, the last one is copied into the new line.
    const from = line ?? (newLine ?? lines.length) - 1;
    const at = line === null ? from + 1 : line + 1;
    if (from < 0 || from >= lines.length) return { base, shown: firstPages, news: null };
    const copied = copyLine(table, base, { from, at, into: line === null ? newLine : null });
    const shown = { ...showing(at, firstCell(at)), open: { table: id, line: at } };
    return { base: copied, shown, news: { kind: 'copied', line: at } };
  }
  if (line === null || line >= lines.length) return { base, shown: firstPages, news: null };
  switch (kind) {
    case 'remove': {
      const next = Math.min(line, lines.length - 2);
      const shown = showing(Math.max(next, 0), next < 0 ? firstCell(0) : `edit-${id}-${next}`);
      return { base: removeLine(table, base, line), shown, news: { kind: 'removed', line } };
    }
    case 'edit': {
      const focus = column === undefined ? firstCell(line) : inputName({ field: id, line, column });
      return { base, shown: { ...showing(line, focus), open: { table: id, line, column } }, news: null };
    }
    case 'keep':
      return { base, shown: showing(line, `edit-${id}-${line}`), news: { kind: 'kept', line } };
    default:
      return { base, shown: showing(line, `range-${id}`), news: null };
  }
}
