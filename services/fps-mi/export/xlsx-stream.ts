/**
 * Writes XLSX (ECMA-376) while its rows are read. `hucre` can stream too, but one sheet only, without a filter and without a style
 * for the headings (docs/decisions/0049-exports-write-their-own-xlsx.md).
 */

import { strToU8, Zip, ZipDeflate } from 'fflate';
import { decimal } from '#forms/amount.ts';
import { type ColumnKind, type ListCell, type ListColumn, localTime } from './list-columns.ts';

/** A sheet of these things. */
export type ListSheet<Item> = {
  readonly name: string;
  readonly columns: readonly ListColumn<Item>[];
  readonly items: () => AsyncIterable<Item> | Iterable<Item>;
};

/** A sheet whose rows are cells already, so that sheets of different things are in one list. */
export type WrittenSheet = {
  readonly name: string;
  readonly columns: readonly Pick<ListColumn<never>, 'heading' | 'kind' | 'width'>[];
  readonly rows: () => AsyncIterable<readonly ListCell[]>;
};

/** A sheet, with its items turned into cells as they are read. */
export function sheetOf<Item>({ name, columns, items }: ListSheet<Item>): WrittenSheet {
  return {
    name,
    columns,
    rows: async function* () {
      for await (const item of items()) yield columns.map(({ cell }) => cell(item));
    },
  };
}

/** What Excel allows in one sheet. More rows go on in another sheet. */
const MAX_ROWS = 1_048_576;
/** How much XML is compressed at a time, in characters. */
const CHUNK = 64 * 1024;
/** Fast: such files are read once. */
const COMPRESSION = 3;

/**
 * An XLSX file with these sheets: headings in bold that stay visible, a filter on every column, and cells with the type of
 * their column. Rows are taken as the stream is read; cancelling it ends them. It breaks off when they fail.
 */
export function xlsxStream(
  sheets: readonly WrittenSheet[],
  { maxRows = MAX_ROWS }: { readonly maxRows?: number } = {},
): ReadableStream<Uint8Array> {
  return ReadableStream.from(bytesOf(sheets, maxRows));
}

async function* bytesOf(sheets: readonly WrittenSheet[], maxRows: number): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const take = (): Uint8Array[] => {
    const taken = chunks;
    chunks = [];
    return taken;
  };
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: COMPRESSION });
    zip.add(part);
    return part;
  };
  const addWhole = (name: string, xml: string): void => add(name).push(strToU8(xml), true);
  addWhole('[Content_Types].xml', CONTENT_TYPES);
  addWhole('_rels/.rels', ROOT_RELATIONS);
  addWhole('xl/styles.xml', STYLES);
  const written: Written[] = [];
  for (const sheet of sheets) {
    let part: ZipDeflate | null = null;
    for await (const { xml, ends } of xmlOf(sheet, maxRows)) {
      part ??= add(`xl/worksheets/sheet${written.length + 1}.xml`);
      part.push(strToU8(xml), ends !== null);
      if (ends !== null) {
        written.push({ name: nameOf(sheet.name, written), rows: ends, columns: sheet.columns.length });
        part = null;
      }
      yield* take();
    }
  }
  addWhole('xl/workbook.xml', workbook(written));
  addWhole('xl/_rels/workbook.xml.rels', workbookRelations(written.length));
  zip.end();
  yield* take();
}

type Written = { readonly name: string; readonly rows: number; readonly columns: number };

/** A piece of a sheet. `ends`: the number of its rows, when it is the last piece; more rows follow in another sheet. */
type Piece = { readonly xml: string; readonly ends: number | null };

async function* xmlOf({ columns, rows }: WrittenSheet, maxRows: number): AsyncGenerator<Piece> {
  const begin = `${sheetBegin(columns)}${headingRow(columns)}`;
  let xml = begin;
  let count = 1;
  for await (const cells of rows()) {
    if (count === maxRows) {
      yield { xml: `${xml}${sheetEnd(columns.length, count)}`, ends: count };
      xml = begin;
      count = 1;
    }
    count += 1;
    xml += rowXml(
      count,
      cells.map((value, index) => cellXml(columns[index]?.kind ?? 'text', value)),
    );
    if (xml.length < CHUNK) continue;
    yield { xml, ends: null };
    xml = '';
  }
  yield { xml: `${xml}${sheetEnd(columns.length, count)}`, ends: count };
}

