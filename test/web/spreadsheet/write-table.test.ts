import { unzipSync } from 'fflate';
import { DOMParser } from 'linkedom';
import { describe, expect, it, test } from 'vitest';
import { currentForms } from '#forms/catalogue.ts';
import { languages, MAX_LINES, tablesOf } from '#forms/definition.ts';
import { sampleTable } from '#test/support/sample-tables.ts';
import { readSheet } from '#web/spreadsheet/read-sheet.ts';
import { sheetOf } from '#web/spreadsheet/table-sheet.ts';
import { type SheetTable, writeTable } from '#web/spreadsheet/write-table.ts';
import { textsIn } from '#web/text/texts.ts';

/** The parts of a table as it is downloaded. */
async function partsOf(table: SheetTable) {
  const files = unzipSync(await writeTable(table));
  const xml = (name: string) =>
    new DOMParser().parseFromString(new TextDecoder().decode(files[name] ?? new Uint8Array()), 'text/xml');
  return { sheet: xml('xl/worksheets/sheet1.xml'), styles: xml('xl/styles.xml'), workbook: xml('xl/workbook.xml') };
}
type Parts = Awaited<ReturnType<typeof partsOf>>;

const empty: SheetTable = { ...sampleTable, lines: [] };

/** The number format of a style by its index: that of `numFmts`, or "General". */
function formatOf({ styles }: Parts, index: string | null): string {
  const id = [...styles.querySelectorAll('cellXfs xf')][Number(index)]?.getAttribute('numFmtId') ?? '';
  return styles.querySelector(`numFmts numFmt[numFmtId="${id}"]`)?.getAttribute('formatCode') ?? 'General';
}

/** The text of an attribute of each element. */
function attributes({ sheet }: Parts, selector: string, name: string): (string | null)[] {
  return [...sheet.querySelectorAll(selector)].map((element) => element.getAttribute(name));
}

const formats = ['@', '@', 'dd/mm/yyyy', '0', '0.00', '0.00%'];

describe('an empty table', () => {
  it('has the format of each column in all its rows, also in those that do not exist yet', async () => {
    const parts = await partsOf(empty);
    expect(attributes(parts, 'cols col', 'style').map((style) => formatOf(parts, style))).toEqual(formats);
    for (const row of ['3', '502']) {
      expect(attributes(parts, `row[r="${row}"] c`, 's').map((style) => formatOf(parts, style))).toEqual(formats);
    }
    expect(await readSheet(await writeTable(empty))).toMatchObject({ rows: [{ number: 2 }] });
  });

  it('checks what is typed in every column, in every row', async () => {
    const parts = await partsOf(empty);
    expect(attributes(parts, 'dataValidation', 'sqref')).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `${letter}3:${letter}${MAX_LINES + 2}`),
    );
    expect(attributes(parts, 'dataValidation', 'type')).toEqual([
      'textLength',
      'list',
      'date',
      'whole',
      'decimal',
      'decimal',
    ]);
  });

  it('colours what was pasted and is wrong, and what is still missing', async () => {
    const parts = await partsOf({
      ...empty,
      columns: [{ header: 'Soort', kind: 'choice', options: ['Een "twee"', 'Drie'], optional: true }],
    });
    const rules = [...parts.sheet.querySelectorAll('cfRule formula')].map(({ textContent }) => textContent);
    expect(rules).toEqual(['AND(A3<>"",A3<>"Een ""twee""",A3<>"Drie")']);
    const required = await partsOf(empty);
    expect(required.sheet.querySelectorAll('cfRule').length).toBe(2 * formats.length);
    expect(new Set(attributes(required, 'cfRule', 'priority')).size).toBe(2 * formats.length);
  });

  it('shows its headers on every screen and page, and a filter in each', async () => {
    const parts = await partsOf(empty);
    expect(attributes(parts, 'pane', 'topLeftCell')).toEqual(['A3']);
    expect(attributes(parts, 'autoFilter', 'ref')).toEqual([`A2:F${MAX_LINES + 2}`]);
    expect(attributes(parts, 'pageSetup', 'fitToWidth')).toEqual(['1']);
    const names = [...parts.workbook.querySelectorAll('definedName')].map((name) => name.textContent);
    expect(names).toEqual([`'Activiteiten  2026 2027'!$A$2:$F$${MAX_LINES + 2}`, "'Activiteiten  2026 2027'!$1:$2"]);
  });

  it('shows the whole notice and the whole headers, on as many lines as they take', async () => {
    const header = 'Een opschrift van meer dan één regel, want het is lang';
    const parts = await partsOf({ ...empty, columns: [...empty.columns, { header, kind: 'number' }] });
    expect(attributes(parts, 'mergeCell', 'ref')).toEqual(['B1:G1']);
    expect(Number(attributes(parts, 'row[r="2"]', 'ht')[0])).toBeGreaterThanOrEqual(3 * 15);
  });

  it('has a name of its sheet that every program takes', async () => {
    const name = `'Wat "is" [dit]? 's avonds ${'👍'.repeat(20)}`;
    const { workbook } = await partsOf({ ...empty, name });
    const written = workbook.querySelector('sheet')?.getAttribute('name') ?? '';
    expect(written.length).toBeLessThanOrEqual(31);
    expect(written).not.toMatch(/^'|'$|[\\/?*[\]:]|[\ud800-\udbff]$/);
  });
});

describe('the table of every form', () => {
  const tables = currentForms.flatMap((definition) =>
    tablesOf(definition).flatMap((table) => languages.map((language) => ({ definition, table, language }))),
  );

  test.each(tables)('$definition.id $table.id in $language says in each column what it takes', async (one) => {
    const { definition, table, language } = one;
    const parts = await partsOf(sheetOf(definition, table, [], language, textsIn(language).tables.sheet));
    const lengths = { promptTitle: 32, prompt: 255, errorTitle: 32, error: 255 };
    for (const [name, most] of Object.entries(lengths)) {
      const texts = attributes(parts, 'dataValidation', name);
      expect(texts.length).toBe(table.columns.filter(({ kind }) => kind !== 'computed').length);
      // A longer one makes Excel repair the file.
      expect(texts.filter((text) => text === null || text.length === 0 || text.length > most)).toEqual([]);
    }
    for (const formula of parts.sheet.querySelectorAll('formula'))
      expect(formula.textContent.length).toBeLessThan(8192);
  });
});

test.each(['#N/A', '_x0041_', '=1+1', '\ufffe', "'007", ' a  b ', '<b>&amp;'])(
  'the text %j is written as a text',
  async (text) => {
    const reading = await readSheet(await writeTable({ ...sampleTable, lines: [[text]] }));
    expect(reading).toMatchObject({ rows: [{}, { cells: [text] }] });
  },
);
