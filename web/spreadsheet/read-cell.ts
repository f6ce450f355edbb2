/**
 * Reads a cell as the value of a column. Nothing is guessed silently: what a person may have meant differently is a value with
 * a doubt, which is shown before anything is saved, or a problem, which refuses the file.
 */

import { parseDate } from '#forms/date.ts';
import { type FieldProblemCode, languages, type Scalar } from '#forms/definition.ts';
import { readText } from '#forms/reading.ts';
import { cleanLine, matchKey, plainSigns } from '#forms/text.ts';
import { problemWith } from '#forms/values.ts';
import {
  type Cell,
  type CellProblem,
  type NumberCell,
  numberText,
  type OtherCell,
  percentageText,
  shownText,
} from './cell.ts';
import { isoDate } from './cell-date.ts';
import { dateDoubt, showsNumber } from './shown.ts';
import type { TypedColumn } from './table-sheet.ts';

/**
 * Why a value may not be what a person meant (a closed set):
 * - `shown-differently`: the number format shows another number than the cell has
 * - `percentage-without-sign`: 80 without a percent sign is read as 80%
 * - `dot-for-thousands`: `1.234` is read as 1234
 * - `date-order`: read in the order of Belgium, what was shown is another day
 * - `date-incomplete`: what was shown is not a whole date
 * - `error-text`: a text such as `#N/A`, which is what an error becomes in a CSV
 * - `text-by-format`: the text follows from a number, date or truth value and its format
 */
export const cellDoubts = [
  'shown-differently',
  'percentage-without-sign',
  'dot-for-thousands',
  'date-order',
  'date-incomplete',
  'error-text',
  'text-by-format',
] as const;
export type CellDoubt = (typeof cellDoubts)[number];

/**
 * Why a cell of a sheet cannot be read although its text could be (a closed set):
 * - `percentage-ambiguous`: 0.8 without a percent sign is 0.8% or 80%
 * - `number-for-date`: a number without a date format
 * - `date-for-number`: the program made a date of what was typed
 * - `digits-lost`: a number of more than 15 digits, of which a spreadsheet keeps only the first 15
 */
export const cellMismatches = ['percentage-ambiguous', 'number-for-date', 'date-for-number', 'digits-lost'] as const;
export type CellMismatch = (typeof cellMismatches)[number];

export type CellReading =
  | { readonly type: 'value'; readonly value: Scalar; readonly doubt?: CellDoubt }
  | { readonly type: 'empty' }
  /** Empty, and must be filled in before the report can be signed. */
  | { readonly type: 'missing'; readonly code: FieldProblemCode }
  | {
      readonly type: 'problem';
      readonly code: FieldProblemCode | CellProblem | CellMismatch;
      /** What a cell with `percentage-ambiguous` may mean. */
      readonly either?: readonly [string, string];
    };

/** Reads a cell as the value of a column. */
export function readCell(column: TypedColumn, cell: Cell): CellReading {
  const reading = readAs(column, cell);
  if (reading.type === 'empty') {
    const missing = problemWith(column, undefined);
    return missing === null ? reading : { type: 'missing', code: missing };
  }
  if (reading.type !== 'value') return reading;
  const code = problemWith(column, reading.value);
  return code === null ? reading : { type: 'problem', code };
}

function readAs(column: TypedColumn, cell: Cell): CellReading {
  if (typeof cell !== 'string' && 'problem' in cell) return { type: 'problem', code: cell.problem };
  switch (column.kind) {
    case 'text':
      return readTextCell(column, cell);
    case 'choice':
      return readChoice(column, cell);
    case 'date':
      return readDate(column, cell);
    case 'amount':
    case 'number':
    case 'percentage':
      return typeof cell === 'string' ? readNumberText(column, cell) : readNumberCell(column, cell);
  }
}

type Valued = Exclude<Cell, { readonly problem: CellProblem }>;
type ColumnOf<Kind extends TypedColumn['kind']> = Extract<TypedColumn, { readonly kind: Kind }>;
type NumberColumn = ColumnOf<'amount' | 'number' | 'percentage'>;

/** A value with its doubt, if there is one. */
function doubtful(value: Scalar, doubt: CellDoubt | null): CellReading {
  return doubt === null ? { type: 'value', value } : { type: 'value', value, doubt };
}

