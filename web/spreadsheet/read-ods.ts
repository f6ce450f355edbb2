/** Reads the sheets of an ODS (OpenDocument 1.3 part 3, 9). */

import { type Cell, isEmptyCell, numberText, percentageText, type Sheet } from './cell.ts';
import { isoDate } from './cell-date.ts';
import { FileRefused } from './file-refusal.ts';
import { MAX_CELL_LENGTH, MAX_COLUMNS, MAX_SHEETS, MAX_XML_BYTES } from './limits.ts';
import { collectRows, type SheetRows } from './sheet-rows.ts';
import { attributeIn, attributesIn, readXml, type XmlBudget, type XmlElement, type XmlHandlers } from './xml.ts';
import type { Zip } from './zip.ts';

/** The file in an ODS that contains its sheets. */
export const ODS_CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';

const namespace = (name: string): ReadonlySet<string> => new Set([`urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`]);
const [office, table, text, style] = [namespace('office'), namespace('table'), namespace('text'), namespace('style')];
const calculation: ReadonlySet<string> = new Set([
  'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0',
]);
const officeAndTable: ReadonlySet<string> = new Set([...office, ...table]);
const content: ReadonlySet<string> = new Set([...office, ...table, ...text, ...style]);
const manifest = namespace('manifest');

/**
 * The sheets of an ODS: hidden ones too, of which only the first rows are kept.
 * @throws FileRefused
 */
export async function readOdsSheets(zip: Zip, budget: XmlBudget): Promise<Sheet[]> {
  await refuseEncrypted(zip, budget);
  const reader = new ContentReader(budget);
  await readXml(zip.chunks(ODS_CONTENT, MAX_XML_BYTES), reader, budget);
  if (!reader.isSpreadsheet) throw new FileRefused('file-unknown');
  return reader.sheets.map(({ name, hidden, rows }) => ({ name, hidden, read: async () => rows.content() }));
}

/** The content of a file with a password is encrypted; only the list of its parts can be read. */
async function refuseEncrypted(zip: Zip, budget: XmlBudget): Promise<void> {
  if (!zip.has(MANIFEST)) return;
  const open = ({ local }: XmlElement): void => {
    if (local === 'encryption-data') throw new FileRefused('file-locked');
  };
  await readXml(zip.chunks(MANIFEST), { namespaces: manifest, open, close: () => {} }, budget);
}

type OdsSheet = { readonly name: string; readonly hidden: boolean; readonly rows: SheetRows };

/** What the content of an ODS is read into, with what the parser is in at this moment. */
class ContentReader implements XmlHandlers {
  readonly namespaces = content;
  readonly sheets: OdsSheet[] = [];
  isSpreadsheet = false;
  readonly #hiddenStyles = new Set<string>();
  #styleName = '';
  /** Tables in a cell, and the tables of charts, are in another one. */
  #tableDepth = 0;
  #rowNumber = 1;
  #columnNumber = 0;
  #row: { readonly repeated: number; readonly hidden: boolean; readonly cells: Cell[] } | null = null;
  #cell: OpenCell | null = null;
  /** How deep the parser is in comments and pronunciations, which are not part of a cell. */
  #ignoredDepth = 0;
  /** The characters of all cells so far. */
  #characters = 0;
  readonly #budget: XmlBudget;

  constructor(budget: XmlBudget) {
    this.#budget = budget;
  }

