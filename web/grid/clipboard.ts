/** Blocks of cells as the clipboard has them: a line for each row, a tab between two cells, as spreadsheets write them. Pure. */

import { isTyped } from '#forms/definition.ts';
import { matchKey } from '#forms/text.ts';
import type { GridTable } from './table.ts';

/**
 * Reads a block of cells. A cell in quotation marks may have tabs, line breaks and doubled quotation marks; a mark that is not
 * closed before the next cell is part of the text.
 */
export function readBlock(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  let end = 0;
  while (end < text.length || row.length > 0) {
    cell.lastIndex = end;
    const [, quoted, plain = '', mark = ''] = cell.exec(text) ?? [];
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    end = cell.lastIndex;
    if (mark === '\t') continue;
    rows.push(row);
    row = [];
    if (mark === '') break;
  }
  return rows;
}

/** Writes a block of cells, so that `readBlock` and spreadsheets read it back. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(writeCell).join('\t')).join('\n');
}

function writeCell(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Which column of the table each column of a block goes to; undefined: none. */
export type Mapping = {
  readonly columns: readonly (number | undefined)[];
  /** Whether the block begins with the names of its columns, which are not pasted. */
  readonly hasHeader: boolean;
  /** The names, or the numbers, of the columns that the table does not have. */
  readonly left: readonly string[];
};

/**
 * Maps a block: by the names in its first row, or by position from a column on. A computed column keeps its place, so that a
 * block that was copied from the table fits; nothing is pasted into it.
 */
export function mapBlock(table: GridTable, block: readonly (readonly string[])[], from: number): Mapping {
  const byName = block.length > 1 ? mapByName(table, block[0] ?? []) : null;
  if (byName !== null) return byName;
  const width = Math.max(0, ...block.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => {
    const column = table.columns[from + index];
    return column !== undefined && isTyped(column) ? from + index : undefined;
  });
  const isFilled = (index: number) => block.some((row) => (row[index] ?? '').trim() !== '');
  const left = columns.flatMap((_, index) =>
    from + index >= table.columns.length && isFilled(index) ? [String(index + 1)] : [],
  );
  return { columns, hasHeader: false, left };
}

/** Null: the row does not have the names of columns. At least half of its texts must be such names. */
function mapByName(table: GridTable, row: readonly string[]): Mapping | null {
  const names = row.map((text) => (text.trim() === '' ? undefined : columnNamed(table, text)));
  const filled = row.filter((text) => text.trim() !== '').length;
  const known = names.filter((column) => column !== undefined).length;
  if (known === 0 || known * 2 < filled) return null;
  const columns = names.map((column, index) => {
    const isFirst = names.indexOf(column) === index;
    const field = column === undefined ? undefined : table.columns[column];
    return isFirst && field !== undefined && isTyped(field) ? column : undefined;
  });
  const left = row.filter((text, index) => text.trim() !== '' && names[index] === undefined);
  return { columns, hasHeader: true, left };
}

/** The column with this label in any language, or this id. */
function columnNamed({ columns }: GridTable, text: string): number | undefined {
  const key = matchKey(text);
  const found = columns.findIndex(({ id, label, inText }) =>
    [id, ...Object.values(label), ...Object.values(inText ?? {})].some((name) => matchKey(name) === key),
  );
  return found < 0 ? undefined : found;
}
