import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LARGEST_AMOUNT } from '../../../forms/amount.ts';
import { catalogue } from '../../../forms/catalogue.ts';
import { isTyped, type Line, languages, type TableField, tablesOf } from '../../../forms/definition.ts';
import { participation2026 } from '../../../forms/participation-2026.ts';
import type { Cell, Row } from '../../../web/spreadsheet/cell.ts';
import { markOf, readLinesOf, sheetOf } from '../../../web/spreadsheet/form-table.ts';
import { readSheet } from '../../../web/spreadsheet/sheet.ts';
import { writeTable } from '../../../web/spreadsheet/writing.ts';
import { tableTextsIn } from '../../../web/text/tables.ts';

const [participation] = tablesOf(participation2026);
if (participation === undefined) throw new Error('no table');
const headers: Cell[] = ['Activiteit', 'Soort', 'Begunstigden', 'Kosten'];
const rows = (...lines: (readonly Cell[])[]): Row[] => lines.map((cells, index) => ({ number: index + 2, cells }));
const read = (...lines: (readonly Cell[])[]) => readLinesOf(participation, rows(...lines));

const line = { activity: 'Uitstap', sort: 'group', beneficiaries: 12, cost: 123_410 };

describe('the lines of a sheet', () => {
  it('are read by the headers, whatever their order and language, and with choices in words', () => {
    const found = { type: 'lines', lines: [line], ignored: [] };
    expect(read(headers, ['Uitstap', 'Groepsactiviteit', '12', '1234,1'])).toEqual(found);
    expect(
      read(['COÛTS ', 'Bénéficiaires', 'Type', 'Activité'], ['1.234,10', '12', 'activité de groupe', 'Uitstap']),
    ).toEqual(found);
    expect(read(['Aktivität', 'Art', 'Begünstigte', 'Kosten'], ['Uitstap', 'group', '12', '1234.10'])).toEqual(found);
  });

  it('come without what stands beside the table, and it is told what that is', () => {
    const answer = read(
      [...headers, 'Nota'],
      ['Uitstap', 'Groepsactiviteit', '12', '1234,1', 'x'],
      ['', '', '', '', 'y'],
    );
    expect(answer).toEqual({ type: 'lines', lines: [line], ignored: ['Nota'] });
  });

  it('are all refused where a cell is wrong, each named by row and column', () => {
    const answer = read(
      headers,
      ['Uitstap', 'Groepsactiviteit', '12', '1234,1'],
      ['', 'Fuif', '1,5', '1,005'],
      [
        'Sport',
        'Investering',
        { problem: 'formula-without-value', found: '' },
        { problem: 'formula-failed', found: '#REF!' },
      ],
    );
    expect(answer).toEqual({
      type: 'wrong-cells',
      count: 6,
      cells: [
        { row: 4, letter: 'A', column: 'activity', found: '', code: 'text-missing' },
        { row: 4, letter: 'B', column: 'sort', found: 'Fuif', code: 'choice-unknown' },
        { row: 4, letter: 'C', column: 'beneficiaries', found: '1,5', code: 'number-not-whole' },
        { row: 4, letter: 'D', column: 'cost', found: '1,005', code: 'amount-too-precise' },
        { row: 5, letter: 'C', column: 'beneficiaries', found: '', code: 'formula-without-value' },
        { row: 5, letter: 'D', column: 'cost', found: '#REF!', code: 'formula-failed' },
      ],
    });
  });

  it('are refused where a column or every line is missing', () => {
    expect(read(['Activiteit', 'Soort', 'Kosten'], ['x'])).toEqual({
      type: 'columns-missing',
      columns: ['beneficiaries'],
    });
    expect(read(headers)).toEqual({ type: 'no-lines' });
    expect(readLinesOf(participation, [])).toMatchObject({ type: 'columns-missing' });
  });

  it('are not more than the table takes', () => {
    const lines = rows(headers, ...Array.from({ length: 3 }, () => ['Uitstap', 'group', '12', '5']));
    expect(readLinesOf({ ...participation, maxLines: 2 }, lines)).toEqual({ type: 'too-many-lines', most: 2 });
  });
});

const tables = catalogue.flatMap((definition) =>
  tablesOf(definition).map((table) => ({
    name: `${definition.id} v${definition.version} ${table.id}`,
    definition,
    table,
  })),
);

/** Any line of a table that is right by itself. */
function anyLine({ columns }: TableField): fc.Arbitrary<Line> {
  const cells = columns.filter(isTyped).map((column) => {
    const value: fc.Arbitrary<string | number> = (() => {
      switch (column.kind) {
        case 'amount':
          return fc.integer({ min: 0, max: LARGEST_AMOUNT });
        case 'number':
          return fc.integer({ min: 0, max: 999_999_999 });
        case 'percentage':
          return fc.integer({ min: 0, max: 10_000 });
        case 'date':
          return fc
            .date({
              min: new Date(column.earliest ?? '1900-03-01'),
              max: new Date(column.latest ?? '2100-01-01'),
              noInvalidDate: true,
            })
            .map((date) => date.toISOString().slice(0, 10));
        case 'choice':
          return fc.constantFrom(...column.options.map(({ id }) => id));
        case 'text':
          return fc.stringMatching(/^[A-Za-zéß=+"';,0-9€-]{1,30}$/).map((text) => `x${text}`);
      }
    })();
    return fc.tuple(fc.constant(column.id), value);
  });
  return fc.tuple(...cells).map((entries) => Object.fromEntries(entries));
}

describe('every table of every form', () => {
  test.each(tables)(
    '$name: any line that is written is read back the same, in each language',
    async ({ definition, table }) => {
      const lines = fc.array(anyLine(table), { minLength: 1, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(lines, fc.constantFrom(...languages), async (written, language) => {
          const bytes = await writeTable(sheetOf(definition, table, written, language, tableTextsIn(language).sheet));
          const sheet = await readSheet(bytes);
          if (sheet.type !== 'table') throw new Error(sheet.type);
          expect(sheet.mark).toEqual(markOf(definition, table));
          expect(readLinesOf(table, sheet.rows)).toEqual({ type: 'lines', lines: written, ignored: [] });
        }),
        { numRuns: 10 },
      );
    },
    60_000,
  );

  test.each(tables)('$name: its headers are told apart, in each language', ({ table }) => {
    for (const language of languages) {
      const labels = table.columns.filter(isTyped).map(({ label }) => label[language].toLowerCase());
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});
