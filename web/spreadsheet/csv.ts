import { parse } from 'csv-parse/sync';
import { type Row, rowOf } from './cell.ts';
import { MOST_COLUMNS } from './limits.ts';
import { FileRefused } from './refusal.ts';

const separators = [';', ',', '\t', '|'] as const;
type Separator = (typeof separators)[number];
/** By how many lines the separator is found. */
const SAMPLE = 50;

/** The rows of a CSV, in whatever encoding and with whatever separator spreadsheet programs write it. */
export function readCsvRows(bytes: Uint8Array): Row[] {
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  // Excel reads and writes the separator on a line of its own.
  const named = /^sep=(?<separator>[;,\t|])\n/.exec(text)?.groups?.['separator'];
  const body = named === undefined ? text : text.slice('sep=;\n'.length);
  const records = recordsOf(body, named ?? separatorOf(body));
  const first = named === undefined ? 1 : 2;
  return records.flatMap((cells, index) => rowOf(first + index, cells.slice(0, MOST_COLUMNS)) ?? []);
}

/** The records of a text, empty ones as well: they count for the numbers of the rows. @param most -1: all */
function recordsOf(text: string, delimiter: string, most = -1): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      to: most,
    });
  } catch (cause) {
    throw new FileRefused('file-unreadable', { cause });
  }
}

/** UTF-16 or UTF-8 by their byte order mark, UTF-8 where it is that, else Windows-1252 (Excel's "CSV"). */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new FileRefused('file-unknown');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * The separator by which all lines have the same number of cells, as spreadsheet programs write them; of several the one
 * that gives most cells, and where none does, the one that gives most in the first line.
 */
function separatorOf(text: string): Separator {
  const counts = separators.map((separator) => {
    const lengths = sampleOf(text, separator).map((cells) => cells.length);
    const [length = 0] = lengths;
    return { separator, length, even: lengths.every((other) => other === length) };
  });
  const best = (candidates: typeof counts) => candidates.toSorted((one, other) => other.length - one.length)[0];
  return (best(counts.filter(({ even, length }) => even && length > 1)) ?? best(counts))?.separator ?? ';';
}

function sampleOf(text: string, separator: Separator): string[][] {
  try {
    return recordsOf(text, separator, SAMPLE);
  } catch {
    return [];
  }
}
