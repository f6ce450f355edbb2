/** Writes XLSX files (ECMA-376) cell by cell, as each program does it. The same input gives the same bytes. */

import { zipSync } from 'fflate';
import { NOTICE, STAFF, staffHeaders } from './case.ts';

/** A cell: empty, a text, a number, or how it is written. `xml`: what is inside of `<c>`. */
export type SheetCell =
  | null
  | string
  | number
  | {
      readonly value?: string | number;
      readonly type?: 'n' | 's' | 'str' | 'b' | 'e' | 'd' | 'inlineStr';
      /** The number format. */
      readonly format?: string;
      readonly xml?: string;
      /** Further attributes. */
      readonly attributes?: string;
    };

export type Sheet = {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly kind?: 'chart';
  readonly rows: readonly (readonly SheetCell[])[];
  /** Attributes of rows, by number from 1. */
  readonly rowAttributes?: Readonly<Record<number, string>>;
  /** What is before and after the rows in the sheet's XML. */
  readonly before?: string;
  readonly after?: string;
};

export type Book = {
  readonly sheets: readonly Sheet[];
  readonly date1904?: boolean;
  /** ISO/IEC 29500 strict: other namespaces. */
  readonly strict?: boolean;
  /** The prefix of the elements, as the Open XML SDK writes them. */
  readonly prefix?: string;
  /** Texts in the table of shared strings. */
  readonly shared?: boolean;
  /** Without the names of rows and cells, which may be left out. */
  readonly withoutReferences?: boolean;
  /** Absolute targets of relationships. */
  readonly absolute?: boolean;
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
  readonly contentType?: string;
};

