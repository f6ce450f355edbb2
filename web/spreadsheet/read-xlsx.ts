/** Reads the sheets of an XLSX (ECMA-376, ISO/IEC 29500). */

import { type Cell, numberText, percentageText, type Sheet, type SheetContent } from './cell.ts';
import { DAYS_1904, dateCell, isoDate, serialOf } from './cell-date.ts';
import { FileRefused } from './file-refusal.ts';
import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_XML_BYTES } from './limits.ts';
import { GENERAL, type NumberFormat, readFormat } from './number-format.ts';
import { collectRows, type Merge, type SheetRows } from './sheet-rows.ts';
import {
  checkContentTypes,
  decodeText,
  isTrue,
  mainNamespaces,
  readCellFormats,
  readSharedStrings,
  readWorkbook,
  type Workbook,
} from './xlsx-parts.ts';
import { attribute, readXml, type XmlBudget, type XmlElement, type XmlHandlers } from './xml.ts';
import type { Zip } from './zip.ts';

/** The last row and column that a spreadsheet program has. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const general = readFormat(GENERAL);
const decimalNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

type Context = Pick<Workbook, 'date1904' | 'recalculates'> & {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
};

/** The sheets of an XLSX. Links to other files are not followed, and formulas never run. @throws FileRefused */
export async function readXlsxSheets(zip: Zip, budget: XmlBudget): Promise<Sheet[]> {
  await checkContentTypes(zip, budget);
  const workbook = await readWorkbook(zip, budget);
  const { sharedStrings, styles, date1904, recalculates, sheets } = workbook;
  const context: Context = {
    date1904,
    recalculates,
    strings: sharedStrings === undefined ? [] : await readSharedStrings(zip, sharedStrings, budget),
    formats: styles === undefined ? [] : await readCellFormats(zip, styles, budget),
  };
  return sheets.map(({ name, hidden, part }) => ({
    name,
    hidden,
    read: (maxRows) => readSheetPart(zip.chunks(part, MAX_XML_BYTES), context, budget, maxRows),
  }));
}

/** A cell while its XML is read. */
type OpenCell = {
  readonly column: number;
  readonly type: string;
  readonly format: NumberFormat;
  value: string;
  /** Whether there is a `v`, or the text of an `is`. */
  hasValue: boolean;
  hasFormula: boolean;
};

async function readSheetPart(
  chunks: AsyncIterable<Uint8Array>,
  context: Context,
  budget: XmlBudget,
  maxRows: number | undefined,
): Promise<SheetContent> {
  const sheet = collectRows(budget, maxRows);
  await readXml(chunks, new SheetReader(context, sheet), budget);
  return sheet.content();
}

/** What a sheet is read into, with what the parser is in at this moment. */
class SheetReader implements XmlHandlers {
  readonly namespaces = mainNamespaces;
  readonly #context: Context;
  readonly #sheet: SheetRows;
  #row: { readonly number: number; readonly hidden: boolean; readonly cells: Cell[] } | null = null;
  #lastRow = 0;
  #cell: OpenCell | null = null;
  #nextColumn = 0;
  /** Whether the text that follows is the value of the cell. */
  #isValue = false;
  /** How deep the parser is in pronunciations. */
  #phonetic = 0;
  /** The columns of the row that have a cell. */
  readonly #filled = new Set<number>();

  constructor(context: Context, sheet: SheetRows) {
    this.#context = context;
    this.#sheet = sheet;
  }

