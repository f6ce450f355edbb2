/** Reads the rows of a file of granted amounts. One wrong cell refuses the whole file. Pure. */

import { parseAmount } from '#forms/amount.ts';
import { type LocalText, languages } from '#forms/definition.ts';
import { cleanLine, plainSigns } from '#forms/text.ts';
import type { Advance } from '#rules/campaign.ts';
import { type Cell, cellText, isEmptyCell, numberText, type Row, shownText } from '#web/spreadsheet/cell.ts';
import { binaryNumber, readNumberCell } from '#web/spreadsheet/read-cell.ts';
import { type AmountsColumns, type AmountsTarget, columnsIn, comparable, letterOf } from './amounts-columns.ts';
import {
  type AmountsNote,
  type AmountsProblem,
  type AmountsProblemCode,
  type AmountsReading,
  amountsProblems,
} from './amounts-problems.ts';
import { mergedFrom, mergedInto } from './mergers.ts';

/** Far more than the number of organisations. */
const MAX_LINES = 2_000;
/** The number of rows in which the headers are searched: a title may stand above them. */
const HEADER_SEARCH_ROWS = 20;
/** How many problems a reading lists; `count` counts them all. */
export const MAX_PROBLEMS = 200;

export type AmountsContext = AmountsTarget & {
  /** The name of each organisation, by its NIS code. */
  readonly organisations: ReadonlyMap<string, LocalText>;
};

/**
 * Reads the granted amounts in the rows of a sheet: the headers, then a row for each organisation. A cell that is empty says
 * nothing about its amount; 0 takes it away.
 */
export function readAmounts(rows: readonly Row[], context: AmountsContext): AmountsReading {
  const searched = rows.slice(0, HEADER_SEARCH_ROWS).map(({ cells }) => columnsIn(cells.map(textOf), context));
  const complete = searched.findIndex((each) => each !== null && each.columns.amounts.size > 0);
  const index = complete >= 0 ? complete : searched.findIndex((each) => each !== null);
  const headers = searched[index];
  const [top] = rows;
  if (!headers) {
    const place = { row: top?.number ?? null, letter: null };
    return wrong([{ ...place, code: 'header-missing', found: (top?.cells ?? []).map(textOf).join(' | ') }]);
  }
  const { columns, problems } = headers;
  const row = rows[index]?.number ?? null;
  if (problems.length > 0) return wrong(problems.map((problem) => ({ ...problem, row })));
  return readLines(rows.slice(index + 1), rows[index]?.cells ?? [], columns, context);
}

function wrong(problems: readonly AmountsProblem[]): AmountsReading {
  return { type: 'wrong', problems: problems.slice(0, MAX_PROBLEMS), count: problems.length };
}

const textOf = (cell: Cell | undefined): string => cleanLine(cellText(cell ?? ''));
const isEmpty = isEmptyCell;

/** What the rows of a file give so far. */
class Collected {
  readonly amounts: Advance[] = [];
  readonly problems: AmountsProblem[] = [];
  readonly notes: AmountsNote[] = [];
  /** The number of the row of each organisation. */
  readonly rowOf = new Map<string, number>();
  /** The sum of each column of amounts so far, by its index. */
  readonly sums = new Map<number, number>();
}

function readLines(
  rows: readonly Row[],
  headers: readonly Cell[],
  columns: AmountsColumns,
  context: AmountsContext,
): AmountsReading {
  const { nis, names, amounts, form, year } = columns;
  const used = new Set([nis, ...names, form, year, ...amounts.values()].filter((index) => index !== null));
  const lines = rows.filter(({ cells }) => cells.some((cell, index) => used.has(index) && !isEmpty(cell)));
  if (lines.length > MAX_LINES) {
    const row = lines[MAX_LINES]?.number ?? null;
    return wrong([{ row, letter: null, code: 'lines-too-many', found: String(lines.length) }]);
  }
  const collected = new Collected();
  const lastLine = lines.findLastIndex(({ cells }) => nisIn(textOf(cells[nis])) !== null);
  for (const [index, line] of lines.entries()) {
    if (index > lastLine && isTotal(line, columns)) readTotal(line, columns, collected);
    else readLine(line, columns, context, collected);
  }
  if (collected.problems.length > 0) return wrong(collected.problems);
  if (collected.rowOf.size === 0) return wrong([{ row: null, letter: null, code: 'lines-missing', found: '' }]);
  return {
    type: 'read',
    amounts: collected.amounts,
    missingFields: context.fields.flatMap(({ id }) => (amounts.has(id) ? [] : [id])),
    unreadColumns: headers.flatMap((header, index) =>
      !used.has(index) && rows.some(({ cells }) => !isEmpty(cells[index])) ? [textOf(header) || letterOf(index)] : [],
    ),
    notes: collected.notes,
  };
}