const HEADING = 1;
/** The index of the style of each kind of column, in `STYLES`. */
const styleOf: Readonly<Record<ColumnKind, number>> = {
  text: 2,
  amount: 3,
  number: 4,
  percentage: 5,
  day: 6,
  moment: 7,
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Every part that is not named is a sheet: how many there are is known at the end only. */
const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const ROOT_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const fonts = [
  '<font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font>',
];
const fills = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE6EDF5"/></patternFill></fill>',
];
const format = (id: number): string =>
  `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
/** In the order of `styleOf`. Numbers below 164 are formats of ECMA-376 part 1, 18.8.30. */
const formats = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  format(49),
  format(4),
  format(1),
  format(10),
  format(164),
  format(165),
];
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length}">${fills.join('')}</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`;

function sheetBegin(columns: WrittenSheet['columns']): string {
  const widths = columns.map(
    ({ width, kind }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styleOf[kind]}" customWidth="1"/>`,
  );
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
}

const rangeOf = (columns: number, rows: number): string => `A1:${letterOf(columns - 1)}${rows}`;

function sheetEnd(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="${rangeOf(columns, rows)}"/></worksheet>`;
}

/** @param cells without their beginning: their place is added here */
function rowXml(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.map((cell, index) => `<c r="${letterOf(index)}${number}"${cell}`).join('')}</row>`;
}

/** Headings wrap: programs do not all find the height of a row themselves. */
function headingRow(columns: WrittenSheet['columns']): string {
  const lines = Math.max(...columns.map(({ heading, width }) => wrappedLines(heading, width)));
  const cells = columns.map(({ heading }) => textCell(heading, HEADING));
  return rowXml(1, cells).replace('<row r="1"', `<row r="1" ht="${lines * LINE_HEIGHT_PT + 3}" customHeight="1"`);
}

/** Of the headings, in points. */
export const LINE_HEIGHT_PT = 15;

/** How many lines a text in bold takes in a column, when lines break between words. @param width in characters */
export function wrappedLines(text: string, width: number): number {
  // Bold letters, and the button of the filter.
  const room = Math.max(1, width - 3);
  let lines = 1;
  let length = 0;
  for (const word of text.split(' ')) {
    const wanted = length === 0 ? word.length : length + 1 + word.length;
    if (wanted <= room || length === 0) length = wanted;
    else {
      lines += 1;
      length = word.length;
    }
    lines += Math.ceil(length / room) - 1;
    length = Math.min(length, room);
  }
  return lines;
}

function cellXml(kind: ColumnKind, value: ListCell): string {
  const style = styleOf[kind];
  if (value === null) return ` s="${style}"/>`;
  if (value instanceof Date) return numberCell(serialOf(`${localTime(value).replace(' ', 'T')}Z`), style);
  if (typeof value === 'string') {
    return kind === 'day' ? numberCell(serialOf(`${value}T00:00:00Z`), style) : textCell(value, style);
  }
  switch (kind) {
    case 'amount':
      return numberCell(decimal(value), style);
    case 'percentage':
      return numberCell(value / 10_000, style);
    default:
      return numberCell(value, style);
  }
}

const numberCell = (number: number | string, style: number): string => ` s="${style}"><v>${number}</v></c>`;

/** A text in its cell: never a formula, whatever it begins with. */
function textCell(text: string, style: number): string {
  return ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, MAX_TEXT))}</t></is></c>`;
}

/** In characters (Excel). */
const MAX_TEXT = 32_767;

/** Characters that XML cannot have are left out; `_x0041_` would be read as A (ECMA-376 part 1, 22.9.2.19). */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, which count a 29 February 1900 that never was. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** A moment as the number of days since the day 0 of spreadsheets, which know no time zones. @param utc ISO 8601 */
function serialOf(utc: string): number {
  return (Date.parse(utc) - DAY_ZERO) / DAY_MS;
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

/** The name of a sheet has at most 31 characters, none of these, and differs from the others (ECMA-376 part 1, 18.2.19). */
function nameOf(wanted: string, others: readonly Written[]): string {
  const plain = wanted
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = `${plain.slice(0, 31 - suffix.length).trim()}${suffix}`;
    if (!others.some((other) => other.name.toLowerCase() === name.toLowerCase())) return name;
  }
}

function workbook(sheets: readonly Written[]): string {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  // Excel looks for the range of a filter here.
  const filters = sheets.map(({ name, columns, rows }, index) => {
    const range = rangeOf(columns, rows).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escaped(name.replaceAll("'", "''"))}'!${range}</definedName>`;
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

function workbookRelations(sheets: number): string {
  const list = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}
