/** From a file of a stranger to the lines of a table. Runs in a thread of its own: `readUpload` is what pages call. */

import type { FormDefinition, TableField } from '#forms/definition.ts';
import { type LinesReading, markOf, readLinesOf } from './form-table.ts';
import { type Mark, markText } from './mark.ts';
import { readSheet, type SheetReading } from './sheet.ts';

/** What came of an upload: the lines, or why there are none. */
export type UploadOutcome =
  | LinesReading
  | Exclude<SheetReading, { type: 'table' }>
  | { readonly type: 'other-table'; readonly mark: Mark };

/** Reads a file as a table: that table of that form, year and version, and no other. */
export async function readTable(
  bytes: Uint8Array,
  definition: FormDefinition,
  table: TableField,
): Promise<UploadOutcome> {
  const reading = await readSheet(bytes);
  if (reading.type !== 'table') return reading;
  const { mark, rows } = reading;
  if (markText(mark) !== markText(markOf(definition, table))) return { type: 'other-table', mark };
  return readLinesOf(table, rows, definition.checks);
}