const totalPattern =
  /^(?:(?:algemeen|eind|grand) )?(?:totaal|total|totaux|som|somme|sum|summe|gesamt|gesamtsumme|gesamtbetrag)\b/;

/** Whether a row says that it is a total, in a column before the amounts or instead of a NIS code. */
function isTotal({ cells }: Row, { amounts }: AmountsColumns): boolean {
  const columns = new Set(amounts.values());
  return cells.some((cell, index) => !columns.has(index) && totalPattern.test(comparable(textOf(cell))));
}

/** Below the organisations may be a total: it must be the sum of the rows above it. */
function readTotal({ number: row, cells }: Row, columns: AmountsColumns, { problems, notes, sums }: Collected): void {
  for (const index of columns.amounts.values()) {
    const cell = cells[index];
    const found = textOf(cell);
    const total = isEmpty(cell) ? null : readAmountCell(cell ?? '');
    const sum = sums.get(index) ?? 0;
    if (total === null || typeof total === 'string' || total.cents === sum) continue;
    problems.push({ row, letter: letterOf(index), code: 'total-differs', found, about: String(sum) });
  }
  notes.push({ row, letter: null, code: 'total', found: cells.map(textOf).filter(Boolean).join(' | ') });
}

function readLine(line: Row, columns: AmountsColumns, context: AmountsContext, collected: Collected): void {
  const { number: row, cells } = line;
  const { problems, notes, rowOf } = collected;
  const hasAmount = [...columns.amounts.values()].some((index) => !isEmpty(cells[index]));
  const nisCell = cells[columns.nis];
  const place = { row, letter: letterOf(columns.nis), found: textOf(nisCell) };
  if (isEmpty(nisCell)) {
    const name = columns.names.map((index) => textOf(cells[index])).find((text) => text.trim() !== '') ?? '';
    const about = organisationNamed(name, context);
    if (hasAmount || about !== null) {
      problems.push({ ...place, found: name, code: 'nis-missing', ...(about !== null && { about }) });
    } else notes.push({ row, letter: null, code: 'unread', found: cells.map(textOf).filter(Boolean).join(' | ') });
    return;
  }
  const nis = nisIn(place.found);
  checkCampaign(line, columns, context, problems);
  if (nis === null) {
    problems.push({ ...place, code: 'nis-not-understood' });
    return;
  }
  const earlier = rowOf.get(nis);
  const from = mergedFrom(nis).map((code) => nameIn(context, code));
  if (earlier !== undefined) problems.push({ ...place, code: 'nis-twice', about: String(earlier) });
  else if (!context.organisations.has(nis) && from.length > 0) {
    problems.push({ ...place, code: 'nis-merged', about: from.join(', ') });
  } else if (!context.organisations.has(nis)) problems.push({ ...place, code: 'nis-unknown' });
  else checkName(line, nis, columns, context, problems);
  if (earlier === undefined) rowOf.set(nis, row);
  const successor = mergedInto(nis, context.year);
  if (successor !== null && hasAmount) notes.push({ ...place, code: 'merged', about: successor });
  for (const [field, index] of columns.amounts) readCell(line, index, { nis, field }, collected);
}

/** Reads one amount. Programs show a zero as a dash in the formats of accountants. */
function readCell(
  { number: row, cells }: Row,
  index: number,
  { nis, field }: Pick<Advance, 'nis' | 'field'>,
  { amounts, problems, notes, sums }: Collected,
): void {
  const cell = cells[index];
  if (isEmpty(cell)) return;
  const place = { row, letter: letterOf(index), found: textOf(cell) };
  const isDash = /^(?:€|EUR)? ?- ?(?:€|EUR)?$/i.test(plainSigns(place.found));
  const read = isDash ? { cents: 0, isDoubtful: false } : readAmountCell(cell ?? '');
  if (typeof read === 'string') {
    problems.push({ ...place, code: read });
    return;
  }
  const { cents, isDoubtful } = read;
  if (isDash) notes.push({ ...place, code: 'dash' });
  if (isDoubtful) {
    notes.push({ ...place, found: shownText(cell ?? ''), code: 'shown-differently', about: numberText(cents / 100) });
  }
  amounts.push({ nis, field, cents });
  sums.set(index, (sums.get(index) ?? 0) + cents);
}

