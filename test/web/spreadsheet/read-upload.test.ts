import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { participation2026 } from '#forms/2026/participation.ts';
import { type Line, MAX_LINES, tablesOf } from '#forms/definition.ts';
import { fileWith } from '#test/support/participation-tables.ts';
import { sampleTable, tableOf } from '#test/support/sample-tables.ts';
import { markInXlsx, odsParts, xlsxParts, zipOf } from '#test/support/zip.ts';
import {
  MAX_UPLOAD_BYTES,
  READ_MAX_MEMORY_MB,
  SMALL_READ_MAX_MEMORY_MB,
  SMALL_UPLOAD_BYTES,
} from '#web/spreadsheet/limits.ts';
import { readUpload } from '#web/spreadsheet/read-upload.ts';
import { formatTableMark } from '#web/spreadsheet/table-mark.ts';

const table = tablesOf(participation2026).find(({ id }) => id === 'participation');
if (table === undefined) throw new Error('no table');
const read = (bytes: Uint8Array, timeoutMs?: number) =>
  readUpload(bytes, participation2026, table, { person: randomUUID(), ...(timeoutMs !== undefined && { timeoutMs }) });
const otherTable = { type: 'other-table', mark: sampleTable.mark };

describe('the thread that reads an upload', () => {
  it('reads 10 000 lines without blocking the process', async () => {
    const lines: Line[] = Array.from({ length: MAX_LINES }, (_, index) => ({
      activity: `Uitstap ${index}`,
      sort: 'group',
      beneficiaries: index,
      cost: index,
    }));
    const bytes = await fileWith(lines);
    let reading: unknown;
    const done = read(bytes).then((result) => {
      reading = result;
    });
    let turns = 0;
    while (reading === undefined) {
      await nextTurn();
      turns++;
    }
    await done;
    expect(reading).toEqual({ type: 'lines', lines, ignored: [] });
    // A process that reads the file itself gets only a handful of turns of the event loop.
    expect(turns).toBeGreaterThan(100);
  }, 120_000);

  it('stops at the time limit', async () => {
    expect(await read(await tableOf(sampleTable.lines), 1)).toEqual({ type: 'refused', code: 'file-takes-too-long' });
  });

  it('does not start for a file that is too large', async () => {
    const bytes = new Uint8Array(MAX_UPLOAD_BYTES + 1);
    expect(await read(bytes)).toEqual({ type: 'refused', code: 'file-too-large' });
  });

  it('stays within its memory limit for a sheet with a cell in the last row and column', async () => {
    const rows = '<row r="1048576"><c r="S1048576"><v>1</v></c></row>';
    expect(await read(zipOf(xlsxParts(markInXlsx + rows)))).toEqual(otherTable);
    const sparse = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect(await read(zipOf(xlsxParts(markInXlsx + sparse)))).toEqual(otherTable);
    expect(await read(await tableOf(sampleTable.lines))).toEqual(otherTable);
  }, 120_000);
});