  readonly open = (element: XmlElement): void => {
    this.#isValue = false;
    switch (element.local) {
      case 'row':
        this.#openRow(element);
        break;
      case 'c':
        if (this.#row) this.#openCell(element, this.#row.number);
        break;
      case 'f':
        if (this.#cell) this.#cell.hasFormula = true;
        break;
      case 'v':
      case 't':
        if (this.#cell === null || this.#phonetic > 0) break;
        this.#isValue = true;
        this.#cell.hasValue = true;
        break;
      case 'rPh':
        this.#phonetic += 1;
        break;
      case 'col':
        if (!isTrue(attribute(element, 'hidden'))) break;
        this.#sheet.hideColumns(Number(attribute(element, 'min')) - 1, Number(attribute(element, 'max')) - 1);
        break;
      case 'mergeCell': {
        const merge = mergeOf(attribute(element, 'ref') ?? '');
        if (merge) this.#sheet.merge(merge);
        break;
      }
    }
  };

  readonly close = ({ local }: XmlElement): void => {
    this.#isValue = false;
    if (local === 'rPh') this.#phonetic -= 1;
    if (local === 'c') this.#closeCell();
    if (local === 'row' && this.#row) {
      this.#sheet.add(this.#row);
      this.#row = null;
    }
  };

  readonly text = (content: string): void => {
    if (!this.#isValue || this.#cell === null) return;
    this.#cell.value += content;
    if (this.#cell.value.length > MAX_CELL_LENGTH) throw new FileRefused('file-swells');
  };

  readonly isDone = (): boolean => this.#sheet.isFull();

  #openRow(element: XmlElement): void {
    const number = rowNumber(attribute(element, 'r'), this.#lastRow);
    this.#row = { number, hidden: isTrue(attribute(element, 'hidden')), cells: [] };
    this.#lastRow = number;
    this.#nextColumn = 0;
    this.#filled.clear();
  }

  #openCell(element: XmlElement, row: number): void {
    const reference = attribute(element, 'r');
    const column = reference === undefined ? this.#nextColumn : columnIn(reference, row);
    this.#nextColumn = column + 1;
    // Programs do not agree on which of two cells counts.
    if (this.#filled.has(column)) throw new FileRefused('file-unreadable');
    this.#filled.add(column);
    const format = this.#context.formats[Number(attribute(element, 's') ?? 0)] ?? general;
    const type = attribute(element, 't') ?? 'n';
    this.#cell = { column, type, format, value: '', hasValue: false, hasFormula: false };
  }

  #closeCell(): void {
    const [cell, row] = [this.#cell, this.#row];
    this.#cell = null;
    if (cell === null || row === null || cell.column >= MAX_COLUMNS) return;
    const value = cellOf(cell, this.#context);
    if (value === '') return;
    while (row.cells.length < cell.column) row.cells.push('');
    row.cells[cell.column] = value;
  }
}

/** The number of a row; one without a number follows the row before it. */
function rowNumber(reference: string | undefined, last: number): number {
  const number = reference === undefined ? last + 1 : Number(reference);
  if (!Number.isInteger(number) || number < 1 || number > LAST_ROW) throw new FileRefused('file-unreadable');
  return number;
}

/** The index of the column of a reference such as `AB12`, which must be in this row. */
function columnIn(reference: string, row: number): number {
  const place = placeOf(reference);
  if (place === null || place.row !== row) throw new FileRefused('file-unreadable');
  return place.column;
}

function placeOf(reference: string): { readonly column: number; readonly row: number } | null {
  const { letters = '', digits = '' } = /^(?<letters>[A-Z]{1,3})(?<digits>\d{1,7})$/.exec(reference)?.groups ?? {};
  if (letters === '') return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column > LAST_COLUMN ? null : { column: column - 1, row: Number(digits) };
}

function mergeOf(reference: string): Merge | null {
  const [first, last] = reference.replaceAll('$', '').split(':').map(placeOf);
  if (!first || !last) return null;
  return { firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column };
}

function cellOf(cell: OpenCell, context: Context): Cell {
  const { type, value, hasFormula } = cell;
  switch (type) {
    case 's':
      return value === '' ? '' : (context.strings[Number(value)] ?? { problem: 'cell-unreadable', found: value });
    case 'str':
      // The result of a formula may be an empty text.
      return cell.hasValue || !hasFormula ? decodeText(value) : { problem: 'formula-without-value', found: '' };
    case 'inlineStr':
      return decodeText(value);
    case 'e':
      return { problem: 'formula-failed', found: value };
    default:
      if (value.trim() === '') return hasFormula ? { problem: 'formula-without-value', found: '' } : '';
      return typedValue(cell, value.trim(), context);
  }
}

function typedValue({ type, format, hasFormula }: OpenCell, value: string, context: Context): Cell {
  switch (type) {
    case 'b': {
      const text = isTrue(value) ? 'TRUE' : 'FALSE';
      return { type: 'boolean', text, shown: text };
    }
    case 'd': {
      const text = isoDate(value);
      // One that may be another day keeps its text: it is no date, but the file is not damaged.
      if (text === undefined)
        return serialOf(value) === undefined
          ? { problem: 'cell-unreadable', found: value }
          : { type: 'date', text: value, shown: value };
      return { type: 'date', text, shown: format.kind === 'date' ? format.show(serialOf(value) ?? 0) : value };
    }
    case 'n': {
      const number = Number(value);
      if (!decimalNumber.test(value) || !Number.isFinite(number)) return { problem: 'cell-unreadable', found: value };
      // Programs that cannot run formulas write 0 as the result, and ask the next program to compute it.
      if (hasFormula && context.recalculates && number === 0) return { problem: 'formula-without-value', found: '' };
      return numberCell(number, format, context);
    }
    default:
      return { problem: 'cell-unreadable', found: value };
  }
}

function numberCell(number: number, format: NumberFormat, { date1904 }: Context): Cell {
  const { kind } = format;
  switch (kind) {
    case 'date':
      return dateCell(date1904 ? number + DAYS_1904 : number, format);
    case 'time':
      return { type: 'time', text: format.show(number), shown: format.show(number) };
    case 'percentage':
      return { type: kind, number, text: percentageText(number), shown: format.show(number) };
    case 'number':
      return { type: kind, number, text: numberText(number), shown: format.show(number) };
  }
}
