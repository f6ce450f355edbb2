/** Reads the CSV file of advances that a case handler uploads. One wrong line refuses the whole file. Pure. */

import { CsvError, parse } from 'csv-parse/sync';
import { parseAmount } from '#forms/amount.ts';
import type { Advance } from '#rules/campaign.ts';

/** Far more than the number of organisations. */
const MAX_LINES = 2_000;

/**
 * What can be wrong with a line:
 * - `header-wrong`: the first line must name the columns: `nis` and `amount`, or `nis` and the fields of the form
 * - `columns-wrong`: the number of cells differs from the number of columns, or a quote is not closed
 * - `nis-unknown`: no organisation has this code; `nis-twice`: an earlier line has the same code
 * - `amount-…`: as for an amount in a form
 * - `lines-missing`: there are no lines below the header; `lines-too-many`
 */
export const advanceProblems = [
  'header-wrong',
  'columns-wrong',
  'nis-unknown',
  'nis-twice',
  'amount-missing',
  'amount-not-understood',
  'amount-negative',
  'amount-too-precise',
  'amount-too-large',
  'lines-missing',
  'lines-too-many',
] as const;
export type AdvanceProblemCode = (typeof advanceProblems)[number];

/** What is wrong with a line, counted from 1 as in a spreadsheet, and the text that is wrong. */
export type AdvanceProblem = { readonly line: number; readonly code: AdvanceProblemCode; readonly found: string };

export type ParsedAdvances =
  | { readonly type: 'read'; readonly advances: readonly Advance[] }
  | { readonly type: 'wrong'; readonly problems: readonly AdvanceProblem[] };

/** Decodes a file: UTF-8, or UTF-16 with a byte order mark (what spreadsheets call "Unicode text"). */
export function decodeText(file: Uint8Array): string {
  const [first, second] = file;
  return new TextDecoder(first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8').decode(file);
}

/**
 * Reads advances: a header, then a line for each organisation, cells separated by `;`, `,` or a tab.
 * @param fields the fields of the form whose amounts FPS MI sets; when there is one, its column may be called `amount`
 * @param organisations the NIS codes of all organisations
 */
export function parseAdvances(
  text: string,
  fields: readonly string[],
  organisations: ReadonlySet<string>,
): ParsedAdvances {
  const separator = [';', '\t', ','].find((mark) => text.split(/\r?\n/, 1)[0]?.includes(mark)) ?? ';';
  const rows = readRows(text, separator);
  if ('line' in rows) return { type: 'wrong', problems: [rows] };
  const [header, ...lines] = rows;
  const [first, ...rest] = (header?.cells ?? []).map((name) => name.toLowerCase());
  const columns = rest.flatMap((name) => {
    const field = fields.find((one) => one.toLowerCase() === name);
    return field ?? (name === 'amount' && fields.length === 1 ? fields : []);
  });
  const named = new Set(columns).size === rest.length && rest.length > 0;
  if (first !== 'nis' || !named) {
    const found = header?.cells.join(separator) ?? '';
    return { type: 'wrong', problems: [{ line: header?.line ?? 1, code: 'header-wrong', found }] };
  }
  if (lines.length === 0) return { type: 'wrong', problems: [{ line: 2, code: 'lines-missing', found: '' }] };
  if (lines.length > MAX_LINES) {
    return { type: 'wrong', problems: [{ line: MAX_LINES + 2, code: 'lines-too-many', found: String(lines.length) }] };
  }

  const advances: Advance[] = [];
  const problems: AdvanceProblem[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const report = (code: AdvanceProblemCode, found: string): void => {
      problems.push({ line, code, found });
    };
    const [nis = '', ...amounts] = cells;
    if (amounts.length !== columns.length) {
      report('columns-wrong', cells.join(separator));
      continue;
    }
    if (!organisations.has(nis)) report('nis-unknown', nis);
    else if (seen.has(nis)) report('nis-twice', nis);
    seen.add(nis);
    for (const [index, field] of columns.entries()) {
      const amount = amounts[index] ?? '';
      const cents = parseAmount(amount);
      if (typeof cents === 'number') advances.push({ nis, field, cents });
      else report(cents, amount);
    }
  }
  return problems.length > 0 ? { type: 'wrong', problems } : { type: 'read', advances };
}

type Row = { readonly line: number; readonly cells: readonly string[] };

/** The cells of each line that is not empty. */
function readRows(text: string, separator: string): Row[] | AdvanceProblem {
  const options = { bom: true, delimiter: separator, relax_column_count: true, trim: true, info: true } as const;
  try {
    // The cast: with `info` the library returns the end of each record as well, which its types do not say.
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    const line = typeof lines === 'number' ? lines : 1;
    return { line, code: 'columns-wrong', found: '' };
  }
}