/** The cents in a cell; doubtful when the spreadsheet program shows another amount. A code says why there are none. */
function readAmountCell(cell: Cell): { readonly cents: number; readonly isDoubtful: boolean } | AmountsProblemCode {
  if (typeof cell === 'string') {
    const written = binaryNumber(plainSigns(cell));
    if (written) return readAmountCell(written);
    const cents = parseAmount(cleanLine(cell));
    return typeof cents === 'number' ? { cents, isDoubtful: false } : cents;
  }
  if ('problem' in cell) return amountsProblems.find((code) => code === cell.problem) ?? 'amount-not-understood';
  const reading = readNumberCell({ kind: 'amount' }, cell);
  if (reading.type === 'value') return { cents: Number(reading.value), isDoubtful: reading.doubt !== undefined };
  const code = reading.type === 'problem' ? reading.code : '';
  return amountsProblems.find((each) => each === code) ?? 'amount-not-understood';
}

/** A NIS code: five digits, also as a program shows a number (`11 001`, `11.001,00`), or with zeros before it. */
function nisIn(text: string): string | null {
  const parts = /^0*(?<first>\d{2})[., ']?(?<last>\d{3})(?:[.,]0+)?$/.exec(plainSigns(text))?.groups;
  return parts ? `${parts['first']}${parts['last']}` : null;
}

/** The columns for form and year, which the file to fill in has, must name this campaign. */
function checkCampaign(
  { number: row, cells }: Row,
  columns: AmountsColumns,
  { form, title, year }: AmountsContext,
  problems: AmountsProblem[],
): void {
  const of = (index: number | null) => ({ text: index === null ? '' : textOf(cells[index]).trim(), index: index ?? 0 });
  const named = of(columns.form);
  const known = [form, ...languages.map((language) => title[language])].map(comparable);
  if (named.text !== '' && !known.includes(comparable(named.text))) {
    problems.push({ row, letter: letterOf(named.index), code: 'other-form', found: named.text });
  }
  const dated = of(columns.year);
  if (dated.text !== '' && dated.text !== String(year)) {
    problems.push({ row, letter: letterOf(dated.index), code: 'other-year', found: dated.text });
  }
}

/** A row that was sorted apart from its amount has the name of another organisation. Other texts say nothing. */
function checkName(
  { number: row, cells }: Row,
  nis: string,
  { names }: AmountsColumns,
  context: AmountsContext,
  problems: AmountsProblem[],
): void {
  const texts = names.map((index) => textOf(cells[index])).filter((text) => text.trim() !== '');
  const own = namesOf(context.organisations.get(nis));
  const isOwn = (text: string): boolean => own.some((name) => ` ${withoutKind(text)} `.includes(` ${name} `));
  const [letter = null] = names.map(letterOf);
  const other = texts.find((text) => !isOwn(text) && organisationNamed(text, context) !== null);
  if (other === undefined || texts.some(isOwn)) return;
  problems.push({ row, letter, code: 'name-differs', found: other, about: nameIn(context, nis) });
}

const namesOf = (name: LocalText | undefined): string[] =>
  name === undefined ? [] : [...new Set(languages.map((language) => comparable(name[language])))];

/** A name without the word for a welfare centre or a municipality before it: "CPAS de Namur" is `namur`. */
const withoutKind = (text: string): string =>
  comparable(text).replace(
    /^(?:ocmw|cpas|oshz|gemeente|stad|commune|ville|gemeinde|stadt)(?: (?:van|de|d|des|du))? /,
    '',
  );

/** The NIS code of the organisation with this name in any language; null when there is none. */
function organisationNamed(text: string, { organisations }: AmountsContext): string | null {
  const wanted = withoutKind(text);
  if (wanted === '') return null;
  for (const [nis, name] of organisations) if (namesOf(name).includes(wanted)) return nis;
  return null;
}

/** A name that is the same in every language once, otherwise in each. */
function nameIn({ organisations }: AmountsContext, nis: string): string {
  const name = organisations.get(nis);
  const all = name === undefined ? [] : [...new Set(languages.map((language) => name[language]))];
  return `${nis} ${all.join(' / ')}`.trim();
}
