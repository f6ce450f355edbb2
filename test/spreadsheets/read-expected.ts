/** Reads a file of the corpus, and says what came of it in the words of its expectation. */

import { definitionOf } from '#forms/catalogue.ts';
import { tablesOf } from '#forms/definition.ts';
import { cellText } from '#web/spreadsheet/cell.ts';
import type { WrongCell } from '#web/spreadsheet/read-lines.ts';
import { readRows } from '#web/spreadsheet/read-sheet.ts';
import { readTable, type UploadResult } from '#web/spreadsheet/read-table.ts';
import { formatTableMark, type TableMark } from '#web/spreadsheet/table-mark.ts';
import type { CellCodes, Expected } from './make/case.ts';

const staff: TableMark = { form: 'personnel-costs', year: 2026, version: 1, table: 'staff' };

/** What reading a file gives. A file with lines may be of any table. */
export async function readExpected(bytes: Uint8Array, expected: Expected): Promise<Expected> {
  if ('rows' in expected) {
    const reading = await readRows(bytes);
    if (reading.type !== 'rows') return { refused: reading.type };
    return { rows: reading.rows.map(({ cells }) => cells.map(cellText)) };
  }
  const result = await readAs(bytes, staff);
  if (result.type === 'other-table' && 'lines' in expected) return described(await readAs(bytes, result.mark));
  return described(result);
}

/** The expectation as `readExpected` says it. */
export function rightReading(expected: Expected): Expected {
  if (!('ignored' in expected) || expected.ignored?.length !== 0) return expected;
  const { ignored: _, ...right } = expected;
  return right;
}

async function readAs(bytes: Uint8Array, mark: TableMark): Promise<UploadResult> {
  const definition = definitionOf({ form: mark.form, year: mark.year, formVersion: mark.version });
  const table = tablesOf(definition).find(({ id }) => id === mark.table);
  if (table === undefined) throw new Error(mark.table);
  return await readTable(bytes, definition, table);
}

function described(result: UploadResult): Expected {
  switch (result.type) {
    case 'lines':
      return {
        lines: result.lines,
        ...(result.warnings && { warnings: codesOf(result.warnings) }),
        ...(result.ignored.length > 0 && { ignored: result.ignored }),
        ...(result.hidden && { hidden: result.hidden.rows }),
      };
    case 'wrong-cells':
      return { refused: result.type, cells: codesOf(result.cells) };
    case 'columns-missing':
      return { refused: result.type, names: result.columns };
    case 'other-table':
      return { refused: result.type, names: [formatTableMark(result.mark)] };
    case 'refused':
      return { refused: result.code };
    case 'several-sheets':
    case 'sheet-hidden':
      return { refused: result.type, names: result.sheets };
    default:
      return { refused: result.type };
  }
}

function codesOf(cells: readonly WrongCell[]): CellCodes {
  return Object.fromEntries(cells.map(({ letter, row, code }) => [`${letter}${row}`, code]));
}
