/** From an untrusted file to the rows of a sheet. Runs in a worker thread, as part of `readTable`. */

import { MAX_LINES } from '#forms/definition.ts';
import type { Row } from './cell.ts';
import { type FileRefusal, FileRefused } from './file-refusal.ts';
import { MAX_UPLOAD_BYTES } from './limits.ts';
import { readCsvRows } from './read-csv.ts';
import { ODS_CONTENT, readOdsSheets } from './read-ods.ts';
import { readXlsxSheets, XLSX_CONTENT_TYPES } from './read-xlsx.ts';
import { parseTableMark, type TableMark } from './table-mark.ts';
import { openZip } from './zip.ts';

/** The sheet that has a mark, with the rows below the mark. `no-mark`: the file was not made by this program. */
export type SheetReading =
  | { readonly type: 'table'; readonly mark: TableMark; readonly rows: readonly Row[] }
  | { readonly type: 'no-mark' }
  | { readonly type: 'refused'; readonly code: FileRefusal };

/** The rows of the one visible, filled sheet of a file. `several-sheets`: which one is meant cannot be known. */
export type RowsReading =
  | { readonly type: 'rows'; readonly rows: readonly Row[] }
  | { readonly type: 'empty' }
  | { readonly type: 'several-sheets'; readonly sheets: readonly string[] }
  | { readonly type: 'refused'; readonly code: FileRefusal };

/**
 * Reads an XLSX, ODS or CSV that needs no mark: all rows that are not empty, headers too. For a worker thread, which limits
 * its time and memory.
 */
export async function readRows(bytes: Uint8Array): Promise<RowsReading> {
  return await refusing(async () => {
    const sheets = await sheetsOf(bytes);
    const filled = sheets.flatMap((rows, index) => (rows.length > 0 ? [{ name: String(index + 1), rows }] : []));
    const [sheet] = filled;
    if (sheet === undefined) return { type: 'empty' };
    if (filled.length > 1) return { type: 'several-sheets', sheets: filled.map(({ name }) => name) };
    if (sheet.rows.length > MAX_LINES + 1) throw new FileRefused('file-too-many-lines');
    return { type: 'rows', rows: sheet.rows };
  });
}

/** Reads an XLSX, ODS or CSV. The format follows from the first bytes, not from the file name. */
export async function readSheet(bytes: Uint8Array): Promise<SheetReading> {
  return await refusing(async () => {
    const sheets = await sheetsOf(bytes);
    for (const rows of sheets) {
      const found = tableIn(rows);
      if (found === null) continue;
      // One more: the header row.
      if (found.rows.length > MAX_LINES + 1) throw new FileRefused('file-too-many-lines');
      return { type: 'table', ...found };
    }
    return { type: 'no-mark' };
  });
}

async function refusing<Result>(
  read: () => Promise<Result>,
): Promise<Result | { readonly type: 'refused'; readonly code: FileRefusal }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileRefused) return { type: 'refused', code: error.code };
    throw error;
  }
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

async function sheetsOf(bytes: Uint8Array): Promise<Row[][]> {
  if (bytes.length > MAX_UPLOAD_BYTES) throw new FileRefused('file-too-large');
  // The signature of an OLE file: Excel before 2007, and every Excel file with a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefused('file-old-or-locked');
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return [readCsvRows(bytes)];
  const zip = await openZip(bytes);
  if (zip.has(XLSX_CONTENT_TYPES)) return await readXlsxSheets(bytes, zip);
  if (zip.has(ODS_CONTENT)) return await readOdsSheets(zip);
  throw new FileRefused('file-unknown');
}

/** The number of rows in which the mark is searched: the user may have added a title above it. */
const MARK_SEARCH_ROWS = 10;

function tableIn(rows: readonly Row[]): { mark: TableMark; rows: readonly Row[] } | null {
  for (const [index, { cells }] of rows.slice(0, MARK_SEARCH_ROWS).entries()) {
    for (const cell of cells) {
      const mark = typeof cell === 'string' ? parseTableMark(cell) : null;
      if (mark) return { mark, rows: rows.slice(index + 1) };
    }
  }
  return null;
}