describe('a hostile file', () => {
  /** Some 20 MB of XML, just below what is refused at once: reading it takes a second. @param padding bytes that are not read */
  const fullOfCells = (padding = 0) => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(250)}</row>`;
    const image = { name: 'xl/media/image.png', data: randomBytes(padding) };
    return zipOf([...xlsxParts(markInXlsx + row.repeat(5_500)), ...(padding > 0 ? [image] : [])]);
  };
  const residentMb = () => process.memoryUsage.rss() / 1024 / 1024;

  it('is refused before it is read when its styles fill it', async () => {
    const styles = `<styleSheet>${'<xf numFmtId="14"/>'.repeat(5_000_000)}</styleSheet>`;
    const parts = xlsxParts(markInXlsx).map((part) =>
      part.name === 'xl/styles.xml' ? { ...part, data: styles } : part,
    );
    const bytes = zipOf(parts);
    expect(bytes.length).toBeLessThan(300_000);
    await read(await tableOf(sampleTable.lines));
    const begun = performance.now();
    expect(await read(bytes)).toEqual({ type: 'refused', code: 'file-swells' });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  const sheetOf = (rows: string) => zipOf(xlsxParts(markInXlsx + rows));
  const cell = (text: string) => `<row r="2"><c r="A2" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  /** A workbook with one text of 60 000 invisible characters, which cells share. */
  const sharedBy = (cells: number): Uint8Array => {
    const text = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'\u200b'.repeat(60_000)}</t></si></sst>`;
    const parts = xlsxParts(`${markInXlsx}<row r="2">${'<c t="s"><v>0</v></c>'.repeat(cells)}</row>`).map((part) => {
      if (part.name !== 'xl/_rels/workbook.xml.rels') return part;
      const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings';
      const relationship = `<Relationship Id="rId3" Type="${type}" Target="sharedStrings.xml"/></Relationships>`;
      return { ...part, data: String(part.data).replace('</Relationships>', relationship) };
    });
    return zipOf([...parts, { name: 'xl/sharedStrings.xml', data: text }]);
  };
  const csvOf = (text: string) => new TextEncoder().encode(`${formatTableMark(sampleTable.mark)};\n${text}`);
  test.each([
    ['empty cells with a style', 'file-swells', () => sheetOf(`<row>${'<c s="1"/>'.repeat(1_600_000)}</row>`)],
    ['attributes', 'file-swells', () => sheetOf(`<row>${'<c a="" b="" d="" e="" g=""/>'.repeat(400_000)}</row>`)],
    [
      'attributes of one element',
      'file-swells',
      () => sheetOf(`<row ${Array.from({ length: 1_001 }, (_, index) => `a${index}=""`).join(' ')}/>`),
    ],
    ['one long text in many cells', 'file-swells', () => sharedBy(2_000)],
    [
      'one long text that an ODS repeats',
      'file-swells',
      () =>
        zipOf(
          odsParts(
            `<table:table-row table:number-rows-repeated="9000"><table:table-cell table:number-columns-repeated="256" office:value-type="string"><text:p>${'a'.repeat(30_000)}</text:p></table:table-cell></table:table-row>`,
          ),
        ),
    ],
    ['elements in each other', 'file-swells', () => sheetOf('<row>'.repeat(1_000_000))],
    ['the text of one cell', 'file-swells', () => sheetOf(cell('a'.repeat(1_000_000)))],
    ['entities', 'file-swells', () => sheetOf(cell('&lt;'.repeat(2_000_000)))],
    ['comments', 'file-swells', () => sheetOf('<!---->'.repeat(2_000_000))],
    ['white space', 'file-swells', () => sheetOf(' '.repeat(30_000_000))],
    [
      'spaces that an ODS counts',
      'file-swells',
      () =>
        zipOf(
          odsParts(
            `<table:table-row><table:table-cell office:value-type="string"><text:p>${'<text:s text:c="9999"/>'.repeat(100)}</text:p></table:table-cell></table:table-row>`,
          ),
        ),
    ],
    ['lines of a CSV', 'file-too-many-lines', () => csvOf('\n'.repeat(2_000_000))],
    ['separators of a CSV', 'file-swells', () => csvOf(';'.repeat(2_000_000))],
  ])('is refused when it is filled with %s', async (_what, code, make) => {
    expect(await read(make())).toEqual({ type: 'refused', code });
  });

  it('does not delay the file of another person, and keeps the memory of the process within its limit', async () => {
    const [large, looksSmall] = [fullOfCells(SMALL_UPLOAD_BYTES), fullOfCells()];
    expect(large.length).toBeGreaterThan(SMALL_UPLOAD_BYTES);
    expect(looksSmall.length).toBeLessThan(SMALL_UPLOAD_BYTES);
    const small = await tableOf(sampleTable.lines);
    await read(small);
    const before = residentMb();
    let most = before;
    let reading = 3;
    const attackers = [large, large, looksSmall].map(async (bytes) => {
      const result = await read(bytes);
      reading -= 1;
      return result;
    });
    for (let time = 0; time < 10; time += 1) {
      const begun = performance.now();
      expect(await read(small)).toEqual(otherTable);
      expect(performance.now() - begun).toBeLessThan(2_000);
      most = Math.max(most, residentMb());
    }
    expect(reading).toBeGreaterThan(0);
    const done = Promise.all(attackers);
    while (reading > 0) {
      most = Math.max(most, residentMb());
      await Promise.race([done, setTimeout(50)]);
    }
    expect(await done).not.toContainEqual(expect.objectContaining({ type: 'lines' }));
    // The limits of both threads together.
    expect(most - before).toBeLessThan(READ_MAX_MEMORY_MB + SMALL_READ_MAX_MEMORY_MB);
  }, 200_000);

  it('of the same person is refused while the first one is being read', async () => {
    const person = randomUUID();
    const small = await tableOf(sampleTable.lines);
    const first = readUpload(small, participation2026, table, { person });
    expect(() => readUpload(small, participation2026, table, { person })).toThrow(
      expect.objectContaining({ own: true }),
    );
    expect(await first).toEqual(otherTable);
    expect(await readUpload(small, participation2026, table, { person })).toEqual(otherTable);
  });
});