  readonly open = (element: XmlElement): void => {
    const { uri, local } = element;
    if (local === 'annotation' || local === 'ruby-text') this.#ignoredDepth += 1;
    if (table.has(uri)) {
      if (local === 'table') this.#openTable(element);
      else if (this.#tableDepth === 1) this.#openInTable(element);
    } else if (text.has(uri)) {
      if (this.#cell && this.#isInCell()) this.#appendElement(this.#cell, element);
    } else if (style.has(uri)) {
      if (local === 'style') this.#styleName = attributeIn(element, style, 'name') ?? '';
      if (local === 'table-properties' && attributeIn(element, table, 'display') === 'false')
        this.#hiddenStyles.add(this.#styleName);
    } else if (local === 'spreadsheet') {
      this.isSpreadsheet = true;
    }
  };

  readonly close = ({ uri, local }: XmlElement): void => {
    if (local === 'annotation' || local === 'ruby-text') this.#ignoredDepth -= 1;
    if (!table.has(uri)) return;
    if (local === 'table') this.#tableDepth -= 1;
    else if (this.#tableDepth === 1) {
      if (local === 'table-cell' || local === 'covered-table-cell') this.#closeCell();
      if (local === 'table-row') this.#closeRow();
    }
  };

  readonly text = (characters: string): void => {
    if (this.#cell && this.#cell.paragraphs > 0 && this.#isInCell()) this.#append(this.#cell, characters);
  };

  #append(cell: OpenCell, characters: string): void {
    cell.text += characters;
    // Spaces are counted in the file, so a few bytes can stand for many.
    this.#characters += characters.length;
    if (cell.text.length > MAX_CELL_LENGTH || this.#characters > MAX_XML_BYTES) throw new FileRefused('file-swells');
  }

  /** Adds what an element of the text namespace stands for. */
  #appendElement(cell: OpenCell, element: XmlElement): void {
    switch (element.local) {
      case 'p':
      case 'h':
        if (cell.paragraphs > 0) this.#append(cell, '\n');
        cell.paragraphs += 1;
        break;
      case 's':
        this.#append(cell, ' '.repeat(Math.min(Number(attributeIn(element, text, 'c') ?? 1) || 1, MAX_CELL_LENGTH)));
        break;
      case 'tab':
        this.#append(cell, '\t');
        break;
      case 'line-break':
        this.#append(cell, '\n');
        break;
    }
  }

  #isInCell(): boolean {
    return this.#ignoredDepth === 0 && this.#tableDepth === 1;
  }

  #openTable(element: XmlElement): void {
    this.#tableDepth += 1;
    if (this.#tableDepth > 1) return;
    const hidden = this.#hiddenStyles.has(attributeIn(element, table, 'style-name') ?? '');
    const name = attributeIn(element, table, 'name') ?? '';
    if (this.sheets.length >= MAX_SHEETS) throw new FileRefused('file-swells');
    this.sheets.push({ name, hidden, rows: collectRows(this.#budget, hidden ? MAX_HIDDEN_ROWS : undefined) });
    this.#rowNumber = 1;
    this.#columnNumber = 0;
  }

  #openInTable(element: XmlElement): void {
    switch (element.local) {
      case 'table-column': {
        const own = attributesIn(element, table);
        const repeated = repetitions(own['number-columns-repeated']);
        const first = this.#columnNumber;
        if (isHidden(own['visibility'])) this.sheets.at(-1)?.rows.hideColumns(first, first + repeated - 1);
        this.#columnNumber += repeated;
        break;
      }
      case 'table-row': {
        const own = attributesIn(element, table);
        const repeated = repetitions(own['number-rows-repeated']);
        this.#row = { repeated, hidden: isHidden(own['visibility']), cells: [] };
        break;
      }
      case 'table-cell':
      case 'covered-table-cell':
        // The rest of a sheet that has too many rows is not read.
        this.#cell = this.sheets.at(-1)?.rows.isFull() ? null : openCell(element);
        break;
    }
  }

  #closeCell(): void {
    const [cell, row] = [this.#cell, this.#row];
    if (cell === null || row === null) return;
    const { rows: height, columns: width } = cell.span;
    const [firstRow, firstColumn] = [this.#rowNumber, row.cells.length];
    if (height > 1 || width > 1) {
      const [lastRow, lastColumn] = [firstRow + height - 1, firstColumn + width - 1];
      this.sheets.at(-1)?.rows.merge({ firstRow, lastRow, firstColumn, lastColumn });
    }
    const value = cell.covered ? '' : cellOf(cell);
    for (let i = 0; i < cell.repeated && row.cells.length < MAX_COLUMNS; i += 1) row.cells.push(value);
    this.#cell = null;
  }

  #closeRow(): void {
    const [row, rows] = [this.#row, this.sheets.at(-1)?.rows];
    if (row === null || rows === undefined) return;
    const isEmpty = row.cells.every(isEmptyCell);
    for (let i = 0; !isEmpty && i < row.repeated && !rows.isFull(); i += 1) {
      rows.add({ number: this.#rowNumber + i, cells: row.cells, hidden: row.hidden });
    }
    this.#rowNumber += row.repeated;
    this.#row = null;
  }
}

/** Enough to find the mark in them. */
const MAX_HIDDEN_ROWS = 100;

/** A cell while its XML is read. */
type OpenCell = {
  readonly type: string | undefined;
  /** The value, in the attribute that goes with the type. */
  readonly value: string | undefined;
  readonly isError: boolean;
  readonly hasFormula: boolean;
  readonly covered: boolean;
  readonly repeated: number;
  readonly span: { readonly rows: number; readonly columns: number };
  text: string;
  paragraphs: number;
};

function openCell(element: XmlElement): OpenCell {
  const own = attributesIn(element, officeAndTable);
  const type = own['value-type'];
  return {
    type,
    value: own[valueAttribute(type)],
    isError: type === 'string' && attributeIn(element, calculation, 'value-type') === 'error',
    hasFormula: own['formula'] !== undefined,
    covered: element.local === 'covered-table-cell',
    repeated: repetitions(own['number-columns-repeated']),
    span: { rows: repetitions(own['number-rows-spanned']), columns: repetitions(own['number-columns-spanned']) },
    text: '',
    paragraphs: 0,
  };
}

function valueAttribute(type: string | undefined): string {
  switch (type) {
    case 'date':
    case 'time':
    case 'boolean':
    case 'string':
      return `${type}-value`;
    default:
      return 'value';
  }
}

function isHidden(visibility: string | undefined): boolean {
  return visibility !== undefined && visibility !== 'visible';
}

function repetitions(attribute: string | undefined): number {
  const number = Number(attribute ?? 1);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

const decimalNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

function cellOf({ type, value, text: shown, isError, hasFormula }: OpenCell): Cell {
  if (isError) return { problem: 'formula-failed', found: shown };
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const number = Number(value);
      if (!decimalNumber.test(value ?? '')) return { problem: 'cell-unreadable', found: shown };
      const kind = type === 'percentage' ? type : 'number';
      const plain = kind === 'percentage' ? percentageText(number) : numberText(number);
      return { type: kind, number, text: plain, shown: shown || plain };
    }
    case 'date': {
      const date = isoDate(value ?? '');
      if (date === undefined) return { problem: 'cell-unreadable', found: shown };
      return { type: 'date', text: date, shown: shown || date };
    }
    case 'time':
      return { type: 'time', text: shown || (value ?? ''), shown: shown || (value ?? '') };
    case 'boolean': {
      const plain = value === 'true' ? 'TRUE' : 'FALSE';
      return { type: 'boolean', text: plain, shown: shown || plain };
    }
    case undefined:
      return hasFormula && shown === '' ? { problem: 'formula-without-value', found: '' } : shown;
    default:
      return shown || (value ?? '');
  }
}
