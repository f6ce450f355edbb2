import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { participation2026 } from '#forms/2026/participation.ts';
import { MAX_AMOUNT } from '#forms/amount.ts';
import { catalogue } from '#forms/catalogue.ts';
import {
  type Check,
  isTyped,
  type Line,
  languages,
  type Scalar,
  type TableField,
  tablesOf,
} from '#forms/definition.ts';
import { lineKey } from '#forms/line-differences.ts';
import { checkLine, checkValues, completeLine, failedChecks } from '#forms/values.ts';
import { editableText } from '#forms/writing.ts';
import type { Cell, Row } from '#web/spreadsheet/cell.ts';
import { readLines } from '#web/spreadsheet/read-lines.ts';
import { readSheet } from '#web/spreadsheet/read-sheet.ts';
import { tableMarkOf } from '#web/spreadsheet/table-mark.ts';
import { sheetOf, type TypedColumn } from '#web/spreadsheet/table-sheet.ts';
import { writeTable } from '#web/spreadsheet/write-table.ts';
import { textsIn } from '#web/text/texts.ts';

const [participation] = tablesOf(participation2026);
if (participation === undefined) throw new Error('no table');
const headers: Cell[] = ['Activiteit', 'Soort', 'Begunstigden', 'Kosten'];
const rows = (...lines: (readonly Cell[])[]): Row[] => lines.map((cells, index) => ({ number: index + 2, cells }));
const read = (...lines: (readonly Cell[])[]) => readLines(participation, rows(...lines));

const line = { activity: 'Uitstap', sort: 'group', beneficiaries: 12, cost: 123_410 };

describe('the lines of a sheet', () => {
  it('are read by the headers, in any order and language, with choices by their labels', () => {
    const found = { type: 'lines', lines: [line], ignored: [] };
    expect(read(headers, ['Uitstap', 'Groepsactiviteit', '12', '1234,1'])).toEqual(found);
    expect(
      read(['COÛTS ', 'Bénéficiaires', 'Type', 'Activité'], ['1.234,10', '12', 'activité de groupe', 'Uitstap']),
    ).toEqual(found);
    expect(read(['Aktivität', 'Art', 'Begünstigte', 'Kosten'], ['Uitstap', 'group', '12', '1234.10'])).toEqual(found);
  });

  it('are read without the extra columns of the sheet, whose headers are in the result', () => {
    const answer = read(
      [...headers, 'Nota'],
      ['Uitstap', 'Groepsactiviteit', '12', '1234,1', 'x'],
      ['', '', '', '', 'y'],
    );
    expect(answer).toEqual({ type: 'lines', lines: [line], ignored: ['Nota'] });
  });

  it('name a column without a header by its letter: a decimal comma in a CSV with commas moves the cents there', () => {
    expect(read(headers, ['Uitstap', 'Groepsactiviteit', '12', '1234', '10'])).toMatchObject({ ignored: ['E'] });
  });

  it('are all refused when some cells are wrong; the result has the row and column of each', () => {
    const answer = read(
      headers,
      ['Uitstap', 'Groepsactiviteit', '12', '1234,1'],
      ['Fuif', 'Fuif', '1,5', '1,005'],
      [
        'Sport',
        'Investering',
        { problem: 'formula-without-value', found: '' },
        { problem: 'formula-failed', found: '#REF!' },
      ],
    );
    expect(answer).toEqual({
      type: 'wrong-cells',
      count: 5,
      cells: [
        { row: 4, letter: 'B', column: 'sort', found: 'Fuif', code: 'choice-unknown' },
        { row: 4, letter: 'C', column: 'beneficiaries', found: '1,5', code: 'number-not-whole' },
        { row: 4, letter: 'D', column: 'cost', found: '1,005', code: 'amount-too-precise' },
        { row: 5, letter: 'C', column: 'beneficiaries', found: '', code: 'formula-without-value' },
        { row: 5, letter: 'D', column: 'cost', found: '#REF!', code: 'formula-failed' },
      ],
    });
  });

  it('are read with the cells that are empty, which are listed with what to fill in', () => {
    expect(read(headers, ['', 'Groepsactiviteit', '12', ''])).toEqual({
      type: 'lines',
      lines: [{ sort: 'group', beneficiaries: 12 }],
      ignored: [],
      warnings: [
        { row: 3, letter: 'A', column: 'activity', found: '', code: 'text-missing' },
        { row: 3, letter: 'D', column: 'cost', found: '', code: 'amount-missing' },
      ],
    });
  });

  it('are refused when a column is missing or there are no lines', () => {
    expect(read(['Activiteit', 'Soort', 'Kosten'], ['x'])).toEqual({
      type: 'columns-missing',
      columns: ['beneficiaries'],
    });
    expect(read(headers)).toEqual({ type: 'no-lines' });
    expect(readLines(participation, [])).toMatchObject({ type: 'columns-missing' });
  });

  it('are refused when there are more than the table allows', () => {
    const lines = rows(headers, ...Array.from({ length: 3 }, () => ['Uitstap', 'group', '12', '5']));
    expect(readLines({ ...participation, maxLines: 2 }, lines)).toEqual({ type: 'too-many-lines', most: 2 });
  });
});

