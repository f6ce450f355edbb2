/** Changes of lines that a grid posts: with the form, or alone. */

import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { type FormDefinition, MAX_LINES, type TableField, tablesOf } from '#forms/definition.ts';
import { applySplices, type Splice, type SpliceRefusal } from '#forms/line-splices.ts';
import type { TypedLine } from '#forms/reading.ts';
import { linesIn } from '#forms/values.ts';
import { inputName } from '#web/components/input-name.ts';
import type { FormBase } from './posted-form.ts';

/** The start of the name of the field with the changes of a table that the grid has not sent yet: `splices-staff`. */
export const SPLICES = 'splices-';

/** The largest body of a request with changes of lines: a paste of 10 000 lines, percent-encoded. */
export const MAX_LINES_BODY = 8_000_000;

/** A cell of a spreadsheet has at most 32 767 characters. */
const MAX_CELL_LENGTH = 40_000;
const MAX_COLUMNS = 100;

const lineNumberSchema = z.int().min(0).max(99_999);

export const splicesSchema = z
  .array(
    z.object({
      at: lineNumberSchema,
      remove: lineNumberSchema,
      insert: z.array(z.array(z.string().max(MAX_CELL_LENGTH)).max(MAX_COLUMNS)).max(MAX_LINES),
    }),
  )
  .max(MAX_LINES);

/** The same as JSON in the field of a form. */
export const splicesFieldSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(splicesSchema);

/** The changes of each table, by its id. */
export type PostedSplices = ReadonlyMap<string, readonly Splice[]>;

/** Changes of lines that do not fit the lines of the page: the page of another draft, or a table that would be too large. */
export class SplicesRefused extends HTTPException {
  readonly refusal: SpliceRefusal;

  constructor(refusal: SpliceRefusal) {
    super(refusal === 'too-many-lines' ? 422 : 400, { message: `changes of lines: ${refusal}` });
    this.refusal = refusal;
  }
}

/** The changes of lines in the fields of a form. @throws ZodError when one is malformed */
export function splicesIn(
  definition: Pick<FormDefinition, 'sections'>,
  body: Readonly<Record<string, unknown>>,
): PostedSplices {
  return new Map(
    tablesOf(definition).flatMap(({ id }): [string, Splice[]][] => {
      const field = body[`${SPLICES}${id}`];
      return field === undefined || field === '' ? [] : [[id, splicesFieldSchema.parse(field)]];
    }),
  );
}

/** @throws SplicesRefused */
export function applyPostedSplices(
  definition: Pick<FormDefinition, 'sections'>,
  base: FormBase,
  splices: PostedSplices,
): FormBase {
  return tablesOf(definition).reduce(
    (changed, table) => spliceTable(table, changed, splices.get(table.id) ?? []),
    base,
  );
}

/** Removes a line. @throws SplicesRefused when there is no line with this number */
export function removeLine(table: TableField, base: FormBase, line: number): FormBase {
  return spliceTable(table, base, [{ at: line, remove: 1, insert: [] }]);
}

/**
 * Copies line `from`, with its texts that could not be read, to a new line `at`, or into the line that is there: its cells
 * with a value stay.
 */
export function copyLine(
  table: TableField,
  base: FormBase,
  { from, at, into }: { readonly from: number; readonly at: number; readonly into: number | null },
): FormBase {
  const { id } = table;
  const { values, unread } = into === null ? spliceTable(table, base, [{ at, remove: 0, insert: [[]] }]) : base;
  const lines = linesIn(values, id);
  const typed = lines[at] ?? {};
  const copies = Object.entries(unreadLines(id, base.unread).get(from) ?? {}).filter(([column]) => !(column in typed));
  return {
    values: { ...values, [id]: lines.with(at, { ...linesIn(base.values, id)[from], ...typed }) },
    unread: new Map([
      ...unread,
      ...copies.map(([column, text]) => [inputName({ field: id, line: at, column }), text] as const),
    ]),
  };
}

function spliceTable(table: TableField, { values, unread }: FormBase, splices: readonly Splice[]): FormBase {
  if (splices.length === 0) return { values, unread };
  const { id } = table;
  const after = applySplices(table, { lines: linesIn(values, id), unread: unreadLines(id, unread) }, splices);
  if (typeof after === 'string') throw new SplicesRefused(after);
  const others = [...unread].filter(([name]) => name.split('-')[0] !== id);
  const unreadThere = [...after.unread].flatMap(([line, texts]) =>
    Object.entries(texts).map(([column, text]) => [inputName({ field: id, line, column }), text] as const),
  );
  return { values: { ...values, [id]: after.lines }, unread: new Map([...others, ...unreadThere]) };
}

/** The texts of one table that could not be read, by the number of the line and the column. */
function unreadLines(table: string, unread: FormBase['unread']): Map<number, TypedLine> {
  const lines = new Map<number, Record<string, string>>();
  for (const [name, text] of unread) {
    const [field, line = '', column = ''] = name.split('-');
    if (field !== table || column === '') continue;
    lines.set(Number(line), { ...lines.get(Number(line)), [column]: text });
  }
  return lines;
}
