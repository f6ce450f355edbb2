/** Everything that writes a table here: our own writer, libraries, and the ways in which other programs write files. */

import { stringify } from 'csv-stringify/sync';
import { decimal, formatAmount, formatNumber, formatPercentage } from '#forms/amount.ts';
import { dayNumber, formatDate } from '#forms/date.ts';
import type { Language } from '#forms/definition.ts';
import { formatTableMark } from '#web/spreadsheet/table-mark.ts';
import { type SheetColumn, type SheetTable, type WrittenCell, writeTable } from '#web/spreadsheet/write-table.ts';
import { ods, odsRow, odsText, odsValue } from './make/ods.ts';
import { as, type Book, type SheetCell, xlsx } from './make/xlsx.ts';

export type Writer = {
  readonly name: string;
  readonly write: (table: SheetTable) => Promise<Uint8Array> | Uint8Array;
};

type Kind = SheetColumn['kind'];
const DAYS_BEFORE_1970 = 25_569;
const DAYS_BEFORE_1904 = 1_462;
const serialOf = (value: WrittenCell): number => (dayNumber(String(value)) ?? 0) + DAYS_BEFORE_1970;

/** The mark and the headers, and each line with the kind of its cells. */
function rowsOf<T>(
  { mark, columns, lines }: SheetTable,
  text: (text: string) => T,
  cell: (kind: Kind, value: WrittenCell) => T,
): T[][] {
  const written = lines.map((line) => columns.map(({ kind }, index) => cell(kind, line[index])));
  return [[text(formatTableMark(mark))], columns.map(({ header }) => text(header)), ...written];
}

function xlsxCell(kind: Kind, value: WrittenCell, formats: Partial<Record<Kind, string>>, before1904 = 0): SheetCell {
  if (value === undefined) return null;
  if (kind === 'date') return as(formats.date ?? 'mm-dd-yy', serialOf(value) - before1904);
  if (typeof value === 'string') return value;
  if (kind === 'amount') return as(formats.amount ?? '0.00', value / 100);
  if (kind === 'percentage') return as(formats.percentage ?? '0.00%', value / 10_000);
  return as(formats.number ?? '0', value);
}

/** A dialect of XLSX. */
function dialect(name: string, book: Partial<Book>, formats: Partial<Record<Kind, string>> = {}): Writer {
  const before = book.date1904 ? DAYS_BEFORE_1904 : 0;
  return {
    name,
    write: (table) => {
      const rows = rowsOf<SheetCell>(
        table,
        (text) => text,
        (kind, value) => xlsxCell(kind, value, formats, before),
      );
      return xlsx({ sheets: [{ name: 'Blad1', rows }], ...book });
    },
  };
}

function odsCell(kind: Kind, value: WrittenCell): string {
  if (value === undefined) return '<table:table-cell/>';
  if (kind === 'date') return odsValue('date', String(value), formatDate(String(value), 'nl'));
  if (typeof value === 'string') return odsText(value);
  if (kind === 'amount') return odsValue('currency', decimal(value), formatAmount(value, 'nl'));
  if (kind === 'percentage') return odsValue('percentage', value / 10_000, formatPercentage(value, 'nl'));
  return odsValue('float', value, String(value));
}

/** A cell as a program shows it in a language. */
function shown(kind: Kind, value: WrittenCell, language: Language): string {
  if (value === undefined) return '';
  if (kind === 'date') return formatDate(String(value), language);
  if (typeof value === 'string') return value;
  if (kind === 'amount') return formatAmount(value, language);
  if (kind === 'percentage') return formatPercentage(value, language);
  return formatNumber(value, language);
}

/** A cell as an English program shows it, with the formats of our own tables. */
function shownInEnglish(kind: Kind, value: WrittenCell): string {
  if (typeof value !== 'number') return shown(kind, value, 'nl');
  if (kind === 'amount') return decimal(value);
  return kind === 'percentage' ? `${decimal(value)}%` : String(value);
}

type CsvDialect = {
  readonly separator: string;
  readonly end: string;
  readonly encode: (text: string) => Uint8Array;
  readonly first?: string;
};

function csv(
  name: string,
  cell: (kind: Kind, value: WrittenCell) => string,
  { separator, end, encode, first = '' }: CsvDialect,
): Writer {
  return {
    name,
    write: (table) => {
      const [mark = [], ...rows] = rowsOf<string>(table, (text) => text, cell);
      // A program writes as many separators in each line.
      const filled = [...mark, ...Array.from({ length: table.columns.length - 1 }, () => '')];
      return encode(first + stringify([filled, ...rows], { delimiter: separator, record_delimiter: end }));
    },
  };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf8WithMark = (text: string): Uint8Array => utf8(`\ufeff${text}`);
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** All writers. What they write is read back equal. */
export const writers: readonly Writer[] = [
  { name: 'our own writer, with hucre', write: writeTable },
  dialect('XLSX as Excel writes it', { shared: true }, { amount: '#,##0.00\\ "€"' }),
  dialect('XLSX as Google Sheets writes it', { shared: true }, { date: 'd"/"m"/"yyyy', amount: '[$€-1]#,##0.00' }),
  dialect('XLSX with inline strings, as openpyxl writes it', {}, { date: 'yyyy-mm-dd' }),
  dialect('XLSX as the Open XML SDK writes it', { prefix: 'x:', absolute: true }),
  dialect('XLSX of the strict standard', { strict: true }),
  dialect('XLSX that counts its days from 1904', { date1904: true, shared: true }),
  {
    name: 'ODS',
    write: (table) =>
      ods([
        {
          name: 'Blad1',
          rows: rowsOf(table, odsText, odsCell)
            .map((cells) => odsRow(...cells))
            .join(''),
        },
      ]),
  },
  csv('CSV of a Dutch Excel', (kind, value) => shown(kind, value, 'nl'), {
    separator: ';',
    end: '\r\n',
    encode: utf8WithMark,
  }),
  csv('CSV of a French Excel, in UTF-16', (kind, value) => shown(kind, value, 'fr'), {
    separator: '\t',
    end: '\r\n',
    encode: utf16,
  }),
  csv('CSV of a German Excel, with its separator named', (kind, value) => shown(kind, value, 'de'), {
    separator: ';',
    end: '\r\n',
    encode: utf8WithMark,
    first: 'sep=;\r\n',
  }),
  csv('CSV of an English program', shownInEnglish, { separator: ',', end: '\n', encode: utf8 }),
  csv('CSV with bars', (kind, value) => shown(kind, value, 'nl'), { separator: '|', end: '\n', encode: utf8 }),
];
