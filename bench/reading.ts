/** How long reading a table of 10 000 lines takes, and its memory: from the bytes of a file to its lines, in the worker thread. */

import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { type Line, MAX_LINES, tablesOf } from '#forms/definition.ts';
import { editableText } from '#forms/writing.ts';
import { zipOf } from '#test/support/zip.ts';
import { readUpload } from '#web/spreadsheet/read-upload.ts';
import { formatTableMark, tableMarkOf } from '#web/spreadsheet/table-mark.ts';
import { sheetOf, typedColumns } from '#web/spreadsheet/table-sheet.ts';
import { writeTable } from '#web/spreadsheet/write-table.ts';
import { textsIn } from '#web/text/texts.ts';

export type ReadingFigures = {
  readonly format: string;
  readonly bytes: number;
  /** The first file of a thread: its code is not compiled yet. */
  readonly firstMs: number;
  readonly medianMs: number;
  /** The CPU time of a file: on a busy machine only this compares. */
  readonly cpuMs: number;
  /** The most memory that the process took above what it had before the first file: the thread, its result, and what earlier files left. */
  readonly memoryMb: number;
};

const ROUNDS = 5;
const table = (() => {
  const [found] = tablesOf(personnelCosts2026);
  if (found === undefined) throw new Error('the form has no table');
  return found;
})();
const columns = typedColumns(table);
const lines = Array.from(
  { length: MAX_LINES },
  (_, index): Line => ({
    member: `P-${index}`,
    function: 'socialWorker',
    from: '2026-01-01',
    until: '2026-12-31',
    fraction: 8000,
    cost: 4_125_075 + index,
  }),
);

/** Reads a file of each format some times. @throws when the lines that were read are not those that were written */
export async function measureReading(): Promise<ReadingFigures[]> {
  const xlsx = await writeTable(sheetOf(personnelCosts2026, table, lines, 'nl', textsIn('nl').tables.sheet));
  const files = [
    ['XLSX', xlsx],
    ['ODS', ods()],
    ['CSV', csv()],
  ] as const;
  const before = process.memoryUsage.rss();
  const figures: ReadingFigures[] = [];
  for (const [format, bytes] of files) figures.push(await measureFile(format, bytes, before));
  return figures;
}

async function measureFile(format: string, bytes: Uint8Array, before: number): Promise<ReadingFigures> {
  let most = before;
  let reading = true;
  const sampling = (async () => {
    while (reading) {
      most = Math.max(most, process.memoryUsage.rss());
      await setTimeout(5);
    }
  })();
  const times: number[] = [];
  const cpuTimes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const cpu = process.cpuUsage();
    const begun = performance.now();
    const result = await readUpload(bytes, personnelCosts2026, table, { person: randomUUID() });
    times.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(cpu);
    cpuTimes.push((user + system) / 1000);
    if (result.type !== 'lines' || JSON.stringify(result.lines) !== JSON.stringify(lines)) {
      throw new Error(`${format}: ${JSON.stringify(result).slice(0, 300)}`);
    }
  }
  reading = false;
  await sampling;
  const [firstMs = 0, ...later] = times;
  return {
    format,
    bytes: bytes.length,
    firstMs,
    medianMs: medianOf(later),
    cpuMs: medianOf(cpuTimes.slice(1)),
    memoryMb: (most - before) / 1024 / 1024,
  };
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

const mark = formatTableMark(tableMarkOf(personnelCosts2026, table));
const headers = columns.map(({ label }) => label.nl);
/** The texts of a line as a person types them. */
const textsOf = (line: Line): string[] =>
  columns.map((column) => {
    const text = editableText(column, line[column.id], 'nl');
    return column.kind === 'percentage' ? `${text}%` : text;
  });

function csv(): Uint8Array {
  return Buffer.from(stringify([[mark], headers, ...lines.map(textsOf)], { delimiter: ';' }));
}

function ods(): Uint8Array {
  const text = (value: string): string =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const rows = lines.map((line) =>
    columns.map((column, index) => odsCell(column.kind, line[column.id], textsOf(line)[index] ?? '')),
  );
  const xml = [[mark].map(text), headers.map(text), ...rows].map(
    (cells) => `<table:table-row>${cells.join('')}</table:table-row>`,
  );
  const spaces = ['office', 'table', 'text'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return zipOf([
    {
      name: 'content.xml',
      data: `<office:document-content ${spaces.join(' ')}><office:body><office:spreadsheet><table:table table:name="Blad1">${xml.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);

  function odsCell(kind: string, value: number | string | undefined, shown: string): string {
    switch (kind) {
      case 'amount':
        return cell('float', 'value', Number(value) / 100);
      case 'percentage':
        return cell('percentage', 'value', Number(value) / 10_000);
      case 'date':
        return cell('date', 'date-value', value);
      default:
        return text(shown);
    }
    function cell(type: string, attribute: string, content: unknown): string {
      return `<table:table-cell office:value-type="${type}" office:${attribute}="${content}"><text:p>${shown}</text:p></table:table-cell>`;
    }
  }
}

/** The figures as lines to print. */
export function describeReading(figures: readonly ReadingFigures[]): string {
  const line = ({ format, bytes, firstMs, medianMs, cpuMs, memoryMb }: ReadingFigures): string =>
    `  ${format.padEnd(5)} ${(bytes / 1024).toFixed(0).padStart(5)} kB  first ${firstMs.toFixed(0)} ms, then ${medianMs.toFixed(0)} ms (CPU ${cpuMs.toFixed(0)} ms), ${memoryMb.toFixed(0)} MiB`;
  return [
    `Reading ${MAX_LINES} lines of six columns, from the bytes of a file to its lines`,
    ...figures.map(line),
  ].join('\n');
}
