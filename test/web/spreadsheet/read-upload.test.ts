import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { participation2026 } from '#forms/2026/participation.ts';
import { type Line, MAX_LINES, tablesOf } from '#forms/definition.ts';
import { fileWith } from '#test/support/participation-tables.ts';
import { sampleTable, tableOf } from '#test/support/sample-tables.ts';
import { markInXlsx, xlsxParts, zipOf } from '#test/support/zip.ts';
import { MAX_UPLOAD_BYTES } from '#web/spreadsheet/limits.ts';
import { readUpload } from '#web/spreadsheet/read-upload.ts';

const table = tablesOf(participation2026).find(({ id }) => id === 'participation');
if (table === undefined) throw new Error('no table');
const read = (bytes: Uint8Array, timeoutMs?: number) => readUpload(bytes, participation2026, table, timeoutMs);
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
    expect(await read(zipOf(xlsxParts(markInXlsx + rows)))).toMatchObject({
      type: expect.stringMatching(/other-table|refused/),
    });
    const sparse = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect(await read(zipOf(xlsxParts(markInXlsx + sparse)))).toMatchObject({ type: 'refused' });
    expect(await read(await tableOf(sampleTable.lines))).toEqual(otherTable);
  }, 120_000);
});