/**
 * What programs write for an error, in the languages of Belgium and in English, and for a column that was too narrow to show
 * its value.
 */
const errorText = /^(?:#(?:N\/A|N\/B|NB|NV|GETTING_DATA|[\p{Lu}_]{2,}(?:\/0)? ?[!?])|Err:\d{3}|#{3,})$/u;

/** From here on a number has more digits than a spreadsheet keeps (ECMA-376 part 1, 18.17.5.2). */
const MAX_EXACT = 1e15;

/** A text: of another value what the program showed, such as the `007` of 7 in the format `000`. */
function readTextCell(column: ColumnOf<'text'>, cell: Valued): CellReading {
  if (typeof cell === 'string') {
    const reading = readText(column, cell);
    return errorText.test(cleanLine(cell)) ? withDoubt(reading, 'error-text') : reading;
  }
  if (cell.type !== 'number') return withDoubt(readText(column, cell.shown || cell.text), 'text-by-format');
  if (Math.abs(cell.number) >= MAX_EXACT) return { type: 'problem', code: 'digits-lost' };
  const shown = cleanLine(cell.shown);
  // These look the same in every language of a program. A rounded or scaled number has other digits.
  if (/^\d+(?:[ /-]\d+)*$/.test(shown) && Number(shown.replace(/\D/g, '')) === cell.number)
    return readText(column, shown);
  // Programs show a number of 12 digits or more as a power of ten, unless its format says otherwise.
  const isNumber = shown !== '' && !/\d[eE][-+]?\d/.test(shown) && !shown.includes('##');
  return withDoubt(readText(column, isNumber ? shown : cell.text), 'text-by-format');
}

function withDoubt(reading: CellReading, doubt: CellDoubt): CellReading {
  return reading.type === 'value' ? { ...reading, doubt } : reading;
}

/** The id of the option with this label in any of the languages; otherwise the text itself. */
function readChoice(column: ColumnOf<'choice'>, cell: Valued): CellReading {
  const text = shownText(cell);
  const options = optionsOf(column);
  const known = options.byText.get(text);
  if (known !== undefined) return { type: 'value', value: known };
  const key = matchKey(text);
  if (key === '') return { type: 'empty' };
  const id = options.byKey.get(key);
  if (id !== undefined && options.byText.size < MAX_REMEMBERED) options.byText.set(text, id);
  return { type: 'value', value: id ?? cleanLine(text) };
}

type Options = {
  readonly byKey: ReadonlyMap<string, string>;
  /** The texts that were found so far: making their keys takes longer than everything else of a cell. */
  readonly byText: Map<string, string>;
};

const MAX_REMEMBERED = 1_000;
const optionsOfColumns = new WeakMap<ColumnOf<'choice'>, Options>();

function optionsOf(column: ColumnOf<'choice'>): Options {
  const known = optionsOfColumns.get(column);
  if (known) return known;
  const labels = column.options.flatMap(({ id, label }) =>
    languages.map((language) => [matchKey(label[language]), id] as const),
  );
  const options = { byKey: new Map(labels), byText: new Map<string, string>() };
  optionsOfColumns.set(column, options);
  return options;
}

function readDate(column: ColumnOf<'date'>, cell: Valued): CellReading {
  if (typeof cell === 'string') {
    const text = plainSigns(cell).replace(/^'/, '');
    if (errorText.test(text)) return { type: 'problem', code: 'formula-failed' };
    const date = parseDate(text) ?? isoDate(text) ?? parseDate(text.replace(/ 0{1,2}:00(?::00)?$/, ''));
    return date === undefined ? readText(column, cell) : { type: 'value', value: date };
  }
  switch (cell.type) {
    case 'date': {
      const date = isoDate(cell.text);
      return date === undefined
        ? { type: 'problem', code: 'date-not-understood' }
        : doubtful(date, dateDoubt(cell.shown, date));
    }
    case 'number':
      return { type: 'problem', code: 'number-for-date' };
    case 'percentage':
    case 'time':
    case 'boolean':
      return { type: 'problem', code: 'date-not-understood' };
  }
}

/** Ten decimals or more are not typed: a program wrote the binary fraction of a number. */
const binaryFraction = /^\d+[.,]\d{10,}$/;

/** The number that a program wrote as a text with its binary fraction; undefined for every other text. */
export function binaryNumber(text: string): NumberCell | undefined {
  if (!binaryFraction.test(text)) return undefined;
  return { type: 'number', number: Number(text.replace(',', '.')), text, shown: text };
}

/** `1.234`, with a currency or not: programs in English write three decimals so. */
const oneDot = /^[^\d.,]*\d{1,3}\.\d{3}[^\d.,]*$/;

function readNumberText(column: NumberColumn, cell: string): CellReading {
  // A leading apostrophe tells a spreadsheet program that the rest is a text.
  const text = plainSigns(cell).replace(/^'(?=.)/, '');
  if (errorText.test(text)) return { type: 'problem', code: 'formula-failed' };
  const written = binaryNumber(text);
  if (written) return readNumberCell(column, written);
  const reading = readText(column, text);
  if (reading.type !== 'value') return reading;
  const { value } = reading;
  if (column.kind === 'percentage' && typeof value === 'number' && !text.includes('%')) return withoutSign(value / 100);
  if (oneDot.test(text)) return doubtful(value, 'dot-for-thousands');
  return reading;
}

/** A percentage without a percent sign. A fraction is at most 1, so a larger number can only be meant as percents. */
function withoutSign(number: number): CellReading {
  if (number === 0) return { type: 'value', value: 0 };
  if (Math.abs(number) <= 1) {
    return {
      type: 'problem',
      code: 'percentage-ambiguous',
      either: [`${numberText(number)} %`, percentageText(number)],
    };
  }
  const value = hundredths(number);
  return value === undefined
    ? { type: 'problem', code: 'percentage-too-precise' }
    : { type: 'value', value, doubt: 'percentage-without-sign' };
}

/** Reads a cell that is not a text as a number of a kind of column. Whether the column takes it is not checked. */
export function readNumberCell(column: Pick<NumberColumn, 'kind'>, cell: NumberCell | OtherCell): CellReading {
  switch (cell.type) {
    case 'date':
      return { type: 'problem', code: 'date-for-number' };
    case 'time':
    case 'boolean':
      return { type: 'problem', code: `${column.kind}-not-understood` };
    case 'number':
    case 'percentage':
      return readNumber(column, cell);
  }
}

function readNumber(column: Pick<NumberColumn, 'kind'>, cell: NumberCell): CellReading {
  switch (column.kind) {
    case 'amount': {
      if (cell.type === 'percentage') return { type: 'problem', code: 'amount-not-understood' };
      const cents = hundredths(cell.number);
      return cents === undefined
        ? { type: 'problem', code: 'amount-too-precise' }
        : doubtful(cents, doubtOf(cell, cents / 100));
    }
    case 'number': {
      if (cell.type === 'percentage') return { type: 'problem', code: 'number-not-understood' };
      const whole = rounded(cell.number);
      return whole === undefined
        ? { type: 'problem', code: 'number-not-whole' }
        : doubtful(whole, doubtOf(cell, whole));
    }
    case 'percentage': {
      if (cell.type === 'number') return withoutSign(cell.number);
      const share = hundredths(cell.number * 100);
      return share === undefined
        ? { type: 'problem', code: 'percentage-too-precise' }
        : doubtful(share, doubtOf(cell, share / 100));
    }
  }
}

function doubtOf({ shown }: NumberCell, number: number): CellDoubt | null {
  return showsNumber(shown, number) ? null : 'shown-differently';
}

/**
 * What is left of a subtraction of amounts in binary fractions, such as the 3.6E-13 of 1.1000000000003638, is far below this;
 * what a person typed or divided is above it.
 */
const RESIDUE = 1e-6;

/** A number of at most two decimals in hundredths; undefined when it has more. */
function hundredths(number: number): number | undefined {
  return rounded(number * 100, RESIDUE * 100);
}

function rounded(number: number, residue = RESIDUE): number | undefined {
  const whole = Math.round(number);
  // Adding 0 turns -0 into 0.
  return Math.abs(number - whole) <= residue ? whole + 0 : undefined;
}
