import { parse } from 'csv-parse/sync';
import { type Row, rowOf } from './cell.ts';
import { FileRefused } from './file-refusal.ts';
import { MAX_COLUMNS, MAX_CSV_LINES, MAX_CSV_SEPARATORS } from './limits.ts';

const separators = [';', ',', '\t', '|'] as const;
type Separator = (typeof separators)[number];
/** The number of lines from which the separator is detected. */
const SAMPLE_LINES = 50;

/** The rows of a CSV file, in any encoding and with any separator that spreadsheet programs write. */
export function readCsvRows(bytes: Uint8Array): Row[] {
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  // Excel reads and writes the separator on a first line of its own, which it does not show as a row.
  const [line = '', separator] = /^"?sep=(?<separator>[;,\t|])"?(?:\n|$)/i.exec(text) ?? [];
  const body = text.slice(line.length);
  if (countOf(body, '\n', MAX_CSV_LINES) > MAX_CSV_LINES) throw new FileRefused('file-too-many-lines');
  const found = separator ?? separatorOf(body);
  if (countOf(body, found, MAX_CSV_SEPARATORS) > MAX_CSV_SEPARATORS) throw new FileRefused('file-swells');
  const records = recordsOf(body, found);
  if (found === ',' && hasSplitNumber(records)) throw new FileRefused('file-commas');
  return records.flatMap((cells, index) => rowOf(index + 1, cells.slice(0, MAX_COLUMNS)) ?? []);
}

/** The number of records in which the headers are looked for. */
const HEADER_SEARCH_RECORDS = 12;

/**
 * Whether `1234,50` became two cells: a record is longer than the headers, and has a number that one or two digits follow. The
 * records without a number above the lines are the headers, and what stands above them.
 */
function hasSplitNumber(records: readonly string[][]): boolean {
  const lengthOf = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const headers = records
    .slice(0, HEADER_SEARCH_RECORDS)
    .filter((cells) => cells.every((cell) => !/^[€\s-]*\d/.test(cell)));
  const width = Math.max(...headers.map(lengthOf));
  return records.some(
    (cells) =>
      lengthOf(cells) > width &&
      cells.some((cell, index) => /^\d{1,2}(?:\D*)$/.test(cell) && /^[€\s-]*\d[\d.' ]*$/.test(cells[index - 1] ?? '')),
  );
}

/** How often a character is in a text; it stops counting above `most`. */
function countOf(text: string, character: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0 && count <= most; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

/** The records of a text, with the empty ones: they count in the row numbers. @param max -1: all records */
function recordsOf(text: string, delimiter: string, max = -1): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      to: max,
    });
  } catch (cause) {
    throw new FileRefused('file-unreadable', { cause });
  }
}

/** By byte order mark UTF-16 or UTF-8; without one UTF-8 when valid, otherwise Windows-1252 (Excel's "CSV"). */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return decodeWithZeros(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** UTF-16 without a byte order mark: every other byte of a text in Latin letters is zero. */
function decodeWithZeros(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 64);
  const zerosAt = (parity: number): number => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const enough = sample.length * 0.4;
  const encoding = zerosAt(1) > enough ? 'utf-16le' : zerosAt(0) > enough ? 'utf-16be' : undefined;
  if (encoding === undefined) throw new FileRefused('file-unknown');
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * The separator that gives all lines the same number of cells, as spreadsheet programs write them. When several do, the
 * one that gives most cells; when no separator does, the one that gives most cells in the first line that any separates: the mark
 * may stand alone on its line.
 */
function separatorOf(text: string): Separator {
  const counts = separators.map((separator) => {
    const lengths = sampleOf(text, separator).map((cells) => cells.length);
    return { separator, lengths, even: lengths.every((length) => length > 1 && length === lengths[0]) };
  });
  const lines = Array.from({ length: SAMPLE_LINES }, (_, line) => line);
  const first = lines.find((line) => counts.some(({ lengths }) => (lengths[line] ?? 0) > 1)) ?? 0;
  const best = (candidates: typeof counts) =>
    candidates.toSorted((one, other) => (other.lengths[first] ?? 0) - (one.lengths[first] ?? 0))[0];
  return (best(counts.filter(({ even }) => even)) ?? best(counts))?.separator ?? ';';
}

function sampleOf(text: string, separator: Separator): string[][] {
  try {
    return recordsOf(text, separator, SAMPLE_LINES);
  } catch {
    return [];
  }
}
