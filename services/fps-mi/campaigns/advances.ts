/** The file of advances that a case handler uploads: read whole or not at all. Pure. */

import { CsvError, parse } from 'csv-parse/sync';
import { parseAmount } from '#forms/amount.ts';
import type { Advance } from '#rules/campaign.ts';

/** More lines than there are organisations by far. */
const MOST_LINES = 2_000;

/**
 * What is wrong with a line, a closed set:
 * - `header-wrong`: the first line must name the columns: `nis` and `amount`, or `nis` and the fields of the form
 * - `columns-wrong`: not as many cells as columns, or quotes that do not end
 * - `nis-unknown`: no organisation has this code; `nis-twice`: it stood on an earlier line
 * - `amount-…`: as for an amount that is typed in a form
 * - `lines-missing`: there is nothing below the header; `lines-too-many`
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

/** A line, counted from 1 as a spreadsheet does, what is wrong with it, and what stands there. */
export type AdvanceProblem = { readonly line: number; readonly code: AdvanceProblemCode; readonly found: string };

export type ParsedAdvances =
  | { readonly type: 'read'; readonly advances: readonly Advance[] }
  | { readonly type: 'wrong'; readonly problems: readonly AdvanceProblem[] };

/** A file as text: UTF-8, or the UTF-16 that spreadsheets call Unicode text. Only digits and the header count. */
export function textOf(file: Uint8Array): string {
  const [first, second] = file;
  return new TextDecoder(first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8').decode(file);
}

/**
 * Reads advances: a header, then a line for each organisation, cells separated by `;`, `,` or a tab.
 * @param fields the fields of the form that FPS MI sets; `amount` stands for the only one
 * @param organisations the NIS codes that there are
 */
export function parseAdvances(
  text: string,
  fields: readonly string[],
  organisations: ReadonlySet<string>,
): ParsedAdvances {
  const separator = [';', '\t', ','].find((mark) => text.split(/\r?\n/, 1)[0]?.includes(mark)) ?? ';';
  const rows = cellsOf(text, separator);
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
  if (lines.length > MOST_LINES) {
    return { type: 'wrong', problems: [{ line: MOST_LINES + 2, code: 'lines-too-many', found: String(lines.length) }] };
  }

  const advances: Advance[] = [];
  const problems: AdvanceProblem[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const wrong = (code: AdvanceProblemCode, found: string): void => {
      problems.push({ line, code, found });
    };
    const [nis = '', ...amounts] = cells;
    if (amounts.length !== columns.length) {
      wrong('columns-wrong', cells.join(separator));
      continue;
    }
    if (!organisations.has(nis)) wrong('nis-unknown', nis);
    else if (seen.has(nis)) wrong('nis-twice', nis);
    seen.add(nis);
    for (const [index, field] of columns.entries()) {
      const typed = amounts[index] ?? '';
      const cents = parseAmount(typed);
      if (typeof cents === 'number') advances.push({ nis, field, cents });
      else wrong(cents, typed);
    }
  }
  return problems.length > 0 ? { type: 'wrong', problems } : { type: 'read', advances };
}

type Row = { readonly line: number; readonly cells: readonly string[] };

/** The cells of each line that is not empty. */
function cellsOf(text: string, separator: string): Row[] | AdvanceProblem {
  const options = { bom: true, delimiter: separator, relax_column_count: true, trim: true, info: true } as const;
  try {
    // The cast: with `info` each record comes with where it ended, which the types of the library do not say.
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