describe('reading lines finds the problems that saving would find', () => {
  const label = { nl: 'Naam', fr: 'Nom', de: 'Name' };
  const counted: TableField = {
    kind: 'table',
    id: 'counted',
    label: { nl: 'Tabel', fr: 'Tableau', de: 'Tabelle' },
    columns: [
      { kind: 'text', id: 'name', label },
      { kind: 'number', id: 'times', label: { nl: 'Aantal', fr: 'Nombre', de: 'Anzahl' } },
      { kind: 'amount', id: 'price', label: { nl: 'Prijs', fr: 'Prix', de: 'Preis' } },
      {
        kind: 'computed',
        id: 'cost',
        label: { nl: 'Kosten', fr: 'Coûts', de: 'Kosten' },
        from: ['times', 'price'],
        compute: (times, price) => times * price,
      },
    ],
  };
  const head: Cell[] = ['Nota', 'Naam', 'Aantal', 'Prijs'];

  it('reports a computed result that is too large at each cell from which it is computed', () => {
    const answer = readLines(
      counted,
      rows(head, ['', 'a', '1', '5'], ['', 'b', '900000000', '900000000'], ['', 'c', 'x', '900000000']),
    );
    const tooLarge = { row: 4, code: 'result-too-large', about: 'cost', found: '900000000' };
    expect(answer).toEqual({
      type: 'wrong-cells',
      count: 3,
      cells: [
        { ...tooLarge, letter: 'C', column: 'times' },
        { ...tooLarge, letter: 'D', column: 'price' },
        { row: 5, letter: 'C', column: 'times', found: 'x', code: 'number-not-understood' },
      ],
    });
  });

  it('refuses the lines for a failed check of level error, and adds a warning for one of level warning', () => {
    const check = { each: 'counted', from: ['cost'], fails: (cost: number) => cost > 1000, text: label };
    const read = (level: Check['level']) =>
      readLines(counted, rows(head, ['', 'a', '1', '5'], ['', 'b', '2', '5,01']), [{ ...check, id: 'dear', level }]);
    const cells = [
      { row: 4, letter: 'C', column: 'times', found: '2', code: 'check-failed', about: 'dear' },
      { row: 4, letter: 'D', column: 'price', found: '5,01', code: 'check-failed', about: 'dear' },
    ];
    expect(read('error')).toEqual({ type: 'wrong-cells', count: 2, cells });
    expect(read('warning')).toMatchObject({ type: 'lines', lines: [{ name: 'a' }, { name: 'b' }], warnings: cells });
  });

  it('refuses fewer lines than the table requires', () => {
    const answer = readLines({ ...counted, minLines: 2 }, rows(head, ['', 'a', '1', '5']));
    expect(answer).toEqual({ type: 'too-few-lines', least: 2 });
  });

  it('accepts lines exactly when saving would find no problem in them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tables), fc.nat(), ({ definition, table }, seed) => {
        for (const typed of fc.sample(fc.array(anyLine(table), { minLength: 1, maxLength: 5 }), { seed, numRuns: 2 })) {
          const cells = typed.map((line) =>
            table.columns.filter(isTyped).map((column) => typedText(column, line[column.id])),
          );
          const headers = table.columns.filter(isTyped).map((column) => column.label.nl);
          const answer = readLines(table, rows(headers, ...cells), definition.checks);
          const values = { [table.id]: typed.map((line) => completeLine(table, line)) };
          const errors = failedChecks(
            { checks: definition.checks.filter(({ each, level }) => each === table.id && level === 'error') },
            values,
          );
          const problems = checkValues({ ...definition, sections: [{ fields: [table] }] }, values);
          expect(answer.type).toBe(errors.length + problems.length === 0 ? 'lines' : 'wrong-cells');
        }
      }),
    );
  });
});

const tables = catalogue.flatMap((definition) =>
  tablesOf(definition).map((table) => ({
    name: `${definition.id} v${definition.version} ${table.id}`,
    definition,
    table,
  })),
);

/** A value as a person types it in a spreadsheet: a percentage with its sign. */
function typedText(column: TypedColumn, value: Scalar | undefined): string {
  const text = editableText(column, value, 'nl');
  return column.kind === 'percentage' && text !== '' ? `${text} %` : text;
}

/** Any line of a table in which each cell is valid. */
function anyLine({ columns }: TableField): fc.Arbitrary<Line> {
  const cells = columns.filter(isTyped).map((column) => {
    const value: fc.Arbitrary<string | number> = (() => {
      switch (column.kind) {
        case 'amount':
          return fc.integer({ min: 0, max: MAX_AMOUNT });
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
    '$name: lines are read back as they were written, in each language',
    async ({ definition, table }) => {
      const validLine = anyLine(table).filter((line) => checkLine(table, completeLine(table, line)).length === 0);
      // Two lines with the same key would be read with a warning.
      const lines = fc.uniqueArray(validLine, {
        minLength: 1,
        maxLength: 20,
        selector: (line) => lineKey(table, line) ?? line,
      });
      await fc.assert(
        fc.asyncProperty(lines, fc.constantFrom(...languages), async (written, language) => {
          const bytes = await writeTable(sheetOf(definition, table, written, language, textsIn(language).tables.sheet));
          const sheet = await readSheet(bytes);
          if (sheet.type !== 'table') throw new Error(sheet.type);
          expect(sheet.mark).toEqual(tableMarkOf(definition, table));
          expect(readLines(table, sheet.rows)).toEqual({ type: 'lines', lines: written, ignored: [] });
        }),
        { numRuns: 10 },
      );
    },
    60_000,
  );

  test.each(tables)('$name: all headers differ, in each language', ({ table }) => {
    for (const language of languages) {
      const labels = table.columns.filter(isTyped).map(({ label }) => label[language].toLowerCase());
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});
