/** CSV as spreadsheet programs in Belgium read it. */

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { decimal } from '#forms/amount.ts';
import { type ListCell, type ListColumn, localTime } from './list-columns.ts';

/**
 * Options of csv-stringify: semicolons, which are the list separator of Belgian Windows in Dutch, French and German, and a byte
 * order mark by which programs recognise UTF-8. Excel opens such a file with a double click, in columns and with the right letters.
 */
export const csvOptions = { delimiter: ';', bom: true, record_delimiter: '\r\n' } as const;

/** Hundredths as a decimal number with a comma: "-1234,50". */
export function decimalComma(hundredths: number): string {
  return decimal(hundredths).replace('.', ',');
}

/**
 * A text as a cell. CSV injection: a spreadsheet program would run a text that begins like a formula, so such a text gets an
 * apostrophe before it (OWASP, CSV Injection). Numbers and dates do not go through this.
 */
export function csvText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/**
 * A list as CSV. Its items are taken as the stream is read. A failure aborts the stream, so that nobody mistakes half a list
 * for the whole list.
 */
export function csvStream<Item>(
  columns: readonly ListColumn<Item>[],
  items: AsyncIterable<Item> | Iterable<Item>,
): ReadableStream {
  const csv = stringify(csvOptions);
  const rows = async function* () {
    yield columns.map(({ heading }) => heading);
    for await (const item of items) yield columns.map(({ kind, cell }) => textOf(kind, cell(item)));
  };
  pipeline(Readable.from(rows()), csv).catch((error: unknown) =>
    csv.destroy(error instanceof Error ? error : undefined),
  );
  // The cast: Node's own type of a web stream and the standard one describe the same object.
  return Readable.toWeb(csv) as ReadableStream;
}

function textOf(kind: ListColumn<never>['kind'], value: ListCell): string {
  if (value === null) return '';
  if (value instanceof Date) return localTime(value);
  if (typeof value === 'string') return kind === 'day' ? value : csvText(value);
  return kind === 'number' ? String(value) : decimalComma(value);
}
