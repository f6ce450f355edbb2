/** What a spreadsheet program checks in a column of a table: when a cell is typed, and by its colour when it was pasted. */

import type { CellStyle, ConditionalRule, DataValidation } from 'hucre/xlsx';
import { MAX_AMOUNT, MAX_NUMBER } from '#forms/amount.ts';
import { dayNumber } from '#forms/date.ts';
import { MAX_LINE_LENGTH } from '#forms/definition.ts';
import type { SheetColumn } from './write-table.ts';

/** Where the cells of a column are. */
export type ColumnPlace = {
  /** The letter of the column, and those of the first and the last column of the table. */
  readonly letter: string;
  readonly firstLetter: string;
  readonly lastLetter: string;
  /** The numbers of the first and the last row that can be filled in, from 1. */
  readonly firstRow: number;
  readonly lastRow: number;
};

/** Excel reports a file with longer ones as damaged (ECMA-376 part 1, 18.3.1.32: `promptTitle`, `prompt`, `error`). */
const MAX_TITLE_LENGTH = 32;
const MAX_MESSAGE_LENGTH = 255;

/** In a conditional format Excel takes the colour of a solid fill from `bgColor`, LibreOffice sometimes from `fgColor`. */
function marked(fill: string, text: string): CellStyle {
  return {
    font: { bold: true, color: { rgb: text } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill }, bgColor: { rgb: fill } },
  };
}
const wrong = marked('FFC7CE', '9C0006');
const missing = marked('FFF2CC', '7F6000');

/** What can be typed in the cells of a column, with the message beside them and the one when it is something else. */
export function validationOf(column: SheetColumn, place: ColumnPlace, options: string): DataValidation {
  const { message, refusal } = column;
  return {
    ...limitsOf(column, options),
    range: rangeOf(place),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    ...(refusal && {
      errorTitle: cut(column.header, MAX_TITLE_LENGTH),
      errorMessage: cut(refusal, MAX_MESSAGE_LENGTH),
    }),
    ...(message && {
      showInputMessage: true,
      inputTitle: cut(column.header, MAX_TITLE_LENGTH),
      inputMessage: cut(message, MAX_MESSAGE_LENGTH),
    }),
  };
}

/**
 * The colours of wrong cells: programs check what is typed, and not what is pasted. Formulas are written in English and
 * with commas (ECMA-376 part 1, 18.17); every program shows them in the language of its user.
 * @param priority of the first rule; each rule of a sheet has another one
 */
export function colouringOf(column: SheetColumn, place: ColumnPlace, priority: number): ConditionalRule[] {
  const { letter, firstLetter, lastLetter, firstRow } = place;
  const cell = `${letter}${firstRow}`;
  const rule = { type: 'expression', range: rangeOf(place) } as const;
  const rules: ConditionalRule[] = [{ ...rule, priority, formula: wrongWhen(column, cell), style: wrong }];
  if (column.optional !== true) {
    const formula = `AND(${cell}="",COUNTA($${firstLetter}${firstRow}:$${lastLetter}${firstRow})>0)`;
    rules.push({ ...rule, priority: priority + 1, formula, style: missing });
  }
  return rules;
}

function rangeOf({ letter, firstRow, lastRow }: ColumnPlace): string {
  return `${letter}${firstRow}:${letter}${lastRow}`;
}

/** Whole characters only: half of a surrogate pair is no XML. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

type Limits = Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'>;

function limitsOf(column: SheetColumn, options: string): Limits {
  switch (column.kind) {
    case 'amount':
      return { type: 'decimal', operator: 'between', formula1: '0', formula2: String(MAX_AMOUNT / 100) };
    case 'number':
      return { type: 'whole', operator: 'between', formula1: '0', formula2: String(MAX_NUMBER) };
    case 'percentage':
      return { type: 'decimal', operator: 'between', formula1: '0', formula2: '1' };
    case 'date': {
      const { first, last } = days(column);
      return { type: 'date', operator: 'between', formula1: String(first), formula2: String(last) };
    }
    case 'choice':
      return { type: 'list', formula1: options };
    case 'text':
      return { type: 'textLength', operator: 'lessThanOrEqual', formula1: String(column.maxLength ?? MAX_LINE_LENGTH) };
  }
}

/** Half of a thousandth of a cent: a difference of two amounts may leave a binary fraction that is smaller. */
const RESIDUE = '0.000005';

function wrongWhen(column: SheetColumn, cell: string): string {
  const unlessNumber = (problems: string): string => `IF(ISNUMBER(${cell}),OR(${problems}),${cell}<>"")`;
  switch (column.kind) {
    case 'amount':
      return unlessNumber(`${cell}<0,${cell}>${MAX_AMOUNT / 100},ABS(${cell}-ROUND(${cell},2))>${RESIDUE}`);
    case 'number':
      return unlessNumber(`${cell}<0,${cell}>${MAX_NUMBER},${cell}<>INT(${cell})`);
    case 'percentage':
      return unlessNumber(`${cell}<0,${cell}>1`);
    case 'date': {
      const { first, last } = days(column);
      return unlessNumber(`INT(${cell})<${first},INT(${cell})>${last}`);
    }
    case 'choice': {
      // Excel takes no list of constants in a conditional format, and Google Sheets no range of another sheet.
      const differs = (column.options ?? []).map((option) => `${cell}<>"${option.replaceAll('"', '""')}"`);
      return `AND(${[`${cell}<>""`, ...differs].join(',')})`;
    }
    case 'text':
      return `LEN(${cell})>${column.maxLength ?? MAX_LINE_LENGTH}`;
  }
}

/** The number that a day has in a spreadsheet (ECMA-376 part 1, 18.17.4.1); those before 1 March 1900 are one less. */
const DAYS_BEFORE_1970 = 25_569;
/** 31 December 9999, the last date of Excel. */
const LAST_DAY = 2_958_465;

function days({ earliest, latest }: SheetColumn): { first: number; last: number } {
  const serial = (date: string | undefined, otherwise: number): number => {
    const day = date === undefined ? undefined : dayNumber(date);
    return day === undefined ? otherwise : day + DAYS_BEFORE_1970;
  };
  return { first: serial(earliest, 1), last: serial(latest, LAST_DAY) };
}
