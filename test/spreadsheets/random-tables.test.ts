import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentForms } from '#forms/catalogue.ts';
import { type Line, languages, type TableField, tablesOf } from '#forms/definition.ts';
import { readLines } from '#web/spreadsheet/read-lines.ts';
import { readSheet } from '#web/spreadsheet/read-sheet.ts';
import { sheetOf } from '#web/spreadsheet/table-sheet.ts';
import { textsIn } from '#web/text/texts.ts';
import { anyLines, anyTable } from './any-table.ts';
import { writers } from './writers.ts';

const [form] = currentForms;
if (form === undefined) throw new Error('no forms');
const formTables = currentForms.flatMap(tablesOf);

/** Random tables, and those of the forms, each with lines. */
const filled: fc.Arbitrary<{ table: TableField; lines: Line[] }> = fc
  .oneof(anyTable, fc.constantFrom(...formTables))
  .chain((table) => anyLines(table).map((lines) => ({ table, lines })));

/** The lines that are read from a file. */
async function linesIn(bytes: Uint8Array, table: TableField): Promise<unknown> {
  const sheet = await readSheet(bytes);
  if (sheet.type !== 'table') return sheet;
  const reading = readLines(table, sheet.rows);
  return reading.type === 'lines' ? reading.lines : reading;
}

describe('a table with any lines is read back as it was written', () => {
  test.each(writers)('by $name', async ({ write }) => {
    await fc.assert(
      fc.asyncProperty(filled, fc.constantFrom(...languages), async ({ table, lines }, language) => {
        const sheet = sheetOf(form, table, lines, language, textsIn(language).tables.sheet);
        expect(await linesIn(await write(sheet), table)).toEqual(lines);
      }),
      { numRuns: 40 },
    );
  });
});
