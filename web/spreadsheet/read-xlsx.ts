import type { CellValue, Cell as XlsxCell } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { type Cell, numberText, percentageText, type Row, rowOf } from './cell.ts';
import { FileRefused } from './file-refusal.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import type { Zip } from './zip.ts';

/** The file in an XLSX that lists the types of the others. */
export const XLSX_CONTENT_TYPES = '[Content_Types].xml';

/**
 * The sheets of an XLSX (ECMA-376). Links to other files are not followed. Hidden rows and sheets are read as well.
 * @param zip the same file, opened by `openZip`, which has checked its size
 */
export async function readXlsxSheets(bytes: Uint8Array, zip: Zip): Promise<Row[][]> {
  if (/macroEnabled/i.test(await zip.text(XLSX_CONTENT_TYPES))) throw new FileRefused('file-with-macros');
  const { sheets } = await readXlsx(bytes, { readStyles: true }).catch((cause: unknown) => {
    throw new FileRefused('file-unreadable', { cause });
  });
  return sheets.map(({ rows, cells }) => {
    const found: Row[] = [];
    for (const [index, values] of rows.entries()) {
      if (found.length > MAX_ROWS) break;
      const texts = values
        .slice(0, MAX_COLUMNS)
        .map((value, column) => cellOf(value, cells?.get(`${index},${column}`)));
      const row = rowOf(index + 1, texts);
      if (row) found.push(row);
    }
    return found;
  });
}

function cellOf(value: CellValue, cell: XlsxCell | undefined): Cell {
  if (cell?.type === 'error') return { problem: 'formula-failed', found: String(value ?? '') };
  if (value === null) return cell?.formula === undefined ? '' : { problem: 'formula-without-value', found: '' };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  return isPercentage(cell?.style?.numFmt) ? percentageText(value) : numberText(value);
}

/** A `%` in a number format multiplies by a hundred, unless it is quoted or escaped (ECMA-376 part 1, 18.8.31). */
function isPercentage(format: string | undefined): boolean {
  return format?.replace(/"[^"]*"|\\./g, '').includes('%') ?? false;
}
