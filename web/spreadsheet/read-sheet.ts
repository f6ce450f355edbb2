/** From an untrusted file to the rows of a sheet. Runs in a worker thread, as part of `readTable`. */

import { MAX_LINES } from '#forms/definition.ts';
import { cleanLine } from '#forms/text.ts';
import { cellText, type Row, type Sheet, type SheetContent } from './cell.ts';
import { formatOf, kindOfBytes } from './file-kind.ts';
import { type FileRefusal, FileRefused } from './file-refusal.ts';
import { MAX_UPLOAD_BYTES } from './limits.ts';
import { readCsvRows } from './read-csv.ts';
import { readOdsSheets } from './read-ods.ts';
import { readXlsxSheets } from './read-xlsx.ts';
import { formatTableMark, parseTableMark, type TableMark } from './table-mark.ts';
import { newXmlBudget } from './xml.ts';
import { openZip } from './zip.ts';

/** The hidden rows and columns among those that were read. */
export type HiddenPlaces = {
  /** Row numbers as the program shows them. */
  readonly rows: readonly number[];
  /** The indexes of columns, from 0. */
  readonly columns: readonly number[];
};

/**
 * The sheet that has a mark, with the rows below the mark:
 * - `no-mark`: the file was not made by this program
 * - `several-sheets`: several visible sheets with lines have the mark; which one is meant cannot be known
 * - `sheet-hidden`: only hidden sheets have the mark
 */
export type SheetReading =
  | {
      readonly type: 'table';
      readonly mark: TableMark;
      readonly rows: readonly Row[];
      /** Absent when nothing is hidden. */
      readonly hidden?: HiddenPlaces;
    }
  | { readonly type: 'no-mark' }
  | { readonly type: 'several-sheets' | 'sheet-hidden'; readonly sheets: readonly string[] }
  | { readonly type: 'refused'; readonly code: FileRefusal };

/** The rows of the one visible, filled sheet of a file. `several-sheets`: which one is meant cannot be known. */
export type RowsReading =
  | { readonly type: 'rows'; readonly rows: readonly Row[]; readonly hidden?: HiddenPlaces }
  | { readonly type: 'empty' }
  | { readonly type: 'several-sheets'; readonly sheets: readonly string[] }
  | { readonly type: 'refused'; readonly code: FileRefusal };

/**
 * Reads an XLSX, ODS or CSV that needs no mark: all rows that are not empty, headers too. For a worker thread, which limits
 * its time and memory.
 */
export async function readRows(bytes: Uint8Array): Promise<RowsReading> {
  return await refusing(async () => {
    const filled: { name: string; content: SheetContent }[] = [];
    for (const { name, hidden, read } of await sheetsOf(bytes)) {
      const content = hidden ? null : await read();
      if (content && content.rows.length > 0) filled.push({ name, content });
    }
    const [sheet] = filled;
    if (sheet === undefined) return { type: 'empty' };
    if (filled.length > 1) return { type: 'several-sheets', sheets: filled.map(({ name }) => cleanLine(name)) };
    const { rows } = sheet.content;
    if (rows.length > MAX_LINES + 1) throw new FileRefused('file-too-many-lines');
    return { type: 'rows', rows, ...hiddenIn(sheet.content, 0) };
  });
}

/**
 * Reads an XLSX, ODS or CSV. The format follows from the first bytes, not from the file name.
 * @param wanted when several sheets have a mark, only those with this one count
 */
export async function readSheet(bytes: Uint8Array, wanted?: TableMark): Promise<SheetReading> {
  return await refusing(async () => {
    const sheets = await sheetsOf(bytes);
    const visible = await markedSheets(sheets.filter(({ hidden }) => !hidden));
    const candidates = carrying(visible, wanted);
    const filled = candidates.filter(({ rows }) => rows.length > 1);
    if (filled.length > 1) return { type: 'several-sheets', sheets: filled.map(({ name }) => cleanLine(name)) };
    const sheet = filled[0] ?? candidates[0];
    if (sheet === undefined) {
      const hidden = await markedSheets(sheets.filter((each) => each.hidden));
      if (hidden.length > 0) return { type: 'sheet-hidden', sheets: hidden.map(({ name }) => cleanLine(name)) };
      return { type: 'no-mark' };
    }
    const { mark, rows, content } = sheet;
    // One more: the header row.
    if (rows.length > MAX_LINES + 1) throw new FileRefused('file-too-many-lines');
    return { type: 'table', mark, rows, ...hiddenIn(content, rows[0]?.number ?? 0) };
  });
}

type MarkedSheet = {
  readonly name: string;
  readonly mark: TableMark;
  /** The rows below the mark. */
  readonly rows: readonly Row[];
  readonly content: SheetContent;
};

async function markedSheets(sheets: readonly Sheet[]): Promise<MarkedSheet[]> {
  const found: MarkedSheet[] = [];
  for (const { name, read } of sheets) {
    const start = await read(MARK_SEARCH_ROWS);
    if (tableIn(start.rows) === null) continue;
    const content = await read();
    const table = tableIn(content.rows);
    if (table !== null) found.push({ name, content, ...table });
  }
  return found;
}

/** The sheets with the wanted mark; all of them when none has it. */
function carrying(sheets: readonly MarkedSheet[], wanted: TableMark | undefined): readonly MarkedSheet[] {
  if (wanted === undefined) return sheets;
  const right = sheets.filter(({ mark }) => formatTableMark(mark) === formatTableMark(wanted));
  return right.length > 0 ? right : sheets;
}

/** What is hidden of a sheet below a row. */
function hiddenIn({ hiddenRows, hiddenColumns }: SheetContent, below: number): { hidden?: HiddenPlaces } {
  const rows = hiddenRows.filter((number) => number > below);
  return rows.length + hiddenColumns.length === 0 ? {} : { hidden: { rows, columns: hiddenColumns } };
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

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  if (bytes.length > MAX_UPLOAD_BYTES) throw new FileRefused('file-too-large');
  switch (kindOfBytes(bytes)) {
    case 'text': {
      const rows = readCsvRows(bytes);
      const content = { rows, hiddenRows: [], hiddenColumns: [] };
      return [{ name: '', hidden: false, read: () => Promise.resolve(content) }];
    }
    case 'zip': {
      const zip = await openZip(bytes);
      const budget = newXmlBudget();
      return formatOf(zip) === 'xlsx' ? await readXlsxSheets(zip, budget) : await readOdsSheets(zip, budget);
    }
  }
}

/** The number of rows in which the mark is searched: the user may have added a title above it. */
const MARK_SEARCH_ROWS = 10;

function tableIn(rows: readonly Row[]): { mark: TableMark; rows: readonly Row[] } | null {
  for (const [index, { cells }] of rows.slice(0, MARK_SEARCH_ROWS).entries()) {
    for (const cell of cells) {
      const mark = parseTableMark(cellText(cell));
      if (mark) return { mark, rows: rows.slice(index + 1) };
    }
  }
  return null;
}