const transitional = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const strictNames = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A text of a cell: what looks like an escape is escaped itself (ECMA-376 part 1, 22.9.2.19). */
function cellText(text: string): string {
  return escapeXml(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** The letters of a column, from 0. */
export function lettersOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : lettersOf(Math.floor(index / 26) - 1) + letter;
}

/** A zip file with the same time in each entry. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).map(([name, data]) => [
    name,
    typeof data === 'string' ? encoder.encode(data) : data,
  ]);
  // A local time, as zip files have.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(2026, 0, 1) });
}

/** The formats and the texts of a workbook, which its cells refer to. */
class Parts {
  readonly formats: string[] = [];
  readonly texts: string[] = [];
  readonly book: Book;

  constructor(book: Book) {
    this.book = book;
  }

  styleOf(format: string): number {
    if (!this.formats.includes(format)) this.formats.push(format);
    return this.formats.indexOf(format) + 1;
  }

  cell(cell: SheetCell, reference: string): string {
    if (cell === null) return '';
    const p = this.book.prefix ?? '';
    const named = this.book.withoutReferences ? '' : ` r="${reference}"`;
    if (typeof cell === 'number') return `<${p}c${named}><${p}v>${cell}</${p}v></${p}c>`;
    if (typeof cell === 'string') {
      if (this.book.shared) {
        this.texts.push(cell);
        return `<${p}c${named} t="s"><${p}v>${this.texts.length - 1}</${p}v></${p}c>`;
      }
      const text = `<${p}is><${p}t xml:space="preserve">${cellText(cell)}</${p}t></${p}is>`;
      return `<${p}c${named} t="inlineStr">${text}</${p}c>`;
    }
    const { value, type, format, attributes = '', xml } = cell;
    const style = format === undefined ? '' : ` s="${this.styleOf(format)}"`;
    const kind = type === undefined ? '' : ` t="${type}"`;
    const inside = xml ?? (value === undefined ? '' : `<${p}v>${escapeXml(String(value))}</${p}v>`);
    return `<${p}c${named}${style}${kind}${attributes}>${inside}</${p}c>`;
  }

  sheet({ rows, rowAttributes = {}, before = '', after = '' }: Sheet): string {
    const p = this.book.prefix ?? '';
    const { main, relations } = this.book.strict ? strictNames : transitional;
    const written = rows.flatMap((cells, index) => {
      const number = index + 1;
      if (cells.length === 0 && !this.book.withoutReferences) return [];
      const named = this.book.withoutReferences ? '' : ` r="${number}"`;
      // Without names the empty cells hold the places of the others.
      const empty = this.book.withoutReferences ? `<${p}c/>` : '';
      const inside = cells.map((cell, column) => this.cell(cell, `${lettersOf(column)}${number}`) || empty).join('');
      return [`<${p}row${named}${rowAttributes[number] ?? ''}>${inside}</${p}row>`];
    });
    const xmlns = p === '' ? 'xmlns' : `xmlns:${p.slice(0, -1)}`;
    return `${declaration}<${p}worksheet ${xmlns}="${main}" xmlns:r="${relations}">${before}<${p}sheetData>${written.join('')}</${p}sheetData>${after}</${p}worksheet>`;
  }

  styles(): string {
    const { main } = this.book.strict ? strictNames : transitional;
    // The formats that every program has are not written (ECMA-376 part 1, 18.8.30).
    const builtIn: Readonly<Record<string, number>> = { General: 0, '0': 1, '0.00': 2, '#,##0': 3, '#,##0.00': 4 };
    const more: Readonly<Record<string, number>> = { '0%': 9, '0.00%': 10, 'mm-dd-yy': 14, '@': 49 };
    const known = (format: string): number | undefined => builtIn[format] ?? more[format];
    const own = this.formats.filter((format) => known(format) === undefined);
    const numFmts = own.map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(format)}"/>`);
    const xfs = this.formats.map(
      (format) =>
        `<xf numFmtId="${known(format) ?? 164 + own.indexOf(format)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    );
    return `${declaration}<styleSheet xmlns="${main}">${own.length > 0 ? `<numFmts count="${own.length}">${numFmts.join('')}</numFmts>` : ''}<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }
}

/** The bytes of a workbook. */
export function xlsx(book: Book): Uint8Array {
  const parts = new Parts(book);
  const { main, relations } = book.strict ? strictNames : transitional;
  const pathOf = ({ kind }: Sheet, index: number): string =>
    `${kind === 'chart' ? 'chartsheets' : 'worksheets'}/sheet${index + 1}.xml`;
  const sheets = book.sheets.map((sheet, index) => ({
    ...sheet,
    path: pathOf(sheet, index),
    xml:
      sheet.kind === 'chart'
        ? `${declaration}<chartsheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>`
        : parts.sheet(sheet),
  }));
  const firstVisible = Math.max(
    0,
    book.sheets.findIndex(({ state }) => state === undefined),
  );
  const start = book.absolute ? '/xl/' : '';
  const overrides = sheets.map(
    ({ path, kind }) =>
      `<Override PartName="/xl/${path}" ContentType="${types}.${kind === 'chart' ? 'chartsheet' : 'worksheet'}+xml"/>`,
  );
  const shared = parts.texts.length > 0;
  const items = parts.texts.map((text) => `<si><t xml:space="preserve">${cellText(text)}</t></si>`).join('');
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const targets = sheets.map(
    ({ path, kind }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${kind === 'chart' ? 'chartsheet' : 'worksheet'}" Target="${start}${path}"/>`,
  );
  return zip({
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${book.contentType ?? `${types}.sheet.main+xml`}"/>${overrides.join('')}<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${shared ? `<Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/>` : ''}</Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="${book.absolute ? '/' : ''}xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"${book.strict ? ' conformance="strict"' : ''}><workbookPr${book.date1904 ? ' date1904="1"' : ''}/><bookViews><workbookView activeTab="${firstVisible}"/></bookViews><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships">${targets.join('')}<Relationship Id="rId90" Type="${relations}/styles" Target="${start}styles.xml"/>${shared ? `<Relationship Id="rId91" Type="${relations}/sharedStrings" Target="${start}sharedStrings.xml"/>` : ''}</Relationships>`,
    'xl/styles.xml': parts.styles(),
    ...(shared && {
      'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}" count="${parts.texts.length}" uniqueCount="${parts.texts.length}">${items}</sst>`,
    }),
    ...Object.fromEntries(sheets.map(({ path, xml }) => [`xl/${path}`, xml])),
    ...book.extra,
  });
}

/** A cell with a number and its format. */
export function as(format: string, value: number | string): SheetCell {
  return { value, format };
}

/** A day as a spreadsheet stores it: 46023 is 1 January 2026. */
export function day(serial: number): SheetCell {
  return as('dd/mm/yyyy', serial);
}

/** The rows above the lines of the table of staff. */
export const aboveStaff: readonly (readonly SheetCell[])[] = [[STAFF, NOTICE], staffHeaders];

/** The cells of the usual line of staff, with what is particular, by index. */
export function staffCells(particular: Readonly<Record<number, SheetCell>> = {}): SheetCell[] {
  const cells: SheetCell[] = [
    'P-001',
    'Maatschappelijk werker',
    day(46_023),
    day(46_387),
    as('0.00%', 0.5),
    as('0.00', 41_250.75),
  ];
  return cells.map((cell, index) => (index in particular ? (particular[index] ?? null) : cell));
}

/** A workbook with one sheet: the table of staff with these lines. */
export function staffBook(lines: readonly (readonly SheetCell[])[], book: Partial<Book> = {}): Uint8Array {
  return xlsx({ sheets: [{ name: 'Personeelsleden', rows: [...aboveStaff, ...lines] }], ...book });
}
