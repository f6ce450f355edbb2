/** From a file of a stranger to the rows of a sheet. Runs in a thread of its own, as a part of `readTable`. */

import { openArchive } from './archive.ts';
import type { Row } from './cell.ts';
import { readCsvRows } from './csv.ts';
import { MOST_BYTES, MOST_LINES } from './limits.ts';
import { type Mark, parseMark } from './mark.ts';
import { CONTENT, readOdsSheets } from './ods.ts';
import { type FileRefusal, FileRefused } from './refusal.ts';
import { CONTENT_TYPES, readXlsxSheets } from './xlsx.ts';

/** The sheet that carries a mark, with the rows below it; without a mark the file is none of our tables. */
export type SheetReading =
  | { readonly type: 'table'; readonly mark: Mark; readonly rows: readonly Row[] }
  | { readonly type: 'no-mark' }
  | { readonly type: 'refused'; readonly code: FileRefusal };

/** Reads an XLSX, ODS or CSV; which it is, its first bytes say, not its name. */
export async function readSheet(bytes: Uint8Array): Promise<SheetReading> {
  try {
    if (bytes.length > MOST_BYTES) throw new FileRefused('file-too-large');
    const sheets = await sheetsOf(bytes);
    for (const rows of sheets) {
      const found = tableIn(rows);
      if (found === null) continue;
      // Its headers are no line.
      if (found.rows.length > MOST_LINES + 1) throw new FileRefused('file-too-many-lines');
      return { type: 'table', ...found };
    }
    return { type: 'no-mark' };
  } catch (error) {
    if (error instanceof FileRefused) return { type: 'refused', code: error.code };
    throw error;
  }
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

async function sheetsOf(bytes: Uint8Array): Promise<Row[][]> {
  // What an OLE file begins with: Excel before 2007, and every file that Excel protects by a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefused('file-old-or-locked');
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return [readCsvRows(bytes)];
  const archive = await openArchive(bytes);
  if (archive.has(CONTENT_TYPES)) return await readXlsxSheets(bytes, archive);
  if (archive.has(CONTENT)) return await readOdsSheets(archive);
  throw new FileRefused('file-unknown');
}

/** In how many rows the mark is looked for: somebody may have put a title above it. */
const HEAD = 10;

function tableIn(rows: readonly Row[]): { mark: Mark; rows: readonly Row[] } | null {
  for (const [index, { cells }] of rows.slice(0, HEAD).entries()) {
    for (const cell of cells) {
      const mark = typeof cell === 'string' ? parseMark(cell) : null;
      if (mark) return { mark, rows: rows.slice(index + 1) };
    }
  }
  return null;
}
