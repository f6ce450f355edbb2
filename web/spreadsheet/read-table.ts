/** From an untrusted file to the lines of a table. Runs in a worker thread: pages call `readUpload`. */

import type { FormDefinition, TableField } from '#forms/definition.ts';
import { type LinesReading, readLines } from './read-lines.ts';
import { readSheet, type SheetReading } from './read-sheet.ts';
import { formatTableMark, type TableMark, tableMarkOf } from './table-mark.ts';

/** The result of an upload: the lines, or why they could not be read. */
export type UploadResult =
  | LinesReading
  | Exclude<SheetReading, { type: 'table' }>
  | { readonly type: 'other-table'; readonly mark: TableMark };

/** Reads a file as this table; the mark in the file must name the same form, year, version and table. */
export async function readTable(
  bytes: Uint8Array,
  definition: FormDefinition,
  table: TableField,
): Promise<UploadResult> {
  const wanted = tableMarkOf(definition, table);
  const reading = await readSheet(bytes, wanted);
  if (reading.type !== 'table') return reading;
  const { mark, rows, hidden } = reading;
  if (formatTableMark(mark) !== formatTableMark(wanted)) return { type: 'other-table', mark };
  return readLines(table, rows, definition.checks, hidden);
}
